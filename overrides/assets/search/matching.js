// @ts-check
/**
 * Which records match each clause of a query, and how well: from the pages of names and of words that
 * the clause needs. The others are ignored even if they are loaded, or an answer would depend on
 * earlier questions.
 */

import { Match, NAME_WEIGHTS } from "./match.js";
import { Names } from "./names.js";
import { base, forms } from "./normalise.js";
import { Pages } from "./pages.js";
import { parseQuery, Vocabulary } from "./query.js";

/** @typedef {import("./index_head.js").Head} Head */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./terms.js").Terms} Terms */

const WITHOUT_ARTICLE_WEIGHT = 0.95;
const SHORTER_FORM_WEIGHT = 0.8;
const PARTS_WEIGHT = 0.7;
const TYPO_WEIGHT = 0.3;
const FURTHER_TYPO = 0.15;
const SOUND_WEIGHT = 0.15;
const TYPOS_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
/** The length from which a word matches the beginnings of words in summaries and texts. */
const BEGINNINGS_FROM = 3;

/** Pages of names that the near spellings of one word may need. */
const MAX_NEAR_PAGES = 6;

export class Matching {
  /** @param {Head} head */
  constructor(head) {
    this.records = head.records;
    this.stop = new Set(head.stop);
    this.vocabulary = new Vocabulary(head.equivalents);
    this.names = new Names(head);
    this.words = new Pages("words", head.words, 2);
    let start = 0;
    /** For each kind its first row and the row after its last. @type {[number, number][]} */
    this.rowsOfKinds = head.kinds.map(([, , , count]) => [start, (start += count)]);
  }

  /** @param {string} query */
  clauses(query) {
    return parseQuery(query, this.stop, this.vocabulary, (joined) => this.names.has(joined));
  }

  /**
   * The files of names that the clauses need.
   * @param {Clause[]} clauses
   */
  namePartsFor(clauses) {
    const alone = clauses.length === 1;
    const { pages } = this.names;
    return pages.files(clauses.flatMap((clause) => formsOf(clause).flatMap(({ form, whole }) =>
      pages.with(form, whole || (form.length < 2 && !alone)))));
  }

  /**
   * The files of words that the clauses need.
   * @param {Clause[]} clauses
   */
  wordPartsFor(clauses) {
    return this.words.files(clauses.flatMap((clause) => [...this.wordPagesOf(clause)]));
  }

  /** @param {Clause} clause */
  wordPagesOf(clause) {
    return new Set(formsOf(clause).flatMap(({ form, whole }) =>
      this.words.with(form, whole || form.length < BEGINNINGS_FROM)));
  }

  /**
   * The files that near spellings of the clauses need.
   * @param {Clause[]} clauses
   */
  nearPartsFor(clauses) {
    if (!this.names.dictionary) return ["terms"];
    const { pages } = this.names;
    return clauses.flatMap(([typed]) => {
      const [word = "", ...more] = typed?.words ?? [];
      if (more.length) return [];
      const parts = this.partsOf(base(word)) ?? [];
      return pages.files([
        ...this.nearTerms(word).flatMap(([term]) => pages.with(term, true)),
        ...parts.flatMap((part) => forms(part).flatMap((form) => pages.with(form, false))),
      ]);
    });
  }

  /**
   * The parts of a joined word, without stop words.
   * @param {string} word
   */
  partsOf(word) {
    if (word.length < TYPOS_FROM_LENGTH) return undefined;
    const parts = this.names.dictionary?.parts(word)?.filter((part) => !this.stop.has(part));
    return parts?.length ? parts : undefined;
  }

  /**
   * The words of names that are near spellings of the word or sound like it, with their weights: the
   * best first, and only those of a few pages.
   * @param {string} word
   * @returns {[string, number][]}
   */
  nearTerms(word) {
    const near = base(word);
    const { dictionary, pages } = this.names;
    if (!dictionary || near.length < TYPOS_FROM_LENGTH) return [];
    const spelt = dictionary.near(near, mostChanges(near)).map(([term, changes]) =>
      /** @type {[string, number]} */ ([term, typoWeight(changes)]));
    const sounding = dictionary.soundingLike(near).map((term) =>
      /** @type {[string, number]} */ ([term, SOUND_WEIGHT]));
    /** @type {Set<number>} */
    const needed = new Set();
    return [...spelt, ...sounding].filter(([term]) => {
      const [page = 0] = pages.with(term, true);
      if (needed.size < MAX_NEAR_PAGES) needed.add(page);
      return needed.has(page);
    });
  }

  /**
   * The rows that match a clause as typed.
   * @param {Clause} clause
   * @param {boolean} alone  Whether it is the only clause: then a single letter matches beginnings.
   * @param {number} length  Number of words of the query.
   * @returns {Match}
   */
  match(clause, alone, length) {
    const match = new Match(this.records);
    const typed = clause[0]?.words.length;
    clause.forEach(({ words, weight }, index) => {
      const [word = "", ...more] = words;
      const whole = index > 0 || (word.length < 2 && !alone);
      // A phrase of more or fewer words may be a whole name, but not one of this length.
      const ofName = words.length === typed ? length : 0;
      if (!more.length) this.collect(match, word, weight, whole, ofName);
      else this.collectAll(match, words, weight, index > 0, ofName);
    });
    return match;
  }

