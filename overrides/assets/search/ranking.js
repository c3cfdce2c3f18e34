// @ts-check
/**
 * Which records match a query, and in what order: by the field that has each word, how well it matches
 * and how rare it is. docs/search.md explains the weights.
 */

import { bonuses } from "./bonuses.js";
import { at, item } from "./index_head.js";
import { Match, NAME_WEIGHTS, TEXT_WEIGHTS } from "./match.js";
import { NameIndex } from "./name_index.js";
import { base, forms } from "./normalise.js";
import { parseQuery, Vocabulary } from "./query.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {{terms: string[], rows: number[][]}} WordFile */

const WITHOUT_ARTICLE_WEIGHT = 0.95;
const SHORTER_FORM_WEIGHT = 0.8;
const PARTS_WEIGHT = 0.7;
const TYPO_WEIGHT = 0.3;
const FURTHER_TYPO = 0.15;
const SOUND_WEIGHT = 0.15;
/** Added for the share of the name that the query covers. */
const COVERAGE_WEIGHT = 0.15;

const TYPOS_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
/** The length from which a word matches the beginnings of words in summaries and texts. */
const BEGINNINGS_FROM = 3;

/**
 * Rows in their order, best first.
 * @typedef {object} Ranked
 * @property {number[]} exact  Those with every word as typed or in a form or equivalent of it; if
 *   `partial`, those with some of them.
 * @property {boolean} partial  Whether no record has every word.
 * @property {() => Similar} similar  The other rows, which have words of near spelling or sound.
 */
/**
 * @typedef {object} Similar
 * @property {number[]} rows
 * @property {(rows: number[]) => Record<string, string[]>} corrections
 *   Word of the query -> the terms through which these rows match.
 */

export class Ranking {
  /** @param {Head} head */
  constructor(head) {
    this.head = head;
    this.stop = new Set(head.stop);
    this.vocabulary = new Vocabulary(head.equivalents);
    this.names = new NameIndex(head, this.stop, this.vocabulary);
    this.inNameOrder = head.id.map((_, row) => row);
    /** @type {Map<number, Terms>} */
    this.wordFiles = new Map();
    /**
     * The files of words that the current clause needs. The others are ignored even if they are
     * loaded, or an answer would depend on earlier questions.
     * @type {Set<number>}
     */
    this.neededFiles = new Set();
  }

  /**
   * The files of words that a query needs.
   * @param {string} query
   * @returns {number[]}
   */
  wordFilesFor(query) {
    return [...new Set(this.clauses(query).flatMap((clause) => this.filesOf(clause)))];
  }

  /**
   * Whether the files of words that a query needs are loaded.
   * @param {string} query
   */
  hasWords(query) {
    return this.wordFilesFor(query).every((number) => this.wordFiles.has(number));
  }

  /** @param {Clause} clause */
  filesOf(clause) {
    return clause.flatMap(({ words }, index) =>
      words.flatMap((word) => forms(word).flatMap((form) => this.filesWith(form, index > 0))));
  }

  /**
   * The files that have the word and, unless it is short or `whole`, words that begin with it.
   * @param {string} word
   * @param {boolean} whole
   */
  filesWith(word, whole) {
    const { words } = this.head;
    const end = whole || word.length < BEGINNINGS_FROM ? word : `${word}\u{10ffff}`;
    const files = [];
    for (let file = 0; file < words.length; file += 1) {
      const next = words[file + 1];
      if (next !== undefined && next <= word) continue;
      if (file && (words[file] ?? "") > end) break;
      files.push(file);
    }
    return files;
  }

  /**
   * Adds a file of words, in which each row is given by its distance to the one before.
   * @param {number} number
   * @param {WordFile} file
   */
  addWords(number, { terms, rows }) {
    for (const list of rows) {
      let row = 0;
      for (let index = 0; index < list.length; index += 1) {
        const gap = list[index] ?? 0;
        row += gap >> 1;
        list[index] = 2 * row + (gap & 1);
      }
    }
    this.wordFiles.set(number, new Terms(terms, rows));
  }

  /** @param {string} query */
  clauses(query) {
    /** @param {string} joined */
    const isWord = (joined) => this.names.terms.indexOf(joined) >= 0;
    return parseQuery(query, this.stop, this.vocabulary, isWord);
  }

  /**
   * The rows that match the clauses as typed and, when they are asked for, those that match only
   * through near spellings. Ties are in the order of names.
   * @param {Clause[]} clauses
   * @returns {Ranked}
   */
  rank(clauses) {
    const exact = clauses.map((clause) => this.match(clause, clauses.length === 1));
    const every = this.having(exact, "every");
    /** @type {() => Match[]} */
    const withNear = () => clauses.map((clause, index) => this.withNear(clause, item(exact, index)));
    // A record that has every word, some misspelt, is nearer than one that lacks a word.
    const known = every.length || clauses.length < 2 ? undefined : withNear();
    const partial = known !== undefined && !this.having(known, "every").length;
    const rows = partial ? this.having(exact, "some") : every;
    return {
      exact: this.sorted(clauses, exact, rows),
      partial,
      similar: () => {
        const matches = known ?? withNear();
        const others = new Set(rows);
        const near = this.having(matches, partial ? "some" : "every").filter((row) => !others.has(row));
        return {
          rows: this.sorted(clauses, matches, near),
          corrections: (some) => corrections(clauses, matches, some),
        };
      },
    };
  }

  /**
   * The rows that every or some of the matches have.
   * @param {Match[]} matches
   * @param {"every" | "some"} which
   */
  having(matches, which) {
    return this.inNameOrder.filter((row) => matches[which](({ scores }) => scores[row]));
  }

