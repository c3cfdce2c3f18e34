// @ts-check
/**
 * What a downloaded file says of each record, from the files of
 * plugins/jazari_catalogue/site/search/list_files.py: fetched for downloads only, in few large parts.
 */

/**
 * A record as a file has it: texts by language, codes of facets.
 * @typedef {object} FileRecord
 * @property {string} id
 * @property {string} href  Relative to the root of the language.
 * @property {string} kindLabel
 * @property {Record<string, string>} name
 * @property {Record<string, string>} [summary]
 * @property {string} [date]
 * @property {string[]} [disputedDates]
 * @property {number} disputes
 * @property {Record<string, string[]>} facets
 */

/** Records in a file; RECORDS_PER_FILE in Python. */
const RECORDS = 1000;

export class ListFiles {
  constructor() {
    /** @type {Map<string, Omit<FileRecord, "facets">[]>} */
    this.files = new Map();
  }

  /**
   * The parts that have these rows.
   * @param {number[]} rows
   * @returns {string[]}
   */
  partsFor(rows) {
    return [...new Set(rows.map(partOf))];
  }

  /**
   * @param {string} name
   * @param {Omit<FileRecord, "facets">[]} records
   */
  add(name, records) {
    this.files.set(name, records);
  }

  /** @param {number} row */
  of(row) {
    const record = this.files.get(partOf(row))?.[row % RECORDS];
    if (!record) throw new Error("the list is incomplete");
    return record;
  }
}

/** @param {number} row */
function partOf(row) {
  return `list-${Math.floor(row / RECORDS)}`;
}
