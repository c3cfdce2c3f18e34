// @ts-check
/**
 * The sentences that the page gives to the finder, in its language.
 * SearchTexts in plugins/jazari_catalogue/site/search/view.py says what each is for.
 *
 * @typedef {object} Texts
 * @property {string} group
 * @property {Record<string, string>} results
 * @property {Record<string, string>} show
 * @property {string} partial
 * @property {string} none
 * @property {string} blocked
 * @property {string} lift
 * @property {string} near
 * @property {string} remove
 * @property {string} unchoose
 * @property {string} title
 * @property {string} failed
 * @property {string} unknown
 * @property {string} undated
 * @property {string} region
 * @property {Record<string, string>} elsewhere
 * @property {string} compared
 * @property {import("./dates.js").DateTexts} dates
 * @property {Record<string, string>} columns
 */

export {};
