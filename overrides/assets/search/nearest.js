// @ts-check
/**
 * What comes nearest where nothing is found.
 */

/** Likeness below which a word is another word. */
const ALIKE = 0.4;

/**
 * How alike two words are: the part of their pairs of letters that they share (Dice).
 * @param {string} one
 * @param {string} other
 * @returns {number} From 0, nothing in common, to 1.
 */
export function likeness(one, other) {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const shared = pairs.filter((pair) => {
    const place = others.indexOf(pair);
    if (place >= 0) others.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / (one.length + other.length - 2 || 1);
}

/** @param {string} word */
function pairsOf(word) {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, place) =>
    word.slice(place, place + 2));
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
  for (const word of words) {
    /** @type {Map<number, number>} */
    const best = new Map();
    terms.forEach((term, place) => {
      // Too long or too short to be alike, whatever their letters.
      if (Math.min(term.length, word.length) * 3 < Math.max(term.length, word.length)) return;
      const like = likeness(word, term);
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
  const against = (/** @type {number} */ row) => facets.filter((one) => !one.allows(row)).length;
  return rows
    .map((row, place) => ({ row, place, count: against(row) }))
    .sort((one, other) => one.count - other.count || one.place - other.place)
    .slice(0, most)
    .map(({ row }) => row);
}
