/** The feed that is nearest to the chosen filters. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { keyOf, nearestFeed } from "../../overrides/assets/search/nearest_feed.js";

const facets = ["kind", "region", "topic"];
const counts = { lab: 9, "ma-01": 3, "ma-02": 9, ai: 5 };
const pairs = new Set(["kind/lab/region/ma-01", "kind/lab/topic/ai", "region/ma-02/topic/ai"]);

/** The key of the nearest feed, and what it ignores. */
const nearest = (filters, known = pairs) => {
  const { values, ignored } = nearestFeed(filters, facets, (_, value) => counts[value], known);
  return [keyOf(values), ignored];
};

const cases = [
  ["no filter leads to the feed of everything", {}, "all", []],
  ["one value leads to its feed", { region: ["ma-01"] }, "region/ma-01", []],
  ["two values lead to their pair", { kind: ["lab"], topic: ["ai"] }, "kind/lab/topic/ai", []],
  [
    "without their pair, two values lead to the one that fewer records have",
    { region: ["ma-01"], topic: ["ai"] }, "region/ma-01", ["topic"],
  ],
  [
    "values with as many records lead to the first",
    { kind: ["lab"], region: ["ma-02"] }, "kind/lab", ["region"],
  ],
  [
    "three values lead to the pair with the rarest value",
    { kind: ["lab"], region: ["ma-01"], topic: ["ai"] }, "kind/lab/region/ma-01", ["topic"],
  ],
  [
    "the rarest value may be in no pair",
    { kind: ["lab"], region: ["ma-02"], topic: ["ai"] }, "kind/lab/topic/ai", ["region"],
  ],
  [
    "several values of a facet are ignored, and may leave one value",
    { kind: ["lab"], region: ["ma-01", "ma-02"] }, "kind/lab", ["region"],
  ],
  [
    "facets without feeds are ignored",
    { year: ["2026"], kind: ["lab"], apply: ["open"] }, "kind/lab", ["year", "apply"],
  ],
  ["only facets without feeds leave everything", { apply: ["open"] }, "all", ["apply"]],
];

for (const [name, filters, key, ignored] of cases) {
  test(name, () => assert.deepEqual(nearest(filters), [key, ignored]));
}

test("a pair is in the order of facets, whatever was chosen first", () => {
  assert.deepEqual(nearest({ topic: ["ai"], kind: ["lab"] }), ["kind/lab/topic/ai", []]);
});

test("while the pairs are not known, the rarer value leads to its feed", () => {
  assert.deepEqual(nearest({ kind: ["lab"], topic: ["ai"] }, new Set()), ["topic/ai", ["kind"]]);
});
