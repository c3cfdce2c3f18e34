// @ts-check
/**
 * The search worker: takes the index of one language and answers the finder's questions.
 *
 * It is told {load: bytes}, then any number of {search: number, query, filters, limit}. It says
 * {loaded: true}, then {answer: number, ...Answer} for each search; {failed: reason} where either
 * went wrong, with the number where it was a search.
 */

// @ts-expect-error Published here from node_modules when the site is built.
import MiniSearch from "../vendor/minisearch.js";
import { Engine } from "./engine.js";

/** @type {Engine | undefined} */
let engine;

self.addEventListener("message", ({ data }) => {
  try {
    self.postMessage(data.load ? load(data.load) : answer(data));
  } catch (reason) {
    self.postMessage({ answer: data.search, failed: String(reason) });
  }
});

/** @param {ArrayBuffer} index */
function load(index) {
  engine = new Engine(MiniSearch, JSON.parse(new TextDecoder().decode(index)));
  return { loaded: true };
}

/** @param {{search: number, query: string, filters: Record<string, string[]>, limit: number}} asked */
function answer({ search, query, filters, limit }) {
  if (!engine) throw new Error("asked before the index was loaded");
  return { answer: search, ...engine.search(query, filters, limit) };
}
