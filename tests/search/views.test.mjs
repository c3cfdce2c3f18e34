/** The timeline, the fields of a comparison, the map, and the nearest records. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { allFields } from "../../overrides/assets/search/comparison.js";
import { NameTerms } from "../../overrides/assets/search/near_terms.js";
import { leastExcluded, similarityTo } from "../../overrides/assets/search/nearest.js";
import { read, toggled, write } from "../../overrides/assets/search/state.js";
import { Terms } from "../../overrides/assets/search/terms.js";
import { byYear } from "../../overrides/assets/search/views/timeline.js";

const dated = (date, ...disputedDates) => ({ dates: date ? { date } : {}, disputedDates, moments: [] });
const moments = (cards) =>
  byYear(cards).map(([year, some]) => [year, some.map(({ moment: [date] }) => date)]);

test("the timeline is by year, newest first, with undated records last", () => {
  assert.deepEqual(
    moments([dated("2026-03-10"), dated("2026"), dated("2025-07"), dated("")]),
    [["2026", ["2026-03-10", "2026"]], ["2025", ["2025-07"]], ["", [""]]],
  );
});

test("on the timeline a record stands under each date that its sources differ on", () => {
  const disputed = dated("", "2026-04", "2025-01");
  assert.deepEqual(
    moments([disputed, dated("2026-03-10"), dated("2025-07")]),
    [["2026", ["2026-04", "2026-03-10"]], ["2025", ["2025-07", "2025-01"]]],
  );
  assert.equal(byYear([disputed])[1][1][0].card, disputed);
});

test("on the timeline a record stands at the date of each of its steps", () => {
  const launched = ["2026-02", "", ["launched", "Lancé"], 0];
  const card = { ...dated("2026-01"), moments: [["2025-11-14", "", ["agreed", "Accord signé"], 0], launched] };
  assert.deepEqual(moments([card, dated("2026-01-12")]), [["2026", ["2026-02", "2026-01-12"]], ["2025", ["2025-11-14"]]]);
  assert.deepEqual(byYear([card])[0][1][0].moment, launched);
});

const page = (...names) => ({ fields: names.map((field) => ({ field, label: field, values: [] })) });

test("a comparison has every field once, before those that follow it on any page", () => {
  const order = (...pages) => allFields(pages).map(({ field }) => field);
  assert.deepEqual(order(page("a", "c"), page("b", "c", "d")), ["a", "b", "c", "d"]);
  assert.deepEqual(order(page("kind", "status"), page("kind", "city", "status")), ["kind", "city", "status"]);
  assert.deepEqual(order(), []);
});

test("a region of the map is added to the chosen ones, and removed again", () => {
  const facets = new Map([["kind", ["lab"]], ["region", ["ma-01", "ma-04"]]]);
  const from = (search) => read(search, facets);
  assert.equal(write(toggled(from("?kind=lab&view=map"), "ma-04")), "?kind=lab&region=ma-04&view=map");
  assert.equal(write(toggled(from("?region=ma-01&region=ma-04"), "ma-04")), "?region=ma-01");
  assert.equal(write(toggled(from("?region=ma-01&q=a"), "ma-01")), "?q=a");
});

test("words are similar by the pairs of letters that they share", () => {
  const similarity = similarityTo("casablnaca");
  assert.equal(similarityTo("casablanca")("casablanca"), 1);
  assert.equal(similarityTo("abcd")("wxyz"), 0);
  assert.equal(similarityTo("a")("b"), 0);
  assert.ok(similarity("casablanca") > similarity("calabria"));
  assert.ok(similarityTo("aaa")("aaaaaaaa") < 1);
});

test("words of names are similar by their letters, the most similar first", () => {
  const names = new NameTerms(new Terms(["cadablanca", "calabria", "casablanca", "rabat"], []));
  assert.deepEqual(names.similar("casablnkaa", 2).map(([term]) => term), ["casablanca", "cadablanca"]);
  assert.deepEqual(names.similar("xyzzy", 2), []);
});

test("records that the fewest facets exclude come first, otherwise in their order", () => {
  const not = (...rows) => ({ allows: (row) => !rows.includes(row) });
  assert.deepEqual(leastExcluded([5, 1, 2, 3], [not(5, 1), not(5)], 3), [2, 3, 1]);
});
