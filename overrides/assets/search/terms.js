// @ts-check
/**
 * Sorted terms, each with the rows that have it: finds a term, those that begin with a word, and
 * those that are spelt nearly as it is.
 */

/** Letters of a term before which a near spelling may be the beginning of one. */
const BEGINNING_FROM = 5;

export class Terms {
  /**
   * @param {string[]} terms  In the order of their code units, each once.
   * @param {number[][]} rows
   */
  constructor(terms, rows) {
    this.terms = terms;
    this.rows = rows;
    /** @type {Uint32Array | undefined} */
    this.letters = undefined;
  }

  /**
   * @param {Map<string, number[]>} found
   * @returns {Terms}
   */
  static of(found) {
    const terms = [...found.keys()].sort();
    return new Terms(terms, terms.map((term) => found.get(term) ?? []));
  }

  /**
   * The place of a term, or -1.
   * @param {string} term
   */
  place(term) {
    const place = firstFrom(this.terms, term);
    return this.terms[place] === term ? place : -1;
  }

  /**
   * The places of the terms that begin with the word: the first of them, and the one after the last.
   * @param {string} word
   * @returns {[number, number]}
   */
  beginningWith(word) {
    return [firstFrom(this.terms, word), firstFrom(this.terms, `${word}\u{10ffff}`)];
  }

  /** The letters of each term, made once: by them, most terms are known not to be near. */
  prepare() {
    this.letters ??= Uint32Array.from(this.terms, lettersOf);
    return this.letters;
  }

  /**
   * The places of the terms that are near the word, and how many changes away: a letter more, less
   * or another, or two neighbours exchanged. Terms that only begin nearly so count half a change
   * more.
   * @param {string} word
   * @param {number} most  Changes, at most.
   * @returns {[number, number][]}
   */
  near(word, most) {
    const letters = this.prepare();
    const own = lettersOf(word);
    /** @type {[number, number][]} */
    const found = [];
    for (let place = 0; place < this.terms.length; place += 1) {
      // A change brings at most one letter that the term does not have.
      if (bits(own & ~(letters[place] ?? 0)) > most) continue;
      const term = /** @type {string} */ (this.terms[place]);
      if (term.length < word.length - most) continue;
      const changes = distance(word, term, most);
      if (changes > 0 && changes <= most + 0.5) found.push([place, changes]);
    }
    return found;
  }
}

/**
 * The place of the first term that is not before the word.
 * @param {string[]} terms
 * @param {string} word
 */
function firstFrom(terms, word) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {string} */ (terms[middle]) < word) low = middle + 1;
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
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** @param {number} set */
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
 * Changes from the word to the term (optimal string alignment), or to the beginning of it that is
 * nearest and half a change; Infinity where it is more than `most`.
 * @param {string} word
 * @param {string} term
 * @param {number} most
 * @returns {number}
 */
export function distance(word, term, most) {
  const beginning = word.length >= BEGINNING_FROM && term.length > word.length;
  if (!beginning && term.length > word.length + most) return Infinity;
  // Nothing beyond this column can be reached within so many changes.
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
 * @param {number} place
 */
function changesAt(numbers, place) {
  return numbers[place] ?? Infinity;
}
