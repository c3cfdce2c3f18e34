// @ts-check
/**
 * Finding, sorting and counting in one language's index. Knows neither the page nor the worker it
 * runs in, and fetches nothing: it says which parts of the index a question needs, and answers
 * from those that it was given.
 */

import { facetsOf, openOn } from "./facets.js";
import { Names } from "./names.js";
import { leastKeptOut, resembling } from "./nearest.js";
import { base, canonical, forms, queryWords } from "./normalise.js";
import { Vocabulary, wantsOf } from "./question.js";
import { Terms } from "./terms.js";

/**
 * The head of the index as build_index() in plugins/jazari_catalogue/site/finder/index.py writes it.
 * @typedef {object} Head
 * @property {number} format
 * @property {string} lang
 * @property {string[]} stop
 * @property {string[][]} equivalents
 * @property {string[]} id
 * @property {number[]} kind
 * @property {string[]} name
 * @property {string[]} aliases
 * @property {number[]} status
 * @property {number[]} region
 * @property {Record<string, number[]>} languages
 * @property {Record<string, {values: string[], column: (number | number[])[]}>} facets
 * @property {Record<"date" | "changed" | "opens" | "closes", Dates>} dates
 * @property {number[]} leads
 * @property {[string, string, string][]} kinds
 * @property {[string, string][]} statuses
 * @property {[string, string][]} regions
 * @property {number} cards  Records in a file of cards.
 * @property {string[]} words  The first word of each file of words.
 */

/** @typedef {{values: string[], column: number[]}} Dates  Sorted dates; -1 is none. */
/** @typedef {{summary: string[], meta: string[][], languages: Record<string, number[]>}} CardFile */
/** @typedef {{terms: string[], rows: number[][]}} WordFile */

/**
 * One result, ready to be painted.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} kind
 * @property {string} kindLabel
 * @property {string} href  Relative to the root of the language.
 * @property {string} name
 * @property {string | undefined} nameLang
 * @property {string | undefined} summary  Undefined where its file has not come yet.
 * @property {string | undefined} summaryLang
 * @property {[string, string] | undefined} status  Code and label.
 * @property {string | undefined} region
 * @property {string[]} meta
 * @property {{date?: string, changed?: string, opens?: string, closes?: string}} dates
 */

/**
 * @typedef {object} Answer
 * @property {number} total
 * @property {Card[]} cards  The first of the results, as many as were asked for.
 * @property {boolean} partial  No record has every word: these have some.
 * @property {Record<string, Record<string, number>>} counts
 *   Facet -> value -> results it would give, together with the other facets and the words.
 * @property {Record<string, number>} lifts
 *   Where nothing is found: facet, or "q" for the words -> results there would be without it.
 * @property {Card[]} near  Where nothing is found: what comes nearest.
 * @property {boolean} complete  False where a fuller answer follows: parts of the index are on
 *   their way.
 */

/** @typedef {Omit<Answer, "cards" | "near" | "complete"> & {rows: number[], near: number[]}} Found */

/**
 * A record with the values of its facets.
 * @typedef {Card & {facets: Record<string, string[]>}} Listed
 */

/** @typedef {"relevance" | "name" | "newest" | "changed" | "closing"} Order */

/**
 * @typedef {object} Question
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {Order} sort
 * @property {string} today  The reader's day, YYYY-MM-DD.
 */

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

const FORMAT = 2;

/** What a place is worth: in names those of a name and of an alias, in words of a summary and text. */
const NAME_PLACES = /** @type {const} */ ([1, 0.8]);
const WORD_PLACES = /** @type {const} */ ([0.35, 0.15]);
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

/** Records that are named where nothing is found, at most. */
const NEAR = 3;

/** Near spellings are tried where fewer records than this have the word as it was typed. */
const TYPOS_BELOW = 5;
const TYPOS_FROM_LENGTH = 4;
const TWO_TYPOS_FROM_LENGTH = 8;
/** Letters from which a word is looked for as the beginning of another in summaries and texts. */
const BEGINNINGS_FROM = 3;

