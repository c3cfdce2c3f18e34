/** What the visitor asks for: which results, how many, and in which view. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { INITIAL, isSame, requestFor, withMore } from "../../overrides/assets/search/request.js";
import { read } from "../../overrides/assets/search/state.js";

const initial = { state: read("", new Map()), listing: INITIAL };
const after = (search, before = initial) => requestFor(read(search, new Map()), before);

test("nothing asked lists what the server sent", () => {
  assert.ok(isSame(after("").listing, INITIAL));
  assert.ok(!isSame(after("?q=a").listing, INITIAL));
  assert.ok(!isSame(INITIAL, undefined));
});

test("another view of the same results lists as many, other results begin anew", () => {
  const more = withMore(after("?q=a"));
  assert.equal(more.listing.limit, 30);
  assert.equal(after("?q=a&view=table", more).listing.limit, 30);
  assert.equal(after("?q=b", more).listing.limit, 10);
  assert.equal(after("?q=a&sort=name", more).listing.limit, 10);
});

test("records chosen for comparison change no results", () => {
  assert.ok(isSame(after("?q=a&compare=x").listing, after("?q=a").listing));
});

test("a comparison keeps the results to go back to", () => {
  const table = withMore(after("?q=a&view=table"));
  const comparison = after("?q=a&view=compare&compare=x&compare=y", table);
  assert.equal(comparison.state.view, "compare");
  assert.equal(comparison.listing, table.listing);
});

test("with fewer than two records, the results are shown in the view before", () => {
  const table = after("?q=a&view=table");
  assert.equal(after("?q=a&view=compare&compare=x", table).state.view, "table");
});
