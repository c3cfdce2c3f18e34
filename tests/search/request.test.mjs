/** Which results a request lists, how many, and in which view. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { INITIAL, isSame, requestFor, withMore } from "../../overrides/assets/search/request.js";
import { read } from "../../overrides/assets/search/state.js";

const initial = { state: read("", new Map()), listing: INITIAL };
const after = (search, before = initial) => requestFor(read(search, new Map()), before);

test("the default state lists what the server sent", () => {
  assert.ok(isSame(after("").listing, INITIAL));
  assert.ok(!isSame(after("?q=a").listing, INITIAL));
  assert.ok(!isSame(INITIAL, undefined));
});

test("another view lists as many results, other results start with ten", () => {
  const more = withMore(after("?q=a"));
  assert.equal(more.listing.limit, 30);
  assert.equal(after("?q=a&view=table", more).listing.limit, 30);
  assert.equal(after("?q=b", more).listing.limit, 10);
  assert.equal(after("?q=a&sort=name", more).listing.limit, 10);
});

test("choosing records for comparison keeps the listing", () => {
  assert.ok(isSame(after("?q=a&compare=x").listing, after("?q=a").listing));
});

test("a comparison keeps the results to go back to", () => {
  const table = withMore(after("?q=a&view=table"));
  const comparison = after("?q=a&view=compare&compare=x&compare=y", table);
  assert.equal(comparison.state.view, "compare");
  assert.equal(comparison.listing, table.listing);
});

test("a comparison of fewer than two records shows the results in the last view", () => {
  const table = after("?q=a&view=table");
  assert.equal(after("?q=a&view=compare&compare=x", table).state.view, "table");
});
