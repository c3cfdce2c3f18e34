// @ts-check
/**
 * The words of a query in context, for results whose cards do not show them: from the aliases, texts
 * and related records in the files of texts.
 */

import { highlight } from "./highlight.js";
import { forms, words } from "./normalise.js";

/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {[text: string, label: string]} LabelledText */

/** UTF-16 units that are shown on each side of the first word, at most. */
const AROUND = 60;
/** Pieces that are shown of one record, at most: of a query of many words, the first. */
const MAX_PIECES = 2;
const WORD = /[\p{L}\p{N}\p{M}'’&.]+/gu;

export class Contexts {
  /** @param {number} size  Number of records in a file of texts. */
  constructor(size) {
    this.size = size;
    /** @type {Map<number, LabelledText[][]>} */
    this.files = new Map();
    /** Row -> the terms that its card shows; filled on first use. @type {Map<number, Set<string>>} */
    this.shown = new Map();
  }

  /**
   * @param {number} number
   * @param {LabelledText[][]} file  For each record its pieces.
   */
  add(number, file) {
    this.files.set(number, file);
  }

  /**
   * The part of the index that has the texts of a row.
   * @param {number} row
   */
  partOf(row) {
    return `texts-${Math.floor(row / this.size)}`;
  }

  /**
   * The clauses of a query whose words the card of a row does not show. None before its file is loaded.
   * @param {number} row
   * @param {Card} card
   * @param {Clause[]} clauses
   * @returns {Clause[]}
   */
  hidden(row, card, clauses) {
    const { name, summary, kindLabel, region, status, meta } = card;
    if (summary === undefined) return [];
    let terms = this.shown.get(row);
    if (!terms) {
      terms = new Set(termsOf([name, summary, kindLabel, region, status?.[1], ...meta].join(" ")));
      this.shown.set(row, terms);
    }
    const known = terms;
    return clauses.filter((clause) => !has(known, clause));
  }

  /**
   * What the texts say around the words of these clauses, with these words marked; undefined if none has
   * them, or their file is not loaded.
   * @param {number} row
   * @param {Clause[]} clauses
   */
  of(row, clauses) {
    const pieces = this.files.get(Math.floor(row / this.size))?.[row % this.size] ?? [];
    let wanted = clauses;
    /** @type {string[]} */
    const shown = [];
    for (const [text, label] of pieces) {
      const spans = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
        index, end: index + word.length, terms: termsOf(word),
      }));
      const all = new Set(spans.flatMap(({ terms }) => terms));
      const matched = wanted.filter((clause) => has(all, clause));
      const first = spans.find(({ terms }) => matched.some((clause) => hasWord(terms, clause)));
      if (!first) continue;
      shown.push((label ? `${label} · ` : "") + around(text, first.index, first.end));
      wanted = wanted.filter((clause) => !matched.includes(clause));
      if (!wanted.length || shown.length === MAX_PIECES) break;
    }
    const known = clauses.flatMap((clause) => clause.flatMap(({ words: phrase }) => phrase));
    return shown.length ? highlight(shown.join(" "), known) : undefined;
  }
}

/**
 * Whether the terms have every word of a phrase of the clause.
 * @param {Set<string>} terms
 * @param {Clause} clause
 */
function has(terms, clause) {
  return clause.some(({ words: phrase }, index) =>
    phrase.every((word) => forms(word).some((form) => matches(terms, form, index > 0))));
}

/**
 * Whether the terms have a word of the clause.
 * @param {string[]} terms
 * @param {Clause} clause
 */
function hasWord(terms, clause) {
  return clause.some(({ words: phrase }, index) =>
    phrase.some((word) => forms(word).some((form) => matches(terms, form, index > 0))));
}

/**
 * @param {Iterable<string>} terms
 * @param {string} form
 * @param {boolean} whole  Whether a longer word that begins with the form does not count.
 */
function matches(terms, form, whole) {
  for (const term of terms) if (whole ? term === form : term.startsWith(form)) return true;
  return false;
}

/** @param {string} text */
function termsOf(text) {
  return words(text).flatMap(forms);
}

/**
 * The part of a text around a word, cut between words.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function around(text, from, to) {
  const space = (/** @type {number} */ index) => /\s/.test(text[index] ?? " ");
  let start = Math.max(0, from - AROUND);
  let end = Math.min(text.length, to + AROUND);
  while (start > 0 && start < from && !space(start - 1)) start += 1;
  while (end < text.length && end > to && !space(end)) end -= 1;
  const piece = text.slice(start, end).trim();
  return (start > 0 ? "… " : "") + piece + (end < text.length ? " …" : "");
}
