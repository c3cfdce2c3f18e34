// @ts-check
/**
 * Finding, sorting and counting in one language's index. Knows neither the page nor the worker it
 * runs in, and fetches nothing: it says which parts of the index a question needs, and answers
 * from those that it was given.
 */

import { facetsOf, isUntil, openOn } from "./facets.js";
import { at, item, opened } from "./index_head.js";
import { leastKeptOut, resembling } from "./nearest.js";
import { queryWords } from "./normalise.js";
import { Ranking } from "./ranking.js";

/** @typedef {import("./index_head.js").Dates} Dates */
/** @typedef {{summary: string[], meta: string[][], languages: Record<string, number[]>}} CardFile */

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

/** Records that are named where nothing is found, at most. */
const NEAR = 3;

export class Engine {
  /** @param {import("./index_head.js").Written} written */
  constructor(written) {
    const head = opened(written);
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
    /** Parts that change what is found. */
    this.parts = 0;
    /** @type {{key: string, answer: Found} | undefined} */
    this.found = undefined;
  }

  // The parts of the index, by the names of their files.

  /**
   * The parts that a question needs for its results.
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
   * @param {string} name
   * @param {any} part  What its file holds.
   */
  add(name, part) {
    const [sort, number] = name.split("-");
    if (sort === "cards") {
      this.cardFiles.set(Number(number), { ...part, langs: byRow(part.languages) });
      return;
    }
    if (sort === "words") this.ranking.addWords(Number(number), part);
    else this.dates.changed = part;
    this.parts += 1;
  }

  // Questions.

  /**
   * The rows that the words and the filters leave, in the order asked for, and what the filters
   * count. Within a facet one value is enough; every facet must be met. Facets and values that the
   * index does not have are ignored.
   * @param {Question} question
   * @returns {Found}
   */
  find({ query, filters, sort, today }) {
    const key = JSON.stringify([query, filters, sort, today, this.parts]);
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
    const wants = this.ranking.wants(query);
    const { ranked, partial } = wants.length
      ? this.ranking.rank(wants)
      : { ranked: this.inListOrder, partial: false };
    for (const facet of this.facets) facet.choose(filters[facet.name] ?? []);
    const { hits, counts, lifts } = this.filter(ranked);
    if (!hits.length && wants.length) {
      const unasked = this.filter(this.ranking.inNameOrder).hits.length;
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
      : resembling(queryWords(query, this.ranking.stop), this.ranking.names.terms);
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
    /** @param {number[]} some */
    const cards = (some) => some.map((row) => this.card(row));
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
   * @returns {ListedRecord}
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
      dates: this.datesOf(row),
    };
  }

  /**
   * @param {number} row
   * @returns {Card["dates"]}
   */
  datesOf(row) {
    const named = Object.entries(this.dates).flatMap(([name, { values, column }]) => {
      const date = values[at(column, row)];
      return date === undefined ? [] : [[name, date]];
    });
    return Object.fromEntries(named);
  }
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
