// @ts-check
/**
 * What the visitor asks the search page for: a state, as the URL has it, and with it which results
 * to list, how many and in which view.
 */

import { VIEWS, write } from "./state.js";

/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Listing
 * @property {string} question  The state without view and comparison, as the URL has it.
 * @property {string} view
 * @property {number} limit  Results, at most.
 */
/**
 * Every change makes a new one: by that, an answer that comes late is known to be no longer asked for.
 * @typedef {Readonly<{state: State, listing: Readonly<Listing>}>} Request
 */

/** Results at first, and how many more at a time. */
const FIRST = 10;
const MORE = 20;

/**
 * What the page lists when it comes from the server.
 * @type {Readonly<Listing>}
 */
export const INITIAL = { question: "", view: VIEWS[0] ?? "", limit: FIRST };

/**
 * The request for a state. A comparison keeps the listing before it, to go back to; without two
 * records to compare, that is what is shown. Another view of the same results lists as many.
 * @param {State} wanted
 * @param {Request} before
 * @returns {Request}
 */
export function requestFor(wanted, { listing }) {
  const comparing = wanted.view === "compare";
  if (comparing && wanted.compare.length > 1) return { state: wanted, listing };
  const view = comparing ? listing.view : wanted.view;
  const question = write({ ...wanted, view: INITIAL.view, compare: [] });
  const limit = question === listing.question ? listing.limit : FIRST;
  return { state: { ...wanted, view }, listing: { question, view, limit } };
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
