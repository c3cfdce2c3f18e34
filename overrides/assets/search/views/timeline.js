// @ts-check
/**
 * The results on a line of time, newest first, by year.
 */

import { element } from "../render.js";

/** @typedef {import("../views.js").Drawing} Drawing */

/** @param {Drawing} drawing */
export function timeline({ answer, draw, texts }) {
  return element("ol", { class: "finder__time" }, ...byYear(answer.cards).map(([year, records]) =>
    element(
      "li",
      { class: "finder__year" },
      element("h3", {}, year || texts.undated),
      element("ol", {}, ...records.map((card) => draw("moment", card))),
    ),
  ));
}

/**
 * The records of each year, in their order; those without a date last, under "".
 * @template {{dates: {date?: string}}} Dated
 * @param {Dated[]} records
 * @returns {[year: string, records: Dated[]][]}
 */
export function byYear(records) {
  /** @type {Map<string, Dated[]>} */
  const years = new Map();
  for (const record of records) {
    const year = record.dates.date?.slice(0, 4) ?? "";
    const found = years.get(year);
    if (found) found.push(record);
    else years.set(year, [record]);
  }
  return [...years].sort(([one], [other]) => (one < other ? 1 : one > other ? -1 : 0));
}
