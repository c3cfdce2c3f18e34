// @ts-check
/**
 * The search worker: takes the index of one language and answers questions.
 *
 * It is told {load: bytes, parts: address}, then any number of {search: number, query, filters,
 * sort, today, limit, summaries}. It says {loaded: true}, then {answer: number, ...Answer} for each
 * search; {failed: reason} where either went wrong, with the number where it was a search. Told
 * {list: number, …} with a question or with ids, it says {listed: number, records}.
 *
 * What names give is said at once. Where they give nothing, or no record has every word, an answer
 * waits a moment for words. Words beyond ten results, and what cards show, are fetched when nothing
 * has been asked for a while, not for every letter. As long as something is on its way, complete is
 * false, and a fuller answer follows; a question that another has followed by then gets no more.
 */

import { Engine } from "./engine.js";
import { Parts } from "./index_parts.js";

/**
 * @typedef {import("./engine.js").Question & {
 *   search: number, limit: number, summaries: boolean
 * }} Asked
 */

/** Milliseconds that an answer without any name waits for words. */
const PATIENCE = 80;
/** Results by name after which words are not fetched for every letter. */
const ENOUGH = 10;
/** Milliseconds without another question after which what is not waited for is fetched. */
const PAUSE = 200;

/** @type {Engine | undefined} */
let engine;
let parts = new Parts("");
let last = 0;

self.addEventListener("message", ({ data }) => {
  if (data.load) load(data);
  else if (data.list) list(data).catch((reason) => {
    self.postMessage({ listed: data.list, failed: String(reason) });
  });
  else answer(data).catch((reason) => {
    self.postMessage({ answer: data.search, failed: String(reason) });
  });
});

/** @param {{load: ArrayBuffer, parts: string}} told */
function load(told) {
  try {
    engine = new Engine(JSON.parse(new TextDecoder().decode(told.load)));
    parts = new Parts(told.parts);
    self.postMessage({ loaded: true });
    const { names } = engine.ranking;
    after(PAUSE).then(() => names.prepare());
  } catch (reason) {
    self.postMessage({ failed: String(reason) });
  }
}

/** @param {Asked} asked */
async function answer(asked) {
  if (!engine) throw new Error("asked before the index was loaded");
  last = asked.search;
  const answering = engine;
  const pause = after(PAUSE);
  const needed = answering.partsFor(asked);
  if (!parts.has(needed)) {
    const { rows, partial } = answering.find(asked);
    const named = rows.length > 0 && !partial && asked.sort !== "changed";
    if (named) say(answering, asked);
    if (named && rows.length >= ENOUGH) await pause;
    if (asked.search !== last) return;
    const coming = parts.fetch(needed, answering);
    if (!named) await Promise.race([coming, after(PATIENCE)]);
    if (asked.search !== last) return;
    if (!named && !parts.has(needed)) say(answering, asked);
    await coming;
    if (asked.search !== last) return;
  }
  const cards = cardsFor(answering, asked);
  if (!parts.has(cards)) {
    say(answering, asked);
    await pause;
    if (asked.search !== last) return;
    await parts.fetch(cards, answering);
    if (asked.search !== last) return;
  }
  say(answering, asked, true);
}

/**
 * The parts that the cards of the answer need.
 * @param {Engine} answering
 * @param {Asked} asked
 */
function cardsFor(answering, asked) {
  return asked.summaries ? answering.cardPartsFor(answering.find(asked).rows.slice(0, asked.limit)) : [];
}

/**
 * @param {Engine} answering
 * @param {Asked} asked
 * @param {boolean} complete  Whether nothing follows, even if something could not be fetched.
 */
function say(answering, asked, complete = false) {
  self.postMessage({ answer: asked.search, complete, ...answering.search(asked, asked.limit) });
}

/**
 * Records by their ids, or everything that a question finds, whatever is asked meanwhile.
 * @param {{list: number, ids?: string[]} & import("./engine.js").Question} wanted
 */
async function list(wanted) {
  if (!engine) throw new Error("asked before the index was loaded");
  const listing = engine;
  if (!wanted.ids) await parts.fetch(listing.partsFor(wanted), listing);
  const rows = wanted.ids ? listing.rowsOf(wanted.ids) : listing.find(wanted).rows;
  const shown = ["changed", ...listing.cardPartsFor(rows)];
  await parts.fetch(shown, listing);
  if (!parts.has(shown)) throw new Error("parts of the index did not come");
  self.postMessage({ listed: wanted.list, records: rows.map((row) => listing.listed(row)) });
}

/** @param {number} milliseconds */
function after(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
