// @ts-check
/**
 * Which records have the words of a question, and in what order: by where each word stands, how
 * nearly it is spelt and how rare it is. docs/search.md says what is worth how much.
 */

import { at } from "./index_head.js";
import { Names } from "./name_index.js";
import { base, canonical, forms } from "./normalise.js";
import { Vocabulary, wantsOf } from "./query.js";
import { Terms } from "./terms.js";

/** @typedef {import("./index_head.js").Head} Head */
/** @typedef {import("./query.js").Want} Want */
/** @typedef {{terms: string[], rows: number[][]}} WordFile */

/** What a place is worth: in names those of a name and of an alias, in words of a summary and text. */
/** @type {readonly [number, number]} */
const NAME_PLACES = [1, 0.8];
/** @type {readonly [number, number]} */
const WORD_PLACES = [0.35, 0.15];
const WITHOUT_ARTICLE_WEIGHT = 0.95;
const SHORTER_FORM_WEIGHT = 0.8;
const PARTS_WEIGHT = 0.7;
const TYPO_WEIGHT = 0.3;
const FURTHER_TYPO = 0.15;
const SOUND_WEIGHT = 0.15;
/** What a name adds for the part of it that is asked for, and a whole name or alias for being so. */
const COVERAGE_WEIGHT = 0.15;
const WHOLE_WEIGHT = 0.3;
/** What a record adds for being of a kind that is asked for, and at most for its kind's rank. */
const KIND_WEIGHT = 0.2;
const RANK_WEIGHT = 0.03;

/** Near spellings are tried where fewer records than this have the word as it was typed. */
const TYPOS_BELOW = 5;
const TYPOS_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
/** Letters from which a word is looked for as the beginning of another in summaries and texts. */
const BEGINNINGS_FROM = 3;

