// @ts-check
/**
 * The words of names and aliases: pages of a sorted index, of which a query needs a few, and the words
 * alone, which near spellings need. Also the words of the labels of kinds.
 */

import { base, forms, words } from "./normalise.js";
import { NameTerms } from "./near_terms.js";
import { Pages } from "./pages.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */

/** What an entry counts for its row. The rest is 16 times the alias, 0 for the name, plus the length. */
const ROW = 128;

export class Names {
  /** @param {Head} head */
  constructor(head) {
    this.pages = new Pages("names", head.names, ROW);
    /** For each row the number of words in its name, once a page with one of them is loaded. */
    this.length = new Uint8Array(head.records);
    /** For each kind, the forms of the words of its label. */
    this.kinds = head.kinds.map(([, label]) => new Set(words(label).flatMap(forms)));
    /** The words of names. @type {NameTerms | undefined} */
    this.terms = undefined;
  }

  /**
   * @param {number} number
   * @param {import("./pages.js").Page} page
   */
  add(number, page) {
    const { rows } = this.pages.add(number, page);
    for (const entries of rows) {
      for (const entry of entries) {
        if (((entry >> 4) & 7) === 0) this.length[Math.floor(entry / ROW)] = entry & 15;
      }
    }
  }

  /**
   * All words of names: undefined until they, or all pages, are loaded.
   * @returns {NameTerms | undefined}
   */
  get dictionary() {
    const all = this.terms ? undefined : this.pages.all();
    if (all) this.addTerms(all);
    return this.terms;
  }

  /** @param {string[]} terms  Sorted. */
  addTerms(terms) {
    this.terms = new NameTerms(new Terms(terms, []));
  }

  /**
   * Whether a name has the word. False as long as its page is not loaded.
   * @param {string} word
   */
  has(word) {
    return this.pages.entriesOf(word).length > 0;
  }

  /**
   * The rows whose name or alias has the term.
   * @param {string} term
   */
  rowsOf(term) {
    return this.pages.entriesOf(term).map((entry) => Math.floor(entry / ROW));
  }

  /**
   * How close the labels of kinds come to the word, or to one that begins with it: index of the kind and
   * its closest form.
   * @param {string} form
   * @param {boolean} whole
   * @returns {[number, string][]}
   */
  kindsWith(form, whole) {
    return this.kinds.flatMap((labels, kind) =>
      [...labels]
        .filter((label) => (whole ? label === form : label.startsWith(form)))
        .map((label) => /** @type {[number, string]} */ ([kind, label])));
  }

  /**
   * The kinds whose label has a near spelling of the word.
   * @param {string} word
   * @param {number} most  Maximum number of changes.
   * @returns {[number, string, number][]}  Index of the kind, the form of its label, number of changes.
   */
  kindsNear(word, most) {
    return this.kinds.flatMap((labels, kind) => {
      const terms = new Terms([...labels].sort(), []);
      return terms.near(base(word), most).map(([index, changes]) =>
        /** @type {[number, string, number]} */ ([kind, terms.terms[index] ?? "", changes]));
    });
  }
}
