// @ts-check
/**
 * Finding and counting in one language's index. Knows neither the page nor the worker it runs in.
 *
 * MiniSearch keeps the inverted index and answers which records have a word, the beginning of one
 * or a near spelling; the order of the results is decided here, by the rule in docs/search.md.
 */

import { base, forms, queryWords, words } from "./normalise.js";

/**
 * The index as build_index() in plugins/jazari_catalogue/site/finder/index.py writes it.
 * @typedef {object} Index
 * @property {number} format
 * @property {string} lang
 * @property {string[]} stop
 * @property {string[]} id
 * @property {number[]} kind
 * @property {string[]} name
 * @property {string[]} aliases
 * @property {string[]} summary
 * @property {string[]} text
 * @property {number[]} status
 * @property {number[]} region
 * @property {number[][]} meta
 * @property {{name: Record<string, number[]>, summary: Record<string, number[]>}} languages
 * @property {Record<string, {values: string[], column: (number | number[])[]}>} facets
 * @property {[string, string, string][]} kinds
 * @property {[string, string][]} statuses
 * @property {string[]} labels
 */

/**
 * One result, ready to be painted.
 * @typedef {object} Card
 * @property {string} id
 * @property {string} kind
 * @property {string} kindLabel
 * @property {string} href  Relative to the root of the language.
 * @property {string} name
 * @property {string | undefined} nameLang
 * @property {string} summary
 * @property {string | undefined} summaryLang
 * @property {[string, string] | undefined} status  Code and label.
 * @property {string | undefined} region
 * @property {string[]} meta
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
 */

/** @typedef {Record<string, string[]>} Filters */
/** @typedef {{score: number, named: boolean}} Match */

const FORMAT = 1;

/** @type {Record<string, number>} */
const FIELD_WEIGHT = { name: 1, aliases: 0.8, summary: 0.35, text: 0.15 };
const SHORTER_FORM_WEIGHT = 0.8;
const TYPO_WEIGHT = 0.3;
const COVERAGE_WEIGHT = 0.15;

/** Near spellings are tried where fewer records than this have the word as it was typed. */
const TYPOS_BELOW = 5;
const TYPOS_FROM_LENGTH = 4;

export class Engine {
  /**
   * @param {typeof import("minisearch").default} MiniSearch
   * @param {Index} index
   */
  constructor(MiniSearch, index) {
    if (index.format !== FORMAT) throw new Error(`index format ${index.format}, not ${FORMAT}`);
    this.index = index;
    this.stop = new Set(index.stop);
    this.facets = Object.entries(index.facets).map(([name, facet]) => new Facet(name, facet));
    this.everything = index.id.map((_, record) => record);
    this.nameLength = index.name.map((name) => words(name).length);
    this.nameLang = byRecord(index.languages.name);
    this.summaryLang = byRecord(index.languages.summary);

    /** @type {Record<string, string[]>} */
    const columns = {
      name: index.name, aliases: index.aliases, summary: index.summary, text: index.text,
    };
    /** @type {import("minisearch").default<number>} */
    this.records = new MiniSearch({
      fields: Object.keys(FIELD_WEIGHT),
      extractField: (record, field) => columns[field]?.[record] ?? record,
      // The long text was made into words when the index was built.
      tokenize: (text, field) => (field === "text" ? text.split(" ") : words(text)),
      processTerm: (word) => word && forms(word),
    });
    this.records.addAll(this.everything);
  }

  /**
   * The records that the words and the filters leave, the best first. Within a facet one value is
   * enough; every facet must be met. Facets and values that the index does not have are ignored.
   * @param {string} query
   * @param {Filters} filters
   * @param {number} limit
   * @returns {Answer}
   */
  search(query, filters, limit) {
    const wanted = queryWords(query, this.stop);
    const { ranked, partial } = wanted.length
      ? this.rank(wanted)
      : { ranked: this.everything, partial: false };
    for (const facet of this.facets) facet.choose(filters[facet.name] ?? []);
    const { hits, counts, lifts } = this.filter(ranked);
    if (!hits.length && wanted.length) {
      const unasked = this.filter(this.everything).hits.length;
      if (unasked) lifts.q = unasked;
    }
    return {
      total: hits.length,
      cards: hits.slice(0, limit).map((record) => this.card(record)),
      partial,
      counts,
      lifts: hits.length ? {} : lifts,
    };
  }

