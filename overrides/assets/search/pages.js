// @ts-check
/**
 * Pages of a sorted index: terms with their entries, in files of which a word needs one or two.
 */

import { Terms } from "./terms.js";

/**
 * A file of terms with their entries; `next` is the first term of the file after it, if there is one.
 * @typedef {{terms: string[], rows: number[][], next?: string}} Page
 */

/** @type {number[]} */
const NONE = [];
/** A file without terms that is the last begins, in the head, with this. */
const AFTER_ALL = "\uffff";

export class Pages {
  /**
   * @param {string} name  That of their files, without number.
   * @param {string[]} firsts  The first term of each page.
   * @param {number} row  What an entry counts for its row.
   */
  constructor(name, firsts, row) {
    this.name = name;
    this.firsts = firsts;
    this.row = row;
    /** @type {Map<number, Terms>} */
    this.loaded = new Map();
  }

  /**
   * Adds a page, in which each row is given by its distance to the one before. Throws an error if it
   * has not the terms that the head expects: the site was published between the two.
   * @param {number} number
   * @param {Page} page
   * @returns {Terms}
   */
  add(number, { terms, rows, next }) {
    const { row, firsts } = this;
    const first = terms[0] ?? next ?? AFTER_ALL;
    if (first !== firsts[number] || next !== firsts[number + 1]) {
      throw new Error(`${this.name}-${number} has other terms than the index`);
    }
    for (const entries of rows) {
      let before = 0;
      for (let index = 0; index < entries.length; index += 1) {
        const entry = before + (entries[index] ?? 0);
        entries[index] = entry;
        before = entry - (entry % row);
      }
    }
    const page = new Terms(terms, rows);
    this.loaded.set(number, page);
    return page;
  }

  /**
   * The pages that have the word and, unless `whole`, words that begin with it.
   * @param {string} word
   * @param {boolean} whole
   * @returns {number[]}
   */
  with(word, whole) {
    const { firsts } = this;
    const end = whole ? word : `${word}\u{10ffff}`;
    const pages = [];
    for (let page = 0; page < firsts.length; page += 1) {
      const next = firsts[page + 1];
      if (next !== undefined && next <= word) continue;
      if (page && (firsts[page] ?? "") > end) break;
      pages.push(page);
    }
    return pages;
  }

  /**
   * The names of the files of pages.
   * @param {Iterable<number>} pages
   */
  files(pages) {
    return [...new Set(pages)].map((page) => `${this.name}-${page}`);
  }

  /**
   * The entries of a term; none if its page is not loaded.
   * @param {string} term
   * @returns {number[]}
   */
  entriesOf(term) {
    for (const number of this.with(term, true)) {
      const page = this.loaded.get(number);
      const index = page?.indexOf(term) ?? -1;
      if (index >= 0) return page?.rows[index] ?? NONE;
    }
    return NONE;
  }

  /**
   * The terms of all pages, sorted; undefined unless all are loaded.
   * @returns {string[] | undefined}
   */
  all() {
    if (this.loaded.size < this.firsts.length) return undefined;
    return this.firsts.flatMap((_, number) => this.loaded.get(number)?.terms ?? []);
  }
}
