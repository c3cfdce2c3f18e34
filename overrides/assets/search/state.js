// @ts-check
/**
 * What the visitor asks for, and its form in the URL:
 * ?q=words&kind=lab&kind=partner&region=ma-04&sort=newest&view=table&compare=one-id&compare=another.
 * Names and values are the same in every language.
 */

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {import("./engine.js").Order} sort
 * @property {string} view  One of VIEWS.
 * @property {string[]} compare  Ids of the records that are compared, in the order of choosing.
 */
/** @typedef {Map<string, string[]>} Facets  Facet -> its values, both in the order of the page. */

/** Letters of a query that count. */
export const MAX_QUERY = 200;
/** Records that stand side by side, at most. */
export const MAX_COMPARED = 4;
/** The first is what is meant where the URL says nothing. */
/** @type {import("./engine.js").Order[]} */
export const SORTS = ["relevance", "name", "newest", "changed", "closing"];
export const VIEWS = ["cards", "table", "map", "timeline", "compare"];

/** An id as records have it: anything else in an address is not asked for. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * What a query string asks for; what the page has no place for is left out.
 * @param {string} search
 * @param {Facets} facets
 * @returns {State}
 */
export function read(search, facets) {
  const parameters = new URLSearchParams(search);
  return {
    ...tidy(
      parameters.get("q") ?? "",
      (name, value) => parameters.getAll(name).includes(value),
      facets,
    ),
    sort: known(SORTS, parameters.get("sort")),
    view: known(VIEWS, parameters.get("view")),
    compare: compared(parameters.getAll("compare")),
  };
}

/**
 * A query and the chosen values, in the order of the page.
 * @param {string} query
 * @param {(name: string, value: string) => boolean} chosen
 * @param {Facets} facets
 * @returns {Pick<State, "query" | "filters">}
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
export function write({ query, filters, sort, view, compare }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values) parameters.append(name, value);
  }
  if (sort !== SORTS[0]) parameters.set("sort", sort);
  if (view !== VIEWS[0]) parameters.set("view", view);
  for (const id of compare) parameters.append("compare", id);
  const search = parameters.toString();
  return search && `?${search}`;
}

/**
 * The state without one facet, or without its words where the name is "q".
 * @param {State} state
 * @param {string} name
 * @returns {State}
 */
export function without(state, name) {
  const { [name]: _lifted, ...filters } = state.filters;
  return { ...state, query: name === "q" ? "" : state.query, filters };
}

/**
 * The state with a region chosen besides the others, or no more.
 * @param {State} state
 * @param {string} code
 * @returns {State}
 */
export function toggled(state, code) {
  const { region = [], ...others } = state.filters;
  const kept = region.includes(code) ? region.filter((one) => one !== code) : [...region, code];
  return { ...state, filters: kept.length ? { ...others, region: kept } : others };
}

/**
 * The records that can be compared: each once, the first of them.
 * @param {string[]} ids
 * @returns {string[]}
 */
export function compared(ids) {
  return [...new Set(ids.filter((id) => ID.test(id)))].slice(0, MAX_COMPARED);
}

/**
 * The value if it is one of those, or else the first of them.
 * @template {string} Value
 * @param {Value[]} values
 * @param {string | null} value
 * @returns {Value}
 */
export function known(values, value) {
  return values.find((one) => one === value) ?? /** @type {Value} */ (values[0]);
}