export class Engine {
  /** @param {Head} head */
  constructor(head) {
    if (head.format !== FORMAT) throw new Error(`index format ${head.format}, not ${FORMAT}`);
    this.head = head;
    this.stop = new Set(head.stop);
    this.vocabulary = new Vocabulary(head.equivalents);
    this.facets = facetsOf(head);
    this.day = "";
    this.names = new Names(head, this.stop);
    this.nameLang = byRow(head.languages);
    const leading = new Set(head.leads);
    this.inNameOrder = head.id.map((_, row) => row);
    this.inListOrder = [...head.leads, ...this.inNameOrder.filter((row) => !leading.has(row))];
    /** @type {Map<number, CardFile & {langs: Map<number, string>}>} */
    this.cardFiles = new Map();
    /** @type {Map<number, Terms>} */
    this.wordFiles = new Map();
    /**
     * The files of words that the present want needs. Others are not looked into, so that an answer
     * does not hang on what was asked before.
     * @type {Set<number>}
     */
    this.asked = new Set();
    /** @type {{key: string, answer: Found} | undefined} */
    this.found = undefined;
  }

  // The parts of the index.

  /**
   * The files of words that a question needs.
   * @param {string} query
   * @returns {number[]}
   */
  wordFilesFor(query) {
    return [...new Set(this.wants(query).flatMap((want) => this.filesOf(want)))];
  }

  /** @param {import("./question.js").Want} want */
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

  /**
   * The files of the cards of some rows.
   * @param {number[]} rows
   */
  cardFilesFor(rows) {
    return [...new Set(rows.map((row) => Math.floor(row / this.head.cards)))];
  }

  /**
   * @param {number} number
   * @param {CardFile} file
   */
  addCards(number, file) {
    this.cardFiles.set(number, { ...file, langs: byRow(file.languages) });
  }

  // Questions.

  /** @param {string} query */
  wants(query) {
    const isWord = (/** @type {string} */ joined) => this.names.terms.place(joined) >= 0;
    return wantsOf(query, this.stop, this.vocabulary, isWord);
  }

  /**
   * The rows that the words and the filters leave, in the order asked for, and what the filters
   * count. Within a facet one value is enough; every facet must be met. Facets and values that the
   * index does not have are ignored.
   * @param {Question} question
   * @returns {Found}
   */
  find({ query, filters, sort, today }) {
    const key = JSON.stringify([query, filters, sort, today, this.wordFiles.size]);
    if (this.found?.key !== key) {
      this.found = { key, answer: this.findAnew({ query, filters, sort, today }) };
    }
    return this.found.answer;
  }

  /**
   * @param {Question} question
   * @returns {Found}
   */
  findAnew({ query, filters, sort, today }) {
    this.turnTo(today);
    const wants = this.wants(query);
    const { ranked, partial } = wants.length
      ? this.rank(wants)
      : { ranked: this.inListOrder, partial: false };
    for (const facet of this.facets) facet.choose(filters[facet.name] ?? []);
    const { hits, counts, lifts } = this.filter(ranked);
    if (!hits.length && wants.length) {
      const unasked = this.filter(this.inNameOrder).hits.length;
      if (unasked) lifts.q = unasked;
    }
    return {
      total: hits.length,
      rows: this.sorted(hits, sort, today),
      partial,
      counts,
      lifts: hits.length ? {} : lifts,
      near: hits.length ? [] : this.nearest(query, ranked),
    };
  }

  /**
   * The rows that come nearest to a question without results: those with its words that fewest of
   * the facets keep out or, where no record has a word of it, those with words like its own.
   * @param {string} query
   * @param {number[]} ranked
   */
  nearest(query, ranked) {
    const rows = ranked.length
      ? ranked
      : resembling(queryWords(query, this.stop), this.names.terms);
    return leastKeptOut(rows, this.facets, NEAR);
  }

  /**
   * The answer from the parts that are there: find() with cards for rows.
   * @param {Question} question
   * @param {number} limit
   * @returns {Omit<Answer, "complete">}
   */
  search(question, limit) {
    const { rows, near, ...found } = this.find(question);
    const cards = (/** @type {number[]} */ some) => some.map((row) => this.card(row));
    return { ...found, cards: cards(rows.slice(0, limit)), near: cards(near) };
  }

  /**
   * The rows of records, without those that there are not.
   * @param {string[]} ids
   * @returns {number[]}
   */
  rowsOf(ids) {
    return ids.map((id) => this.head.id.indexOf(id)).filter((row) => row >= 0);
  }

