// @ts-check
/**
 * Searches in the pages of the site beside those of records: lists, pictures, prose, open questions.
 * The file is from plugins/jazari_catalogue/site/search/site_pages.py.
 */

import { forms, words } from "./normalise.js";
import { Terms } from "./terms.js";

/** @typedef {import("./query.js").Clause} Clause */
/**
 * Sort, name, path, text, words, body, records.
 * @typedef {[number, string, string, string?, string?, string?, string?]} Row
 */
/** @typedef {{sorts: [string, string][], pages: Row[]}} SitePagesFile */

/**
 * A page, or a place on a page.
 * @typedef {object} PageResult
 * @property {string} sort
 * @property {string} sortLabel
 * @property {string} name
 * @property {string} href  Relative to the root of the language.
 * @property {string} text  What it is about; may be empty.
 * @property {string[]} matched  The words that matched, as the page has them, if its name has none of them.
 */

/** Maximum number of pages in an answer. */
const MAX_PAGES = 5;
/** Maximum number of matched words that a result shows. */
const MAX_MATCHED = 3;
/** Number of records found from which pages that match only by their text are left out. */
const ENOUGH_RECORDS = 10;
/** What a match counts in the name, in other words for it, in its text and in the names of records. */
const FIELD_WEIGHTS = [1, 0.8, 0.15, 0.05];
/** The most that a match in the names of records counts: alone it does not find a page. */
const OF_RECORDS = 0.05;
/** The least score of a page that does not only match by its text. */
const NAMED = 0.2;
/** The length from which a word may be the beginning of another. */
const BEGINNINGS_FROM = 3;

export class SitePages {
  /** @param {SitePagesFile} file */
  constructor({ sorts, pages } = { sorts: [], pages: [] }) {
    this.sorts = sorts;
    this.pages = pages;
    /** Term -> pages that have it: their index times four, plus the field. @type {Map<string, number[]>} */
    const entries = new Map();
    pages.forEach(([, name, , , others = "", body = "", records = ""], page) => {
      [name, others, body, records].forEach((text, field) => {
        for (const term of new Set(words(text).flatMap(forms))) {
          const rows = entries.get(term);
          if (rows) rows.push(4 * page + field);
          else entries.set(term, [4 * page + field]);
        }
      });
    });
    this.terms = Terms.of(entries);
  }

  /**
   * The best pages that have every clause, without near spellings.
   * @param {Clause[]} clauses
   * @param {number} records  The number of records that have every word.
   * @returns {PageResult[]}
   */
  find(clauses, records) {
    const [first, ...others] = clauses.map((clause) => this.scores(clause));
    if (!first || clauses.every(([typed]) => typed?.words.every((word) => word.length < 2))) return [];
    /** @type {[number, number][]} */
    const ranked = [];
    for (const [page, score] of first) {
      const scores = [score, ...others.map((other) => other.get(page) ?? 0)];
      const least = Math.min(...scores);
      const sum = scores.reduce((one, other) => one + other, 0);
      if (Math.max(...scores) <= OF_RECORDS) continue;
      if (least > (records < ENOUGH_RECORDS ? 0 : NAMED)) ranked.push([page, Math.round(sum * 1e6)]);
    }
    ranked.sort(([one, score], [other, otherScore]) => otherScore - score || one - other);
    return ranked.slice(0, MAX_PAGES).map(([page]) => this.result(page, clauses));
  }

  /**
   * Page -> how well it matches any phrase of the clause.
   * @param {Clause} clause
   */
  scores(clause) {
    /** @type {Map<number, number>} */
    const best = new Map();
    clause.forEach(({ words: phrase, weight }, index) => {
      const [first, ...others] = phrase.map((word) => this.scoresOfWord(word, index > 0));
      for (const [page, score] of first ?? []) {
        const least = Math.min(score, ...others.map((other) => other.get(page) ?? 0));
        if (least) best.set(page, Math.max(best.get(page) ?? 0, least * weight));
      }
    });
    return best;
  }

  /**
   * Page -> how well it matches a word.
   * @param {string} word
   * @param {boolean} whole  Whether words that begin with it do not match.
   */
  scoresOfWord(word, whole) {
    /** @type {Map<number, number>} */
    const best = new Map();
    /** @type {(index: number, weight: number) => void} */
    const add = (index, weight) => {
      for (const row of this.terms.rows[index] ?? []) {
        const page = Math.floor(row / 4);
        const score = weight * (FIELD_WEIGHTS[row % 4] ?? 0);
        if (score > (best.get(page) ?? 0)) best.set(page, score);
      }
    };
    forms(word).forEach((form, number) => {
      const index = this.terms.indexOf(form);
      if (index >= 0) add(index, number ? 0.8 : 1);
    });
    if (whole || word.length < BEGINNINGS_FROM) return best;
    const [start, end] = this.terms.beginningWith(word);
    for (let index = start; index < end; index += 1) {
      add(index, 0.6 + 0.3 * (word.length / (this.terms.terms[index]?.length || 1)));
    }
    return best;
  }

  /**
   * @param {number} page
   * @param {Clause[]} clauses
   * @returns {PageResult}
   */
  result(page, clauses) {
    const [sort, name, href, text = "", ...others] = this.pages[page] ?? [0, "", ""];
    const [code, sortLabel] = this.sorts[sort] ?? ["", ""];
    const matched = clauses.flatMap((clause) => {
      // As it was typed if the page has that, otherwise in other words.
      for (const phrases of [clause.slice(0, 1), clause]) {
        const asked = phrases.flatMap((phrase) => phrase.words).flatMap(forms);
        if (matchingWords(name, asked).length) return [];
        const some = others.map((field = "") => matchingWords(field, asked)).find(({ length }) => length);
        if (some) return some.slice(0, clause[0]?.words.length);
      }
      return [];
    });
    return { sort: code, sortLabel, name, href, text, matched: [...new Set(matched)].slice(0, MAX_MATCHED) };
  }
}

/**
 * The words of a text that are asked for, or begin with what is.
 * @param {string} text
 * @param {string[]} asked
 */
function matchingWords(text, asked) {
  /** @param {string} term */
  const isAsked = (term) => asked.some((word) =>
    term === word || (word.length >= BEGINNINGS_FROM && term.startsWith(word)));
  return text.split(" ").filter((word) => words(word).flatMap(forms).some(isAsked));
}
