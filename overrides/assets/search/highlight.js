// @ts-check
/**
 * Which part of a text the visitor asked for: cut where search itself sees a word begin or end.
 */

import { forms, words } from "./normalise.js";

/** @typedef {{text: string, found: boolean}} Piece */

const JOINED = /[\u0600-\u06ff]/;
/** A run of letters of one script: in «وMistral» there are two. */
const WORD = /(?:(?=[\u0600-\u06ff])[\p{L}\p{N}\p{M}])+|(?:(?![\u0600-\u06ff])[\p{L}\p{N}\p{M}])+/gu;

/**
 * The text in pieces, in its order; those that a word of the query finds say so. Of a word that was
 * typed in part, the part; of an Arabic one the whole, for its letters are joined.
 * @param {string} text
 * @param {string[]} wanted  The words of the query, as words() gives them.
 * @returns {Piece[]}
 */
export function highlighted(text, wanted) {
  /** @type {Piece[]} */
  const pieces = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const length = lengthFound(word, wanted);
    if (!length) continue;
    if (index > done) pieces.push({ text: text.slice(done, index), found: false });
    done = index + length;
    pieces.push({ text: text.slice(index, done), found: true });
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false });
  return pieces;
}

/**
 * How much of the word was asked for: UTF-16 units from its beginning.
 * @param {string} word
 * @param {string[]} wanted
 */
function lengthFound(word, wanted) {
  const [folded = ""] = words(word);
  const typed = wanted.filter((part) => folded.startsWith(part));
  if (typed.length && !JOINED.test(word)) {
    const longest = Math.max(...typed.map((part) => part.length));
    return lengthOf(word, longest);
  }
  const asked = wanted.flatMap(forms);
  const known = forms(folded);
  return asked.some((part) => known.some((form) => form.startsWith(part))) ? word.length : 0;
}

/**
 * The shortest beginning of the word that folds to so many characters, with the marks on its last.
 * @param {string} word
 * @param {number} length
 */
function lengthOf(word, length) {
  let end = 0;
  for (const character of word) {
    const [folded = ""] = words(word.slice(0, end));
    if (folded.length >= length && !/\p{M}/u.test(character)) return end;
    end += character.length;
  }
  return word.length;
}
