// @ts-check
/**
 * The search engine for the index of one language: finds, sorts and counts records. It fetches
 * nothing: it names the parts of the index that a question needs, and answers from those that were
 * added to it.
 */

import { countPairs, facetsOf, isUntil, openOn } from "./facets.js";
import { at, byRow, decodeHead, item } from "./index_head.js";
import { leastExcluded, similarlyNamed } from "./nearest.js";
import { queryWords } from "./normalise.js";
import { Ranking } from "./ranking.js";

/** @typedef {import("./index_head.js").Dates} Dates */
/** @typedef {{summary: string[], meta: string[][], steps: number[], languages: Record<string, number[]>}} CardFile */

/**
 * What a view shows of a record.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} kind
 * @property {string} kindLabel
 * @property {string} href  Relative to the root of the language.
 * @property {string} name
 * @property {string | undefined} nameLang
 * @property {boolean} isTranslated  Whether the catalogue translated the name.
 * @property {string | undefined} summary  Undefined until its file is loaded.
 * @property {string | undefined} summaryLang
 * @property {[string, string] | undefined} status  Code and label.
 * @property {boolean[] | undefined} steps
 *   Whether each step of its path was reached; undefined without a path, and until its file is loaded.
 * @property {string | undefined} region
 * @property {[string, string] | undefined} strength  Code and label.
 * @property {number} disputes  How many points its sources differ on.
 * @property {string[]} meta
 * @property {{date?: string, changed?: string, opens?: string, closes?: string}} dates
 * @property {string[]} disputedDates  Those in place of its date if sources differ on it, newest first.
 */

/**
 * @typedef {object} Answer
 * @property {number} total  Number of results.
 * @property {Card[]} cards  The first results.
 * @property {boolean} partial  Whether no record has every word, and the results have some of them.
 * @property {Record<string, Record<string, number>>} counts
 *   Facet -> value -> number of results with it, given the words and the other facets.
 * @property {Record<string, Record<string, number>>} strengths
 *   Region -> strength -> number of results with both, likewise without the filters of regions.
 * @property {Record<string, number>} lifts
 *   Without results: facet, or "q" for the words -> number of results without it.
 * @property {Card[]} near  Without results: the nearest records.
 * @property {boolean} complete  False if a fuller answer follows when more of the index is loaded.
 */

/**
 * An answer with rows instead of cards.
 * @typedef {Omit<Answer, "cards" | "near" | "complete"> & {rows: number[], near: number[]}} Matches
 */

/**
 * A record with the values of its facets.
 * @typedef {Card & {facets: Record<string, string[]>}} ListedRecord
 */

/** @typedef {"relevance" | "name" | "newest" | "changed" | "closing"} Order */

/**
 * @typedef {object} Question
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {Order} sort
 * @property {string} today  The reader's day, YYYY-MM-DD.
 */

/** Maximum number of near records. */
const MAX_NEAR = 3;

export class Engine {
  /** @param {import("./index_head.js").EncodedHead} encoded */
  constructor(encoded) {
    const head = decodeHead(encoded);
    this.head = head;
    this.ranking = new Ranking(head);
    this.facets = facetsOf(head);
    this.day = "";
    this.nameLang = byRow(head.languages);
    const leading = new Set(head.leads);
    this.inListOrder = [...head.leads, ...this.ranking.inNameOrder.filter((row) => !leading.has(row))];
    /** @type {Map<number, CardFile & {langs: Map<number, string>}>} */
    this.cardFiles = new Map();
    /** @type {Record<string, Dates>} */
    this.dates = { date: head.dates.date, opens: head.dates.opens, closes: head.dates.closes };
    /** Number of loaded parts that change the results. */
    this.parts = 0;
    /** The last matches, and what they depend on. @type {{key: string, matches: Matches} | undefined} */
    this.last = undefined;
  }

  // Parts of the index, by the names of their files.

  /**
   * The parts that the results of a question need.
   * @param {{query: string, sort: Order}} question
   * @returns {string[]}
   */
  partsFor({ query, sort }) {
    const words = this.ranking.wordFilesFor(query).map((number) => `words-${number}`);
    return sort === "changed" ? ["changed", ...words] : words;
  }

  /**
   * The parts that the cards of some rows need.
   * @param {number[]} rows
   * @returns {string[]}
   */
  cardPartsFor(rows) {
    return [...new Set(rows.map((row) => `cards-${Math.floor(row / this.head.cards)}`))];
  }

  /**
   * Adds a part of the index.
   * @param {string} name
   * @param {any} part  The content of its file.
   */
  add(name, part) {
    const [type, number] = name.split("-");
    if (type === "cards") {
      this.cardFiles.set(Number(number), { ...part, langs: byRow(part.languages) });
      return;
    }
    if (type === "words") this.ranking.addWords(Number(number), part);
    else this.dates.changed = part;
    this.parts += 1;
  }

  // Questions.

  /**
   * The rows that match a question, in its order, and the numbers of its filters. Within a facet one
   * value is enough; all facets must match. Unknown facets and values are ignored.
   * @param {Question} question
   * @returns {Matches}
   */
  find({ query, filters, sort, today }) {
    const key = JSON.stringify([query, filters, sort, today, this.parts]);
    if (this.last?.key !== key) {
      this.last = { key, matches: this.match({ query, filters, sort, today }) };
    }
    return this.last.matches;
  }

