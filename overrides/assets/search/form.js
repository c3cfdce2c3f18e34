// @ts-check
/**
 * The form of the search page: words, filters, order and views.
 */

import { known, SORTS, tidy } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** Where the filters are beside the results, and so are open: as in styles/search-page.css. */
const BESIDE = matchMedia("(min-width: 60rem)");

export class SearchForm {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./render.js").Counting} counting
   */
  constructor(form, pagePart, counting) {
    this.element = form;
    /** @type {any} */
    const fields = form.elements;
    /** @type {HTMLInputElement} */
    this.query = fields.q;
    this.boxes = new Checkboxes(form, (number) => counting.number(number));
    /** @type {HTMLSelectElement} */
    this.sort = fields.sort;
    this.sorting = pagePart("sorting");
    /** @type {HTMLFieldSetElement} */
    this.views = pagePart("ways");
    /** @type {HTMLDetailsElement} */
    this.filters = pagePart("filters");
  }

  /** Enables what works with scripts only, and opens the filters where there is room for them. */
  enable() {
    this.sort.disabled = this.views.disabled = false;
    this.filters.open = BESIDE.matches;
    BESIDE.addEventListener("change", () => { this.filters.open = BESIDE.matches; });
  }

  /** @returns {Pick<State, "query" | "filters" | "sort">} */
  read() {
    return {
      ...tidy(this.query.value, this.boxes.chosen, this.boxes.values),
      sort: known(SORTS, this.sort.value),
    };
  }

  /** @param {Pick<State, "query" | "filters" | "sort">} state */
  write({ query, filters, sort }) {
    // Set to what it holds already, the field would lose its caret and trailing blanks.
    if (this.query.value.trim() !== query) this.query.value = query;
    this.boxes.choose(filters);
    this.sort.value = sort;
  }

  /** Clears words and filters. */
  clear() {
    this.query.value = "";
    this.boxes.choose({});
  }

  /**
   * Checks a view; the timeline has an order of its own.
   * @param {string} view
   */
  showView(view) {
    this.sorting.hidden = view === "timeline";
    for (const input of this.views.querySelectorAll("input")) input.checked = input.value === view;
  }

  /** Closes the filters where they cover the results. */
  closeFilters() {
    if (!BESIDE.matches) this.filters.open = false;
  }
}

/** The filters: which values are chosen, and how many results each would give. */
export class Checkboxes {
  /**
   * @param {HTMLFormElement} form
   * @param {(number: number) => string} write  Writes a number in the language of the page.
   */
  constructor(form, write) {
    this.write = write;
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = form.querySelectorAll("[type=checkbox]");
    this.all = [...boxes];
    /** @type {import("./state.js").Facets} */
    this.values = new Map();
    for (const { name, value } of this.all) {
      this.values.set(name, [...(this.values.get(name) ?? []), value]);
    }
    /** The numbers that the page came with. */
    this.first = this.all.map((box) => number(box).textContent ?? "");
  }

  /**
   * Whether a value is chosen.
   * @returns {(name: string, value: string) => boolean}
   */
  get chosen() {
    const checked = new Set(
      this.all.filter((box) => box.checked).map(({ name, value }) => `${name}=${value}`),
    );
    return (name, value) => checked.has(`${name}=${value}`);
  }

  /** @param {State["filters"]} filters */
  choose(filters) {
    for (const box of this.all) box.checked = filters[box.name]?.includes(box.value) ?? false;
  }

  /**
   * What the page calls values of a facet.
   * @param {string} name
   * @param {string[]} values
   * @returns {string[]}
   */
  labels(name, values) {
    return this.all
      .filter((box) => box.name === name && values.includes(box.value))
      .map((box) => box.closest("label")?.querySelector("[data-finder-label]")?.textContent ?? "");
  }

  /**
   * What the page calls the facets and their values.
   * @returns {import("./download.js").Labels}
   */
  names() {
    return new Map([...this.values].map(([name, values]) => {
      const box = this.all.find((one) => one.name === name);
      const legend = box?.closest("fieldset")?.querySelector("legend")?.textContent ?? name;
      const labels = this.labels(name, values);
      return [name, { legend, values: new Map(values.map((v, n) => [v, labels[n] ?? v])) }];
    }));
  }

  /** @param {Record<string, Record<string, number>>} counts */
  paint(counts) {
    for (const box of this.all) {
      const results = counts[box.name]?.[box.value] ?? 0;
      number(box).textContent = this.write(results);
      able(box, results > 0);
    }
  }

  /** The numbers that the page came with, again. */
  paintFirst() {
    this.all.forEach((box, position) => {
      number(box).textContent = this.first[position] ?? "";
      able(box, true);
    });
  }
}

/**
 * A disabled box loses the focus, and one that is checked must be there to be unchecked.
 * @param {HTMLInputElement} box
 * @param {boolean} possible
 */
function able(box, possible) {
  box.disabled = !possible && !box.checked && box !== document.activeElement;
}

/**
 * @param {HTMLInputElement} box
 * @returns {any}  The element that holds its number.
 */
function number(box) {
  return box.closest("label")?.querySelector("[data-finder-number]");
}
