// @ts-check
/**
 * The cards of records: what a view shows of each, from the head and the files of cards.
 */

import { at, byRow, item } from "./index_head.js";

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
 * @property {import("./highlight.js").Piece[] | undefined} context
 *   The words of the query in context, if nothing above shows them; undefined until its file is loaded.
 * @property {{date?: string, changed?: string, opens?: string, closes?: string}} dates
 * @property {string[]} disputedDates  Those in place of its date if sources differ on it, newest first.
 */

export class Cards {
  /** @param {import("./index_head.js").Head} head */
  constructor(head) {
    this.head = head;
    this.nameLang = byRow(head.languages);
    /** @type {Map<number, CardFile & {langs: Map<number, string>}>} */
    this.files = new Map();
    /** @type {Record<string, Dates>} */
    this.dates = { date: head.dates.date, opens: head.dates.opens, closes: head.dates.closes };
  }

  /**
   * The parts of the index that the cards of some rows need.
   * @param {number[]} rows
   * @returns {string[]}
   */
  partsFor(rows) {
    return [...new Set(rows.map((row) => `cards-${Math.floor(row / this.head.cards)}`))];
  }

  /**
   * @param {number} number
   * @param {CardFile} file
   */
  add(number, file) {
    this.files.set(number, { ...file, langs: byRow(file.languages) });
  }

  /**
   * @param {number} row
   * @returns {Card}
   */
  of(row) {
    const { head } = this;
    const id = item(head.id, row);
    const [kind, kindLabel, folder] = item(head.kinds, item(head.kind, row));
    const file = this.files.get(Math.floor(row / head.cards));
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
      context: undefined,
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
