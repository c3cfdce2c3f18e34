// @ts-check
/**
 * What the finder says where it has not simply found: nothing at all, with what is in the way and
 * what comes nearest, or some of the words only.
 */

import { element, fill, isolate } from "./render.js";
import { without } from "./state.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./results.js").Texts} Texts */

export class Notice {
  /**
   * @param {HTMLElement} whole
   * @param {import("./form.js").Checkboxes} facets
   * @param {Texts} texts
   * @param {import("./render.js").Counting} counting
   * @param {(state: State) => void} lift  Lifts what is in the way.
   * @param {(card: import("./engine.js").Card) => HTMLElement} line  Draws a near match.
   */
  constructor(whole, facets, texts, counting, lift, line) {
    this.whole = whole;
    this.facets = facets;
    this.texts = texts;
    this.counting = counting;
    this.lift = lift;
    this.line = line;
  }

  hide() {
    this.whole.hidden = true;
  }

  /** @param {string} text */
  say(text) {
    this.whole.replaceChildren(element("p", {}, text));
    this.whole.hidden = false;
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  paint(state, answer) {
    if (answer.total && !answer.partial) this.hide();
    else if (answer.total) this.say(this.texts.partial);
    else this.nothing(state, answer);
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  nothing(state, { lifts, near }) {
    const filtered = Object.keys(state.filters).length > 0;
    const ways = filtered ? Object.entries(lifts).sort(([, one], [, other]) => other - one) : [];
    this.say(ways.length ? this.texts.blocked : this.texts.none);
    this.whole.append(...ways.map(([name, results]) => this.way(state, name, results)));
    if (!near.length) return;
    const list = element("ul", { class: "finder__near" }, ...near.map((card) => {
      const line = this.line(card);
      // Near is not found: who counts results must not count these.
      line.removeAttribute("data-result-id");
      line.dataset.nearId = card.id;
      return line;
    }));
    this.whole.append(element("h3", {}, this.texts.near), list);
  }

  /**
   * A button that lifts one facet or the words.
   * @param {State} state
   * @param {string} name
   * @param {number} results
   */
  way(state, name, results) {
    const labels = name === "q" ? [state.query] : this.facets.labels(name, state.filters[name] ?? []);
    const label = isolate(labels.join(", "));
    const count = this.counting.number(results);
    const button = element("button", { type: "button" }, fill(this.texts.lift, { label, count }));
    button.addEventListener("click", () => this.lift(without(state, name)));
    return button;
  }
}
