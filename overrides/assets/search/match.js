// @ts-check
/**
 * The rows that match one clause of a query, with their scores, and the terms of near spellings through
 * which they match.
 */

/** @typedef {import("./terms.js").Terms} Terms */

/** The weights of a name and of an alias. @type {readonly [number, number]} */
export const NAME_WEIGHTS = [1, 0.8];
/** The weights of a summary and of the text. @type {readonly [number, number]} */
export const TEXT_WEIGHTS = [0.35, 0.15];

export class Match {
  /** @param {number} rows  Number of records. */
  constructor(rows) {
    this.scores = new Float32Array(rows);
    this.named = new Float32Array(rows);
    this.size = 0;
    /** Row -> the term, or terms, of a near spelling that gave its score. @type {Map<number, string>} */
    this.near = new Map();
  }

  /** A copy, to which near spellings are added. */
  copy() {
    const copy = new Match(0);
    copy.scores = this.scores.slice();
    copy.named = this.named.slice();
    copy.size = this.size;
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
   * Raises the scores of the rows that have a term.
   * @param {Terms} terms
   * @param {number} index  Of the term.
   * @param {readonly [number, number]} fieldWeights
   * @param {number} weight
   * @param {boolean} [near]  Whether the term is a near spelling.
   */
  raiseAll(terms, index, fieldWeights, weight, near = false) {
    const term = near ? terms.terms[index] : undefined;
    for (const entry of terms.rows[index] ?? []) {
      const first = (entry & 1) === 0;
      const named = first && fieldWeights === NAME_WEIGHTS ? weight : 0;
      this.raise(entry >> 1, weight * fieldWeights[first ? 0 : 1], named, term);
    }
  }
}
