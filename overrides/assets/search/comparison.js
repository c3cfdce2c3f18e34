// @ts-check
/**
 * Records side by side: what their own pages say, field by field. The pages are fetched when they
 * are compared, so that no index has to carry all that they say.
 */

import { element, write } from "./render.js";

/** @typedef {{text: string, lang: string | undefined, href: string | undefined}} Piece */
/** @typedef {{field: string, label: string, pieces: Piece[]}} Line */
/**
 * @typedef {object} Page
 * @property {string} id
 * @property {string} href
 * @property {Piece} name
 * @property {Line[]} lines  In the order of the page.
 */

/**
 * What the page of a record says of it.
 * @param {string} id
 * @param {string} href  Address of the page, from this one.
 * @param {Record<string, string>} labels  Of what has no label on the page.
 * @returns {Promise<Page>}
 */
export async function fetched(id, href, labels) {
  const address = new URL(href, document.baseURI);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const record = page.querySelector("[data-record-id]");
  if (!record) throw new Error(`no record at ${address}`);
  /** @param {Element} found */
  const read = (found) => piece(found, address);
  const lines = [...record.querySelectorAll("[data-field]")].map((found) => ({
    field: found.getAttribute("data-field") ?? "",
    label: plain(found.querySelector("dt, h2")),
    pieces: [...found.querySelectorAll("dd, li")].map(read),
  }));
  const heads = [
    { field: "kind", found: record.querySelector(".head .kind-label") },
    { field: "status", found: record.querySelector(".head .badge--status") },
    { field: "summary", found: record.querySelector(".head .lead") },
  ].flatMap(({ field, found }) =>
    found ? [{ field, label: labels[field] ?? field, pieces: [read(found)] }] : [],
  );
  const heading = record.querySelector("h1");
  const name = heading ? { ...read(heading), href: undefined } : plainPiece(id);
  return { id, href, name, lines: [...heads, ...lines.filter(({ pieces }) => pieces.length)] };
}

/**
 * The fields of several pages, each once, in an order that none of the pages contradicts where it
 * can be helped: a field stands before those that its page has after it.
 * @param {Pick<Page, "lines">[]} pages
 * @returns {{field: string, label: string}[]}
 */
export function fields(pages) {
  /** @type {{field: string, label: string}[]} */
  const found = [];
  for (const { lines } of pages) {
    let place = found.length;
    for (const { field, label } of [...lines].reverse()) {
      const known = found.findIndex((one) => one.field === field);
      if (known >= 0) place = Math.min(place, known);
      else found.splice(place, 0, { field, label });
    }
  }
  return found;
}

/** The place where records stand side by side. */
export class Comparison {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./results.js").Texts} texts
   */
  constructor(pagePart, texts) {
    this.whole = pagePart("comparison");
    this.head = pagePart("compared");
    this.rows = pagePart("comparable");
    this.texts = texts;
    /** @type {Map<string, Promise<Page>>} */
    this.pages = new Map();
  }

  /**
   * @param {{id: string, href: string}[]} records
   * @param {() => boolean} wanted  Whether they are still to be shown when they have come.
   */
  async show(records, wanted) {
    const pages = await Promise.all(records.map(({ id, href }) => this.page(id, href)));
    if (!wanted()) return;
    this.head.replaceChildren(...[...this.head.children].slice(0, 1), ...pages.map(heading));
    this.rows.replaceChildren(
      ...fields(pages).map((field) => row(field, pages, this.texts.unknown)),
    );
  }

  /**
   * The page of a record, fetched once; after a failure, once more.
   * @param {string} id
   * @param {string} href
   */
  page(id, href) {
    const page = this.pages.get(id) ?? fetched(id, href, this.texts.columns);
    this.pages.set(id, page);
    page.catch(() => this.pages.delete(id));
    return page;
  }
}

/** @param {Page} page */
function heading({ id, href, name }) {
  const link = element("a", { href }, shown(name));
  return element("th", { scope: "col", "data-compared-id": id }, link);
}

/**
 * @param {{field: string, label: string}} field
 * @param {Page[]} pages
 * @param {string} unknown  What stands where a page does not say.
 */
function row({ field, label }, pages, unknown) {
  const cells = pages.map(({ lines }) => {
    const said = lines.filter((line) => line.field === field);
    return cell(said.flatMap(({ pieces }) => pieces), unknown);
  });
  return element("tr", { "data-field": field }, element("th", { scope: "row" }, label), ...cells);
}

/**
 * @param {Piece[]} pieces
 * @param {string} unknown
 */
function cell(pieces, unknown) {
  if (!pieces.length) return element("td", {}, element("span", { class: "unknown" }, unknown));
  if (pieces.length === 1) return element("td", {}, ...pieces.map(shown));
  return element("td", {}, element("ul", {}, ...pieces.map((one) => element("li", {}, shown(one)))));
}

/** @param {Piece} piece */
function shown({ text, lang, href }) {
  const written = element("bdi", {});
  write(written, text, lang);
  return href ? element("a", { href }, written) : written;
}

/**
 * @param {Element} found
 * @param {URL} base  Of the addresses that it links to.
 * @returns {Piece}
 */
function piece(found, base) {
  const link = found.querySelector("a:not(.marks a)")?.getAttribute("href");
  return {
    text: plain(found),
    lang: found.querySelector("[lang]")?.getAttribute("lang") ?? undefined,
    href: link ? followed(link, base) : undefined,
  };
}

/**
 * The address where it is one that a page may lead to.
 * @param {string} link
 * @param {URL} base
 */
function followed(link, base) {
  const address = new URL(link, base);
  return ["http:", "https:", "mailto:"].includes(address.protocol) ? address.href : undefined;
}

/**
 * What an element says, without the numbers of its sources.
 * @param {Element | null} found
 */
function plain(found) {
  if (!found) return "";
  /** @type {any} */
  const copy = found.cloneNode(true);
  for (const mark of copy.querySelectorAll(".marks, .vh")) mark.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").replaceAll("\u2060", "").trim();
}

/** @param {string} text @returns {Piece} */
function plainPiece(text) {
  return { text, lang: undefined, href: undefined };
}
