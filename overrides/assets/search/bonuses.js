// @ts-check
/**
 * What the score of a record gets beside its words: for a name or alias that is the whole query, and
 * for its kind.
 */

import { at } from "./index_head.js";
import { forms } from "./normalise.js";

/** @typedef {import("./index_head.js").Head} Head */
/** @typedef {import("./name_index.js").NameIndex} NameIndex */

const WHOLE_WEIGHT = 0.3;
/** Added for a kind that is in the query, and at most for the rank of the kind. */
const KIND_WEIGHT = 0.2;
const RANK_WEIGHT = 0.03;

/**
 * @param {import("./query.js").Clause[]} clauses
 * @param {Head} head
 * @param {NameIndex} names
 * @returns {(row: number) => number}
 */
export function bonuses(clauses, head, names) {
  const typed = clauses.flatMap((clause) => clause[0]?.words ?? []);
  const whole = wholeBonuses(typed, names);
  const all = clauses.flatMap((clause) => clause.flatMap(({ words }) => words)).flatMap(forms);
  const { kind, kinds } = head;
  const ofKind = kinds.map((_, index) => {
    const isNamed = all.some((form) => names.kinds[index]?.has(form));
    return RANK_WEIGHT * (1 - index / kinds.length) + (isNamed ? KIND_WEIGHT : 0);
  });
  return (row) => at(ofKind, at(kind, row)) + (whole.get(row) ?? 0);
}

/**
 * What the score of a row gets for a name or alias that is the whole query. An alias that several
 * records share, such as a town, says less of each.
 * @param {string[]} typed
 * @param {NameIndex} names
 * @returns {Map<number, number>}
 */
function wholeBonuses(typed, names) {
  const entries = names.whole.get(names.wholeKey(typed)) ?? [];
  const added = new Map();
  for (const entry of entries) {
    const bonus = entry & 1 ? WHOLE_WEIGHT / entries.length : WHOLE_WEIGHT;
    added.set(entry >> 1, Math.max(bonus, added.get(entry >> 1) ?? 0));
  }
  return added;
}
