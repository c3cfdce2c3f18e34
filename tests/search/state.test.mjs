/** What the visitor asks for, and its form in the URL. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { read, without, write } from "../../overrides/assets/search/state.js";

const facets = new Map([["kind", ["institute", "lab"]], ["region", ["ma-01", "ma-04"]]]);
const settled = (search) => write(read(search, facets));

test("an empty state has an empty query string", () => {
  assert.equal(settled(""), "");
  assert.equal(settled("?q=&kind="), "");
  assert.equal(settled("?q=+++"), "");
});

test("words and values are kept, in the order of the page", () => {
  assert.equal(
    settled("?region=ma-04&kind=lab&q=F%C3%A8s&kind=institute"),
    "?q=F%C3%A8s&kind=institute&kind=lab&region=ma-04",
  );
});

test("what the page has no checkbox for is left out", () => {
  assert.equal(settled("?kind=castle&colour=red&kind=lab&kind=lab"), "?kind=lab");
});

test("no more than two hundred letters are kept", () => {
  assert.equal(settled(`?q=${"a".repeat(10_000)}`), `?q=${"a".repeat(200)}`);
});

test("a facet or the words can be lifted", () => {
  const state = read("?q=a&kind=lab&region=ma-01", facets);
  assert.equal(write(without(state, "kind")), "?q=a&region=ma-01");
  assert.equal(write(without(state, "q")), "?kind=lab&region=ma-01");
});
