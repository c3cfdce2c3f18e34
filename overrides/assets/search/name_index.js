// @ts-check
/**
 * The words of names and aliases, made when the index is loaded, and what they are also known by:
 * the initials of a name, and the consonants of a word.
 */

import { at } from "./index_head.js";
import { base, canonical, forms, words } from "./normalise.js";
import { SKELETON_FROM, skeleton } from "./phonetic.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */

const INITIALS_FROM = 3;
/** Latin articles of Arabic names, which their initials leave out: Al Akhawayn University. */
const ARTICLES = new Set(["al", "el"]);
const ROMAN = new Map(
  Object.entries({ i: "1", ii: "2", iii: "3", iv: "4", v: "5", vi: "6", vii: "7", viii: "8" }),
);

export class Names {
  /**
   * @param {Head} head
   * @param {ReadonlySet<string>} stop
   */
  constructor({ name, aliases, kind, kinds }, stop) {
    this.stop = stop;
    /** @type {Map<string, number[]>} A whole name or alias, its words in any order -> its rows. */
    this.whole = new Map();
    /** Forms of the words of each kind's label. */
    this.kinds = kinds.map(([, label]) => new Set(words(label).flatMap(forms)));
    /** Words in each name, stop words apart. */
    this.length = new Uint16Array(name.length);
    /** @type {Map<string, number[]>} Term -> rows times two, and one more for aliases alone. */
    const found = new Map();
    name.forEach((text, row) => {
      const own = words(text);
      this.length[row] = this.telling(own).length;
      this.add(found, own, 2 * row);
      const lines = (aliases[row] ?? []).map(words);
      for (const line of lines) this.add(found, line, 2 * row + 1);
      for (const line of [own, ...lines]) {
        file(this.whole, canonical(this.telling(line).sort()), row);
        this.addInitials(found, line, 2 * row + 1);
      }
      for (const form of this.kinds[at(kind, row)] ?? []) file(found, form, 2 * row + 1);
    });
    this.terms = Terms.of(found);
    /** @type {Map<string, number[]> | undefined} */
    this.skeletons = undefined;
  }

  /**
   * @param {Map<string, number[]>} found
   * @param {string[]} some
   * @param {number} entry
   */
  add(found, some, entry) {
    for (const word of some) for (const form of forms(word)) file(found, form, entry);
  }

  /**
   * The words that say something.
   * @param {string[]} some
   */
  telling(some) {
    return some.filter((word) => !this.stop.has(word));
  }

  /**
   * Universite Mohammed VI Polytechnique is um6p.
   * @param {Map<string, number[]>} found
   * @param {string[]} some
   * @param {number} entry
   */
  addInitials(found, some, entry) {
    let initials = "";
    let count = 0;
    for (const word of some) {
      const number = ROMAN.get(word);
      if (number === undefined && (this.stop.has(word) || ARTICLES.has(word))) continue;
      initials += number ?? String.fromCodePoint(word.codePointAt(0) ?? 0);
      count += 1;
    }
    if (count >= INITIALS_FROM) file(found, initials, entry);
  }

  /**
   * The places of the terms that sound like the word.
   * @param {string} word
   * @returns {number[]}
   */
  soundingLike(word) {
    this.prepare();
    const sounds = skeleton(base(word));
    return sounds.length < SKELETON_FROM ? [] : this.skeletons?.get(sounds) ?? [];
  }

  /** Makes what near spellings are looked for in, unless it is made: not needed for a first answer. */
  prepare() {
    if (this.skeletons) return;
    this.terms.prepare();
    this.skeletons = new Map();
    for (const [place, term] of this.terms.terms.entries()) {
      const sounds = skeleton(term);
      if (sounds.length >= SKELETON_FROM) file(this.skeletons, sounds, place);
    }
  }

  /**
   * The words that were written as one, or nothing: jazariroot is jazari and root.
   * @param {string} word
   * @returns {string[] | undefined}
   */
  parts(word) {
    return this.partsFrom(word, 0, 4);
  }

  /**
   * @param {string} word
   * @param {number} start
   * @param {number} most
   * @returns {string[] | undefined}
   */
  partsFrom(word, start, most) {
    const rest = word.slice(start);
    if (start && this.begins(rest)) return [rest];
    if (most < 2) return undefined;
    for (let end = word.length - 1; end >= start + 2; end -= 1) {
      const part = word.slice(start, end);
      if (this.terms.place(part) < 0) continue;
      const others = this.partsFrom(word, end, most - 1);
      if (others) return [part, ...others];
    }
    return undefined;
  }

  /** @param {string} word */
  begins(word) {
    if (word.length < 4) return this.terms.place(word) >= 0;
    const [from, to] = this.terms.beginningWith(word);
    return from < to;
  }
}

/**
 * @param {Map<string, number[]>} found
 * @param {string} term
 * @param {number} entry  Not below those that the term has.
 */
function file(found, term, entry) {
  const entries = found.get(term);
  if (!entries) found.set(term, [entry]);
  else if (entries.at(-1) !== entry) entries.push(entry);
}
