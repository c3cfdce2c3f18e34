// @ts-check
/**
 * The results that are no records: pages of the site, each as a line with a link.
 */

import { element } from "./render.js";

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
  return [sort, ...(text ? [element("span", {}, element("bdi", {}, text))] : []), ...matches];
}

export class PageResults {
  /**
   * @param {HTMLElement} whole  The section with its heading.
   * @param {HTMLElement} list
   * @param {string} root  Address of the root of the language.
   */
  constructor(whole, list, root) {
    this.whole = whole;
    this.list = list;
    this.root = root;
  }

  /** @param {PageResult[]} pages */
  render(pages) {
    this.list.replaceChildren(...pages.map((page) => {
      const link = element("a", { href: this.root + page.href }, element("bdi", {}, page.name));
      return element("li", { class: "page-result" }, link, ...about(page).flatMap((one) => [" ", one]));
    }));
    this.whole.hidden = !pages.length;
  }
}
