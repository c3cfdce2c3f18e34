// @ts-check
/**
 * The search engine for the index of one language: finds, sorts and counts records. It fetches
 * nothing: it names the parts of the index that a question needs, and answers from those that were
 * added to it.
 */

import { Cards } from "./cards.js";
import { Contexts } from "./context.js";
import { asWritten } from "./corrections.js";
import { countPairs, facetsOf, isUntil, openOn } from "./facets.js";
import { at, decodeHead, item } from "./index_head.js";
import { leastExcluded, similarlyNamed } from "./nearest.js";
import { queryWords } from "./normalise.js";
import { Ranking } from "./ranking.js";
import { SitePages } from "./site_pages.js";

/** @typedef {import("./cards.js").Card} Card */

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
 * @property {Card[]} similar
 *   With fewer than ten results: records that have the words only in near spellings, best first.
 * @property {Record<string, string[]>} corrections
 *   Word of the query -> the words through which the similar records match.
 * @property {Card[]} near  Without results and similar records: the nearest ones.
 * @property {import("./site_pages.js").PageResult[]} pages  The best results that are no records.
 * @property {string[]} missing
 *   Parts of the index that could not be fetched: the results may lack records, or what cards show.
 * @property {boolean} complete  False if a fuller answer follows when more of the index is loaded.
 */

/**
 * An answer with rows instead of cards.
 * @typedef {Omit<Answer, "cards" | "similar" | "near" | "pages" | "missing" | "complete">
 *   & {rows: number[], similar: number[], near: number[]}} Matches
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
/** Similar records are shown with fewer results than this, and are at most as many. */
const MAX_SIMILAR = 10;

export class Engine {
  /** @param {import("./index_head.js").EncodedHead} encoded */
  constructor(encoded) {
    const head = decodeHead(encoded);
    this.head = head;
    this.ranking = new Ranking(head);
    this.facets = facetsOf(head);
    this.day = "";
    this.cards = new Cards(head);
    this.contexts = new Contexts(head.texts);
    const leading = new Set(head.leads);
    this.inListOrder = [...head.leads, ...this.ranking.inNameOrder.filter((row) => !leading.has(row))];
    this.sitePages = new SitePages();
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
    return [...(sort === "changed" ? ["changed"] : []), ...(query ? ["pages"] : []), ...words];
  }

  /**
   * The parts that the cards of an answer need.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {string[]}
   */
  cardPartsFor(question, limit) {
    const { rows, similar } = this.find(question);
    return this.cards.partsFor([...rows.slice(0, limit), ...similar.slice(0, limit)]);
  }

  /**
   * The parts that show the words of a question in context, where the cards of its answer do not.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {string[]}
   */
  contextPartsFor(question, limit) {
    const { rows, similar } = this.find(question);
    const shown = [...rows.slice(0, limit), ...similar.slice(0, limit)];
    const clauses = this.clausesOf(question);
    const hidden = shown.filter((row) => this.contexts.hidden(row, this.cards.of(row), clauses).length);
    return [...new Set(hidden.map((row) => this.contexts.partOf(row)))];
  }

  /**
   * The clauses of a question; those of its misspelt words also have the words that stand for these.
   * @param {Question} question
   */
  clausesOf(question) {
    const { corrections } = this.find(question);
    return this.ranking.clauses(question.query).map((clause) => {
      const typed = clause[0]?.words.join(" ") ?? "";
      const terms = Object.hasOwn(corrections, typed) ? corrections[typed] ?? [] : [];
      return [...clause, ...terms.map((term) => ({ words: term.split(" "), weight: 0 }))];
    });
  }

  /**
   * Adds a part of the index.
   * @param {string} name
   * @param {any} part  The content of its file.
   */
  add(name, part) {
    const [type, number] = name.split("-");
    if (type === "cards") {
      this.cards.add(Number(number), part);
      return;
    }
    if (type === "texts") {
      this.contexts.add(Number(number), part);
      return;
    }
    if (type === "pages") {
      this.sitePages = new SitePages(part);
      return;
    }
    if (type === "words") this.ranking.addWords(Number(number), part);
    else this.cards.dates.changed = part;
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
    const { exact, partial, similar } = clauses.length
      ? this.ranking.rank(clauses)
      : { exact: this.inListOrder, partial: false, similar: undefined };
    for (const facet of this.facets) facet.choose(filters[facet.name] ?? []);
    const { hits, counts, strengths, lifts } = this.filter(exact);
    if (!hits.length && clauses.length) {
      const withoutWords = this.filter(this.ranking.inNameOrder).hits.length;
      if (withoutWords) lifts.q = withoutWords;
    }
    const others = this.similar(query, hits.length, similar);
    return {
      total: hits.length,
      rows: this.sorted(hits, sort, today),
      partial,
      counts,
      strengths,
      lifts: hits.length ? {} : lifts,
      ...others,
      near: hits.length || others.similar.length ? [] : this.nearest(query, exact),
    };
  }

  /**
   * The rows that match only through near spellings, if there are few results. Not before the words of
   * summaries and texts are loaded: an exact match in them is worth more.
   * @param {string} query
   * @param {number} total  Number of results.
   * @param {(() => import("./ranking.js").Similar) | undefined} find
   * @returns {Pick<Matches, "similar" | "corrections">}
   */
  similar(query, total, find) {
    if (!find || total >= MAX_SIMILAR || !this.ranking.hasWords(query)) return { similar: [], corrections: {} };
    const { rows, corrections } = find();
    const allowed = rows.filter((row) => this.facets.every((facet) => facet.allows(row)));
    const similar = allowed.slice(0, MAX_SIMILAR);
    return { similar, corrections: corrections(similar) };
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
   * @returns {Omit<Answer, "missing" | "complete">}
   */
  search(question, limit) {
    const { rows, similar, corrections, near, ...others } = this.find(question);
    const clauses = this.clausesOf(question);
    /** @param {number[]} some */
    const cards = (some) => some.map((row) => {
      const card = this.cards.of(row);
      return { ...card, context: this.contexts.of(row, this.contexts.hidden(row, card, clauses)) };
    });
    const shown = cards(similar.slice(0, limit));
    return {
      ...others,
      cards: cards(rows.slice(0, limit)),
      similar: shown,
      corrections: asWritten(corrections, shown),
      near: cards(near),
      pages: this.sitePages.find(clauses, others.total),
    };
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
   * Facet -> its values of a row, for the facets that have one.
   * @param {number} row
   * @returns {Record<string, string[]>}
   */
  facetsOf(row) {
    return Object.fromEntries(this.facets.flatMap((facet) => {
      const values = facet.valuesOf(row).map((index) => item(facet.values, index));
      return values.length ? [[facet.name, values]] : [];
    }));
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
      const column = this.cards.dates[sort === "newest" ? "date" : "changed"]?.column ?? [];
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
}
