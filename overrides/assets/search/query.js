// @ts-check
/**
 * Parses the words of a query into clauses, with words and phrases of the same meaning as alternatives.
 */

import { canonical, queryWords } from "./normalise.js";
import { Terms } from "./terms.js";

/**
 * What a record must match: any of these phrases. The first is the typed one.
 * @typedef {{words: string[], weight: number}[]} Clause
 */

const EQUIVALENT_WEIGHT = 0.7;

/** Groups of phrases that mean the same. */
export class Vocabulary {
  /** @param {string[][]} groups */
  constructor(groups) {
    /** Phrase -> the groups that it is in. @type {Map<string, string[][]>} */
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
   * The equivalents of words that are spelt like this one.
   * @param {string} word
   * @param {number} most  Maximum number of changes.
   * @returns {string[][]}
   */
  nearEquivalents(word, most) {
    const near = this.words.near(word, most).map(([index]) => this.words.terms[index] ?? "");
    return near.flatMap((term) => this.equivalents([term]));
  }

  /**
   * The word that stands for all those with the meaning of this one, without its inflections.
   * @param {string} word
   */
  meaning(word) {
    const key = canonical([word]);
    return this.phrases.get(key)?.[0]?.[0] ?? key;
  }

  /**
   * The other phrases that mean the same as this one.
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
 * The clauses of a query: the longest known phrases in it, and single words.
 * @param {string} text
 * @param {ReadonlySet<string>} stop
 * @param {Vocabulary} vocabulary
 * @param {(joined: string) => boolean} isWord  Whether the name of a record has the word.
 * @returns {Clause[]}
 */
export function parseQuery(text, stop, vocabulary, isWord) {
  const words = queryWords(text, stop);
  /** @type {Clause[]} */
  const clauses = [];
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
    clauses.push([
      { words: typed, weight: 1 },
      ...others.map((other) => ({ words: other, weight: EQUIVALENT_WEIGHT })),
    ]);
    start += typed.length;
  }
  return clauses;
}
