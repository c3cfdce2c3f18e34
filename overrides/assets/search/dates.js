// @ts-check
/**
 * Dates in the language of the page, with the patterns and month names that the build took from CLDR:
 * the names that browsers give to months differ from Moroccan usage.
 */

import { fill } from "./render.js";

/**
 * DateTexts in plugins/jazari_catalogue/site/search/view.py.
 * @typedef {object} DateTexts
 * @property {string} day  The pattern of a day: {day}, {month}, {year}.
 * @property {string} month  The pattern of a month: {month}, {year}.
 * @property {string} first  The first day of a month: “1er” in French.
 * @property {string[]} months
 */

/**
 * A date as people write it, as exact as it is known: a year, a month or a day.
 * @param {string} edtf  EDTF level 0.
 * @param {DateTexts} texts
 * @returns {string}
 */
export function formatDate(edtf, texts) {
  const [year = "", number, day] = edtf.split("-");
  const month = texts.months[Number(number) - 1];
  if (!month) return year;
  if (!day) return fill(texts.month, { month, year });
  return fill(texts.day, { day: day === "01" ? texts.first : String(Number(day)), month, year });
}
