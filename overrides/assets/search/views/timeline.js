// @ts-check
/**
 * The results on a timeline, by year, newest first.
 */

import { element } from "../render.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */

/** @param {ViewContext} context */
export function timeline({ answer, renderRecord, texts }) {
  return element("ol", { class: "finder__time" }, ...byYear(answer.cards).map(([year, records]) =>
    element(
      "li",
      { class: "finder__year" },
      element("h3", {}, year || texts.undated),
      element("ol", {}, ...records.map((card) => renderRecord("moment", card))),
    ),
  ));
}

/**
 * The records by year, newest first, in their order; those without a date last, under "".
 * @template {{dates: {date?: string}}} Dated
 * @param {Dated[]} records
 * @returns {[year: string, records: Dated[]][]}
 */
export function byYear(records) {
  /** @type {Map<string, Dated[]>} */
  const years = new Map();
  for (const record of records) {
    const year = record.dates.date?.slice(0, 4) ?? "";
    const others = years.get(year);
    if (others) others.push(record);
    else years.set(year, [record]);
  }
  return [...years].sort(([one], [other]) => (one < other ? 1 : one > other ? -1 : 0));
}
