// @ts-check
/**
 * The state of the search page, and the query string that holds it:
 * ?q=words&kind=lab&kind=partner&region=ma-04&sort=newest&view=table&compare=one-id&compare=another.
 * Names and values are the same in every language.
 */

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {import("./engine.js").Order} sort
 * @property {string} view  One of VIEWS.
 * @property {string[]} compare  Ids of the chosen records, in the order of choosing.
 */
/** @typedef {Map<string, string[]>} Facets  Facet -> its values, both in the order of the page. */

/** Maximum length of a query; the rest is ignored. */
export const MAX_QUERY = 200;
/** Maximum number of records in a comparison. */
export const MAX_COMPARED = 4;
/** The first is the default, which is not written to the URL. */
/** @type {import("./engine.js").Order[]} */
export const SORTS = ["relevance", "name", "newest", "changed", "closing"];
export const VIEWS = ["cards", "table", "map", "timeline", "compare"];

/** The form of a record's id. Anything else in an address is ignored. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The state in a query string; unknown values are left out.
 * @param {string} search
 * @param {Facets} facets
 * @param {import("./engine.js").Order[]} sorts  Those that the page offers.
 * @returns {State}
 */
export function read(search, facets, sorts = SORTS) {
  const parameters = new URLSearchParams(search);
  return {
    ...tidy(
      parameters.get("q") ?? "",
      (name, value) => parameters.getAll(name).includes(value),
      facets,
    ),
    sort: known(sorts, parameters.get("sort")),
    view: known(VIEWS, parameters.get("view")),
    compare: compared(parameters.getAll("compare")),
  };
}

/**
 * The trimmed query and the chosen values, in the order of the page.
 * @param {string} query
 * @param {(name: string, value: string) => boolean} chosen
 * @param {Facets} facets
 * @returns {Pick<State, "query" | "filters">}
 */
export function tidy(query, chosen, facets) {
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const [name, values] of facets) {
    const some = values.filter((value) => chosen(name, value));
    if (some.length) filters[name] = some;
  }
  return { query: query.slice(0, MAX_QUERY).trim(), filters };
}

/**
 * The query string of a state, with its question mark, or "" for the default state. States are equal
 * if their query strings are.
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
 * The state without the filters of a facet, or without the query if the name is "q".
 * @param {State} state
 * @param {string} name
 * @returns {State}
 */
export function without(state, name) {
  const { [name]: _removed, ...filters } = state.filters;
  return { ...state, query: name === "q" ? "" : state.query, filters };
}

/**
 * The state with the region added to the chosen ones, or removed from them.
 * @param {State} state
 * @param {string} code
 * @returns {State}
 */
export function toggled(state, code) {
  const { region = [], ...others } = state.filters;
  const regions = region.includes(code) ? region.filter((one) => one !== code) : [...region, code];
  return { ...state, filters: regions.length ? { ...others, region: regions } : others };
}

/**
 * The first of the ids, each once, as many as can be compared.
 * @param {string[]} ids
 * @returns {string[]}
 */
export function compared(ids) {
  return [...new Set(ids.filter((id) => ID.test(id)))].slice(0, MAX_COMPARED);
}

/**
 * The value if it is one of the values, otherwise the first of them.
 * @template {string} Value
 * @param {Value[]} values
 * @param {string | null} value
 * @returns {Value}
 */
export function known(values, value) {
  /** @type {any} */
  const [first] = values;
  return values.find((one) => one === value) ?? first;
}
