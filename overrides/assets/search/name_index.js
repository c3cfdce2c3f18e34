// @ts-check
/**
 * The index of the words in names and aliases, with the initials of names and the phonetic keys of
 * words. Built in the browser when the head is loaded.
 */

import { at } from "./index_head.js";
import { base, forms, words } from "./normalise.js";
import { MIN_KEY, phoneticKey } from "./phonetic.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */

/** The number of words from which a name has initials. */
const INITIALS_FROM = 3;
/** Arabic articles in Latin letters, which initials and whole names leave out: Al Akhawayn. */
const ARTICLES = new Set(["al", "el"]);
const ROMAN = new Map(
  Object.entries({ i: "1", ii: "2", iii: "3", iv: "4", v: "5", vi: "6", vii: "7", viii: "8" }),
);

export class NameIndex {
  /**
   * @param {Head} head
   * @param {ReadonlySet<string>} stop
   * @param {import("./query.js").Vocabulary} vocabulary
   */
  constructor({ name, aliases, kind, kinds }, stop, vocabulary) {
    this.stop = stop;
    this.vocabulary = vocabulary;
    /**
     * Whole names and aliases, as `wholeKey` gives them -> twice the row, plus one if it is an alias.
     * @type {Map<string, number[]>}
     */
    this.whole = new Map();
    /** For each kind, the forms of the words of its label. */
    this.kinds = kinds.map(([, label]) => new Set(words(label).flatMap(forms)));
    /** For each row, the number of words in its name without stop words. */
    this.length = new Uint16Array(name.length);
    /** Term -> twice the row, plus one if only aliases have it. @type {Map<string, number[]>} */
    const entries = new Map();
    name.forEach((text, row) => {
      const own = words(text);
      this.length[row] = this.withoutStopWords(own).length;
      addForms(entries, own, 2 * row);
      const others = (aliases[row] ?? []).map(words);
      for (const other of others) addForms(entries, other, 2 * row + 1);
      for (const one of [own, ...others]) {
        add(this.whole, this.wholeKey(one), one === own ? 2 * row : 2 * row + 1);
        this.addInitials(entries, one, 2 * row + 1);
      }
      for (const form of this.kinds[at(kind, row)] ?? []) add(entries, form, 2 * row + 1);
    });
    this.terms = Terms.of(entries);
    /** Phonetic key -> indexes of terms. @type {Map<string, number[]> | undefined} */
    this.phonetic = undefined;
  }

  /**
   * A key that is the same for texts whose words mean the same, in any order: Instituts Al-Jazari and
   * Jazari Institutes.
   * @param {string[]} some
   */
  wholeKey(some) {
    const meant = this.withoutStopWords(some).filter((word) => !ARTICLES.has(word));
    return meant.map((word) => this.vocabulary.meaning(word)).sort().join(" ");
  }

  /** @param {string[]} some */
  withoutStopWords(some) {
    return some.filter((word) => !this.stop.has(word));
  }

  /**
   * Adds the initials of a name: um6p for Universite Mohammed VI Polytechnique.
   * @param {Map<string, number[]>} entries
   * @param {string[]} some
   * @param {number} entry
   */
  addInitials(entries, some, entry) {
    let initials = "";
    let count = 0;
    for (const word of some) {
      const number = ROMAN.get(word);
      if (number === undefined && (this.stop.has(word) || ARTICLES.has(word))) continue;
      initials += number ?? String.fromCodePoint(word.codePointAt(0) ?? 0);
      count += 1;
    }
    if (count >= INITIALS_FROM) add(entries, initials, entry);
  }

  /**
   * The indexes of the terms that sound like the word.
   * @param {string} word
   * @returns {number[]}
   */
  soundingLike(word) {
    this.prepare();
    const key = phoneticKey(base(word));
    return key.length < MIN_KEY ? [] : this.phonetic?.get(key) ?? [];
  }

  /** Builds what near spellings need, once. Not in the constructor: a first answer does not need it. */
  prepare() {
    if (this.phonetic) return;
    this.terms.prepare();
    this.phonetic = new Map();
    for (const [index, term] of this.terms.terms.entries()) {
      const key = phoneticKey(term);
      if (key.length >= MIN_KEY) add(this.phonetic, key, index);
    }
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

/**
 * Adds an entry under every form of the words.
 * @param {Map<string, number[]>} entries
 * @param {string[]} some
 * @param {number} entry
 */
function addForms(entries, some, entry) {
  for (const word of some) for (const form of forms(word)) add(entries, form, entry);
}

/**
 * Adds an entry under a term, once.
 * @param {Map<string, number[]>} entries
 * @param {string} term
 * @param {number} entry  Not less than the last entry of the term.
 */
function add(entries, term, entry) {
  const own = entries.get(term);
  if (!own) entries.set(term, [entry]);
  else if (own.at(-1) !== entry) own.push(entry);
}
