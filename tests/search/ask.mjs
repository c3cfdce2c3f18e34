/**
 * Queries an index on disk: node ask.mjs FOLDER < queries.json. Reads a JSON list of queries, and
 * writes for each the ids of the first ten results.
 */

import { readFileSync } from "node:fs";

import { loadedFrom } from "./loading.mjs";

const engine = loadedFrom(process.argv[2]);
const answers = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const question = { query, filters: {}, sort: "relevance", today: "2026-01-01" };
  return engine.search(question, 10).cards.map(({ id }) => id);
});
process.stdout.write(JSON.stringify(answers));
