// @ts-check
/**
 * The head of the index: all that a first answer needs of every record, in columns.
 */

/**
 * The head, decoded. docs/search.md describes its keys.
 * @typedef {object} Head
 * @property {string} lang
 * @property {string[]} stop
 * @property {string[][]} equivalents
 * @property {string[]} id
 * @property {number[]} kind
 * @property {string[]} name
 * @property {string[][]} aliases  For each record the aliases that add a word to its name.
 * @property {number[]} status
 * @property {number[]} region
 * @property {number[]} strength
 * @property {number[]} disputes  For each record how many points its sources differ on.
 * @property {number[]} translated  For each record 1 if the catalogue translated its name, or 0.
 * @property {Record<string, number[]>} languages
 * @property {Record<string, {values: string[], column: (number | number[])[]}>} facets
 * @property {Record<"date" | "opens" | "closes", Dates>} dates
 * @property {Map<number, string[]>} disputedDates  Row -> the dates that sources differ on, newest
 *   first, if they stand in place of its date. In `dates` it has the newest.
 * @property {number[]} leads
 * @property {[string, string, string][]} kinds
 * @property {[string, string][]} statuses
 * @property {[string, string][]} regions
 * @property {[string, string][]} strengths
 * @property {number} cards  Number of records in a file of cards.
 * @property {number} texts  Number of records in a file of texts.
 * @property {string[]} words  The first word of each file of words.
 */

/** @typedef {{values: string[], column: number[]}} Dates  Sorted dates; for each row an index, or -1. */

/**
 * The head as build_index() in plugins/jazari_catalogue/site/search/index.py writes it.
 * @typedef {Omit<Head, "id" | "name" | "aliases" | "dates" | "disputedDates"> & {
 *   format: number, id: EncodedTexts, name: EncodedTexts, aliases: EncodedTexts[],
 *   dates: {date: {values: string[], column: (number | number[])[]}, opens: Dates, closes: Dates}
 * }} EncodedHead
 */

/**
 * Texts, each as the number of characters that it shares with the beginning of the last non-empty text
 * before it, and the rest.
 * @typedef {{same: number[], rest: string[]}} EncodedTexts
 */

const FORMAT = 6;

/**
 * @param {EncodedHead} encoded
 * @returns {Head}
 */
export function decodeHead({ format, id, name, aliases, dates, ...others }) {
  if (format !== FORMAT) throw new Error(`index format ${format}, not ${FORMAT}`);
  const ids = decodeTexts(id);
  const columns = aliases.map(decodeTexts);
  const { values, column } = dates.date;
  const newest = column.map((index) => (typeof index === "number" ? index : at(index, 0)));
  return {
    ...others,
    dates: { ...dates, date: { values, column: newest } },
    disputedDates: new Map(column.flatMap((indexes, row) =>
      typeof indexes === "number" ? [] : [[row, indexes.map((index) => item(values, index))]])),
    id: ids,
    name: decodeTexts(name),
    aliases: ids.map((_, row) => columns.flatMap((column) => column[row] || [])),
  };
}

/** @param {EncodedTexts} encoded */
function decodeTexts({ same, rest }) {
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
 * The value at an index that must be there in a valid head.
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
export function byRow(languages) {
  /** @type {Map<number, string>} */
  const langs = new Map();
  for (const [lang, rows] of Object.entries(languages)) {
    for (const row of rows) langs.set(row, lang);
  }
  return langs;
}
