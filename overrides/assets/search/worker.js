// @ts-check
/**
 * The search worker: takes the index of one language and answers questions.
 *
 * It is told {load: bytes, parts: address}, then any number of {search: number, query, filters,
 * sort, today, limit, summaries}. It says {loaded: true}, then {answer: number, ...Answer} for each
 * search; {failed: reason} where either went wrong, with the number where it was a search. Told
 * {list: number, …} with a question or with ids, it says {listed: number, records}.
 *
 * Where names give too few results, an answer waits a moment for words; for what cards show, never:
 * where either is on its way, complete is false, and a fuller answer follows. Cards are fetched when
 * nothing else has been asked for a while, not for every letter. A question that another has
 * followed by then gets no more answers.
 */

import { Engine } from "./engine.js";
import { Parts } from "./parts.js";

/**
 * @typedef {import("./engine.js").Question & {
 *   search: number, limit: number, summaries: boolean
 * }} Asked
 */

/** Milliseconds that an answer waits for words. */
const PATIENCE = 80;
/** Results after which an answer waits for nothing. */
const ENOUGH = 10;
/** Milliseconds without another question after which what cards show is fetched. */
const PAUSE = 120;

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
  } catch (reason) {
    self.postMessage({ failed: String(reason) });
  }
}

/** @param {Asked} asked */
async function answer(asked) {
  if (!engine) throw new Error("asked before the index was loaded");
  last = asked.search;
  const words = engine.wordFilesFor(asked.query).map((number) => `words-${number}`);
  const coming = parts.has(words) ? undefined : parts.fetch(words, take);
  // Where names alone fill what is seen first, no more is waited for.
  if (coming && !isEnough(engine.find(asked))) await Promise.race([coming, after(PATIENCE)]);
  const early = !parts.has(words);
  say(engine, asked, early);
  if (early) {
    await coming;
    if (asked.search !== last) return;
    say(engine, asked, false);
  }
  const cards = missingCards(engine, asked);
  if (!cards.length) return;
  await after(PAUSE);
  if (asked.search !== last) return;
  await parts.fetch(cards, take);
  if (asked.search === last) say(engine, asked, false, true);
}

/**
 * Records by their ids, or everything that a question finds, whatever is asked meanwhile.
 * @param {{list: number, ids?: string[]} & import("./engine.js").Question} wanted
 */
async function list(wanted) {
  if (!engine) throw new Error("asked before the index was loaded");
  const searched = engine;
  if (!wanted.ids) {
    await parts.fetch(searched.wordFilesFor(wanted.query).map((number) => `words-${number}`), take);
  }
  const rows = wanted.ids ? searched.rowsOf(wanted.ids) : searched.find(wanted).rows;
  const cards = searched.cardFilesFor(rows).map((number) => `cards-${number}`);
  await parts.fetch(cards, take);
  if (!parts.has(cards)) throw new Error("parts of the index did not come");
  self.postMessage({ listed: wanted.list, records: rows.map((row) => searched.listed(row)) });
}

/** @param {{rows: number[], partial: boolean}} found */
function isEnough({ rows, partial }) {
  return rows.length >= ENOUGH && !partial;
}

/**
 * What the cards of the answer lack.
 * @param {Engine} searched
 * @param {Asked} asked
 */
function missingCards(searched, asked) {
  if (!asked.summaries) return [];
  const rows = searched.find(asked).rows.slice(0, asked.limit);
  const cards = searched.cardFilesFor(rows).map((number) => `cards-${number}`);
  return parts.has(cards) ? [] : cards;
}

/** @param {number} milliseconds */
function after(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/**
 * @param {string} name
 * @param {any} part
 */
function take(name, part) {
  const [sort, number] = name.split("-");
  if (sort === "words") engine?.addWords(Number(number), part);
  else engine?.addCards(Number(number), part);
}

/**
 * @param {Engine} searched
 * @param {Asked} asked
 * @param {boolean} early  Whether words are on their way.
 * @param {boolean} last  Whether nothing follows, even if something could not be fetched.
 */
function say(searched, asked, early, last = false) {
  const complete = last || (!early && !missingCards(searched, asked).length);
  const found = searched.search(asked, asked.limit);
  self.postMessage({ answer: asked.search, complete, ...found });
}
