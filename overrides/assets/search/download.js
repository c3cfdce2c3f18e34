// @ts-check
/**
 * Saves the results as a file: as CSV for spreadsheets, with the labels of the page, or as JSON for
 * programs, with the codes of the catalogue.
 */

import { csv } from "./csv.js";

/** @typedef {import("./cards.js").Card & {facets: Record<string, string[]>}} Card */
/**
 * The labels of facets and of their values.
 * @typedef {Map<string, {legend: string, values: Map<string, string>}>} Labels
 */

/** The columns before those of the facets. */
const FIRST = ["id", "kind", "name", "summary", "status", "region", "strength", "disputes", "date"];

/**
 * The records as CSV, one row each, below a row of headings.
 * @param {Card[]} cards
 * @param {Labels} facets
 * @param {Record<string, string>} columns  Headings of the columns that are not facets.
 * @param {string} root  Full address of the root of the language.
 * @returns {string}
 */
export function asCsv(cards, facets, columns, root) {
  const others = [...facets].filter(([name]) => !FIRST.includes(name));
  const headings = [...FIRST, ...others.map(([name]) => name), "url"].map(
    (name) => columns[name] ?? facets.get(name)?.legend ?? name,
  );
  const rows = cards.map((card) => [
    card.id,
    card.kindLabel,
    card.name,
    card.summary ?? "",
    card.status?.[1] ?? "",
    card.region ?? "",
    card.strength?.[1] ?? "",
    String(card.disputes),
    card.dates.date ?? card.disputedDates.join("; "),
    ...others.map(([name, { values }]) =>
      (card.facets[name] ?? []).map((value) => values.get(value) ?? value).join("; "),
    ),
    `${root}${card.href}`,
  ]);
  return csv([headings, ...rows]);
}

/**
 * The records as JSON: codes of facets, and texts by language.
 * @param {Card[]} cards
 * @param {{lang: string, address: string, root: string}} page
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
    disputedDates: card.disputedDates.length ? card.disputedDates : undefined,
    disputes: card.disputes,
    ...card.facets,
  }));
  return `${JSON.stringify({ address, count: records.length, records }, null, 2)}\n`;
}

/**
 * Lets the visitor save records as a file.
 * @param {"csv" | "json"} format
 * @param {Card[]} cards
 * @param {string} root  Address of the root of the language, relative to the page.
 * @param {Labels} facets
 * @param {Record<string, string>} columns
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
  // The browser reads the file after this script has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
