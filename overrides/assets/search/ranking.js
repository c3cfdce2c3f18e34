// @ts-check
/**
 * In what order records match a query: by the field that has each word, how well it matches and how rare
 * it is. docs/search.md explains the weights.
 */

import { bonuses, lengthOf } from "./bonuses.js";
import { at, item } from "./index_head.js";

/** @typedef {import("./match.js").Match} Match */
/** @typedef {import("./query.js").Clause} Clause */

/** Added for the share of the name that the query covers. */
const COVERAGE_WEIGHT = 0.15;

/**
 * Rows in their order, best first.
 * @typedef {object} Ranked
 * @property {number[]} exact  Those with every word as typed or in a form or equivalent of it; if
 *   `partial`, those with some of them.
 * @property {boolean} partial  Whether no record has every word.
 * @property {() => Similar} similar  The other rows, which have words of near spelling or sound.
 */
/**
 * @typedef {object} Similar
 * @property {number[]} rows
 * @property {(rows: number[]) => Record<string, string[]>} corrections
 *   Word of the query -> the terms through which these rows match.
 */

export class Ranking {
  /**
   * @param {import("./index_head.js").Head} head
   * @param {import("./matching.js").Matching} matching
   */
  constructor(head, matching) {
    this.head = head;
    this.matching = matching;
    this.rows = Array.from({ length: head.records }, (_, row) => row);
  }

  /**
   * The rows that match the clauses as typed and, when they are asked for, those that match only
   * through near spellings. Ties are in the order of rows.
   * @param {Clause[]} clauses
   * @returns {Ranked}
   */
  rank(clauses) {
    const length = lengthOf(clauses);
    const exact = clauses.map((clause) => this.matching.match(clause, clauses.length === 1, length));
    const every = this.having(exact, "every");
    /** @type {() => Match[]} */
    const withNear = () => clauses.map((clause, index) =>
      this.matching.withNear(clause, item(exact, index)));
    // A record that has every word, some misspelt, is nearer than one that lacks a word.
    const known = every.length || clauses.length < 2 ? undefined : withNear();
    const partial = known !== undefined && !this.having(known, "every").length;
    const rows = partial ? this.having(exact, "some") : every;
    return {
      exact: this.sorted(clauses, exact, rows),
      partial,
      similar: () => {
        const matches = known ?? withNear();
        const others = new Set(rows);
        const near = this.having(matches, partial ? "some" : "every").filter((row) => !others.has(row));
        return {
          rows: this.sorted(clauses, matches, near),
          corrections: (some) => corrections(clauses, matches, some),
        };
      },
    };
  }

  /**
   * The rows that every or some of the matches have.
   * @param {Match[]} matches
   * @param {"every" | "some"} which
   */
  having(matches, which) {
    return this.rows.filter((row) => matches[which](({ scores }) => scores[row]));
  }

  /**
   * The rows by their scores, best first; ties are in the order of rows.
   * @param {Clause[]} clauses
   * @param {Match[]} matches  One for each clause.
   * @param {number[]} rows
   */
  sorted(clauses, matches, rows) {
    const { names } = this.matching;
    const rarities = matches.map(({ size }) => Math.log(1 + this.rows.length / (size || 1)));
    const total = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const bonus = bonuses(clauses, matches, this.head, names.kinds);
    const { length: lengthOfName } = names;
    const ranks = new Float64Array(this.rows.length);
    for (const row of rows) {
      let score = bonus(row);
      let named = 0;
      matches.forEach((match, index) => {
        score += ((match.scores[row] ?? 0) * (rarities[index] ?? 0)) / total;
        named += match.named[row] ?? 0;
      });
      score += COVERAGE_WEIGHT * Math.min(1, named / (lengthOfName[row] || 1));
      // Rounded, or the order would depend on the last bit of a sum.
      ranks[row] = Math.round(score * 1e6);
    }
    return [...rows].sort((one, other) => at(ranks, other) - at(ranks, one) || one - other);
  }
}

/**
 * Word of the query -> the terms of near spellings through which the rows match, best rows first.
 * @param {Clause[]} clauses
 * @param {Match[]} matches  One for each clause.
 * @param {number[]} rows
 * @returns {Record<string, string[]>}
 */
function corrections(clauses, matches, rows) {
  return Object.fromEntries(clauses.flatMap((clause, index) => {
    const terms = new Set(rows.flatMap((row) => matches[index]?.near.get(row) ?? []));
    return terms.size ? [[clause[0]?.words[0] ?? "", [...terms]]] : [];
  }));
}
