// @ts-check
/**
 * The active filters above the results, each a button that removes it.
 */

import { element, fill } from "./render.js";

/** @typedef {import("./state.js").State} State */

export class ActiveFilters {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./form.js").Checkboxes} boxes
   * @param {string} name  The name of a button: {label}.
   * @param {(state: State) => void} change  Called with the state without a filter.
   */
  constructor(pagePart, boxes, name, change) {
    this.whole = pagePart("active");
    this.tags = pagePart("tags");
    this.heading = pagePart("heading");
    this.boxes = boxes;
    this.name = name;
    this.change = change;
  }

  /** @param {State} state */
  render(state) {
    const active = Object.entries(state.filters).flatMap(([facet, values]) =>
      values.map((value) => ({ facet, value, label: this.boxes.labels(facet, [value]).join() })),
    );
    this.tags.replaceChildren(...active.map(({ facet, value, label }, position) => {
      const button = element(
        "button",
        { type: "button", "aria-label": fill(this.name, { label }) },
        element("bdi", {}, label),
      );
      button.addEventListener("click", () => {
        const others = (state.filters[facet] ?? []).filter((other) => other !== value);
        this.change({ ...state, filters: { ...state.filters, [facet]: others } });
        const next = this.tags.querySelectorAll("button")[position] ?? this.heading;
        next.focus();
      });
      return element("li", {}, button);
    }));
    this.whole.hidden = !active.length;
  }
}
