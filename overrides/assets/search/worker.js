// @ts-check
/**
 * The search worker: takes the index of one language and answers questions.
 *
 * It is told {load: bytes, parts: address}, then any number of {search: number, query, filters,
 * sort, today, limit, summaries}. It says {loaded: true}, then {answer: number, ...Answer} for each
 * search; {failed: reason} where either went wrong, with the number where it was a search. Told
 * {list: number, …} with a question or with ids, it says {listed: number, records}.
 *
 * Where parts of the index are still on their way, it waits for them a moment, then answers from
 * what is there with complete: false, and once more when they have come. A question that another
 * has followed by then gets no second answer.
 */

import { Engine } from "./engine.js";
import { Parts } from "./parts.js";

/**
 * @typedef {import("./engine.js").Question & {
 *   search: number, limit: number, summaries: boolean
 * }} Asked
 */

/** Milliseconds that an answer waits for parts of the index. */
const PATIENCE = 80;

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
  const patience = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  const whole = wholly(engine, asked);
  const first = await Promise.race([whole, patience]);
  if (first !== true) say(engine, asked, false);
  await whole;
  if (first === true || asked.search === last) say(engine, asked, true);
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

/**
 * Fetches what the answer needs: words to find the records, then what their cards show.
 * @param {Engine} searched
 * @param {Asked} asked
 */
async function wholly(searched, asked) {
  const words = searched.wordFilesFor(asked.query).map((number) => `words-${number}`);
  if (!parts.has(words)) await parts.fetch(words, take);
  if (asked.summaries && asked.search === last) {
    const rows = searched.find(asked).rows.slice(0, asked.limit);
    const cards = searched.cardFilesFor(rows).map((number) => `cards-${number}`);
    if (!parts.has(cards)) await parts.fetch(cards, take);
  }
  return true;
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
 * @param {boolean} complete
 */
function say(searched, asked, complete) {
  const found = searched.search(asked, asked.limit);
  self.postMessage({ answer: asked.search, complete, ...found });
}