  /**
   * The records that have every word, or else some of them, best first; ties in index order.
   * @param {string[]} wanted
   * @returns {{ranked: number[], partial: boolean}}
   */
  rank(wanted) {
    const found = wanted.map((word) => {
      const matches = this.matches(word);
      return { matches, rarity: Math.log(1 + this.everything.length / (matches.size || 1)) };
    });
    const union = new Set(found.flatMap(({ matches }) => [...matches.keys()]));
    const every = [...union].filter((record) => found.every(({ matches }) => matches.has(record)));
    const partial = !every.length && found.length > 1;
    const whole = found.reduce((sum, { rarity }) => sum + rarity, 0);
    const scored = (partial ? [...union] : every).map((record) => {
      let score = 0;
      let named = 0;
      for (const { matches, rarity } of found) {
        const match = matches.get(record);
        score += ((match?.score ?? 0) * rarity) / whole;
        named += match?.named ? 1 : 0;
      }
      score += COVERAGE_WEIGHT * Math.min(1, named / (this.nameLength[record] || 1));
      // Rounded, so that the order does not hang on the last bit of a sum.
      return { record, score: Math.round(score * 1e6) };
    });
    scored.sort((one, other) => other.score - one.score || one.record - other.record);
    return { ranked: scored.map(({ record }) => record), partial };
  }

  /**
   * The records that have a word, one that begins with it or, where these are few, one spelt
   * nearly so.
   * @param {string} word
   * @returns {Map<number, Match>}
   */
  matches(word) {
    /** @type {Map<number, Match>} */
    const found = new Map();
    for (const form of forms(word)) {
      const weight = form === word ? 1 : SHORTER_FORM_WEIGHT;
      this.collect(found, form, { prefix: true }, (term) => weight * closeness(form, term));
    }
    const near = base(word);
    if (found.size < TYPOS_BELOW && near.length >= TYPOS_FROM_LENGTH) {
      this.collect(found, near, { fuzzy: 0.2, maxFuzzy: 2 }, () => TYPO_WEIGHT);
    }
    return found;
  }

  /**
   * Adds to what was found the records that have a term like the form, each with its best score.
   * @param {Map<number, Match>} found
   * @param {string} form
   * @param {import("minisearch").SearchOptions} options
   * @param {(term: string) => number} weigh
   */
  collect(found, form, options, weigh) {
    /** @type {import("minisearch").SearchOptions} */
    const asIs = { tokenize: (text) => [text], processTerm: (term) => term };
    for (const { id: record, match } of this.records.search(form, { ...options, ...asIs })) {
      let { score, named } = found.get(record) ?? { score: 0, named: false };
      for (const [term, fields] of Object.entries(match)) {
        const weight = weigh(term);
        for (const field of fields) {
          score = Math.max(score, weight * (FIELD_WEIGHT[field] ?? 0));
          named ||= field === "name" && weight > TYPO_WEIGHT;
        }
      }
      found.set(record, { score, named });
    }
  }

  /**
   * The records that meet every facet, and what each value and each lifted facet would give: a
   * record that one facet alone keeps out counts for the values of that facet.
   * @param {number[]} records
   */
  filter(records) {
    /** @type {number[]} */
    const hits = [];
    /** @type {Map<Facet, number[]>} */
    const kept = new Map(this.facets.map((facet) => [facet, []]));
    for (const record of records) {
      const against = this.facets.filter((facet) => !facet.allows(record));
      if (against.length === 0) hits.push(record);
      else if (against.length === 1) against.forEach((facet) => kept.get(facet)?.push(record));
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
   * @param {number} record
   * @returns {Card}
   */
  card(record) {
    const { index } = this;
    const id = item(index.id, record);
    const [kind, kindLabel, folder] = item(index.kinds, item(index.kind, record));
    return {
      id,
      kind,
      kindLabel,
      href: `${folder}${id}/`,
      name: item(index.name, record),
      nameLang: this.nameLang.get(record),
      summary: item(index.summary, record),
      summaryLang: this.summaryLang.get(record),
      status: index.statuses[item(index.status, record)],
      region: index.labels[item(index.region, record)],
      meta: item(index.meta, record).map((label) => item(index.labels, label)),
    };
  }
}

class Facet {
  /**
   * @param {string} name
   * @param {{values: string[], column: (number | number[])[]}} facet
   */
  constructor(name, { values, column }) {
    this.name = name;
    this.values = values;
    this.rows = column.map((row) => (typeof row === "number" ? [row] : row));
    /** @type {Set<number>} */
    this.chosen = new Set();
  }

  /** @param {string[]} values */
  choose(values) {
    this.chosen = new Set(values.map((value) => this.values.indexOf(value)));
    this.chosen.delete(-1);
  }

  /** @param {number} record */
  allows(record) {
    return !this.chosen.size || item(this.rows, record).some((value) => this.chosen.has(value));
  }

  /**
   * How many of the records have each value.
   * @param {number[][]} records
   */
  count(...records) {
    const tally = this.values.map(() => 0);
    for (const record of records.flat()) {
      for (const value of item(this.rows, record)) tally[value] = item(tally, value) + 1;
    }
    return Object.fromEntries(this.values.map((value, number) => [value, item(tally, number)]));
  }
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
 * The languages of texts that are not in the index's own, by record.
 * @param {Record<string, number[]>} languages
 */
function byRecord(languages) {
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const [lang, records] of Object.entries(languages)) {
    for (const record of records) found.set(record, lang);
  }
  return found;
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
