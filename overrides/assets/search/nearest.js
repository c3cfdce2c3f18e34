// @ts-check
/**
 * What comes nearest where nothing is found.
 */

/** Likeness below which a word is another word. */
const ALIKE = 0.4;

/** Words of a question that are compared with those of names, at most. */
const MOST_WORDS = 4;

/**
 * Says how alike words are to one: the part of their pairs of letters that they share (Dice), from
 * 0, nothing in common, to 1. Made once for all the words of a catalogue, on every letter typed.
 * @param {string} word
 * @returns {(other: string) => number}
 */
export function likenessTo(word) {
  /** @type {Set<number>} */
  const pairs = new Set();
  for (let place = 1; place < word.length; place += 1) pairs.add(pairAt(word, place));
  return (other) => {
    let shared = 0;
    for (let place = 1; place < other.length; place += 1) {
      if (pairs.has(pairAt(other, place))) shared += 1;
    }
    const most = Math.min(shared, word.length - 1);
    return (2 * most) / (word.length + other.length - 2 || 1);
  };
}

/**
 * The pair of letters that ends at a place, as a number.
 * @param {string} word
 * @param {number} place
 */
function pairAt(word, place) {
  return word.charCodeAt(place - 1) * 65_536 + word.charCodeAt(place);
}

/**
 * The rows whose names have words like these, the likest first.
 * @param {string[]} words
 * @param {{terms: string[], rows: number[][]}} names  Words, and twice the rows that have them.
 * @returns {number[]}
 */
export function resembling(words, { terms, rows }) {
  /** @type {Map<number, number>} */
  const points = new Map();
  for (const word of words.slice(0, MOST_WORDS)) {
    const likeness = likenessTo(word);
    /** @type {Map<number, number>} */
    const best = new Map();
    terms.forEach((term, place) => {
      // Too long or too short to be alike, whatever their letters.
      if (Math.min(term.length, word.length) * 3 < Math.max(term.length, word.length)) return;
      const like = likeness(term);
      if (like < ALIKE) return;
      for (const entry of rows[place] ?? []) {
        const row = entry >> 1;
        best.set(row, Math.max(best.get(row) ?? 0, like));
      }
    });
    for (const [row, like] of best) points.set(row, (points.get(row) ?? 0) + like);
  }
  return [...points]
    .sort(([row, like], [otherRow, otherLike]) => otherLike - like || row - otherRow)
    .map(([row]) => row);
}

/**
 * The rows that fewest of the facets keep out, otherwise in their order.
 * @param {number[]} rows
 * @param {{allows: (row: number) => boolean}[]} facets
 * @param {number} most
 * @returns {number[]}
 */
export function leastKeptOut(rows, facets, most) {
  /** @param {number} row */
  const against = (row) => facets.filter((one) => !one.allows(row)).length;
  return rows
    .map((row, place) => ({ row, place, count: against(row) }))
    .sort((one, other) => one.count - other.count || one.place - other.place)
    .slice(0, most)
    .map(({ row }) => row);
}
