// @ts-check
/**
 * The words of names that are close to a typed word: in spelling, in sound, or as parts of it.
 */

import { similarityTo } from "./nearest.js";
import { MIN_KEY, phoneticKey } from "./phonetic.js";

/** @typedef {import("./terms.js").Terms} Terms */

/** Words below this similarity are not near. */
const MIN_SIMILARITY = 0.4;

export class NameTerms {
  /** @param {Terms} terms  Without rows. */
  constructor(terms) {
    this.terms = terms;
    /** Phonetic key -> terms; filled on first use. @type {Map<string, string[]> | undefined} */
    this.phonetic = undefined;
  }

  /** Builds what near spellings need, once. */
  prepare() {
    if (this.phonetic) return this.phonetic;
    this.terms.prepare();
    this.phonetic = new Map();
    for (const term of this.terms.terms) {
      const key = phoneticKey(term);
      if (key.length < MIN_KEY) continue;
      const known = this.phonetic.get(key);
      if (known) known.push(term);
      else this.phonetic.set(key, [term]);
    }
    return this.phonetic;
  }

  /**
   * The terms with a near spelling of the word, and their number of changes: the nearest first.
   * @param {string} word
   * @param {number} most  Maximum number of changes.
   * @returns {[string, number][]}
   */
  near(word, most) {
    return this.terms.near(word, most)
      .map(([index, changes]) => /** @type {[string, number]} */ ([this.terms.terms[index] ?? "", changes]))
      .sort(([, changes], [, others]) => changes - others);
  }

  /**
   * The terms that sound like the word.
   * @param {string} word
   * @returns {string[]}
   */
  soundingLike(word) {
    const key = phoneticKey(word);
    return key.length < MIN_KEY ? [] : this.prepare().get(key) ?? [];
  }

  /**
   * The terms with the most pairs of letters in common with the word, and this share of them.
   * @param {string} word
   * @param {number} limit
   * @returns {[string, number][]}
   */
  similar(word, limit) {
    const similarity = similarityTo(word);
    return this.terms.terms
      // Words of such different lengths cannot be similar enough.
      .filter(({ length }) => Math.min(length, word.length) * 3 >= Math.max(length, word.length))
      .map((term) => /** @type {[string, number]} */ ([term, similarity(term)]))
      .filter(([, score]) => score >= MIN_SIMILARITY)
      .sort(([, score], [, other]) => other - score)
      .slice(0, limit);
  }

  /**
   * The parts of a joined word, or undefined: jazari and root for jazariroot.
   * @param {string} word
   * @returns {string[] | undefined}
   */
  parts(word) {
    return this.partsFrom(word, 0, 4);
  }

  /**
   * @param {string} word
   * @param {number} start
   * @param {number} most  Maximum number of parts.
   * @returns {string[] | undefined}
   */
  partsFrom(word, start, most) {
    const rest = word.slice(start);
    if (start && this.isBeginning(rest)) return [rest];
    if (most < 2) return undefined;
    for (let end = word.length - 1; end >= start + 2; end -= 1) {
      const part = word.slice(start, end);
      if (this.terms.indexOf(part) < 0) continue;
      const others = this.partsFrom(word, end, most - 1);
      if (others) return [part, ...others];
    }
    return undefined;
  }

  /**
   * Whether a word is a term or, from four letters on, the beginning of one.
   * @param {string} word
   */
  isBeginning(word) {
    if (word.length < 4) return this.terms.indexOf(word) >= 0;
    const [from, to] = this.terms.beginningWith(word);
    return from < to;
  }
}
