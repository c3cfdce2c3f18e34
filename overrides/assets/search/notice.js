// @ts-check
/**
 * The notice above the results: that some words were not found, or none. Without results
 * it offers to remove filters, and shows the nearest records.
 */

import { element, fill, isolate } from "./render.js";
import { without } from "./state.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./results.js").Texts} Texts */

export class Notice {
  /**
   * @param {HTMLElement} whole
   * @param {import("./form.js").Checkboxes} boxes
   * @param {Texts} texts
   * @param {import("./render.js").CountFormat} counts
   * @param {(state: State) => void} change  Called with the state without a facet, or without words.
   * @param {(card: import("./cards.js").Card) => HTMLElement} line  Renders a near record.
   */
  constructor(whole, boxes, texts, counts, change, line) {
    this.whole = whole;
    this.boxes = boxes;
    this.texts = texts;
    this.counts = counts;
    this.change = change;
    this.line = line;
  }

  hide() {
    this.whole.hidden = true;
  }

  /** @param {string} text */
  showText(text) {
    this.whole.replaceChildren(element("p", {}, text));
    this.whole.hidden = false;
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  render(state, answer) {
    // Without some parts of the index, nobody knows whether a record has the words.
    const isUnknown = !answer.total && answer.missing.length > 0;
    if (isUnknown || (answer.total && !answer.partial)) this.hide();
    else if (answer.total) this.showText(this.texts.partial);
    else this.showNothingFound(state, answer);
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  showNothingFound(state, { lifts, similar, near, pages }) {
    const filtered = Object.keys(state.filters).length > 0;
    const offers = filtered ? Object.entries(lifts).sort(([, one], [, other]) => other - one) : [];
    const { blocked, unfound, onlyPages, none } = this.texts;
    // The filters exclude records that have the words, unless only removing the words would help.
    const isBlocked = offers.some(([name]) => name !== "q");
    const isAnswered = !similar.length && pages.length > 0 && !isBlocked;
    if (isAnswered) this.showText(onlyPages);
    else if (isBlocked || (offers.length && !similar.length)) this.showText(blocked);
    else this.showText(similar.length ? unfound : none);
    this.whole.append(...offers.map(([name, results]) => this.offer(state, name, results)));
    if (!near.length || isAnswered) return;
    const list = element("ul", { class: "finder__near" }, ...near.map((card) => {
      const line = this.line(card);
      // A near record is no result, and must not be counted as one.
      line.removeAttribute("data-result-id");
      line.dataset.nearId = card.id;
      return line;
    }));
    this.whole.append(element("h3", {}, this.texts.near), list);
  }

  /**
   * A button that removes the filters of a facet, or the words.
   * @param {State} state
   * @param {string} name  Of the facet; "q" for the words.
   * @param {number} results
   */
  offer(state, name, results) {
    const labels = name === "q" ? [state.query] : this.boxes.labels(name, state.filters[name] ?? []);
    const label = isolate(labels.join(", "));
    const count = this.counts.number(results);
    const button = element("button", { type: "button" }, fill(this.texts.lift, { label, count }));
    button.addEventListener("click", () => this.change(without(state, name)));
    return button;
  }
}
