// @ts-check
/**
 * The panel of the filters: beside the results or, on a narrow screen, in a sheet that a button opens.
 */

import { element } from "./render.js";

/** The width from which the panel is beside the results: as in styles/search-filters.css. */
const BESIDE = matchMedia("(min-width: 60rem)");
/** Groups that are open at first: beside the results, and in the sheet. */
const OPEN_BESIDE = 3;
const OPEN_IN_SHEET = 1;

export class FilterPanel {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {(count: number) => string} describe  How many filters are chosen, in words.
   */
  constructor(pagePart, describe) {
    this.describe = describe;
    this.section = pagePart("filters");
    this.panel = pagePart("panel");
    /** @type {HTMLDialogElement} */
    this.sheet = pagePart("sheet");
    /** @type {HTMLButtonElement} */
    this.opener = pagePart("open");
    this.closer = pagePart("close");
    this.clearer = pagePart("clear-all");
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const groups = this.panel.querySelectorAll("[data-finder-facet]");
    this.groups = [...groups];
  }

  start() {
    this.opener.disabled = false;
    this.opener.addEventListener("click", () => this.sheet.showModal());
    this.closer.addEventListener("click", () => this.close());
    // Beside the sheet is its backdrop, a click on which is one on the sheet itself.
    this.sheet.addEventListener("click", ({ target }) => { if (target === this.sheet) this.close(); });
    BESIDE.addEventListener("change", () => this.move());
    this.move();
  }

  /** Moves the panel to where the screen has room for it. */
  move() {
    this.close();
    (BESIDE.matches ? this.section : this.sheet).append(this.panel);
    const open = BESIDE.matches ? OPEN_BESIDE : OPEN_IN_SHEET;
    this.groups.forEach((group, index) => {
      group.open = index < open || group.querySelector(":checked") !== null;
    });
  }

  close() {
    this.sheet.close();
  }

  /**
   * Shows how many filters are chosen, and opens the groups that have one from now on.
   * @param {Record<string, string[]>} filters
   */
  show(filters) {
    let all = 0;
    for (const group of this.groups) {
      const count = filters[group.dataset.finderFacet ?? ""]?.length ?? 0;
      if (this.mark(group, count) && count) group.open = true;
      all += count;
    }
    this.mark(this.opener, all);
    // A hidden button would lose the focus.
    if (!all && this.clearer === document.activeElement) this.closer.focus();
    this.clearer.hidden = !all;
  }

  /**
   * @param {HTMLElement} owner  Of the badge with the number.
   * @param {number} count
   * @returns {boolean}  Whether it was another number before.
   */
  mark(owner, count) {
    const badge = owner.querySelector("[data-finder-picked]");
    if (!(badge instanceof HTMLElement) || badge.dataset.finderPicked === String(count)) return false;
    badge.dataset.finderPicked = String(count);
    badge.hidden = !count;
    badge.replaceChildren(
      element("span", { "aria-hidden": "true" }, String(count)),
      element("span", { class: "vh" }, this.describe(count)),
    );
    return true;
  }
}
