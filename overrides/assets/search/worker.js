// @ts-check
/**
 * The search worker: loads the index of one language and answers questions. Messages and replies:
 *
 * - {load: bytes, head: address} -> {loaded: true} or {failed: reason}
 * - {search: number, query, filters, sort, today, limit, summaries} -> {answer: number, ...Answer},
 *   more than once while `complete` is false, or {answer: number, failed: reason}
 * - {list: number, ids} or {list: number, ...question} -> {listed: number, records} or
 *   {listed: number, failed: reason}
 *
 * Matches in names are answered first. If there are none, or no record has every word, the answer
 * waits a moment for the words. Words beyond ten results, and the contents of cards, are fetched after
 * a pause, not for every letter. After the complete answer one more follows, with similar records
 * beside results, the words of the query in context and counts, if these need more of the index. A
 * question gets no more answers once there is another.
 */

import { Engine } from "./engine.js";
import { IndexParts } from "./index_parts.js";
import { ListFiles } from "./list_files.js";

/**
 * @typedef {import("./engine.js").Question & {
 *   search: number, limit: number, summaries: boolean
 * }} SearchRequest
 */

/** Milliseconds that an answer without matches in names waits for the words. */
const PATIENCE = 80;
/** Matches in names from which words are only fetched after a pause. */
const ENOUGH = 10;
/** Milliseconds without another question after which the rest is fetched. */
const PAUSE = 200;
/** Milliseconds without another question after a complete answer, after which what else it shows is fetched. */
const REST = 600;
/** Near spellings are fetched in this many steps: the words of names, their pages, those of similar words. */
const NEAR_STEPS = 3;

/** @type {Engine | undefined} */
let engine;
let parts = new IndexParts("", []);
let lists = new ListFiles();
/** Number of the last search. */
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

/** @param {{load: ArrayBuffer, head: string}} message  The head and its address. */
function load(message) {
  try {
    engine = new Engine(JSON.parse(new TextDecoder().decode(message.load)));
    parts = new IndexParts(new URL(`${engine.head.folder}/`, message.head).href, engine.loaded);
    lists = new ListFiles();
    self.postMessage({ loaded: true });
    // Almost every query needs them. If they came after the records, they would push them down.
    parts.fetch(["pages"], engine);
    const { names } = engine.matching;
    after(PAUSE).then(() => names.dictionary?.prepare());
  } catch (reason) {
    self.postMessage({ failed: String(reason) });
  }
}

/** @param {SearchRequest} request */
async function answer(request) {
  if (!engine) throw new Error("the index is not loaded");
  last = request.search;
  const answering = engine;
  const pause = after(PAUSE);
  const isOver = () => request.search !== last;
  const first = answering.firstPartsFor(request);
  if (!parts.has(first)) await parts.fetch(first, answering);
  if (isOver()) return;
  const needed = answering.partsFor(request);
  if (!parts.has(needed)) {
    const { rows, partial } = answering.find(request);
    const named = rows.length > 0 && !partial;
    const isEnough = named && rows.length >= ENOUGH;
    // Few results need the words at once, while the cards of these are fetched.
    let fetched = isEnough ? undefined : parts.fetch(needed, answering);
    if (named) await postAnswer(answering, request);
    if (isEnough) await pause;
    if (isOver()) return;
    fetched ??= parts.fetch(needed, answering);
    if (!named) await Promise.race([fetched, after(PATIENCE)]);
    if (isOver()) return;
    if (!named && !parts.has(needed)) await postAnswer(answering, request);
    await fetched;
    if (isOver()) return;
  }
  // Beside results, similar records can wait.
  if (!answering.find(request).total) await fetchNear(answering, request);
  if (isOver()) return;
  const cards = request.summaries ? answering.cardPartsFor(request, request.limit) : [];
  if (!parts.has(cards)) {
    await postAnswer(answering, request);
    await pause;
    if (isOver()) return;
    await parts.fetch(cards, answering);
    if (isOver()) return;
  }
  await complete(answering, request, [...needed, ...cards]);
}

/**
 * Sends the complete answer and, after a pause, one with what else it shows.
 * @param {Engine} answering
 * @param {SearchRequest} request
 * @param {string[]} needed  The parts of the index that the complete answer should have.
 */
async function complete(answering, request, needed) {
  const near = () => answering.nearPartsFor(request);
  const rest = () => ["columns", ...answering.contextPartsFor(request, request.limit)];
  const follows = request.summaries && !parts.has([...near(), ...rest()]);
  const known = answering.find(request).total ? needed : [...needed, ...near()];
  await postAnswer(answering, request, { complete: true, follows, missing: parts.missing(known) });
  if (!follows) return;
  await after(REST);
  if (request.search !== last) return;
  await fetchNear(answering, request);
  const cards = answering.cardPartsFor(request, request.limit);
  await parts.fetch(cards, answering);
  if (request.search !== last) return;
  const others = rest();
  await parts.fetch(others, answering);
  const missing = parts.missing([...needed, ...near(), ...cards, ...others]);
  await postAnswer(answering, request, { complete: true, follows: false, missing });
}

/**
 * Fetches what similar records need: with the words of names it is known which of their files, and
 * without any similar record, those of the nearest.
 * @param {Engine} answering
 * @param {SearchRequest} request
 */
async function fetchNear(answering, request) {
  for (let step = 0; step < NEAR_STEPS; step += 1) {
    const near = answering.nearPartsFor(request);
    if (parts.has(near)) return;
    await parts.fetch(near, answering);
    if (request.search !== last) return;
  }
}

/**
 * Sends an answer, once its rows have cards; none if there is another question by then.
 * @param {Engine} answering
 * @param {SearchRequest} request
 * @param {{complete: boolean, follows: boolean, missing: string[]}} state  Whether the answer is
 *   complete, whether another follows even so, and which parts of the index could not be fetched.
 */
async function postAnswer(answering, request, state = { complete: false, follows: true, missing: [] }) {
  const bare = answering.barePartsFor(request, request.limit);
  if (bare.length) await parts.fetch(bare, answering);
  if (request.search !== last) return;
  self.postMessage({ answer: request.search, ...state, ...answering.search(request, request.limit) });
}

/**
 * Replies with the records of some ids, or with all results of a question as a file has them.
 * @param {{list: number, ids?: string[]} & import("./engine.js").Question} request
 */
async function list(request) {
  if (!engine) throw new Error("the index is not loaded");
  const records = await (request.ids ? named(request.ids, engine) : all(request, engine));
  self.postMessage({ listed: request.list, records });
}

/**
 * @param {string[]} ids
 * @param {Engine} listing
 */
async function named(ids, listing) {
  await fetchAll(["columns"], listing);
  const rows = listing.rowsOf(ids);
  await fetchAll(listing.cards.partsFor(rows), listing);
  return rows.map((row) => listing.cards.of(row));
}

/**
 * @param {import("./engine.js").Question} question
 * @param {Engine} listing
 */
async function all(question, listing) {
  await fetchAll(["columns", ...listing.firstPartsFor(question)], listing);
  await fetchAll(listing.partsFor(question), listing);
  const { rows } = listing.find(question);
  await fetchAll(lists.partsFor(rows), lists);
  return rows.map((row) => ({ ...lists.of(row), facets: listing.facetsOf(row) }));
}

/**
 * @param {string[]} names
 * @param {import("./index_parts.js").Engine} owner  What the parts are added to.
 */
async function fetchAll(names, owner) {
  await parts.fetch(names, owner);
  if (!parts.has(names)) throw new Error("parts of the index could not be fetched");
}

/** @param {number} milliseconds */
function after(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