  /**
   * The rows by their scores, best first; ties are in the order of names.
   * @param {Clause[]} clauses
   * @param {Match[]} matches  One for each clause.
   * @param {number[]} rows
   */
  sorted(clauses, matches, rows) {
    const rarities = matches.map(({ size }) => Math.log(1 + this.head.id.length / (size || 1)));
    const total = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const bonus = bonuses(clauses, this.head, this.names);
    const ranks = new Float64Array(this.head.id.length);
    for (const row of rows) {
      let score = bonus(row);
      let named = 0;
      matches.forEach((match, index) => {
        score += ((match.scores[row] ?? 0) * (rarities[index] ?? 0)) / total;
        named += match.named[row] ?? 0;
      });
      score += COVERAGE_WEIGHT * Math.min(1, named / (this.names.length[row] || 1));
      // Rounded, or the order would depend on the last bit of a sum.
      ranks[row] = Math.round(score * 1e6);
    }
    return [...rows].sort((one, other) => at(ranks, other) - at(ranks, one) || one - other);
  }

  /**
   * The rows that match a clause as typed.
   * @param {Clause} clause
   * @param {boolean} alone  Whether it is the only clause: then a single letter matches beginnings.
   * @returns {Match}
   */
  match(clause, alone) {
    const match = new Match(this.head.id.length);
    this.neededFiles = new Set(this.filesOf(clause));
    clause.forEach(({ words, weight }, index) => {
      const [word = "", ...more] = words;
      const whole = index > 0 || (word.length < 2 && !alone);
      if (!more.length) this.collect(match, word, weight, whole);
      else this.collectAll(match, words, weight, index > 0);
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
    this.neededFiles = new Set(this.filesOf(clause));
    const [word, ...more] = clause[0]?.words ?? [];
    if (word && !more.length) this.collectNear(match, word);
    return match;
  }

  /**
   * Adds the rows that have the word, one of its forms or, unless `whole`, a word that begins with
   * one of these.
   * @param {Match} match
   * @param {string} word
   * @param {number} weight
   * @param {boolean} whole
   */
  collect(match, word, weight, whole) {
    for (const form of forms(word)) {
      const formWeight = weight * weightOf(form, word);
      this.eachSource((terms, fieldWeights) => {
        const exact = whole || (fieldWeights === TEXT_WEIGHTS && form.length < BEGINNINGS_FROM);
        let [from, to] = terms.beginningWith(form);
        if (exact) to = terms.terms[from] === form ? from + 1 : from;
        for (; from < to; from += 1) {
          const term = terms.terms[from] ?? "";
          match.raiseAll(terms, from, fieldWeights, formWeight * closeness(form, term));
        }
      });
    }
  }

  /**
   * Adds the rows that have all of the words.
   * @param {Match} match
   * @param {string[]} words
   * @param {number} weight
   * @param {boolean} whole
   * @param {boolean} [near]  Whether the words are a near spelling.
   */
  collectAll(match, words, weight, whole, near = false) {
    const each = words.map((word) => {
      const one = new Match(this.head.id.length);
      this.collect(one, word, weight, whole);
      return one;
    });
    for (const row of this.inNameOrder) {
      const least = Math.min(...each.map(({ scores }) => scores[row] ?? 0));
      const named = Math.min(...each.map((one) => one.named[row] ?? 0));
      if (least) match.raise(row, least, named * words.length, near ? words.join(" ") : undefined);
    }
  }

  /**
   * Adds the rows that have the parts of a joined word, a near spelling, or a word of similar sound.
   * @param {Match} match
   * @param {string} word
   */
  collectNear(match, word) {
    const near = base(word);
    if (near.length < TYPOS_FROM_LENGTH) return;
    const parts = this.names.parts(near)?.filter((part) => !this.stop.has(part));
    if (parts?.length) this.collectAll(match, parts, PARTS_WEIGHT, false, true);
    const most = near.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
    this.eachSource((terms, fieldWeights) => {
      for (const [index, changes] of terms.near(near, most)) {
        match.raiseAll(terms, index, fieldWeights, TYPO_WEIGHT - FURTHER_TYPO * (changes - 1), true);
      }
    });
    for (const index of this.names.soundingLike(near)) {
      match.raiseAll(this.names.terms, index, NAME_WEIGHTS, SOUND_WEIGHT, true);
    }
    if (match.size) return;
    for (const phrase of this.vocabulary.nearEquivalents(near, most)) {
      this.collectAll(match, phrase, TYPO_WEIGHT, true, true);
    }
  }

  /**
   * Calls a function with the terms of names, and with those of each needed file of words.
   * @param {(terms: Terms, fieldWeights: readonly [number, number]) => void} visit
   */
  eachSource(visit) {
    visit(this.names.terms, NAME_WEIGHTS);
    for (const number of this.neededFiles) {
      const terms = this.wordFiles.get(number);
      if (terms) visit(terms, TEXT_WEIGHTS);
    }
  }
}

/**
 * Word of the query -> the terms of near spellings through which the rows match, best rows first.
 * @param {Clause[]} clauses
 * @param {Match[]} matches  One for each clause.
 * @param {number[]} rows
 * @returns {Record<string, string[]>}
 */
function corrections(clauses, matches, rows) {
  return Object.fromEntries(clauses.flatMap((clause, index) => {
    const terms = new Set(rows.flatMap((row) => matches[index]?.near.get(row) ?? []));
    return terms.size ? [[clause[0]?.words[0] ?? "", [...terms]]] : [];
  }));
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
