// @ts-check
/**
 * The head of the index, which every question needs, and the columns, which filters, counts and orders
 * need: something of every record.
 */

/**
 * The head. docs/search.md describes its keys.
 * @typedef {object} Head
 * @property {string} lang
 * @property {string} folder  Name of the folder of the parts, beside the head.
 * @property {string[]} stop
 * @property {string[][]} equivalents
 * @property {[string, string, string, number][]} kinds
 *   Kind, label, folder and number of records. Records are in the order of kinds.
 * @property {[string, string][]} statuses
 * @property {[string, string][]} regions
 * @property {[string, string][]} strengths
 * @property {number} cards  Number of records in a file of cards.
 * @property {number} texts  Number of records in a file of texts.
 * @property {string[]} names  The first term of each file of names.
 * @property {string[]} words  The first word of each file of words.
 * @property {Record<string, any>} parts  Parts that need not be fetched, by the names of their files.
 * @property {number} records  Number of records.
 * @property {Uint8Array} kindOf  For each row the index of its kind.
 */

/**
 * The head as build_index() in plugins/jazari_catalogue/site/search/index.py writes it.
 * @typedef {Omit<Head, "records" | "kindOf"> & {format: number}} EncodedHead
 */

/**
 * The columns, decoded.
 * @typedef {object} Columns
 * @property {string[]} id
 * @property {string[]} name
 * @property {number[]} status
 * @property {number[]} region
 * @property {number[]} strength
 * @property {number[]} disputes  For each record how many points its sources differ on.
 * @property {number[]} translated  For each record 1 if the catalogue translated its name, or 0.
 * @property {Map<number, string>} nameLang  Row -> language of a name that is not in that of the index.
 * @property {Record<string, {values: string[], column: (number | number[])[]}>} facets
 * @property {Record<"date" | "opens" | "closes", Dates>} dates
 * @property {Map<number, string[]>} disputedDates  Row -> the dates that sources differ on, newest
 *   first, if they stand in place of its date. In `dates` it has the newest.
 * @property {number[]} inNameOrder  The rows in the order of names.
 * @property {number[]} inListOrder  The same, but leading rows first.
 * @property {Uint32Array} nameRank  For each row its rank by name.
 */

/** @typedef {{values: string[], column: number[]}} Dates  Sorted dates; for each row an index, or -1. */

/**
 * The columns as build_index() writes them.
 * @typedef {Pick<Columns, "status" | "region" | "strength" | "disputes" | "translated" | "facets"> & {
 *   rank: number[], leads: number[], id: EncodedTexts, name: EncodedTexts,
 *   languages: Record<string, number[]>,
 *   dates: {date: {values: string[], column: (number | number[])[]}, opens: Dates, closes: Dates}
 * }} EncodedColumns
 */

/**
 * Texts, each as the number of characters that it shares with the beginning of the last non-empty text
 * before it, and the rest.
 * @typedef {{same: number[], rest: string[]}} EncodedTexts
 */

const FORMAT = 8;

/**
 * @param {EncodedHead} encoded
 * @returns {Head}
 */
export function decodeHead({ format, ...head }) {
  if (format !== FORMAT) throw new Error(`index format ${format}, not ${FORMAT}`);
  const counts = head.kinds.map(([, , , count]) => count);
  const kindOf = Uint8Array.from(counts.flatMap((count, kind) => Array(count).fill(kind)));
  return { ...head, records: kindOf.length, kindOf };
}

/**
 * @param {EncodedColumns} encoded
 * @returns {Columns}
 */
export function decodeColumns({ rank, leads, id, name, languages, dates, ...others }) {
  const { values, column } = dates.date;
  const newest = column.map((index) => (typeof index === "number" ? index : at(index, 0)));
  let last = 0;
  const nameRank = Uint32Array.from(rank, (difference) => (last += difference));
  /** @type {number[]} */
  const inNameOrder = Array(rank.length).fill(0);
  nameRank.forEach((position, row) => { inNameOrder[position] = row; });
  const leading = new Set(leads);
  return {
    ...others,
    dates: { ...dates, date: { values, column: newest } },
    disputedDates: new Map(column.flatMap((indexes, row) =>
      typeof indexes === "number" ? [] : [[row, indexes.map((index) => item(values, index))]])),
    id: decodeTexts(id),
    name: decodeTexts(name),
    nameLang: byRow(languages),
    inNameOrder,
    inListOrder: [
      ...inNameOrder.filter((row) => leading.has(row)), ...inNameOrder.filter((row) => !leading.has(row)),
    ],
    nameRank,
  };
}

/** @param {EncodedTexts} encoded */
export function decodeTexts({ same, rest }) {
  let before = "";
  return rest.map((end, row) => {
    const text = before.slice(0, same[row]) + end;
    before = text || before;
    return text;
  });
}

/**
 * The number in a row of a column, or -1 if there is none.
 * @param {ArrayLike<number>} column
 * @param {number} row
 */
export function at(column, row) {
  return column[row] ?? -1;
}

/**
 * The value at an index that must be there in a valid index.
 * @template T
 * @param {readonly T[]} column
 * @param {number} index
 * @returns {T}
 */
export function item(column, index) {
  const value = column[index];
  if (value === undefined) throw new Error("the index is incomplete");
  return value;
}

/**
 * Row -> language, for the texts that are not in the language of the index.
 * @param {Record<string, number[]>} languages
 */
function byRow(languages) {
  /** @type {Map<number, string>} */
  const langs = new Map();
  for (const [lang, rows] of Object.entries(languages)) {
    for (const row of rows) langs.set(row, lang);
  }
  return langs;
}
