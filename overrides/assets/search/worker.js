// @ts-check
/**
 * The search worker: loads the index of one language and answers the finder's questions.
 *
 * It is told {load: address}, then any number of {search: number, query, filters, limit}; it says
 * {loaded: true} or {failed: reason}, then {answer: number, ...Answer} for each search.
 */

// @ts-expect-error Published here from node_modules when the site is built.
import MiniSearch from "../vendor/minisearch.js";
import { Engine } from "./engine.js";

/** @type {Engine | undefined} */
let engine;

self.addEventListener("message", async ({ data }) => {
  if (data.load) {
    try {
      const response = await fetch(data.load);
      if (!response.ok) throw new Error(`${response.status} for ${data.load}`);
      engine = new Engine(MiniSearch, await response.json());
      self.postMessage({ loaded: true });
    } catch (reason) {
      self.postMessage({ failed: String(reason) });
    }
  } else if (engine) {
    const answer = engine.search(data.query, data.filters, data.limit);
    self.postMessage({ answer: data.search, ...answer });
  }
});
