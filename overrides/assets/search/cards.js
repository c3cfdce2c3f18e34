// @ts-check
/**
 * The cards of records: what a view shows of each, from the files of cards or, before these are loaded,
 * from the columns.
 */

import { at, item } from "./index_head.js";

/** @typedef {import("./index_head.js").Columns} Columns */
/** @typedef {import("./index_head.js").Dates} Dates */

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
 * @property {Moment[]} moments  Its dates if they are not just that which files it.
 * @property {string[]} disputedDates  Those in place of its date if sources differ on it, newest first.
 */

/**
 * A date of a record: with the words of a range if it has an end, the step that the record then
 * reached, and whether sources differ on it.
 * @typedef {[date: string, range: string, step: [string, string] | null, disputed: number]} Moment
 */

/**
 * A record in a file of cards.
 * @typedef {[
 *   id: string, name: string, nameLang: string | null, translated: number,
 *   status: number, region: number, strength: number, disputes: number,
 *   date: string | string[], opens: string, closes: string,
 *   summary: string, summaryLang: string | null, meta: string[], steps: number, moments?: Moment[],
 * ]} CardRecord
 */

export class Cards {
  /** @param {import("./index_head.js").Head} head */
  constructor(head) {
    this.head = head;
    /** @type {Map<number, CardRecord[]>} */
    this.files = new Map();
    /** @type {Columns | undefined} */
    this.columns = undefined;
    /** When records last changed. @type {Dates | undefined} */
    this.changed = undefined;
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
   * @param {CardRecord[]} file
   */
  add(number, file) {
    this.files.set(number, file);
  }

  /**
   * The card of a row; undefined as long as neither its file nor the columns are loaded.
   * @param {number} row
   * @returns {Card | undefined}
   */
  of(row) {
    const { head } = this;
    const record = this.files.get(Math.floor(row / head.cards))?.[row % head.cards] ?? this.fromColumns(row);
    if (!record) return undefined;
    const [id, name, nameLang, translated, status, region, strength, disputes, date, opens, closes] = record;
    const [summary, summaryLang, meta, steps, moments] = record.slice(11);
    const [kind, kindLabel, folder] = item(head.kinds, at(head.kindOf, row));
    const changed = this.changed?.values[at(this.changed.column, row)];
    const disputed = Array.isArray(date);
    return {
      id,
      kind,
      kindLabel,
      href: `${folder}${id}/`,
      name,
      nameLang: nameLang ?? undefined,
      isTranslated: translated > 0,
      summary,
      summaryLang: summaryLang ?? undefined,
      status: head.statuses[status],
      steps: stepsOf(steps ?? 0),
      region: head.regions[region]?.[1],
      strength: head.strengths[strength],
      disputes,
      meta: meta ?? [],
      moments: moments ?? [],
      context: undefined,
      dates: {
        ...(!disputed && date && { date }),
        ...(changed && { changed }),
        ...(opens && { opens }),
        ...(closes && { closes }),
      },
      disputedDates: disputed ? date : [],
    };
  }

  /**
   * What the columns have of a record of a file of cards: all but its last facts.
   * @param {number} row
   * @returns {any[] | undefined}
   */
  fromColumns(row) {
    const { columns } = this;
    if (!columns) return undefined;
    const { id, name, nameLang, translated, status, region, strength, disputes, dates, disputedDates } = columns;
    /** @param {Dates} dates */
    const dateOf = ({ values, column }) => values[at(column, row)] ?? "";
    return [
      item(id, row), item(name, row), nameLang.get(row), at(translated, row),
      at(status, row), at(region, row), at(strength, row), item(disputes, row),
      disputedDates.get(row) ?? dateOf(dates.date), dateOf(dates.opens), dateOf(dates.closes),
    ];
  }
}

/**
 * Whether each step was reached, from a binary number: a one, then a digit for each step. 0 is no path.
 * @param {number} bits
 */
function stepsOf(bits) {
  return bits ? [...bits.toString(2).slice(1)].map((digit) => digit === "1") : undefined;
}