  /**
   * @param {number} row
   * @returns {Listed}
   */
  listed(row) {
    const facets = this.facets.flatMap((facet) => {
      const values = facet.of(row).map((place) => item(facet.values, place));
      return values.length ? [[facet.name, values]] : [];
    });
    return { ...this.card(row), facets: Object.fromEntries(facets) };
  }

  /**
   * Lets "apply" be what it is on the reader's day.
   * @param {string} today
   */
  turnTo(today) {
    if (today === this.day) return;
    this.day = today;
    const apply = this.facets.find(({ name }) => name === "apply");
    if (apply) apply.rows = openOn(this.head.dates, today);
  }

  /**
   * The rows that have every want, or else some, best first; ties in the order of names.
   * @param {import("./question.js").Want[]} wants
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
   * @param {import("./question.js").Want[]} wants
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
   * @param {import("./question.js").Want} want
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

  /**
   * The rows that meet every facet, and what each value and each lifted facet would give: a row
   * that one facet alone keeps out counts for the values of that facet.
   * @param {number[]} rows
   */
  filter(rows) {
    const choosing = this.facets.filter(({ chosen }) => chosen.size);
    /** @type {number[]} */
    const hits = [];
    /** @type {Map<import("./facets.js").Facet, number[]>} */
    const kept = new Map(this.facets.map((facet) => [facet, []]));
    for (const row of rows) {
      const against = choosing.filter((facet) => !facet.allows(row));
      const [facet] = against;
      if (!facet) hits.push(row);
      else if (against.length === 1) kept.get(facet)?.push(row);
    }
    /** @type {Answer["counts"]} */
    const counts = {};
    /** @type {Answer["lifts"]} */
    const lifts = {};
    for (const [facet, others] of kept) {
      counts[facet.name] = facet.count(hits, others);
      if (others.length) lifts[facet.name] = others.length;
    }
    return { hits, counts, lifts };
  }

  /**
   * The rows in another order than that of relevance; those without a date last, ties by name.
   * @param {number[]} rows
   * @param {Order} sort
   * @param {string} today
   */
  sorted(rows, sort, today) {
    if (sort === "name") return [...rows].sort((one, other) => one - other);
    if (sort === "newest" || sort === "changed") {
      const { column } = this.head.dates[sort === "newest" ? "date" : "changed"];
      return [...rows].sort((one, other) => at(column, other) - at(column, one) || one - other);
    }
    if (sort !== "closing") return rows;
    const { values, column } = this.head.dates.closes;
    const due = (/** @type {number} */ row) => {
      const end = values[at(column, row)];
      return end !== undefined && today.slice(0, end.length) <= end ? at(column, row) : values.length;
    };
    return [...rows].sort((one, other) => due(one) - due(other) || one - other);
  }

  /**
   * @param {number} row
   * @returns {Card}
   */
  card(row) {
    const { head } = this;
    const id = item(head.id, row);
    const [kind, kindLabel, folder] = item(head.kinds, item(head.kind, row));
    const file = this.cardFiles.get(Math.floor(row / head.cards));
    const place = row % head.cards;
    return {
      id,
      kind,
      kindLabel,
      href: `${folder}${id}/`,
      name: item(head.name, row),
      nameLang: this.nameLang.get(row),
      summary: file?.summary[place],
      summaryLang: file?.langs.get(place),
      status: head.statuses[item(head.status, row)],
      region: head.regions[item(head.region, row)]?.[1],
      meta: file?.meta[place] ?? [],
      dates: this.dates(row),
    };
  }

  /**
   * @param {number} row
   * @returns {Card["dates"]}
   */
  dates(row) {
    const named = Object.entries(this.head.dates).flatMap(([name, { values, column }]) => {
      const date = values[at(column, row)];
      return date === undefined ? [] : [[name, date]];
    });
    return Object.fromEntries(named);
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

/**
 * The languages of texts that are not in the index's own, by row.
 * @param {Record<string, number[]>} languages
 */
function byRow(languages) {
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const [lang, rows] of Object.entries(languages)) {
    for (const row of rows) found.set(row, lang);
  }
  return found;
}

/**
 * @param {ArrayLike<number>} column
 * @param {number} row
 */
function at(column, row) {
  return column[row] ?? -1;
}

/**
 * What stands at a place that the index promises to fill.
 * @template T
 * @param {readonly T[]} column
 * @param {number} place
 * @returns {T}
 */
function item(column, place) {
  const found = column[place];
  if (found === undefined) throw new Error("the index is not whole");
  return found;
}