  /**
   * @param {Question} question
   * @returns {Matches}
   */
  match({ query, filters, sort, today }) {
    this.setDay(today);
    const clauses = this.ranking.clauses(query);
    const { ranked, partial } = clauses.length
      ? this.ranking.rank(clauses)
      : { ranked: this.inListOrder, partial: false };
    for (const facet of this.facets) facet.choose(filters[facet.name] ?? []);
    const { hits, counts, strengths, lifts } = this.filter(ranked);
    if (!hits.length && clauses.length) {
      const withoutWords = this.filter(this.ranking.inNameOrder).hits.length;
      if (withoutWords) lifts.q = withoutWords;
    }
    return {
      total: hits.length,
      rows: this.sorted(hits, sort, today),
      partial,
      counts,
      strengths,
      lifts: hits.length ? {} : lifts,
      near: hits.length ? [] : this.nearest(query, ranked),
    };
  }

  /**
   * The nearest rows for a question without results: those with its words that the fewest facets
   * exclude or, if no record has its words, those with similar words in their names.
   * @param {string} query
   * @param {number[]} ranked
   */
  nearest(query, ranked) {
    const rows = ranked.length
      ? ranked
      : similarlyNamed(queryWords(query, this.ranking.stop), this.ranking.names.terms);
    return leastExcluded(rows, this.facets, MAX_NEAR);
  }

  /**
   * The answer from the parts that are loaded: find() with cards instead of rows.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {Omit<Answer, "complete">}
   */
  search(question, limit) {
    const { rows, near, ...others } = this.find(question);
    /** @param {number[]} some */
    const cards = (some) => some.map((row) => this.card(row));
    return { ...others, cards: cards(rows.slice(0, limit)), near: cards(near) };
  }

  /**
   * The rows of records; unknown ids are left out.
   * @param {string[]} ids
   * @returns {number[]}
   */
  rowsOf(ids) {
    return ids.map((id) => this.head.id.indexOf(id)).filter((row) => row >= 0);
  }

  /**
   * @param {number} row
   * @returns {ListedRecord}
   */
  listed(row) {
    const facets = this.facets.flatMap((facet) => {
      const values = facet.valuesOf(row).map((index) => item(facet.values, index));
      return values.length ? [[facet.name, values]] : [];
    });
    return { ...this.card(row), facets: Object.fromEntries(facets) };
  }

  /**
   * Sets the day on which the facet "apply" depends.
   * @param {string} today
   */
  setDay(today) {
    if (today === this.day) return;
    this.day = today;
    this.facet("apply").rows = openOn(this.head.dates, today);
  }

  /**
   * A facet that every index has.
   * @param {string} name
   */
  facet(name) {
    return item(this.facets, this.facets.findIndex((facet) => facet.name === name));
  }

  /**
   * The rows that all facets allow, the number of results with each value, and the number of further
   * results without each facet. A row that only one facet excludes counts for the values of that facet.
   * @param {number[]} rows
   */
  filter(rows) {
    const choosing = this.facets.filter(({ chosen }) => chosen.size);
    /** @type {number[]} */
    const hits = [];
    /** @type {Map<import("./facets.js").Facet, number[]>} */
    const excluded = new Map(this.facets.map((facet) => [facet, []]));
    for (const row of rows) {
      const excluding = choosing.filter((facet) => !facet.allows(row));
      const [facet] = excluding;
      if (!facet) hits.push(row);
      else if (excluding.length === 1) excluded.get(facet)?.push(row);
    }
    /** @type {Answer["counts"]} */
    const counts = {};
    /** @type {Answer["lifts"]} */
    const lifts = {};
    for (const [facet, others] of excluded) {
      counts[facet.name] = facet.count(hits, others);
      if (others.length) lifts[facet.name] = others.length;
    }
    const region = this.facet("region");
    const strengths = countPairs(region, this.facet("strength"), hits, excluded.get(region) ?? []);
    return { hits, counts, strengths, lifts };
  }

  /**
   * The rows, given by relevance, in another order: those without a date last, ties by name.
   * @param {number[]} rows
   * @param {Order} sort
   * @param {string} today
   */
  sorted(rows, sort, today) {
    if (sort === "name") return [...rows].sort((one, other) => one - other);
    if (sort === "newest" || sort === "changed") {
      const column = this.dates[sort === "newest" ? "date" : "changed"]?.column ?? [];
      return [...rows].sort((one, other) => at(column, other) - at(column, one) || one - other);
    }
    if (sort !== "closing") return rows;
    const { values, column } = this.head.dates.closes;
    /** @param {number} row */
    const due = (row) => {
      const end = values[at(column, row)];
      return end !== undefined && isUntil(today, end) ? at(column, row) : values.length;
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
    const index = row % head.cards;
    return {
      id,
      kind,
      kindLabel,
      href: `${folder}${id}/`,
      name: item(head.name, row),
      nameLang: this.nameLang.get(row),
      isTranslated: at(head.translated, row) > 0,
      summary: file?.summary[index],
      summaryLang: file?.langs.get(index),
      status: head.statuses[item(head.status, row)],
      steps: stepsOf(file?.steps[index] ?? 0),
      region: head.regions[item(head.region, row)]?.[1],
      strength: head.strengths[item(head.strength, row)],
      disputes: item(head.disputes, row),
      meta: file?.meta[index] ?? [],
      dates: this.datesOf(row),
      disputedDates: head.disputedDates.get(row) ?? [],
    };
  }

  /**
   * @param {number} row
   * @returns {Card["dates"]}
   */
  datesOf(row) {
    const dates = Object.entries(this.dates).flatMap(([name, { values, column }]) => {
      const date = values[at(column, row)];
      const isDisputed = name === "date" && this.head.disputedDates.has(row);
      return date === undefined || isDisputed ? [] : [[name, date]];
    });
    return Object.fromEntries(dates);
  }
}

/**
 * Whether each step was reached, from a binary number: a one, then a digit for each step. 0 is no path.
 * @param {number} bits
 */
function stepsOf(bits) {
  return bits ? [...bits.toString(2).slice(1)].map((digit) => digit === "1") : undefined;
}