/** Which rows have a want, how well, and how well in their names. */
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
    this.names = new Names(head, this.stop);
    this.inNameOrder = head.id.map((_, row) => row);
    /** @type {Map<number, Terms>} */
    this.wordFiles = new Map();
    /**
     * The files of words that the present want needs. Others are not looked into, so that an answer
     * does not hang on what was asked before.
     * @type {Set<number>}
     */
    this.asked = new Set();
  }

  /**
   * The files of words that a question needs.
   * @param {string} query
   * @returns {number[]}
   */
  wordFilesFor(query) {
    return [...new Set(this.wants(query).flatMap((want) => this.filesOf(want)))];
  }

  /** @param {Want} want */
  filesOf(want) {
    return want.flatMap(({ words }, other) =>
      words.flatMap((word) => forms(word).flatMap((form) => this.filesWith(form, other > 0))));
  }

  /**
   * The files that have the word and, unless it is short or only it is wanted, what begins with it.
   * @param {string} word
   * @param {boolean} only
   */
  filesWith(word, only) {
    const { words } = this.head;
    const end = only || word.length < BEGINNINGS_FROM ? word : `${word}\u{10ffff}`;
    const files = [];
    for (let file = 0; file < words.length; file += 1) {
      const next = words[file + 1];
      if (next !== undefined && next <= word) continue;
      if (file && /** @type {string} */ (words[file]) > end) break;
      files.push(file);
    }
    return files;
  }

  /**
   * @param {number} number
   * @param {WordFile} file
   */
  addWords(number, { terms, rows }) {
    for (const list of rows) {
      let row = 0;
      for (let place = 0; place < list.length; place += 1) {
        const gap = list[place] ?? 0;
        row += gap >> 1;
        list[place] = 2 * row + (gap & 1);
      }
    }
    this.wordFiles.set(number, new Terms(terms, rows));
  }

  /** @param {string} query */
  wants(query) {
    /** @param {string} joined */
    const isWord = (joined) => this.names.terms.place(joined) >= 0;
    return wantsOf(query, this.stop, this.vocabulary, isWord);
  }

  /**
   * The rows that have every want, or else some, best first; ties in the order of names.
   * @param {Want[]} wants
   * @returns {{ranked: number[], partial: boolean}}
   */
  rank(wants) {
    const alone = wants.length === 1;
    let found = wants.map((want) => this.match(want, alone, TYPOS_BELOW));
    let every = this.inNameOrder.filter((row) => found.every(({ scores }) => scores[row]));
    if (!every.length && wants.length > 1) {
      // Words that many records have may still be mistyped, where no record has them together.
      found = wants.map((want) => this.match(want, alone, Infinity));
      every = this.inNameOrder.filter((row) => found.every(({ scores }) => scores[row]));
    }
    const partial = !every.length && wants.length > 1;
    const rows = partial
      ? this.inNameOrder.filter((row) => found.some(({ scores }) => scores[row]))
      : every;
    const rarities = found.map(({ size }) => Math.log(1 + this.head.id.length / (size || 1)));
    const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const more = this.bonuses(wants);
    const points = new Float64Array(this.head.id.length);
    for (const row of rows) {
      let score = more(row);
      let named = 0;
      found.forEach((match, place) => {
        score += ((match.scores[row] ?? 0) * (rarities[place] ?? 0)) / whole;
        named += match.named[row] ?? 0;
      });
      score += COVERAGE_WEIGHT * Math.min(1, named / (this.names.length[row] || 1));
      // Rounded, so that the order does not hang on the last bit of a sum.
      points[row] = Math.round(score * 1e6);
    }
    const ranked = rows.sort((one, other) => at(points, other) - at(points, one) || one - other);
    return { ranked, partial };
  }

  /**
   * What a row is worth beside its words: for a name or alias that is the question, and its kind.
   * @param {Want[]} wants
   * @returns {(row: number) => number}
   */
  bonuses(wants) {
    const typed = wants.flatMap((want) => want[0]?.words ?? []);
    const whole = new Set(this.names.whole.get(canonical(typed.sort())));
    const meant = wants.flatMap((want) => want.flatMap(({ words }) => words)).flatMap(forms);
    const { kinds } = this.head;
    const worth = kinds.map((_, kind) => {
      const asked = meant.some((form) => this.names.kinds[kind]?.has(form));
      return RANK_WEIGHT * (1 - kind / kinds.length) + (asked ? KIND_WEIGHT : 0);
    });
    return (row) => at(worth, at(this.head.kind, row)) + (whole.has(row) ? WHOLE_WEIGHT : 0);
  }

  /**
   * The rows that have a want in one of its ways and, where these are fewer than `typosBelow`, in
   * a near spelling.
   * @param {Want} want
   * @param {boolean} alone  Whether nothing else is wanted: then a letter may begin a word.
   * @param {number} typosBelow
   * @returns {Match}
   */
  match(want, alone, typosBelow) {
    const match = new Match(this.head.id.length);
    this.asked = new Set(this.filesOf(want));
    want.forEach(({ words, weight }, other) => {
      const [word = "", ...more] = words;
      const only = other > 0 || (word.length < 2 && !alone);
      if (!more.length) this.collect(match, word, weight, only);
      else this.collectAll(match, words, weight, other > 0);
    });
    const [word, ...more] = want[0]?.words ?? [];
    if (word && !more.length && match.size < typosBelow) this.collectNear(match, word);
    return match;
  }

  /**
   * Adds the rows that have the word, one of its forms or, unless only it is wanted, a word that
   * begins with one.
   * @param {Match} match
   * @param {string} word
   * @param {number} weight
   * @param {boolean} only
   */
  collect(match, word, weight, only) {
    for (const form of forms(word)) {
      const worth = weight * likeness(word, form);
      this.eachSource((terms, places) => {
        const exactly = only || (places === WORD_PLACES && form.length < BEGINNINGS_FROM);
        let [from, to] = terms.beginningWith(form);
        if (exactly) to = terms.terms[from] === form ? from + 1 : from;
        for (; from < to; from += 1) {
          const term = /** @type {string} */ (terms.terms[from]);
          raise(match, terms, from, places, worth * closeness(form, term));
        }
      });
    }
  }

  /**
   * Adds the rows that have all of the words.
   * @param {Match} match
   * @param {string[]} words
   * @param {number} weight
   * @param {boolean} only
   */
  collectAll(match, words, weight, only) {
    const each = words.map((word) => {
      const one = new Match(this.head.id.length);
      this.collect(one, word, weight, only);
      return one;
    });
    for (const row of this.inNameOrder) {
      const least = Math.min(...each.map(({ scores }) => scores[row] ?? 0));
      const named = Math.min(...each.map((one) => one.named[row] ?? 0));
      if (least) match.raise(row, least, named * words.length);
    }
  }

  /**
   * Adds the rows that have the word as parts written apart, spelt nearly so or sounding like it.
   * @param {Match} match
   * @param {string} word
   */
  collectNear(match, word) {
    const near = base(word);
    if (near.length < TYPOS_FROM_LENGTH) return;
    const parts = this.names.parts(near)?.filter((part) => !this.stop.has(part));
    if (parts?.length) this.collectAll(match, parts, PARTS_WEIGHT, false);
    const most = near.length < TWO_TYPOS_FROM_LENGTH ? 1 : 2;
    this.eachSource((terms, places) => {
      for (const [place, changes] of terms.near(near, most)) {
        raise(match, terms, place, places, TYPO_WEIGHT - FURTHER_TYPO * (changes - 1));
      }
    });
    for (const place of this.names.soundingLike(near)) {
      raise(match, this.names.terms, place, NAME_PLACES, SOUND_WEIGHT);
    }
    if (match.size) return;
    for (const phrase of this.vocabulary.nearly(near, most)) {
      this.collectAll(match, phrase, TYPO_WEIGHT, true);
    }
  }

  /** @param {(terms: Terms, places: readonly [number, number]) => void} visit */
  eachSource(visit) {
    visit(this.names.terms, NAME_PLACES);
    for (const number of this.asked) {
      const terms = this.wordFiles.get(number);
      if (terms) visit(terms, WORD_PLACES);
    }
  }
}

/**
 * @param {Match} match
 * @param {Terms} terms
 * @param {number} place
 * @param {readonly [number, number]} places
 * @param {number} weight
 */
function raise(match, terms, place, places, weight) {
  for (const entry of terms.rows[place] ?? []) {
    const first = (entry & 1) === 0;
    const named = first && places === NAME_PLACES ? weight : 0;
    match.raise(entry >> 1, weight * places[first ? 0 : 1], named);
  }
}

/**
 * What is left of a word's worth in one of its forms.
 * @param {string} word
 * @param {string} form
 */
function likeness(word, form) {
  if (form === word) return 1;
  return form === base(word) ? WITHOUT_ARTICLE_WEIGHT : SHORTER_FORM_WEIGHT;
}

/**
 * How near a term that begins with the form is to being it: 1 where it is the form itself.
 * @param {string} form
 * @param {string} term
 */
function closeness(form, term) {
  return term === form ? 1 : 0.6 + (0.3 * form.length) / term.length;
}
