// @ts-check
/**
 * Filters, counts and orders of results, from the columns of the index.
 */

import { facetsOf, isUntil, openOn, rowsByValue } from "./facets.js";
import { at, item } from "./index_head.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./index_head.js").Dates} Dates */

/** The map has room for this many results of a region at most (MOST in site/pictures/map_marks.py). */
const FEW = 3;

export class Facets {
  /**
   * @param {import("./index_head.js").Head} head
   * @param {import("./index_head.js").Columns} columns
   */
  constructor(head, columns) {
    this.columns = columns;
    this.all = facetsOf(head, columns);
    this.day = "";
  }

  /**
   * @param {Record<string, string[]>} filters
   * @param {string} today  The day on which the facet "apply" depends.
   */
  choose(filters, today) {
    for (const facet of this.all) facet.choose(filters[facet.name] ?? []);
    if (today === this.day) return;
    this.day = today;
    this.facet("apply").rows = openOn(this.columns.dates, today);
  }

  /**
   * A facet that every index has.
   * @param {string} name
   */
  facet(name) {
    return item(this.all, this.all.findIndex((facet) => facet.name === name));
  }

  /**
   * Whether all facets allow a row.
   * @param {number} row
   */
  allow(row) {
    return this.all.every((facet) => facet.allows(row));
  }

  /**
   * Facet -> values of a row; without facets that it has no value of.
   * @param {number} row
   * @returns {Record<string, string[]>}
   */
  valuesOf(row) {
    return Object.fromEntries(this.all.flatMap((facet) => {
      const values = facet.valuesOf(row).map((index) => item(facet.values, index));
      return values.length ? [[facet.name, values]] : [];
    }));
  }

  /**
   * The rows that all facets allow, the number of results with each value, and the number of further
   * results without each facet. A row that only one facet excludes counts for the values of that facet.
   * @param {number[]} rows
   * @returns {Pick<Answer, "counts" | "strengths" | "lifts"> & {hits: number[], marked: number[]}}
   */
  filter(rows) {
    const choosing = this.all.filter(({ chosen }) => chosen.size);
    /** @type {number[]} */
    const hits = [];
    /** @type {Map<import("./facets.js").Facet, number[]>} */
    const excluded = new Map(this.all.map((facet) => [facet, []]));
    for (const row of rows) {
      const excluding = choosing.filter((facet) => !facet.allows(row));
      const [facet] = excluding;
      if (!facet) hits.push(row);
      else if (excluding.length === 1) excluded.get(facet)?.push(row);
    }
    /** @type {Record<string, Record<string, number>>} */
    const counts = {};
    /** @type {Record<string, number>} */
    const lifts = {};
    for (const [facet, others] of excluded) {
      counts[facet.name] = facet.count(hits, others);
      if (others.length) lifts[facet.name] = others.length;
    }
    const region = this.facet("region");
    const inRegions = rowsByValue(region, hits, excluded.get(region) ?? []);
    const strength = this.facet("strength");
    const strengths = Object.fromEntries(
      inRegions.map((some, index) => [item(region.values, index), strength.count(some)]),
    );
    const marked = inRegions.filter((some) => some.length <= FEW).flat();
    return { hits, counts, strengths, marked, lifts };
  }

  /**
   * The rows, given by relevance, in another order: those without a date last, ties by name.
   * @param {number[]} rows
   * @param {import("./engine.js").Order} sort
   * @param {string} today
   * @param {Dates | undefined} changed  When records last changed.
   */
  sorted(rows, sort, today, changed) {
    const { dates, nameRank } = this.columns;
    const byName = (/** @type {number} */ one, /** @type {number} */ other) => at(nameRank, one) - at(nameRank, other);
    if (sort === "name") return [...rows].sort(byName);
    if (sort === "newest" || sort === "changed") {
      const column = (sort === "newest" ? dates.date : changed)?.column ?? [];
      return [...rows].sort((one, other) => at(column, other) - at(column, one) || byName(one, other));
    }
    if (sort !== "closing") return rows;
    const { values, column } = dates.closes;
    /** @param {number} row */
    const due = (row) => {
      const end = values[at(column, row)];
      return end !== undefined && isUntil(today, end) ? at(column, row) : values.length;
    };
    return [...rows].sort((one, other) => due(one) - due(other) || byName(one, other));
  }
}
