// @ts-check
/**
 * Facets: which records a choice of values leaves, and what every value would give.
 */

import { at } from "./index_head.js";

/** @typedef {import("./index_head.js").Head} Head */

/** Days within which an application that closes counts as closing. */
const CLOSING = 30;

export class Facet {
  /**
   * @param {string} name
   * @param {string[]} values
   * @param {(number | number[])[]} column  For each record a place among the values, or several;
   *   -1 is none.
   */
  constructor(name, values, column) {
    this.name = name;
    this.values = values;
    this.rows = column.map((row) => (typeof row !== "number" ? row : row < 0 ? NONE : [row]));
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
    return !this.chosen.size || this.of(record).some((value) => this.chosen.has(value));
  }

  /**
   * How many of the records have each value.
   * @param {number[][]} records
   */
  count(...records) {
    const tally = new Uint32Array(this.values.length);
    for (const some of records) {
      for (const record of some) {
        for (const value of this.of(record)) tally[value] = (tally[value] ?? 0) + 1;
      }
    }
    return Object.fromEntries(this.values.map((value, place) => [value, tally[place] ?? 0]));
  }

  /**
   * The places of the record's values.
   * @param {number} record
   */
  of(record) {
    return this.rows[record] ?? NONE;
  }
}

/** @type {number[]} */
const NONE = [];

/**
 * The facets of an index: those that it lists, and those that other columns hold. "apply" comes
 * last; its rows are those of a day.
 * @param {Head} head
 * @returns {Facet[]}
 */
export function facetsOf(head) {
  const { kinds, statuses, regions, dates } = head;
  const years = dates.date.values.map((date) => date.slice(0, 4));
  const distinct = [...new Set(years)];
  const places = years.map((year) => distinct.indexOf(year));
  return [
    new Facet("kind", kinds.map(([kind]) => kind), head.kind),
    new Facet("region", regions.map(([code]) => code), head.region),
    new Facet("status", statuses.map(([code]) => code), head.status),
    new Facet("year", distinct, dates.date.column.map((date) => places[date] ?? -1)),
    ...Object.entries(head.facets).map(([name, { values, column }]) =>
      new Facet(name, values, column)),
    new Facet("apply", ["open", "closing"], head.id.map(() => -1)),
  ];
}

/**
 * What the reader may apply for on a day, by record: nothing, what is open (0), or what is open and
 * closes within thirty days (0 and 1). A month or a year closes with its last day.
 * @param {Head["dates"]} dates
 * @param {string} day  YYYY-MM-DD
 * @returns {number[][]}
 */
export function openOn({ opens, closes }, day) {
  const soon = dayAfter(day, CLOSING);
  return opens.column.map((opening, record) => {
    const from = opens.values[opening];
    const to = closes.values[at(closes.column, record)];
    if (from === undefined && to === undefined) return NONE;
    const open = (from === undefined || from <= day) && (to === undefined || isUntil(day, to));
    if (!open) return NONE;
    const closing = to !== undefined && (to === soon || !isUntil(soon, to));
    return closing ? [0, 1] : [0];
  });
}

/**
 * Whether a day is not after what ends with the day, month or year.
 * @param {string} day
 * @param {string} end
 */
export function isUntil(day, end) {
  return day.slice(0, end.length) <= end;
}

/**
 * @param {string} day
 * @param {number} days
 */
function dayAfter(day, days) {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
