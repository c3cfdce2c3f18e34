// @ts-check
/**
 * The closest matches, for a query without results.
 */

/** @typedef {import("./names.js").Names} Names */

/** Words of a query that are compared with those of names, and similar words of names for each. */
const MAX_WORDS = 4;
const MAX_TERMS = 6;

/**
 * A function that measures the similarity of other words to this one: the share of pairs of letters
 * that they have in common (Dice coefficient), from 0 to 1. The pairs of `word` are only read once,
 * since it is compared with all words of the catalogue on every letter typed.
 * @param {string} word
 * @returns {(other: string) => number}
 */
export function similarityTo(word) {
  /** @type {Set<number>} */
  const pairs = new Set();
  for (let end = 1; end < word.length; end += 1) pairs.add(pairAt(word, end));
  return (other) => {
    let shared = 0;
    for (let end = 1; end < other.length; end += 1) {
      if (pairs.has(pairAt(other, end))) shared += 1;
    }
    const most = Math.min(shared, word.length - 1);
    return (2 * most) / (word.length + other.length - 2 || 1);
  };
}

/**
 * The pair of letters that ends at an index, as a number.
 * @param {string} word
 * @param {number} end
 */
function pairAt(word, end) {
  return word.charCodeAt(end - 1) * 65_536 + word.charCodeAt(end);
}

/**
 * Words of names that are similar to these, and how similar they are.
 * @param {string[]} words
 * @param {Names} names
 * @returns {[string, number][]}
 */
export function similarTerms(words, names) {
  return words.slice(0, MAX_WORDS).flatMap((word) => names.dictionary?.similar(word, MAX_TERMS) ?? []);
}

/**
 * The rows whose names have words similar to these, the most similar first.
 * @param {string[]} words
 * @param {Names} names
 * @returns {number[]}
 */
export function similarlyNamed(words, names) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const word of words) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [term, score] of similarTerms([word], names)) {
      for (const row of names.rowsOf(term)) best.set(row, Math.max(best.get(row) ?? 0, score));
    }
    for (const [row, score] of best) scores.set(row, (scores.get(row) ?? 0) + score);
  }
  return [...scores]
    .sort(([row, score], [otherRow, otherScore]) => otherScore - score || row - otherRow)
    .map(([row]) => row);
}

/**
 * The rows that the fewest facets exclude, otherwise in their order.
 * @param {number[]} rows
 * @param {{allows: (row: number) => boolean}[]} facets
 * @param {number} limit
 * @returns {number[]}
 */
export function leastExcluded(rows, facets, limit) {
  /** @param {number} row */
  const excluding = (row) => facets.filter((facet) => !facet.allows(row)).length;
  return rows
    .map((row, index) => ({ row, index, count: excluding(row) }))
    .sort((one, other) => one.count - other.count || one.index - other.index)
    .slice(0, limit)
    .map(({ row }) => row);
}
