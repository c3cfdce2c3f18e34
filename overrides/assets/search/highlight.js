// @ts-check
/**
 * Which parts of a text match a query, by the same rules for words as the search.
 */

import { forms, words } from "./normalise.js";

/** @typedef {{text: string, isMatch: boolean}} Piece */

const ARABIC = /[\u0600-\u06ff]/;
/** A run of letters of one script: «وMistral» has two. */
const WORD = /(?:(?=[\u0600-\u06ff])[\p{L}\p{N}\p{M}])+|(?:(?![\u0600-\u06ff])[\p{L}\p{N}\p{M}])+/gu;

/**
 * Cuts a text into pieces, in its order, of which some match a word of the query. Of a word that was
 * typed in part, the part matches; of an Arabic word all of it, because its letters are joined.
 * @param {string} text
 * @param {string[]} typed  The words of the query, from words().
 * @returns {Piece[]}
 */
export function highlight(text, typed) {
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const length = matchLength(word, typed);
    if (!length) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), isMatch: false });
    done = index + length;
    pieces.push({ text: text.slice(index, done), isMatch: true });
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMatch: false });
  return pieces;
}

/**
 * How much of the word matches: UTF-16 units from its beginning.
 * @param {string} word
 * @param {string[]} typed
 */
function matchLength(word, typed) {
  const [folded = ""] = words(word);
  const beginnings = typed.filter((part) => folded.startsWith(part));
  if (beginnings.length && !ARABIC.test(word)) {
    const longest = Math.max(...beginnings.map((part) => part.length));
    return unfoldedLength(word, longest);
  }
  const ownForms = forms(folded);
  const matches = typed.flatMap(forms).some((part) => ownForms.some((form) => form.startsWith(part)));
  return matches ? word.length : 0;
}

/**
 * The length of the shortest beginning of a word that folds to `length` characters, including the
 * marks on the last one.
 * @param {string} word
 * @param {number} length
 */
function unfoldedLength(word, length) {
  let end = 0;
  for (const character of word) {
    const [folded = ""] = words(word.slice(0, end));
    if (folded.length >= length && !/\p{M}/u.test(character)) return end;
    end += character.length;
  }
  return word.length;
}
