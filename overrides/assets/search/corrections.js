// @ts-check
/**
 * The words of records that stand for misspelt words of a query, as the records write them.
 */

import { forms, words } from "./normalise.js";

/** A run of letters, with marks and digits. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * @param {Record<string, string[]>} terms  Normalised word of the query -> terms of the index.
 * @param {import("./cards.js").Card[]} cards  Of the records that have the terms.
 * @param {string} query
 * @returns {Record<string, string[]>}
 *   The same, with each word as the query writes it, and each term as one of the names or summaries
 *   writes it, if one has it.
 */
export function asWritten(terms, cards, query) {
  const typed = new Map((query.match(WORD) ?? []).flatMap((word) => words(word).map((one) => [one, word])));
  const texts = cards.flatMap(({ name, summary }) => [name, summary ?? ""]);
  /** @type {Map<string, string>} */
  const written = new Map();
  for (const word of texts.flatMap((text) => text.match(WORD) ?? [])) {
    for (const form of words(word).flatMap(forms)) if (!written.has(form)) written.set(form, word);
  }
  return Object.fromEntries(Object.entries(terms).map(([word, some]) => {
    const all = some.map((term) => term.split(" ").map((one) => written.get(one) ?? one).join(" "));
    return [typed.get(word) ?? word, [...new Set(all)]];
  }));
}
