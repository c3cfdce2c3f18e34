// @ts-check
/**
 * What the visitor requests of the search page: the state in the URL, and which results that lists,
 * how many and in which view.
 */

import { VIEWS, write } from "./state.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Listing
 * @property {string} question  The state without view and comparison, as a query string.
 * @property {string} view
 * @property {number} limit  Maximum number of results.
 */
/**
 * Every change makes a new object. An answer to another object than the page's request is too late.
 * @typedef {Readonly<{state: State, listing: Readonly<Listing>}>} Request
 */

/** Results at first, and how many more at a time. */
const FIRST = 10;
const MORE = 20;

/**
 * What the page lists as the server sends it.
 * @type {Readonly<Listing>}
 */
export const INITIAL = { question: "", view: VIEWS[0] ?? "", limit: FIRST };

/**
 * The request for a state. A comparison keeps the listing before it, to go back to; with fewer than
 * two records there is no comparison. Another view of the same results lists as many of them.
 * @param {State} state
 * @param {Request} before
 * @returns {Request}
 */
export function requestFor(state, { listing }) {
  const comparing = state.view === "compare";
  if (comparing && state.compare.length > 1) return { state, listing };
  const view = comparing ? listing.view : state.view;
  const question = write({ ...state, view: INITIAL.view, compare: [] });
  const limit = question === listing.question ? listing.limit : FIRST;
  return { state: { ...state, view }, listing: { question, view, limit } };
}

/**
 * The same request, for more results.
 * @param {Request} request
 * @returns {Request}
 */
export function withMore({ state, listing }) {
  return { state, listing: { ...listing, limit: listing.limit + MORE } };
}

/**
 * @param {Readonly<Listing>} one
 * @param {Readonly<Listing> | undefined} other
 */
export function isSame(one, other) {
  return one.question === other?.question && one.view === other.view && one.limit === other.limit;
}
