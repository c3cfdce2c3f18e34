// @ts-check
/**
 * The form of the search page: words, filters, order and views.
 */

import { localDay } from "./client.js";
import { isUntil } from "./facets.js";
import { FilterPanel } from "./filter_panel.js";
import { known, SORTS, tidy } from "./state.js";

/** @typedef {import("./state.js").State} State */

export class SearchForm {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./render.js").CountFormat} counts
   * @param {Pick<import("./results.js").Texts, "chosen" | "relevance">} texts
   */
  constructor(form, pagePart, counts, texts) {
    this.element = form;
    /** @type {any} */
    const fields = form.elements;
    /** @type {HTMLInputElement} */
    this.query = fields.q;
    this.boxes = new Checkboxes(form, counts);
    /** @type {HTMLSelectElement} */
    this.sort = fields.sort;
    this.sorting = pagePart("sorting");
    /** @type {HTMLFieldSetElement} */
    this.views = pagePart("ways");
    this.panel = new FilterPanel(pagePart, (count) => counts.sentence(texts.chosen, count));
    /** The name of the default order, with words and without. */
    this.defaultOrder = { words: texts.relevance, none: this.sort.options[0]?.text ?? "" };
  }

  /** Enables what only works with scripts, and leaves out the order of closing if nothing closes. */
  enable() {
    this.sort.disabled = this.views.disabled = false;
    for (const option of this.sort.querySelectorAll("option")) {
      const last = option.dataset.finderLast;
      if (last && !isUntil(localDay(), last)) option.remove();
    }
    this.panel.start();
  }

  /** The orders that the page offers. */
  get sorts() {
    const offered = [...this.sort.options].map(({ value }) => value);
    return SORTS.filter((sort) => offered.includes(sort));
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
    // Setting the same words again would move the caret and drop trailing blanks.
    if (this.query.value.trim() !== query) this.query.value = query;
    this.boxes.choose(filters);
    this.sort.value = sort;
  }

  /**
   * Shows which view is chosen, and the orders, except for the timeline, which has its own. Without
   * words nothing is more relevant than anything else.
   * @param {State} state
   */
  show({ query, filters, view }) {
    this.sorting.hidden = view === "timeline";
    for (const input of this.views.querySelectorAll("input")) input.checked = input.value === view;
    const [first] = this.sort.options;
    const name = query ? this.defaultOrder.words : this.defaultOrder.none;
    if (first && first.text !== name) first.text = name;
    this.panel.show(filters);
  }
}

/** The filters: which values are chosen, and how many results each would give. */
export class Checkboxes {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./render.js").CountFormat} counts
   */
  constructor(form, counts) {
    this.counts = counts;
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = form.querySelectorAll("[type=checkbox]");
    this.all = [...boxes];
    /** @type {import("./state.js").Facets} */
    this.values = new Map();
    for (const { name, value } of this.all) {
      this.values.set(name, [...(this.values.get(name) ?? []), value]);
    }
    /** The numbers that the server sent. */
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
   * The labels of values of a facet.
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
   * How many records have a value, whatever else is chosen.
   * @param {string} name
   * @param {string} value
   */
  total(name, value) {
    return Number(this.first[this.all.findIndex((box) => box.name === name && box.value === value)]);
  }

  /**
   * The name of a facet.
   * @param {string} name
   */
  legend(name) {
    const box = this.all.find((one) => one.name === name);
    return box?.closest("fieldset")?.querySelector("legend")?.textContent ?? name;
  }

  /**
   * The labels of all facets and their values.
   * @returns {import("./download.js").Labels}
   */
  names() {
    return new Map([...this.values].map(([name, values]) => {
      const labels = this.labels(name, values);
      return [name, { legend: this.legend(name), values: new Map(values.map((v, n) => [v, labels[n] ?? v])) }];
    }));
  }

  /** @param {Record<string, Record<string, number>>} counts  Facet -> value -> results. */
  render(counts) {
    for (const box of this.all) {
      const results = counts[box.name]?.[box.value] ?? 0;
      number(box).textContent = this.counts.number(results);
      setEnabled(box, results > 0);
    }
  }

  /** Shows the numbers that the server sent. */
  renderFirst() {
    this.all.forEach((box, index) => {
      number(box).textContent = this.first[index] ?? "";
      setEnabled(box, true);
    });
  }
}

/**
 * Disables a box without results, unless it has the focus, which it would lose, or is checked: it must
 * be possible to uncheck it.
 * @param {HTMLInputElement} box
 * @param {boolean} hasResults
 */
function setEnabled(box, hasResults) {
  box.disabled = !hasResults && !box.checked && box !== document.activeElement;
}

/**
 * @param {HTMLInputElement} box
 * @returns {any}  The element that holds its number.
 */
function number(box) {
  return box.closest("label")?.querySelector("[data-finder-number]");
}
