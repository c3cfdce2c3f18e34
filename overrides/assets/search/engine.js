// @ts-check
/**
 * The search engine for the index of one language: finds, sorts and counts records. It fetches
 * nothing: it names the parts of the index that a question needs, and answers from those that were
 * added to it.
 */

import { Cards } from "./cards.js";
import { Contexts } from "./context.js";
import { asWritten } from "./corrections.js";
import { Facets } from "./filtering.js";
import { decodeColumns, decodeHead, decodeTexts } from "./index_head.js";
import { Matching } from "./matching.js";
import { leastExcluded, similarlyNamed, similarTerms } from "./nearest.js";
import { queryWords } from "./normalise.js";
import { Ranking } from "./ranking.js";
import { SitePages } from "./site_pages.js";

/** @typedef {import("./cards.js").Card} Card */

/**
 * @typedef {object} Answer
 * @property {number} total  Number of results.
 * @property {Card[]} cards  The first results.
 * @property {boolean} partial  Whether no record has every word, and the results have some of them.
 * @property {Record<string, Record<string, number>> | undefined} counts
 *   Facet -> value -> number of results with it, given the words and the other facets. Undefined until
 *   the columns are loaded, which may be after a complete answer.
 * @property {Record<string, Record<string, number>>} strengths
 *   Region -> strength -> number of results with both, likewise without the filters of regions.
 * @property {Card[]} marked  If counts are asked for, the results of each region that has few,
 *   likewise without the filters of regions.
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
 * @typedef {Omit<Answer, "cards" | "marked" | "similar" | "near" | "pages" | "missing" | "complete">
 *   & {rows: number[], marked: number[], similar: number[], near: number[]}} Matches
 */

/** @typedef {"relevance" | "name" | "newest" | "changed" | "closing"} Order */

