// @ts-check
/**
 * What the score of a record gets beside its words: for a name or alias that is the whole query, and
 * for its kind.
 */

import { at } from "./index_head.js";
import { forms } from "./normalise.js";

/** @typedef {import("./match.js").Match} Match */
/** @typedef {import("./query.js").Clause} Clause */

const WHOLE_WEIGHT = 0.3;
/** Added for a kind that is in the query, and at most for the rank of the kind. */
const KIND_WEIGHT = 0.2;
const RANK_WEIGHT = 0.03;

/** Arabic articles in Latin letters, which the length of a name leaves out: Al Akhawayn. */
const ARTICLES = new Set(["al", "el"]);

/**
 * The number of words of a query, without articles: the length of a name that is the whole query.
 * @param {Clause[]} clauses
 */
export function lengthOf(clauses) {
  return clauses.reduce((sum, clause) => sum + meant(clause), 0);
}

/** @param {Clause} clause */
function meant(clause) {
  return (clause[0]?.words ?? []).filter((word) => !ARTICLES.has(word)).length;
}

/**
 * @param {Clause[]} clauses
 * @param {Match[]} matches  One for each clause.
 * @param {import("./index_head.js").Head} head
 * @param {ReadonlySet<string>[]} labels  For each kind, the forms of the words of its label.
 * @returns {(row: number) => number}
 */
export function bonuses(clauses, matches, head, labels) {
  const whole = wholeBonuses(matches.filter((_, index) => meant(clauses[index] ?? [])));
  const all = clauses.flatMap((clause) => clause.flatMap(({ words }) => words)).flatMap(forms);
  const ofKind = labels.map((label, index) => {
    const isNamed = all.some((form) => label.has(form));
    return RANK_WEIGHT * (1 - index / labels.length) + (isNamed ? KIND_WEIGHT : 0);
  });
  return (row) => at(ofKind, at(head.kindOf, row)) + (whole.get(row) ?? 0);
}

/**
 * What the score of a row gets for a name or alias that is the whole query. An alias that several
 * records share, such as a town, says less of each.
 * @param {Match[]} matches
 * @returns {Map<number, number>}
 */
function wholeBonuses(matches) {
  const [first, ...others] = matches.map(({ whole }) => whole).sort((one, other) => one.size - other.size);
  const entries = [...first ?? []].filter((entry) => others.every((whole) => whole.has(entry)));
  /** @type {Map<number, number>} */
  const added = new Map();
  for (const entry of entries) {
    const row = entry >> 3;
    const bonus = entry & 7 ? WHOLE_WEIGHT / entries.length : WHOLE_WEIGHT;
    added.set(row, Math.max(bonus, added.get(row) ?? 0));
  }
  return added;
}
