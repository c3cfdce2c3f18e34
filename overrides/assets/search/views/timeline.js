// @ts-check
/**
 * The results on a timeline, by year, newest first. A record is at each date that it has: those that
 * its sources differ on, those of its steps. A line is at the reader's day.
 */

import { localDay } from "../client.js";
import { element } from "../render.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */
/** @typedef {import("../cards.js").Moment} Moment */

/** @param {ViewContext} context */
export function timeline({ answer, renderRecord, texts }) {
  const today = localDay();
  let isToCome = false, isDrawn = false;
  const years = byYear(answer.cards).flatMap(([year, moments]) => {
    const rendered = moments.map(({ moment, card }) => renderMoment(moment, card, renderRecord));
    const first = moments.findIndex(({ moment: [date] }) => date && date <= today);
    const item = element(
      "li", { class: "finder__year" }, element("h3", {}, year || texts.undated), element("ol", {}, ...rendered),
    );
    if (first > 0) isToCome = true;
    if (isDrawn || first < 0) {
      if (year) isToCome = true;
      return [item];
    }
    isDrawn = true;
    const label = element("time", { datetime: today }, isToCome ? texts.coming : texts.today);
    const line = element("li", { class: "finder__today" }, label);
    if (year !== today.slice(0, 4)) return [line, item];
    rendered[first]?.before(line);
    return [item];
  });
  return element("ol", { class: "finder__time" }, ...years);
}

/**
 * @param {Moment} moment
 * @param {import("../engine.js").Card} card
 * @param {ViewContext["renderRecord"]} renderRecord
 */
function renderMoment([date, range, step, disputed], card, renderRecord) {
  const shown = { ...card, status: step ?? undefined, range };
  const dates = date && !disputed ? { date } : {};
  const rendered = renderRecord("moment", { ...shown, dates, disputedDates: disputed ? [date] : [] });
  if (disputed) rendered.classList.add("finder__moment--disputed");
  return rendered;
}

/**
 * The dates of the records by year, newest first, equal ones in the order of the records; records
 * without a date last, under "".
 * @template {{dates: {date?: string}, disputedDates: string[], moments: Moment[]}} Dated
 * @param {Dated[]} cards
 * @returns {[year: string, moments: {moment: Moment, card: Dated}[]][]}
 */
export function byYear(cards) {
  const moments = cards.flatMap((card) => momentsOf(card).map((moment) => ({ moment, card })));
  moments.sort(({ moment: [one] }, { moment: [other] }) => (one < other ? 1 : one > other ? -1 : 0));
  /** @type {Map<string, typeof moments>} */
  const years = new Map();
  for (const one of moments) {
    const year = one.moment[0].slice(0, 4);
    const others = years.get(year);
    if (others) others.push(one);
    else years.set(year, [one]);
  }
  return [...years];
}

/**
 * The dates of a record; those that the columns have until its file is loaded.
 * @param {{dates: {date?: string}, disputedDates: string[], moments: Moment[]}} card
 * @returns {Moment[]}
 */
function momentsOf({ dates, disputedDates, moments }) {
  if (moments.length) return moments;
  if (disputedDates.length) return disputedDates.map((date) => /** @type {Moment} */ ([date, "", null, 1]));
  return [[dates.date ?? "", "", null, 0]];
}