  /**
   * The rows that match a clause as typed, and those that match near spellings of it.
   * @param {Clause} clause
   * @param {Match} exact
   * @returns {Match}
   */
  withNear(clause, exact) {
    const match = exact.copy();
    const [word, ...more] = clause[0]?.words ?? [];
    if (word && !more.length) this.collectNear(match, word, this.wordPagesOf(clause));
    return match;
  }

  /**
   * Adds the rows that have the word, one of its forms or, unless `whole`, a word that begins with
   * one of these.
   * @param {Match} match
   * @param {string} word
   * @param {number} weight
   * @param {boolean} whole
   * @param {number} length  Number of words of the query.
   */
  collect(match, word, weight, whole, length) {
    for (const form of forms(word)) {
      const formWeight = weight * weightOf(form, word);
      for (const [term, entries] of termsIn(this.names.pages, form, whole)) {
        match.raiseNames(entries, formWeight * closeness(form, term), term === form ? length : 0);
      }
      for (const [kind, label] of this.names.kindsWith(form, whole)) {
        this.raiseKind(match, kind, formWeight * closeness(form, label));
      }
      for (const [term, entries] of termsIn(this.words, form, whole || form.length < BEGINNINGS_FROM)) {
        match.raiseTexts(entries, formWeight * closeness(form, term));
      }
    }
  }

  /**
   * Raises the scores of the records of a kind: its label is like an alias of them.
   * @param {Match} match
   * @param {number} kind
   * @param {number} weight
   * @param {string} [near]
   */
  raiseKind(match, kind, weight, near) {
    const [from, to] = this.rowsOfKinds[kind] ?? [0, 0];
    for (let row = from; row < to; row += 1) match.raise(row, weight * NAME_WEIGHTS[1], 0, near);
  }

  /**
   * Adds the rows that have all of the words.
   * @param {Match} match
   * @param {string[]} words
   * @param {number} weight
   * @param {boolean} whole
   * @param {number} length  Number of words of the query.
   * @param {boolean} [near]  Whether the words are a near spelling.
   */
  collectAll(match, words, weight, whole, length, near = false) {
    const each = words.map((word) => {
      const one = new Match(this.records);
      this.collect(one, word, weight, whole, length);
      return one;
    });
    for (let row = 0; row < this.records; row += 1) {
      const least = Math.min(...each.map(({ scores }) => scores[row] ?? 0));
      if (!least) continue;
      const named = Math.min(...each.map((one) => one.named[row] ?? 0));
      match.raise(row, least, named * words.length, near ? words.join(" ") : undefined);
    }
    const [first, ...others] = each;
    for (const entry of first?.whole ?? []) {
      if (others.every((one) => one.whole.has(entry))) match.whole.add(entry);
    }
  }

  /**
   * Adds the rows that have the parts of a joined word, a near spelling, or a word of similar sound.
   * @param {Match} match
   * @param {string} word
   * @param {Set<number>} wordPages  The pages of words that are searched.
   */
  collectNear(match, word, wordPages) {
    const near = base(word);
    if (near.length < TYPOS_FROM_LENGTH) return;
    const parts = this.partsOf(near);
    if (parts) this.collectAll(match, parts, PARTS_WEIGHT, false, 0, true);
    const most = mostChanges(near);
    for (const [term, weight] of this.nearTerms(word)) {
      match.raiseNames(this.names.pages.entriesOf(term), weight, 0, term);
    }
    for (const [kind, label, changes] of this.names.kindsNear(near, most)) {
      this.raiseKind(match, kind, typoWeight(changes), label);
    }
    for (const number of wordPages) {
      const page = this.words.loaded.get(number);
      for (const [index, changes] of page?.near(near, most) ?? []) {
        match.raiseTexts(page?.rows[index] ?? [], typoWeight(changes), page?.terms[index]);
      }
    }
    if (match.size) return;
    for (const phrase of this.vocabulary.nearEquivalents(near, most)) {
      this.collectAll(match, phrase, TYPO_WEIGHT, true, 0, true);
    }
  }
}

/**
 * The forms of all words of a clause, and whether only the form itself matches.
 * @param {Clause} clause
 */
function formsOf(clause) {
  return clause.flatMap(({ words }, index) =>
    words.flatMap((word) => forms(word).map((form) => ({ form, whole: index > 0 }))));
}

/**
 * The term and, unless `whole`, those that begin with it, with their entries.
 * @param {Pages} pages
 * @param {string} form
 * @param {boolean} whole
 * @returns {Generator<[string, number[]]>}
 */
function* termsIn(pages, form, whole) {
  for (const number of pages.with(form, whole)) {
    const page = pages.loaded.get(number);
    if (!page) continue;
    let [from, to] = page.beginningWith(form);
    if (whole) to = page.terms[from] === form ? from + 1 : from;
    for (; from < to; from += 1) yield [page.terms[from] ?? "", page.rows[from] ?? []];
  }
}

/** @param {string} word */
function mostChanges(word) {
  return word.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
}

/** @param {number} changes */
function typoWeight(changes) {
  return TYPO_WEIGHT - FURTHER_TYPO * (changes - 1);
}

/**
 * The weight of a form of a word.
 * @param {string} form
 * @param {string} word
 */
function weightOf(form, word) {
  if (form === word) return 1;
  return form === base(word) ? WITHOUT_ARTICLE_WEIGHT : SHORTER_FORM_WEIGHT;
}

/**
 * How close a term is to the form that it begins with: 1 if they are equal.
 * @param {string} form
 * @param {string} term
 */
function closeness(form, term) {
  return term === form ? 1 : 0.6 + (0.3 * form.length) / term.length;
}
