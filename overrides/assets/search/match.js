// @ts-check
/**
 * The rows that match one clause of a query, with their scores, and the terms of near spellings through
 * which they match.
 */

/** The weights of a name and of an alias. @type {readonly [number, number]} */
export const NAME_WEIGHTS = [1, 0.8];
/** The weights of a summary and of the text. @type {readonly [number, number]} */
const TEXT_WEIGHTS = [0.35, 0.15];

export class Match {
  /** @param {number} rows  Number of records. */
  constructor(rows) {
    this.scores = new Float32Array(rows);
    this.named = new Float32Array(rows);
    this.size = 0;
    /** Row -> the term, or terms, of a near spelling that gave its score. @type {Map<number, string>} */
    this.near = new Map();
    /** Names and aliases, eight times the row plus the alias, that have the words themselves.
     * @type {Set<number>} */
    this.whole = new Set();
  }

  /** A copy, to which near spellings are added. */
  copy() {
    const copy = new Match(0);
    copy.scores = this.scores.slice();
    copy.named = this.named.slice();
    copy.size = this.size;
    copy.whole = this.whole;
    return copy;
  }

  /**
   * @param {number} row
   * @param {number} score
   * @param {number} named
   * @param {string} [near]  The term of a near spelling.
   */
  raise(row, score, named, near) {
    const known = this.scores[row] ?? 0;
    if (known === 0) this.size += 1;
    if (score > known) {
      this.scores[row] = score;
      if (near !== undefined) this.near.set(row, near);
    }
    if (named > (this.named[row] ?? 0)) this.named[row] = named;
  }

  /**
   * Raises the scores of the rows that have a term in summaries or texts.
   * @param {number[]} entries
   * @param {number} weight
   * @param {string} [near]  The term, if it is a near spelling.
   */
  raiseTexts(entries, weight, near) {
    for (const entry of entries) this.raise(entry >> 1, weight * TEXT_WEIGHTS[entry & 1 ? 1 : 0], 0, near);
  }

  /**
   * Raises the scores of the rows that have a term in names or aliases.
   * @param {number[]} entries
   * @param {number} weight
   * @param {number} length
   *   Number of words of the query, if the term is a word of it: names and aliases of this length may be
   *   the whole query.
   * @param {string} [near]  The term, if it is a near spelling.
   */
  raiseNames(entries, weight, length, near) {
    for (const entry of entries) {
      const row = entry >> 7;
      const isName = ((entry >> 4) & 7) === 0;
      this.raise(row, weight * NAME_WEIGHTS[isName ? 0 : 1], isName ? weight : 0, near);
      if (length && (entry & 15) === length) this.whole.add(entry >> 4);
    }
  }
}
