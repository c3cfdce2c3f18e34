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

test("sort, view and compared records are kept, and what is meant anyway is not written", () => {
  assert.equal(
    settled("?view=table&compare=b-2&sort=newest&compare=a-1&kind=lab"),
    "?kind=lab&sort=newest&view=table&compare=b-2&compare=a-1",
  );
  assert.equal(settled("?sort=relevance&view=cards"), "");
});

test("a sort or a view that there is not is the one meant where nothing is said", () => {
  assert.equal(settled("?sort=price&view=hologram&sort=newest"), "");
});

test("four records are compared at most, each once, and only what can be an id", () => {
  assert.equal(
    settled("?compare=a&compare=a&compare=<b>&compare=../c&compare=d&compare=e&compare=f&compare=g"),
    "?compare=a&compare=d&compare=e&compare=f",
  );
});

test("lifting a facet keeps how the results are shown", () => {
  const state = read("?kind=lab&view=table&sort=name&compare=a", facets);
  assert.equal(write(without(state, "kind")), "?sort=name&view=table&compare=a");
});
