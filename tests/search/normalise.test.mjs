/** The normaliser in the browser, tested with the same vectors as the one in Python. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { base, forms, queryWords, words } from "../../overrides/assets/search/normalise.js";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
const stop = new Set(["de", "la"]);

for (const vector of vectors.words) {
  test(`words: ${vector.about}`, () => assert.deepEqual(words(vector.text), vector.words));
}

for (const vector of vectors.forms) {
  test(`forms: ${vector.about}`, () => assert.deepEqual(forms(vector.word), vector.forms));
}

test("near spellings are compared without the article, and with all other letters", () => {
  assert.equal(base("والمعهد"), "معهد");
  assert.equal(base("وزاره"), "وزاره");
  assert.equal(base("instituts"), "instituts");
});

test("stop words of a query are ignored unless there are no others", () => {
  assert.deepEqual(queryWords("la vallée de la Moulouya", stop), ["vallee", "moulouya"]);
  assert.deepEqual(queryWords("de la", stop), ["de", "la"]);
});

test("a query has each word once, and at most twelve", () => {
  assert.deepEqual(queryWords("lab Lab LAB", stop), ["lab"]);
  assert.equal(queryWords("a b c e f g h i j k l m n o p", stop).length, 12);
});

test("only the first two hundred letters of a query are read", () => {
  assert.deepEqual(queryWords("x".repeat(10_000), stop), ["x".repeat(40)]);
  assert.deepEqual(queryWords(`${" ".repeat(200)}jazari`, stop), []);
  assert.deepEqual(queryWords("\u0301".repeat(10_000), stop), []);
  assert.deepEqual(queryWords(`${"𐓐 ".repeat(99)}xyz`, stop), ["𐓸", "xy"]);
});
