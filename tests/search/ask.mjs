/**
 * Queries an index on disk: node ask.mjs FOLDER < queries.json. Reads a JSON list of queries, and
 * writes for each the ids of its first ten results and of the similar records, whether the results are
 * partial, the corrections, and the addresses of the pages that are no records.
 */

import { readFileSync } from "node:fs";

import { loadedFrom } from "./loading.mjs";

const engine = loadedFrom(process.argv[2]);
const answers = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const question = { query, filters: {}, sort: "relevance", today: "2026-01-01" };
  const { cards, similar, ...others } = engine.search(question, 10);
  const ids = (some) => some.map(({ id }) => id);
  const { partial, corrections } = others;
  const pages = others.pages.map(({ href }) => href);
  return { exact: ids(cards), similar: ids(similar), partial, corrections, pages };
});
process.stdout.write(JSON.stringify(answers));
