// @ts-check
/**
 * The results on the map of the twelve regions, and as lines below it. The build draws the map; this
 * adds the numbers of results, of each strength too, and lets its links choose regions.
 */

import { fill, part } from "../render.js";
import { toggled, write } from "../state.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */

export class RegionMap {
  /** @param {(region: string) => void} choose  Called with the code of a region that is clicked. */
  constructor(choose) {
    this.choose = choose;
    /** @type {HTMLElement | undefined} */
    this.whole = undefined;
  }

  /**
   * The same element each time, so that a region that is clicked keeps the focus.
   * @param {ViewContext} context
   * @returns {HTMLElement}
   */
  render(context) {
    this.whole ??= this.create(context);
    const { answer, counts, renderRecord, state, texts } = context;
    let onMap = 0;
    for (const region of this.regions(this.whole)) {
      const code = region.dataset.region ?? "";
      const sign = this.whole.querySelector(`[data-sign="${code}"]`);
      const results = answer.counts?.region?.[code] ?? 0;
      onMap += results;
      region.dataset.count = String(results);
      region.setAttribute("href", write(toggled(state, code)) || "../");
      const name = region.querySelector("title")?.textContent ?? code;
      const strengths = Object.entries(texts.strengths).flatMap(([strength, label]) => {
        const some = answer.strengths[code]?.[strength] ?? 0;
        for (const one of [region, sign]) one?.setAttribute(`data-${strength}`, String(some));
        return some ? [`${label} (${counts.number(some)})`] : [];
      });
      const whole = fill(texts.region, { region: name, count: counts.number(results) });
      region.setAttribute("aria-label", [whole, ...strengths].join(". "));
      if (state.filters.region?.includes(code)) region.setAttribute("aria-current", "true");
      else region.removeAttribute("aria-current");
      sign?.setAttribute("data-count", String(results));
      const count = sign?.querySelector("text");
      if (count) count.textContent = counts.number(results);
    }
    const elsewhere = part(this.whole, "elsewhere");
    elsewhere.hidden = Boolean(state.filters.region) || onMap >= answer.total;
    elsewhere.textContent = fill(texts.elsewhere, {
      onMap: counts.number(onMap), elsewhere: counts.number(answer.total - onMap),
    });
    part(this.whole, "lines").replaceChildren(
      ...answer.cards.map((card) => renderRecord("line", card)),
    );
    return this.whole;
  }

  /** @param {ViewContext} context */
  create({ fromTemplate }) {
    const whole = fromTemplate("map");
    for (const region of this.regions(whole)) {
      region.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(region.dataset.region ?? "");
      });
    }
    return whole;
  }

  /**
   * @param {HTMLElement} whole
   * @returns {NodeListOf<SVGAElement>}
   */
  regions(whole) {
    return whole.querySelectorAll("a[data-region]");
  }
}
