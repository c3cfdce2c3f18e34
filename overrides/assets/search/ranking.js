// @ts-check
/**
 * Which records match a query, and in what order: by the field that has each word, how well it matches
 * and how rare it is. docs/search.md explains the weights.
 */

import { at } from "./index_head.js";
import { NameIndex } from "./name_index.js";
import { base, forms } from "./normalise.js";
import { parseQuery, Vocabulary } from "./query.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {{terms: string[], rows: number[][]}} WordFile */

/** The weights of a name and of an alias. @type {readonly [number, number]} */
const NAME_WEIGHTS = [1, 0.8];
/** The weights of a summary and of the text. @type {readonly [number, number]} */
const TEXT_WEIGHTS = [0.35, 0.15];
const WITHOUT_ARTICLE_WEIGHT = 0.95;
const SHORTER_FORM_WEIGHT = 0.8;
const PARTS_WEIGHT = 0.7;
const TYPO_WEIGHT = 0.3;
const FURTHER_TYPO = 0.15;
const SOUND_WEIGHT = 0.15;
/** Added for the share of the name that the query covers, and for a query that is a whole name or alias. */
const COVERAGE_WEIGHT = 0.15;
const WHOLE_WEIGHT = 0.3;
/** Added for a kind that is in the query, and at most for the rank of the kind. */
const KIND_WEIGHT = 0.2;
const RANK_WEIGHT = 0.03;

/** Near spellings are tried if fewer records than this have the word as typed. */
const TYPOS_BELOW = 5;
const TYPOS_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
/** The length from which a word matches the beginnings of words in summaries and texts. */
const BEGINNINGS_FROM = 3;

/** The rows that match a clause, with their scores, and those of their names alone. */
class Match {
  /** @param {number} rows */
  constructor(rows) {
    this.scores = new Float32Array(rows);
    this.named = new Float32Array(rows);
    this.size = 0;
  }

  /**
   * @param {number} row
   * @param {number} score
   * @param {number} named
   */
  raise(row, score, named) {
    const known = this.scores[row] ?? 0;
    if (known === 0) this.size += 1;
    if (score > known) this.scores[row] = score;
    if (named > (this.named[row] ?? 0)) this.named[row] = named;
  }
}

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
   * The rows that match all clauses or, if there are none, some of them. The best come first; ties are
   * in the order of names.
   * @param {Clause[]} clauses
   * @returns {{ranked: number[], partial: boolean}}
   */
  rank(clauses) {
    const alone = clauses.length === 1;
    let matches = clauses.map((clause) => this.match(clause, alone, TYPOS_BELOW));
    let every = this.inNameOrder.filter((row) => matches.every(({ scores }) => scores[row]));
    if (!every.length && clauses.length > 1) {
      // If no record has all words, even a word that many records have may be mistyped.
      matches = clauses.map((clause) => this.match(clause, alone, Infinity));
      every = this.inNameOrder.filter((row) => matches.every(({ scores }) => scores[row]));
    }
    const partial = !every.length && clauses.length > 1;
    const rows = partial
      ? this.inNameOrder.filter((row) => matches.some(({ scores }) => scores[row]))
      : every;
    const rarities = matches.map(({ size }) => Math.log(1 + this.head.id.length / (size || 1)));
    const total = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const bonus = this.bonuses(clauses);
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
    const ranked = rows.sort((one, other) => at(ranks, other) - at(ranks, one) || one - other);
    return { ranked, partial };
  }

  /**
   * What the score of a row gets beside its words: for a name or alias that is the whole query, and for
   * its kind.
   * @param {Clause[]} clauses
   * @returns {(row: number) => number}
   */
  bonuses(clauses) {
    const typed = clauses.flatMap((clause) => clause[0]?.words ?? []);
    const whole = this.wholeBonuses(typed);
    const all = clauses.flatMap((clause) => clause.flatMap(({ words }) => words)).flatMap(forms);
    const { kinds } = this.head;
    const ofKind = kinds.map((_, kind) => {
      const isNamed = all.some((form) => this.names.kinds[kind]?.has(form));
      return RANK_WEIGHT * (1 - kind / kinds.length) + (isNamed ? KIND_WEIGHT : 0);
    });
    return (row) => at(ofKind, at(this.head.kind, row)) + (whole.get(row) ?? 0);
  }

  /**
   * What the score of a row gets for a name or alias that is the whole query. An alias that several
   * records share, such as a town, says less of each.
   * @param {string[]} typed
   * @returns {Map<number, number>}
   */
  wholeBonuses(typed) {
    const entries = this.names.whole.get(this.names.wholeKey(typed)) ?? [];
    const bonuses = new Map();
    for (const entry of entries) {
      const bonus = entry & 1 ? WHOLE_WEIGHT / entries.length : WHOLE_WEIGHT;
      bonuses.set(entry >> 1, Math.max(bonus, bonuses.get(entry >> 1) ?? 0));
    }
    return bonuses;
  }

  /**
   * The rows that match a clause or, if they are fewer than `typosBelow`, a near spelling of it.
   * @param {Clause} clause
   * @param {boolean} alone  Whether it is the only clause: then a single letter matches beginnings.
   * @param {number} typosBelow
   * @returns {Match}
   */
  match(clause, alone, typosBelow) {
    const match = new Match(this.head.id.length);
    this.neededFiles = new Set(this.filesOf(clause));
    clause.forEach(({ words, weight }, index) => {
      const [word = "", ...more] = words;
      const whole = index > 0 || (word.length < 2 && !alone);
      if (!more.length) this.collect(match, word, weight, whole);
      else this.collectAll(match, words, weight, index > 0);
    });
    const [word, ...more] = clause[0]?.words ?? [];
    if (word && !more.length && match.size < typosBelow) this.collectNear(match, word);
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
          raise(match, terms, from, fieldWeights, formWeight * closeness(form, term));
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
   */
  collectAll(match, words, weight, whole) {
    const each = words.map((word) => {
      const one = new Match(this.head.id.length);
      this.collect(one, word, weight, whole);
      return one;
    });
    for (const row of this.inNameOrder) {
      const least = Math.min(...each.map(({ scores }) => scores[row] ?? 0));
      const named = Math.min(...each.map((one) => one.named[row] ?? 0));
      if (least) match.raise(row, least, named * words.length);
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
    if (parts?.length) this.collectAll(match, parts, PARTS_WEIGHT, false);
    const most = near.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
    this.eachSource((terms, fieldWeights) => {
      for (const [index, changes] of terms.near(near, most)) {
        raise(match, terms, index, fieldWeights, TYPO_WEIGHT - FURTHER_TYPO * (changes - 1));
      }
    });
    for (const index of this.names.soundingLike(near)) {
      raise(match, this.names.terms, index, NAME_WEIGHTS, SOUND_WEIGHT);
    }
    if (match.size) return;
    for (const phrase of this.vocabulary.nearEquivalents(near, most)) {
      this.collectAll(match, phrase, TYPO_WEIGHT, true);
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
 * Raises the scores of the rows that have a term.
 * @param {Match} match
 * @param {Terms} terms
 * @param {number} index  Of the term.
 * @param {readonly [number, number]} fieldWeights
 * @param {number} weight
 */
function raise(match, terms, index, fieldWeights, weight) {
  for (const entry of terms.rows[index] ?? []) {
    const first = (entry & 1) === 0;
    const named = first && fieldWeights === NAME_WEIGHTS ? weight : 0;
    match.raise(entry >> 1, weight * fieldWeights[first ? 0 : 1], named);
  }
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
