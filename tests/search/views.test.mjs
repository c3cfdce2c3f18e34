/** What the views of the results compute: the line of time, the fields of a comparison, the map. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fields } from "../../overrides/assets/search/comparison.js";
import { leastKeptOut, likenessTo, resembling } from "../../overrides/assets/search/nearest.js";
import { read, toggled, write } from "../../overrides/assets/search/state.js";
import { byYear } from "../../overrides/assets/search/views/timeline.js";

const dated = (date) => ({ dates: date ? { date } : {} });

test("a line of time is by year, the newest first and what has no date last", () => {
  const found = byYear([dated("2026-03-10"), dated("2026"), dated("2025-07"), dated("")]);
  assert.deepEqual(
    found.map(([year, records]) => [year, records.map(({ dates }) => dates.date)]),
    [["2026", ["2026-03-10", "2026"]], ["2025", ["2025-07"]], ["", [undefined]]],
  );
});

const page = (...names) => ({ lines: names.map((field) => ({ field, label: field, pieces: [] })) });

test("a comparison has every field once, each before those its pages have after it", () => {
  const order = (...pages) => fields(pages).map(({ field }) => field);
  assert.deepEqual(order(page("a", "c"), page("b", "c", "d")), ["a", "b", "c", "d"]);
  assert.deepEqual(order(page("kind", "status"), page("kind", "city", "status")), ["kind", "city", "status"]);
  assert.deepEqual(order(), []);
});

test("a region of the map is chosen besides the others, and lifted again", () => {
  const facets = new Map([["kind", ["lab"]], ["region", ["ma-01", "ma-04"]]]);
  const from = (search) => read(search, facets);
  assert.equal(write(toggled(from("?kind=lab&view=map"), "ma-04")), "?kind=lab&region=ma-04&view=map");
  assert.equal(write(toggled(from("?region=ma-01&region=ma-04"), "ma-04")), "?region=ma-01");
  assert.equal(write(toggled(from("?region=ma-01&q=a"), "ma-01")), "?q=a");
});

test("words are alike by the pairs of letters that they share", () => {
  const likeness = likenessTo("casablnaca");
  assert.equal(likenessTo("casablanca")("casablanca"), 1);
  assert.equal(likenessTo("abcd")("wxyz"), 0);
  assert.equal(likenessTo("a")("b"), 0);
  assert.ok(likeness("casablanca") > likeness("calabria"));
  assert.ok(likenessTo("aaa")("aaaaaaaa") < 1);
});

test("records with words like those asked for are named, the likest first", () => {
  const names = { terms: ["casablanca", "calabria", "rabat"], rows: [[2], [4], [6]] };
  assert.deepEqual(resembling(["casablnkaa"], names)[0], 1);
  assert.deepEqual(resembling(["xyzzy"], names), []);
});

test("what fewest filters keep out is nearest, and otherwise the order stays", () => {
  const not = (...rows) => ({ allows: (row) => !rows.includes(row) });
  assert.deepEqual(leastKeptOut([5, 1, 2, 3], [not(5, 1), not(5)], 3), [2, 3, 1]);
});
