// @ts-check
/**
 * What a question asks for: words, and what may stand for them.
 */

import { canonical, queryWords } from "./normalise.js";
import { Terms } from "./terms.js";

/**
 * A word or phrase that a record should have, in one of several ways; the first is as it was typed.
 * @typedef {{words: string[], weight: number}[]} Want
 */

const EQUIVALENT_WEIGHT = 0.7;

/** Groups of phrases that mean the same, by each phrase. */
export class Vocabulary {
  /** @param {string[][]} groups */
  constructor(groups) {
    /** @type {Map<string, string[][]>} */
    this.phrases = new Map();
    this.longest = 1;
    /** @type {Map<string, number[]>} */
    const single = new Map();
    for (const group of groups) {
      for (const phrase of group) {
        const words = phrase.split(" ");
        const key = canonical(words);
        this.phrases.set(key, [...(this.phrases.get(key) ?? []), group]);
        this.longest = Math.max(this.longest, words.length);
        if (words.length === 1) single.set(phrase, []);
      }
    }
    this.words = Terms.of(single);
  }

  /**
   * What a mistyped word may mean besides what it was meant to be.
   * @param {string} word
   * @param {number} most  Changes, at most.
   * @returns {string[][]}
   */
  nearly(word, most) {
    const near = this.words.near(word, most).map(([place]) => this.words.terms[place] ?? "");
    return near.flatMap((term) => this.equivalents([term]));
  }

  /**
   * What the words mean besides themselves.
   * @param {string[]} words
   * @returns {string[][]}
   */
  equivalents(words) {
    const key = canonical(words);
    const others = new Set((this.phrases.get(key) ?? []).flat());
    return [...others].map((phrase) => phrase.split(" ")).filter((other) => canonical(other) !== key);
  }
}

/**
 * The wants of a question: the longest known phrases first, then words.
 * @param {string} text
 * @param {ReadonlySet<string>} stop
 * @param {Vocabulary} vocabulary
 * @param {(joined: string) => boolean} isWord  Whether some record has the word.
 * @returns {Want[]}
 */
export function wantsOf(text, stop, vocabulary, isWord) {
  const words = queryWords(text, stop);
  /** @type {Want[]} */
  const wants = [];
  for (let start = 0; start < words.length;) {
    let length = Math.min(vocabulary.longest, words.length - start);
    /** @type {string[][]} */
    let others = [];
    for (; length > 0; length -= 1) {
      others = vocabulary.equivalents(words.slice(start, start + length));
      if (others.length) break;
    }
    const [one = "", two = ""] = words.slice(start, start + 2);
    if (length < 2 && two && isWord(one + two)) {
      length = 2;
      others = [[one + two]];
    }
    const typed = words.slice(start, start + (length || 1));
    wants.push([
      { words: typed, weight: 1 },
      ...others.map((other) => ({ words: other, weight: EQUIVALENT_WEIGHT })),
    ]);
    start += typed.length;
  }
  return wants;
}
