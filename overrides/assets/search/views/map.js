// @ts-check
/**
 * The results on the map of the twelve regions, and below it as lines. The map is drawn by the
 * build; here it gets its numbers, and its links choose regions.
 */

import { fill, part } from "../render.js";
import { toggled, write } from "../state.js";

/** @typedef {import("../views.js").Drawing} Drawing */

export class RegionMap {
  /** @param {(region: string) => void} choose */
  constructor(choose) {
    this.choose = choose;
    /** @type {HTMLElement | undefined} */
    this.drawn = undefined;
  }

  /**
   * The same map each time, so that a region which was chosen keeps the focus.
   * @param {Drawing} drawing
   * @returns {HTMLElement}
   */
  draw(drawing) {
    this.drawn ??= this.made(drawing);
    const { answer, draw, number, say, state, texts } = drawing;
    let placed = 0;
    for (const region of this.regions(this.drawn)) {
      const code = region.dataset.region ?? "";
      const results = answer.counts.region?.[code] ?? 0;
      placed += results;
      region.dataset.count = String(results);
      region.setAttribute("href", write(toggled(state, code)) || "../");
      region.setAttribute("aria-label", fill(texts.region, {
        region: region.querySelector("title")?.textContent ?? code, count: number(results),
      }));
      if (state.filters.region?.includes(code)) region.setAttribute("aria-current", "true");
      else region.removeAttribute("aria-current");
      const sign = this.drawn.querySelector(`[data-sign="${code}"]`);
      sign?.setAttribute("data-count", String(results));
      const count = sign?.querySelector("text");
      if (count) count.textContent = number(results);
    }
    const elsewhere = part(this.drawn, "elsewhere");
    elsewhere.hidden = Boolean(state.filters.region) || placed >= answer.total;
    elsewhere.textContent = say(texts.elsewhere, answer.total - placed);
    part(this.drawn, "lines").replaceChildren(
      ...answer.cards.map((card) => draw("line", card)),
    );
    return this.drawn;
  }

  /** @param {Drawing} drawing */
  made({ frame }) {
    const drawn = frame("map");
    for (const region of this.regions(drawn)) {
      region.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(region.dataset.region ?? "");
      });
    }
    return drawn;
  }

  /**
   * @param {HTMLElement} drawn
   * @returns {NodeListOf<SVGAElement>}
   */
  regions(drawn) {
    return drawn.querySelectorAll("a[data-region]");
  }
}
