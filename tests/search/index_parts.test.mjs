/** The parts of an index: which fit its head, and what is done about those that do not. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { IndexParts } from "../../overrides/assets/search/index_parts.js";
import { Pages } from "../../overrides/assets/search/pages.js";

const first = { terms: ["a", "b"], rows: [[2], [4]], next: "c" };
const last = { terms: ["c"], rows: [[6]] };

/** Pages as the head describes them, and parts of which the server and the browser have other states. */
function state(firsts, kept, published) {
  const pages = new Pages("words", firsts, 2);
  const asked = [];
  globalThis.fetch = async (address, { cache } = {}) => {
    asked.push(cache ?? "default");
    const files = cache === "reload" ? published : kept;
    return { ok: true, json: async () => structuredClone(files[address.match(/words-(\d)/)[1]]) };
  };
  const engine = { add: (name, part) => pages.add(Number(name.split("-")[1]), part) };
  const parts = new IndexParts("https://example.org/fr-1/", []);
  return { pages, asked, parts, fetch: (...names) => parts.fetch(names, engine) };
}

test("a part that fits the head is fetched once", async () => {
  const { pages, asked, parts, fetch } = state(["a", "c"], [first, last], []);
  await fetch("words-0", "words-1");
  await fetch("words-0");
  assert.deepEqual(asked, ["default", "default"]);
  assert.deepEqual(parts.missing(["words-0", "words-1"]), []);
  assert.deepEqual(pages.all(), ["a", "b", "c"]);
});

test("one that the browser kept from before the site was published is fetched past its cache", async () => {
  const old = { terms: ["a"], rows: [[2]], next: "b" };
  const { asked, parts, fetch } = state(["a", "c"], [old, last], [first, last]);
  await fetch("words-0");
  assert.deepEqual(asked, ["default", "reload"]);
  assert.deepEqual(parts.missing(["words-0"]), []);
});

test("one of a later publication than the head is missing", async () => {
  for (const firsts of [["a", "b"], ["0", "c"], ["a"]]) {
    const { asked, pages, parts, fetch } = state(firsts, [first, last], [first, last]);
    await fetch("words-0");
    assert.deepEqual(asked, ["default", "reload"]);
    assert.deepEqual(parts.missing(["words-0"]), ["words-0"]);
    assert.equal(pages.loaded.size, 0);
  }
});

test("files without terms fit too", async () => {
  const empty = { terms: [], rows: [], next: "c" };
  const { parts, fetch } = state(["a", "c", "c", "\uffff"], [
    { ...first, next: "c" }, empty, { ...last, next: "\uffff" }, { terms: [], rows: [] },
  ], []);
  await fetch("words-0", "words-1", "words-2", "words-3");
  assert.deepEqual(parts.missing(["words-0", "words-1", "words-2", "words-3"]), []);
});
