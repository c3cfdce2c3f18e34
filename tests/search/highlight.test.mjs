/** Highlighting the typed words in a text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { highlight } from "../../overrides/assets/search/highlight.js";
import { words } from "../../overrides/assets/search/normalise.js";

/** The text with the matches in brackets. */
const shown = (text, query) =>
  highlight(text, words(query)).map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text)).join("");

for (const [query, text, expected] of [
  ["mist", "Mistral AI", "[Mist]ral AI"],
  ["ecole", "L’École d’été", "L’[École] d’été"],
  ["e", "École e\u0301cole", "[É]cole [e\u0301]cole"],
  ["oeuv", "Une œuvre", "Une [œuv]re"],
  ["oe", "œuvre", "[œ]uvre"],
  ["instituts nador", "Institut Jazari à Nador", "[Institut] Jazari à [Nador]"],
  ["جزري", "معهد الجزري بالناظور", "معهد [الجزري] بالناظور"],
  ["الناظور", "معهد الجزري بالناظور", "معهد الجزري [بالناظور]"],
  ["mistral", "الاتفاق بين الوزارة وMistral AI", "الاتفاق بين الوزارة و[Mistral] AI"],
  ["ذكاء", "الذَّكاء، والـذكاء", "[الذَّكاء]، [والـذكاء]"],
  ["zzz", "Mistral AI", "Mistral AI"],
  ["", "Mistral AI", "Mistral AI"],
  ["b", "<b>gras</b>", "<[b]>gras</[b]>"],
]) {
  test(`“${query}” in “${text}”`, () => assert.equal(shown(text, query), expected));
}

test("the pieces join to the text", () => {
  for (const text of ["", "R&D", "  a  b ", "الـجزري", "é".repeat(500), "\u0301".repeat(500)]) {
    assert.equal(highlight(text, words("a b é r&d جزري")).map((piece) => piece.text).join(""), text);
  }
});
