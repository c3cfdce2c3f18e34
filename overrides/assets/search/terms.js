// @ts-check
/**
 * A sorted list of terms with the rows that have them. Finds a term, the terms that begin with a word,
 * and those with a near spelling.
 */

/** The length from which a word may also be a near spelling of the beginning of a term. */
const BEGINNING_FROM = 5;

export class Terms {
  /**
   * @param {string[]} terms  Sorted by code units, each once.
   * @param {number[][]} rows  For each term its entries: twice the row, plus one in a lesser field.
   */
  constructor(terms, rows) {
    this.terms = terms;
    this.rows = rows;
    /** @type {Uint32Array | undefined} */
    this.letters = undefined;
  }

  /**
   * @param {Map<string, number[]>} entries  By term.
   * @returns {Terms}
   */
  static of(entries) {
    const terms = [...entries.keys()].sort();
    return new Terms(terms, terms.map((term) => entries.get(term) ?? []));
  }

  /**
   * The index of a term, or -1.
   * @param {string} term
   */
  indexOf(term) {
    const index = firstFrom(this.terms, term);
    return this.terms[index] === term ? index : -1;
  }

  /**
   * The range of the terms that begin with the word: the first index, and the one after the last.
   * @param {string} word
   * @returns {[number, number]}
   */
  beginningWith(word) {
    return [firstFrom(this.terms, word), firstFrom(this.terms, `${word}\u{10ffff}`)];
  }

  /** The letters of each term, computed once: they rule out most terms as near spellings. */
  prepare() {
    this.letters ??= Uint32Array.from(this.terms, lettersOf);
    return this.letters;
  }

  /**
   * The indexes of the terms with a near spelling, and their number of changes: a letter added, removed
   * or replaced, or two neighbours exchanged. If only the beginning of a term is near, that counts half
   * a change more.
   * @param {string} word
   * @param {number} most  Maximum number of changes.
   * @returns {[number, number][]}
   */
  near(word, most) {
    const letters = this.prepare();
    const own = lettersOf(word);
    /** @type {[number, number][]} */
    const near = [];
    for (let index = 0; index < this.terms.length; index += 1) {
      // A change adds at most one letter that the term does not have.
      if (bits(own & ~(letters[index] ?? 0)) > most) continue;
      const term = this.terms[index] ?? "";
      if (term.length < word.length - most) continue;
      const changes = distance(word, term, most);
      if (changes > 0 && changes <= most + 0.5) near.push([index, changes]);
    }
    return near;
  }
}

/**
 * The index of the first term that does not sort before the word.
 * @param {string[]} terms
 * @param {string} word
 */
function firstFrom(terms, word) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The letters of a word as bits; different letters may share one.
 * @param {string} word
 */
function lettersOf(word) {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

/**
 * The number of bits that are set.
 * @param {number} set
 */
function bits(set) {
  let left = set;
  let count = 0;
  for (; left; left &= left - 1) count += 1;
  return count;
}

/** @type {number[]} */
let above = [];
/** @type {number[]} */
let before = [];
/** @type {number[]} */
let row = [];

/**
 * The number of changes from the word to the term (optimal string alignment), or to its nearest
 * beginning plus half a change. Infinity if it is more than `most`.
 * @param {string} word
 * @param {string} term
 * @param {number} most
 * @returns {number}
 */
export function distance(word, term, most) {
  const beginning = word.length >= BEGINNING_FROM && term.length > word.length;
  if (!beginning && term.length > word.length + most) return Infinity;
  // No column after this can be reached within so many changes.
  const end = Math.min(term.length, word.length + most);
  before = Array.from({ length: end + 1 }, (_, column) => column);
  above = before;
  for (let line = 1; line <= word.length; line += 1) {
    row = [line];
    let least = line;
    for (let column = 1; column <= end; column += 1) {
      const same = word[line - 1] === term[column - 1];
      let changes = Math.min(
        changesAt(before, column) + 1,
        changesAt(row, column - 1) + 1,
        changesAt(before, column - 1) + (same ? 0 : 1),
      );
      const exchanged = line > 1 && column > 1
        && word[line - 1] === term[column - 2] && word[line - 2] === term[column - 1];
      if (exchanged) changes = Math.min(changes, changesAt(above, column - 2) + 1);
      row.push(changes);
      if (changes < least) least = changes;
    }
    if (least > most) return Infinity;
    above = before;
    before = row;
  }
  const whole = end === term.length ? changesAt(before, end) : Infinity;
  const begun = beginning ? Math.min(...before) + 0.5 : Infinity;
  const changes = Math.min(whole, begun);
  return changes <= most + 0.5 ? changes : Infinity;
}

/**
 * @param {number[]} numbers
 * @param {number} column
 */
function changesAt(numbers, column) {
  return numbers[column] ?? Infinity;
}
