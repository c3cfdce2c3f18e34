// @ts-check
/**
 * The results on a timeline, by year, newest first. A record stands under each of the dates that its
 * sources differ on.
 */

import { element } from "../render.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */

/** @param {ViewContext} context */
export function timeline({ answer, renderRecord, texts }) {
  return element("ol", { class: "finder__time" }, ...byYear(answer.cards).map(([year, moments]) =>
    element(
      "li",
      { class: "finder__year" },
      element("h3", {}, year || texts.undated),
      element("ol", {}, ...moments.map(({ date, card }) => moment(date, card, renderRecord))),
    ),
  ));
}

/**
 * @param {string} date
 * @param {import("../engine.js").Card} card
 * @param {ViewContext["renderRecord"]} renderRecord
 */
function moment(date, card, renderRecord) {
  if (!card.disputedDates.length) return renderRecord("moment", card);
  const rendered = renderRecord("moment", { ...card, disputedDates: [date] });
  rendered.classList.add("finder__moment--disputed");
  return rendered;
}

/**
 * The dates of the records by year, newest first, equal ones in the order of the records; records
 * without a date last, under "".
 * @template {{dates: {date?: string}, disputedDates: string[]}} Dated
 * @param {Dated[]} cards
 * @returns {[year: string, moments: {date: string, card: Dated}[]][]}
 */
export function byYear(cards) {
  const moments = cards.flatMap((card) => {
    const dates = card.disputedDates.length ? card.disputedDates : [card.dates.date ?? ""];
    return dates.map((date) => ({ date, card }));
  });
  moments.sort(({ date: one }, { date: other }) => (one < other ? 1 : one > other ? -1 : 0));
  /** @type {Map<string, typeof moments>} */
  const years = new Map();
  for (const one of moments) {
    const year = one.date.slice(0, 4);
    const others = years.get(year);
    if (others) others.push(one);
    else years.set(year, [one]);
  }
  return [...years];
}
