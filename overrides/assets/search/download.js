// @ts-check
/**
 * Saves the results as a file: as CSV for spreadsheets, with the labels of the page, or as JSON for
 * programs, with the codes of the catalogue.
 */

import { csv } from "./csv.js";

/** @typedef {import("./list_files.js").FileRecord} FileRecord */
/**
 * The labels of facets and of their values.
 * @typedef {Map<string, {legend: string, values: Map<string, string>}>} Labels
 */

/** The columns before those of the facets. */
const FIRST = ["id", "kind", "name", "summary", "status", "region", "strength", "disputes", "date"];

/**
 * What Excel reads as a number, a date or a time: a month would become its first day, 0042 would be 42.
 * A day and a year are what they are.
 */
const NUMBER = /^(?![12]\d{3}(?:-\d\d-\d\d)?$)\p{Nd}[\p{Nd}\s.,:/%-]*(?:e[+-]?\d+)?$/iu;

/** @param {string} text */
const asText = (text) => (NUMBER.test(text) ? `'${text}` : text);

/**
 * The records as CSV, one row each, below a row of headings.
 * @param {FileRecord[]} records
 * @param {Labels} facets
 * @param {{columns: Record<string, string>, separator: string}} texts
 *   Headings of the columns that are not facets; what separates columns.
 * @param {string} root  Full address of the root of the language.
 * @returns {string}
 */
export function asCsv(records, facets, { columns, separator }, root) {
  const others = [...facets].filter(([name]) => !FIRST.includes(name));
  const headings = [...FIRST, ...others.map(([name]) => name), "url"].map(
    (name) => columns[name] ?? facets.get(name)?.legend ?? name,
  );
  const rows = records.map((record) => {
    /** @param {string} name */
    const labels = (name) => (record.facets[name] ?? []).map(
      (value) => facets.get(name)?.values.get(value) ?? value,
    ).join("; ");
    return [
      asText(record.id),
      record.kindLabel,
      ...Object.values(record.name).map(asText),
      asText(Object.values(record.summary ?? {}).join()),
      ...["status", "region", "strength"].map(labels),
      String(record.disputes),
      record.date ? asText(record.date) : (record.disputedDates ?? []).join("; "),
      ...others.map(([name]) => labels(name)),
      `${root}${record.href}`,
    ];
  });
  return csv([headings, ...rows], separator);
}

/**
 * The records as JSON: codes of facets, and texts by language.
 * @param {FileRecord[]} records
 * @param {{address: string, root: string}} page
 *   The address of these results, the full address of the root of the language.
 * @returns {string}
 */
export function asJson(records, { address, root }) {
  const written = records.map(({ id, href, kindLabel, facets, ...others }) => (
    { id, url: `${root}${href}`, ...others, ...facets }));
  return `${JSON.stringify({ address, count: written.length, records: written }, null, 2)}\n`;
}

/**
 * Lets the visitor save records as a file.
 * @param {"csv" | "json"} format
 * @param {FileRecord[]} records
 * @param {string} root  Address of the root of the language, relative to the page.
 * @param {Labels} facets
 * @param {{columns: Record<string, string>, separator: string}} texts
 */
export function save(format, records, root, facets, texts) {
  const full = new URL(root, document.baseURI).href;
  const [type, text] = format === "csv"
    ? ["text/csv", asCsv(records, facets, texts, full)]
    : ["application/json", asJson(records, { address: location.href, root: full })];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `jazari.${format}`;
  link.click();
  // The browser reads the file after this script has ended.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
