// @ts-check
/**
 * Facets: which records have a chosen value, and how many records have each value.
 */

import { at } from "./index_head.js";

/** @typedef {import("./index_head.js").Columns} Columns */
/** @typedef {import("./index_head.js").Head} Head */

/** An application is "closing" if it closes within this many days. */
const CLOSING = 30;

export class Facet {
  /**
   * @param {string} name
   * @param {string[]} values
   * @param {(number | number[])[]} column  For each row an index of `values`, or several; -1 is none.
   */
  constructor(name, values, column) {
    this.name = name;
    this.values = values;
    this.rows = column.map((value) => (typeof value !== "number" ? value : value < 0 ? NONE : [value]));
    /** @type {Set<number>} */
    this.chosen = new Set();
  }

  /** @param {string[]} values */
  choose(values) {
    this.chosen = new Set(values.map((value) => this.values.indexOf(value)));
    this.chosen.delete(-1);
  }

  /**
   * Whether a row has a chosen value, or no value is chosen.
   * @param {number} row
   */
  allows(row) {
    return !this.chosen.size || this.valuesOf(row).some((value) => this.chosen.has(value));
  }

  /**
   * How many of the rows have each value.
   * @param {number[][]} lists  Lists of rows.
   */
  count(...lists) {
    const counts = new Uint32Array(this.values.length);
    for (const rows of lists) {
      for (const row of rows) {
        for (const value of this.valuesOf(row)) counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return Object.fromEntries(this.values.map((value, index) => [value, counts[index] ?? 0]));
  }

  /**
   * The indexes of a row's values.
   * @param {number} row
   */
  valuesOf(row) {
    return this.rows[row] ?? NONE;
  }
}

/** @type {number[]} */
const NONE = [];

/**
 * The rows that have each value of a facet, in the order of its values.
 * @param {Facet} facet
 * @param {number[][]} lists  Lists of rows.
 * @returns {number[][]}
 */
export function rowsByValue(facet, ...lists) {
  /** @type {number[][]} */
  const rowsOf = facet.values.map(() => []);
  for (const rows of lists) {
    for (const row of rows) {
      for (const value of facet.valuesOf(row)) rowsOf[value]?.push(row);
    }
  }
  return rowsOf;
}

/**
 * The facets of an index: those that its columns list, and those that derive from others. "apply" is
 * empty until openOn() gives its rows for a day.
 * @param {Head} head
 * @param {Columns} columns
 * @returns {Facet[]}
 */
export function facetsOf({ kinds, kindOf, statuses, regions, strengths }, columns) {
  const { dates, disputedDates } = columns;
  /** @param {string} date */
  const yearOf = (date) => date.slice(0, 4);
  const distinct = [...new Set(dates.date.values.map(yearOf))];
  const indexes = dates.date.values.map((date) => distinct.indexOf(yearOf(date)));
  const years = dates.date.column.map((date, row) => {
    const disputed = disputedDates.get(row)?.map((one) => distinct.indexOf(yearOf(one)));
    return disputed ? [...new Set(disputed)] : indexes[date] ?? -1;
  });
  return [
    new Facet("kind", kinds.map(([kind]) => kind), [...kindOf]),
    new Facet("region", regions.map(([code]) => code), columns.region),
    new Facet("status", statuses.map(([code]) => code), columns.status),
    new Facet("strength", strengths.map(([code]) => code), columns.strength),
    new Facet("year", distinct, years),
    ...Object.entries(columns.facets).map(([name, { values, column }]) =>
      new Facet(name, values, column)),
    new Facet("apply", ["open", "closing"], columns.id.map(() => -1)),
  ];
}

/**
 * The rows of "apply" on a day: for each record nothing, 0 if applications are open, or 0 and 1 if
 * they also close within thirty days. A month or a year closes with its last day.
 * @param {Columns["dates"]} dates
 * @param {string} day  YYYY-MM-DD
 * @returns {number[][]}
 */
export function openOn({ opens, closes }, day) {
  const soon = dayAfter(day, CLOSING);
  return opens.column.map((opening, row) => {
    const from = opens.values[opening];
    const to = closes.values[at(closes.column, row)];
    if (from === undefined && to === undefined) return NONE;
    if (!isOpen(from, to, day)) return NONE;
    const closing = to !== undefined && (to === soon || !isUntil(soon, to));
    return closing ? [0, 1] : [0];
  });
}

/**
 * Whether applications that open and close then are open on a day. A month or a year begins with its
 * first day and closes with its last; without a date, they open or close on no day that is known.
 * @param {string | undefined} from
 * @param {string | undefined} to
 * @param {string} day  YYYY-MM-DD
 */
export function isOpen(from, to, day) {
  return (from === undefined || from <= day) && (to === undefined || isUntil(day, to));
}

/**
 * Whether a day is in or before a day, month or year.
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
