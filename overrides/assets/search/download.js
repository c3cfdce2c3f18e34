// @ts-check
/**
 * The results as a file to keep: CSV for spreadsheets, in the words of the page; JSON for programs,
 * with the codes of the catalogue.
 */

import { csv } from "./csv.js";

/** @typedef {import("./engine.js").Card & {facets: Record<string, string[]>}} Card */
/**
 * How the page names facets and their values.
 * @typedef {Map<string, {legend: string, values: Map<string, string>}>} Labels
 */

/** What a file says of each record before its facets; the page has words for the columns. */
const FIRST = ["id", "kind", "name", "summary", "status", "region", "date"];

/**
 * @param {Card[]} cards
 * @param {Labels} facets
 * @param {Record<string, string>} columns  What the columns are called that are no facets.
 * @param {string} root  Full address of the root of the language.
 * @returns {string}
 */
export function asCsv(cards, facets, columns, root) {
  const others = [...facets].filter(([name]) => !FIRST.includes(name));
  const head = [...FIRST, ...others.map(([name]) => name), "url"].map(
    (name) => columns[name] ?? facets.get(name)?.legend ?? name,
  );
  const rows = cards.map((card) => [
    card.id,
    card.kindLabel,
    card.name,
    card.summary ?? "",
    card.status?.[1] ?? "",
    card.region ?? "",
    card.dates.date ?? "",
    ...others.map(([name, { values }]) =>
      (card.facets[name] ?? []).map((value) => values.get(value) ?? value).join("; "),
    ),
    `${root}${card.href}`,
  ]);
  return csv([head, ...rows]);
}

/**
 * @param {Card[]} cards
 * @param {{lang: string, address: string, root: string}} asked
 *   The language, the address of these results, the full address of the root of the language.
 * @returns {string}
 */
export function asJson(cards, { lang, address, root }) {
  const records = cards.map((card) => ({
    id: card.id,
    url: `${root}${card.href}`,
    name: { [card.nameLang ?? lang]: card.name },
    summary: card.summary ? { [card.summaryLang ?? lang]: card.summary } : undefined,
    date: card.dates.date,
    ...card.facets,
  }));
  return `${JSON.stringify({ address, count: records.length, records }, null, 2)}\n`;
}

/**
 * Offers records as a file to be saved.
 * @param {"csv" | "json"} format
 * @param {Card[]} cards
 * @param {string} root  Address of the root of the language, from the page.
 * @param {Labels} facets
 * @param {Record<string, string>} columns  As for asCsv().
 */
export function save(format, cards, root, facets, columns) {
  const full = new URL(root, document.baseURI).href;
  const { lang } = document.documentElement;
  const [type, text] = format === "csv"
    ? ["text/csv", asCsv(cards, facets, columns, full)]
    : ["application/json", asJson(cards, { lang, address: location.href, root: full })];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `jazari.${format}`;
  link.click();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
