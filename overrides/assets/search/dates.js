// @ts-check
/**
 * Dates as people write them, in the words that the build took from CLDR: a browser's own would
 * name the months otherwise than Moroccans do.
 */

import { fill } from "./render.js";

/**
 * Dates in SearchTexts, plugins/jazari_catalogue/site/search/view.py.
 * @typedef {object} DateTexts
 * @property {string} day  {day}, {month} and {year}: the order of the three.
 * @property {string} month  {month} and {year}.
 * @property {string[]} months
 */

/**
 * An EDTF level 0 date, no more exact than it is known: a year, a month or a day.
 * @param {string} edtf
 * @param {DateTexts} texts
 * @returns {string}
 */
export function written(edtf, texts) {
  const [year = "", number, day] = edtf.split("-");
  const month = texts.months[Number(number) - 1];
  if (!month) return year;
  if (!day) return fill(texts.month, { month, year });
  return fill(texts.day, { day: String(Number(day)), month, year });
}
