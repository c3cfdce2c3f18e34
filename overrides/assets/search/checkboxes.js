// @ts-check
/**
 * The checkboxes of the finder: what is chosen, and what each value would give.
 */

/** @typedef {import("./state.js").State} State */

export class Checkboxes {
  /**
   * @param {HTMLFormElement} form
   * @param {(number: number) => string} write  Writes a number in the language of the page.
   */
  constructor(form, write) {
    this.write = write;
    this.all = [
      .../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[type=checkbox]")),
    ];
    /** @type {import("./state.js").Facets} */
    this.values = new Map();
    for (const { name, value } of this.all) {
      this.values.set(name, [...(this.values.get(name) ?? []), value]);
    }
    /** The numbers that the page came with. */
    this.first = this.all.map((box) => number(box).textContent ?? "");
  }

  /** Whether a value is chosen. */
  get chosen() {
    const checked = new Set(
      this.all.filter((box) => box.checked).map(({ name, value }) => `${name}=${value}`),
    );
    return (/** @type {string} */ name, /** @type {string} */ value) =>
      checked.has(`${name}=${value}`);
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

/** @param {HTMLInputElement} box */
function number(box) {
  return /** @type {HTMLElement} */ (
    box.closest("label")?.querySelector("[data-finder-number]")
  );
}
