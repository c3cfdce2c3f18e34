// @ts-check
/**
 * What the visitor asks for, and its form in the URL: ?q=words&kind=lab&kind=partner&region=MA-04.
 * Names and values are the same in every language.
 */

/** @typedef {{query: string, filters: Record<string, string[]>}} State */
/** @typedef {Map<string, string[]>} Facets  Facet -> its values, both in the order of the page. */

/** Letters of a query that count. */
export const MAX_QUERY = 200;

/**
 * What a query string asks for; what the page has no checkbox for is left out.
 * @param {string} search
 * @param {Facets} facets
 * @returns {State}
 */
export function read(search, facets) {
  const parameters = new URLSearchParams(search);
  return tidy(
    parameters.get("q") ?? "",
    (name, value) => parameters.getAll(name).includes(value),
    facets,
  );
}

/**
 * The state of a query and chosen values, in the order of the page.
 * @param {string} query
 * @param {(name: string, value: string) => boolean} chosen
 * @param {Facets} facets
 * @returns {State}
 */
export function tidy(query, chosen, facets) {
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const [name, values] of facets) {
    const kept = values.filter((value) => chosen(name, value));
    if (kept.length) filters[name] = kept;
  }
  return { query: query.slice(0, MAX_QUERY).trim(), filters };
}

/**
 * The query string of a state, with its question mark; empty for an empty state. Two states are
 * the same when their query strings are.
 * @param {State} state
 * @returns {string}
 */
export function write({ query, filters }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(name, value);
  }
  const search = parameters.toString();
  return search && `?${search}`;
}

/**
 * The state without one facet, or without its words where the name is "q".
 * @param {State} state
 * @param {string} name
 * @returns {State}
 */
export function without({ query, filters }, name) {
  const { [name]: _lifted, ...kept } = filters;
  return { query: name === "q" ? "" : query, filters: kept };
}
