// @ts-check
/**
 * The filters in force, each a button that lifts it.
 */

import { element, fill } from "./render.js";

/** @typedef {import("./state.js").State} State */

export class ActiveFilters {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./form.js").Checkboxes} facets
   * @param {string} remove  The name of a button: {label}.
   * @param {(state: State) => void} lift
   */
  constructor(pagePart, facets, remove, lift) {
    this.whole = pagePart("active");
    this.tags = pagePart("tags");
    this.heading = pagePart("heading");
    this.facets = facets;
    this.remove = remove;
    this.lift = lift;
  }

  /** @param {State} state */
  paint(state) {
    const entries = Object.entries(state.filters).flatMap(([name, values]) =>
      values.map((value) => ({ name, value, label: this.facets.labels(name, [value]).join() })),
    );
    this.tags.replaceChildren(...entries.map(({ name, value, label }, position) => {
      const button = element(
        "button",
        { type: "button", "aria-label": fill(this.remove, { label }) },
        element("bdi", {}, label),
      );
      button.addEventListener("click", () => {
        const kept = (state.filters[name] ?? []).filter((other) => other !== value);
        this.lift({ ...state, filters: { ...state.filters, [name]: kept } });
        const next = this.tags.querySelectorAll("button")[position] ?? this.heading;
        next.focus();
      });
      return element("li", {}, button);
    }));
    this.whole.hidden = !entries.length && !state.query;
    this.tags.hidden = !entries.length;
  }
}