/**
 * @typedef {object} Question
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {Order} sort
 * @property {string} today  The reader's day, YYYY-MM-DD.
 * @property {boolean} [counts]  Whether the first answer must have counts.
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
    this.matching = new Matching(head);
    this.ranking = new Ranking(head, this.matching);
    this.cards = new Cards(head);
    this.contexts = new Contexts(head.texts);
    this.sitePages = new SitePages();
    /** What filters, counts and orders need, once it is loaded. @type {Facets | undefined} */
    this.facets = undefined;
    /** The names of the parts that are loaded. @type {Set<string>} */
    this.loaded = new Set();
    /** The last matches, and what they depend on. @type {{key: string, matches: Matches} | undefined} */
    this.last = undefined;
    for (const [name, part] of Object.entries(head.parts)) this.add(name, part);
  }

  // Parts of the index, by the names of their files.

  /**
   * The parts without which a question has no results: files of names, and what filters and orders need.
   * @param {Omit<Question, "today">} question
   * @returns {string[]}
   */
  firstPartsFor({ query, sort, filters, counts }) {
    const clauses = this.matching.clauses(query);
    const isFiltered = Object.keys(filters).length > 0;
    const columns = counts || isFiltered || !clauses.length || sort !== "relevance";
    return [
      ...this.matching.namePartsFor(clauses),
      ...(columns ? ["columns"] : []),
      ...(sort === "changed" ? ["changed"] : []),
    ];
  }

  /**
   * The parts that all results of a question need: also summaries and texts.
   * @param {Omit<Question, "today">} question
   * @returns {string[]}
   */
  partsFor(question) {
    const { query } = question;
    const words = this.matching.wordPartsFor(this.matching.clauses(query));
    return [...this.firstPartsFor(question), ...(query ? ["pages"] : []), ...words];
  }

  /**
   * The parts that similar records need, if there are few results; with these more may be needed.
   * @param {Question} question
   * @returns {string[]}
   */
  nearPartsFor(question) {
    const { total, similar } = this.find(question);
    const clauses = this.matching.clauses(question.query);
    if (!clauses.length || total >= MAX_SIMILAR) return [];
    const parts = this.matching.nearPartsFor(clauses);
    if (total || similar.length || !this.has(parts)) return parts;
    const { names, stop } = this.matching;
    const terms = similarTerms(queryWords(question.query, stop), names);
    return [...parts, ...names.pages.files(terms.flatMap(([term]) => names.pages.with(term, true)))];
  }

  /**
   * Whether all of these parts are loaded.
   * @param {string[]} names
   */
  has(names) {
    return names.every((name) => this.loaded.has(name));
  }

  /**
   * The parts that the cards of an answer need.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {string[]}
   */
  cardPartsFor(question, limit) {
    return this.cards.partsFor(this.shownFor(question, limit));
  }

  /**
   * The parts without which some rows of an answer have no card at all.
   * @param {Question} question
   * @param {number} limit
   */
  barePartsFor(question, limit) {
    return this.cards.partsFor(this.shownFor(question, limit).filter((row) => !this.cards.of(row)));
  }

  /**
   * The rows of the cards of an answer.
   * @param {Question} question
   * @param {number} limit
   */
  shownFor(question, limit) {
    const { rows, marked, similar, near } = this.find(question);
    const onMap = question.counts ? marked : [];
    return [...rows.slice(0, limit), ...onMap, ...similar.slice(0, limit), ...near];
  }

  /**
   * The parts that show the words of a question in context, where the cards of its answer do not.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {string[]}
   */
  contextPartsFor(question, limit) {
    const clauses = this.clausesOf(question);
    const hidden = this.shownFor(question, limit).filter((row) => {
      const card = this.cards.of(row);
      return card && this.contexts.hidden(row, card, clauses).length;
    });
    return [...new Set(hidden.map((row) => this.contexts.partOf(row)))];
  }

  /**
   * The clauses of a question; those of its misspelt words also have the words that stand for these.
   * @param {Question} question
   */
  clausesOf(question) {
    const { corrections } = this.find(question);
    return this.matching.clauses(question.query).map((clause) => {
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
    const [type, end] = name.split("-");
    const number = Number(end);
    if (type === "cards") this.cards.add(number, part);
    else if (type === "texts") this.contexts.add(number, part);
    else if (type === "pages") this.sitePages = new SitePages(part);
    else if (type === "names") this.matching.names.add(number, part);
    else if (type === "words") this.matching.words.add(number, part);
    else if (type === "terms") this.matching.names.addTerms(decodeTexts(part));
    else if (type === "changed") this.cards.changed = part;
    else if (type === "columns") {
      const columns = (this.cards.columns = decodeColumns(part));
      this.facets = new Facets(this.head, columns);
    }
    this.loaded.add(name);
  }

  // Questions.

  /**
   * The rows that match a question, in its order, and the numbers of its filters. Within a facet one
   * value is enough; all facets must match. Unknown facets and values are ignored.
   * @param {Question} question
   * @returns {Matches}
   */
  find({ query, filters, sort, today }) {
    const key = JSON.stringify([query, filters, sort, today, this.loaded.size]);
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
    const { facets } = this;
    facets?.choose(filters, today);
    const clauses = this.matching.clauses(query);
    const { exact, partial, similar } = clauses.length
      ? this.ranking.rank(clauses)
      : { exact: facets?.columns.inListOrder ?? [], partial: false, similar: undefined };
    const { hits, counts, strengths, marked, lifts } = facets?.filter(exact) ?? uncounted(exact);
    if (!hits.length && clauses.length) {
      const withoutWords = facets?.filter(facets.columns.inNameOrder).hits.length;
      if (withoutWords) lifts.q = withoutWords;
    }
    const others = this.similar(clauses, hits.length, similar);
    return {
      total: hits.length,
      rows: facets?.sorted(hits, sort, today, this.cards.changed) ?? hits,
      partial,
      counts,
      strengths,
      marked,
      lifts: hits.length ? {} : lifts,
      ...others,
      near: hits.length || others.similar.length ? [] : this.nearest(query, exact),
    };
  }

  /**
   * The rows that match only through near spellings, if there are few results. Not before the words of
   * summaries and texts are loaded: an exact match in them is worth more.
   * @param {import("./query.js").Clause[]} clauses
   * @param {number} total  Number of results.
   * @param {(() => import("./ranking.js").Similar) | undefined} find
   * @returns {Pick<Matches, "similar" | "corrections">}
   */
  similar(clauses, total, find) {
    const needed = () => [...this.matching.wordPartsFor(clauses), ...this.matching.nearPartsFor(clauses)];
    if (!find || total >= MAX_SIMILAR || !this.has(needed())) return { similar: [], corrections: {} };
    const { rows, corrections } = find();
    const similar = rows.filter((row) => this.facets?.allow(row) ?? true).slice(0, MAX_SIMILAR);
    return { similar, corrections: corrections(similar) };
  }

  /**
   * The nearest rows for a question without results: those with its words that the fewest facets
   * exclude or, if no record has its words, those with similar words in their names.
   * @param {string} query
   * @param {number[]} ranked
   */
  nearest(query, ranked) {
    const { names, stop } = this.matching;
    const rows = ranked.length ? ranked : similarlyNamed(queryWords(query, stop), names);
    return leastExcluded(rows, this.facets?.all ?? [], MAX_NEAR);
  }

  /**
   * The answer from the parts that are loaded: find() with cards instead of rows.
   * @param {Question} question
   * @param {number} limit  Maximum number of cards.
   * @returns {Omit<Answer, "missing" | "complete">}
   */
  search(question, limit) {
    const { rows, marked, similar, corrections, near, ...others } = this.find(question);
    const clauses = this.clausesOf(question);
    /** @param {number[]} some */
    const cards = (some) => some.flatMap((row) => {
      const card = this.cards.of(row);
      if (!card) return [];
      return [{ ...card, context: this.contexts.of(row, this.contexts.hidden(row, card, clauses)) }];
    });
    const shown = cards(similar.slice(0, limit));
    return {
      ...others,
      cards: cards(rows.slice(0, limit)),
      marked: cards(question.counts ? marked : []),
      similar: shown,
      corrections: asWritten(corrections, shown, question.query),
      near: cards(near),
      pages: this.sitePages.find(clauses, others.partial ? 0 : others.total),
    };
  }

  /**
   * The rows of records; unknown ids are left out. The columns must be loaded.
   * @param {string[]} ids
   * @returns {number[]}
   */
  rowsOf(ids) {
    const known = this.cards.columns?.id ?? [];
    return ids.map((id) => known.indexOf(id)).filter((row) => row >= 0);
  }

  /**
   * Facet -> its values of a row, for the facets that have one.
   * @param {number} row
   * @returns {Record<string, string[]>}
   */
  facetsOf(row) {
    return this.facets?.valuesOf(row) ?? {};
  }
}

/**
 * What Facets.filter() returns, as long as the columns are not loaded.
 * @param {number[]} hits
 * @returns {ReturnType<Facets["filter"]>}
 */
function uncounted(hits) {
  return { hits, counts: undefined, strengths: {}, marked: [], lifts: {} };
}
