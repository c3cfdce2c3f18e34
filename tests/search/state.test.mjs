/** The state of the search page and its query string. */

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

test("words and values are in the order of the page", () => {
  assert.equal(
    settled("?region=ma-04&kind=lab&q=F%C3%A8s&kind=institute"),
    "?q=F%C3%A8s&kind=institute&kind=lab&region=ma-04",
  );
});

test("values without a checkbox are left out", () => {
  assert.equal(settled("?kind=castle&colour=red&kind=lab&kind=lab"), "?kind=lab");
});

test("a query has at most two hundred letters", () => {
  assert.equal(settled(`?q=${"a".repeat(10_000)}`), `?q=${"a".repeat(200)}`);
});

test("a facet or the words can be removed", () => {
  const state = read("?q=a&kind=lab&region=ma-01", facets);
  assert.equal(write(without(state, "kind")), "?q=a&region=ma-01");
  assert.equal(write(without(state, "q")), "?kind=lab&region=ma-01");
});

test("sort, view and compared records are written unless they are the default", () => {
  assert.equal(
    settled("?view=table&compare=b-2&sort=newest&compare=a-1&kind=lab"),
    "?kind=lab&sort=newest&view=table&compare=b-2&compare=a-1",
  );
  assert.equal(settled("?sort=relevance&view=cards"), "");
});

test("an unknown sort or view becomes the default", () => {
  assert.equal(settled("?sort=price&view=hologram&sort=newest"), "");
});

test("at most four records are compared, each once, and only valid ids", () => {
  assert.equal(
    settled("?compare=a&compare=a&compare=<b>&compare=../c&compare=d&compare=e&compare=f&compare=g"),
    "?compare=a&compare=d&compare=e&compare=f",
  );
});

test("removing a facet keeps sort, view and comparison", () => {
  const state = read("?kind=lab&view=table&sort=name&compare=a", facets);
  assert.equal(write(without(state, "kind")), "?sort=name&view=table&compare=a");
});
