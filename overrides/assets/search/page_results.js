// @ts-check
/**
 * The results that are no records: pages of the site, each as a line with a link.
 */

import { element, fill } from "./render.js";

/** @typedef {import("./site_pages.js").PageResult} PageResult */

/**
 * What a page is, and what it is about or which of its words matched.
 * @param {PageResult} page
 * @returns {HTMLElement[]}
 */
export function about({ sortLabel, text, matched }) {
  const sort = element("span", { class: "page-result__sort" }, sortLabel);
  const words = matched.map((word) => element("mark", {}, element("bdi", {}, word)));
  const separated = words.flatMap((word, index) => (index ? [" · ", word] : [word]));
  const matches = words.length ? [element("span", { class: "page-result__words" }, ...separated)] : [];
  return [sort, ...(text ? [element("span", { class: "page-result__text" }, element("bdi", {}, text))] : []), ...matches];
}

/** Pages that are shown at first, so that they do not push the records away. */
const FIRST = 3;

export class PageResults {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {string} root  Address of the root of the language.
   * @param {string} all  The button that shows all pages: {count}.
   */
  constructor(pagePart, root, all) {
    this.whole = pagePart("pages");
    this.list = pagePart("page-list");
    this.button = pagePart("all-pages");
    this.root = root;
    this.all = all;
    /** What the list shows, as JSON: if it stays, so does the focus. */
    this.shown = "[]";
    this.button.addEventListener("click", () => this.showAll());
  }

  /** @param {PageResult[]} pages */
  render(pages) {
    const json = JSON.stringify(pages);
    if (json === this.shown) return;
    this.shown = json;
    this.list.replaceChildren(...pages.map((page, index) => {
      const item = element(
        "li",
        { class: `page-result kind kind-${page.sort}` },
        element("a", { href: this.root + page.href }, element("bdi", {}, page.name)),
        " ",
        element("span", { class: "page-result__about" }, ...about(page).flatMap((one) => [one, " "])),
      );
      item.hidden = index >= FIRST;
      return item;
    }));
    this.button.textContent = fill(this.all, { count: String(pages.length) });
    this.button.hidden = pages.length <= FIRST;
    this.whole.hidden = !pages.length;
  }

  /** Shows the pages beyond the first, and moves the focus to them. */
  showAll() {
    for (const item of this.list.children) item.removeAttribute("hidden");
    this.button.hidden = true;
    this.list.children[FIRST]?.querySelector("a")?.focus();
  }
}
