// @ts-check
/**
 * The feed that is nearest to the chosen filters: of those about every result, the one about the fewest
 * other records, as far as their numbers are known.
 */

/** @typedef {import("./state.js").State["filters"]} Filters */
/** @typedef {[facet: string, value: string][]} Values */
/**
 * @typedef {object} Feed
 * @property {Values} values  What its records have; none if it is about all records.
 * @property {string[]} ignored  The facets with chosen values that its records need not have.
 */

/**
 * What identifies a feed: its path between the folder of all feeds and ".xml". The function
 * `selection_feed_path` in plugins/jazari_catalogue/routes.py does the same.
 * @param {Values} values
 */
export function keyOf(values) {
  return values.flat().join("/") || "all";
}

/**
 * The values that a feed may be about: the one value of a facet. If a facet has several, a record
 * needs only one of them, and there are no such feeds.
 * @param {Filters} filters
 * @param {string[]} facets  Those that have feeds, in the order of their paths.
 * @returns {Values}
 */
export function followable(filters, facets) {
  return facets.flatMap((facet) => {
    const [value, ...others] = filters[facet] ?? [];
    return value === undefined || others.length ? [] : [[facet, value]];
  });
}

/**
 * The nearest feed. Of several pairs it takes the one with the rarest value, then the one whose other
 * value is rarer: how many records have both is not known.
 * @param {Filters} filters
 * @param {string[]} facets  As above.
 * @param {(facet: string, value: string) => number} count  How many records have a value.
 * @param {ReadonlySet<string>} pairs  The keys of the pairs that have a feed.
 * @returns {Feed}
 */
export function nearestFeed(filters, facets, count, pairs) {
  const chosen = followable(filters, facets);
  const rarest = [...chosen].sort((one, other) => count(...one) - count(...other));
  const couples = rarest.flatMap((one, rank) => rarest.slice(rank + 1).map((other) => [one, other]))
    .map((couple) => chosen.filter((value) => couple.includes(value)));
  const values = couples.find((couple) => pairs.has(keyOf(couple))) ?? rarest.slice(0, 1);
  const known = values.map(([facet]) => facet);
  return { values, ignored: Object.keys(filters).filter((facet) => !known.includes(facet)) };
}
