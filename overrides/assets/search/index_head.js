// @ts-check
/**
 * The head of the index: what every record has that a first answer needs, in columns.
 */

/**
 * The head, ready to be asked.
 * @typedef {object} Head
 * @property {string} lang
 * @property {string[]} stop
 * @property {string[][]} equivalents
 * @property {string[]} id
 * @property {number[]} kind
 * @property {string[]} name
 * @property {string[][]} aliases  Of each record those that add a word to its name.
 * @property {number[]} status
 * @property {number[]} region
 * @property {Record<string, number[]>} languages
 * @property {Record<string, {values: string[], column: (number | number[])[]}>} facets
 * @property {Record<"date" | "opens" | "closes", Dates>} dates
 * @property {number[]} leads
 * @property {[string, string, string][]} kinds
 * @property {[string, string][]} statuses
 * @property {[string, string][]} regions
 * @property {number} cards  Records in a file of cards.
 * @property {string[]} words  The first word of each file of words.
 */

/** @typedef {{values: string[], column: number[]}} Dates  Sorted dates; -1 is none. */

/**
 * The head as build_index() in plugins/jazari_catalogue/site/search/index.py writes it.
 * @typedef {Omit<Head, "id" | "name" | "aliases">
 *   & {format: number, id: Coded, name: Coded, aliases: Coded[]}} Written
 */

/**
 * Texts, each as how many characters it has in common with the last before it that is not empty,
 * and the rest.
 * @typedef {{same: number[], rest: string[]}} Coded
 */

const FORMAT = 3;

/**
 * @param {Written} written
 * @returns {Head}
 */
export function opened({ format, id, name, aliases, ...others }) {
  if (format !== FORMAT) throw new Error(`index format ${format}, not ${FORMAT}`);
  const ids = texts(id);
  const columns = aliases.map(texts);
  return {
    ...others,
    id: ids,
    name: texts(name),
    aliases: ids.map((_, row) => columns.flatMap((column) => column[row] || [])),
  };
}

/** @param {Coded} coded */
function texts({ same, rest }) {
  let before = "";
  return rest.map((end, place) => {
    const text = before.slice(0, same[place]) + end;
    before = text || before;
    return text;
  });
}

/**
 * The number that a column has for a row, or -1.
 * @param {ArrayLike<number>} column
 * @param {number} row
 */
export function at(column, row) {
  return column[row] ?? -1;
}

/**
 * The value at an index that the head promises to fill.
 * @template T
 * @param {readonly T[]} column
 * @param {number} index
 * @returns {T}
 */
export function item(column, index) {
  const value = column[index];
  if (value === undefined) throw new Error("the index is not whole");
  return value;
}
