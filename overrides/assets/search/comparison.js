// @ts-check
/**
 * Records side by side, field by field. The fields are read from the records' own pages, fetched when
 * they are compared, so that the index needs no extra data. What the index has of their evidence is
 * shown as in the table of results.
 */

import { element, setText } from "./render.js";

/**
 * @typedef {object} Value
 * @property {string} text
 * @property {string | undefined} lang
 * @property {string | undefined} href
 * @property {string | undefined} note  Words after a name that the catalogue translated.
 */
/** @typedef {{field: string, label: string, values: Value[]}} FieldValues */
/** @typedef {import("./cards.js").Card} Card */
/**
 * @typedef {object} RecordPage
 * @property {string} id
 * @property {string} href
 * @property {Value} name
 * @property {FieldValues[]} fields  In the order of the page.
 */

/** The cells of the table of results that a comparison has, too. */
const EVIDENCE = ["strength", "disputes"];
/** The fields before them. */
const BEFORE = ["kind", "status"];

/**
 * Fetches the page of a record and reads its fields.
 * @param {string} id
 * @param {string} href  Address of the page, relative to this one.
 * @param {Record<string, string>} labels  Labels of the fields that have none on the page.
 * @returns {Promise<RecordPage>}
 */
export async function fetchRecord(id, href, labels) {
  const address = new URL(href, document.baseURI);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const record = page.querySelector("[data-record-id]");
  if (!record) throw new Error(`no record at ${address}`);
  /** @param {Element} source */
  const read = (source) => readValue(source, address);
  const others = [...record.querySelectorAll("[data-field]")].map((source) => {
    // In the drawing of linked records the name of the field is the source, not what is around both.
    const whole = (source.matches("dt") && source.parentElement) || source;
    const items = [...whole.querySelectorAll("dd, li")].filter((one) => !one.querySelector("li"));
    return {
      field: source.getAttribute("data-field") ?? "",
      label: textOf(whole.querySelector("dt, h2")),
      values: items.map(read),
    };
  });
  const first = [
    { field: "kind", source: record.querySelector(".head .kind-label") },
    { field: "status", source: record.querySelector(".head .badge--status") },
    { field: "summary", source: record.querySelector(".head .lead") },
  ].flatMap(({ field, source }) =>
    source ? [{ field, label: labels[field] ?? field, values: [read(source)] }] : [],
  );
  const heading = record.querySelector("h1");
  const name = heading ? read(heading) : { text: id, lang: undefined, note: undefined };
  const fields = [...first, ...others.filter(({ values }) => values.length)];
  return { id, href, name: { ...name, href: undefined }, fields };
}

/**
 * All fields of several pages, each once. A field comes before the fields that follow it on any of the
 * pages, unless the pages contradict each other.
 * @param {Pick<RecordPage, "fields">[]} pages
 * @returns {{field: string, label: string}[]}
 */
export function allFields(pages) {
  /** @type {{field: string, label: string}[]} */
  const all = [];
  for (const { fields } of pages) {
    let index = all.length;
    for (const { field, label } of [...fields].reverse()) {
      const known = all.findIndex((one) => one.field === field);
      if (known >= 0) index = Math.min(index, known);
      else all.splice(index, 0, { field, label });
    }
  }
  return all;
}

/** The table of the comparison. */
export class Comparison {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./results.js").Texts} texts
   * @param {(card: Card) => HTMLElement} tableRow  A record as a row of the table of results.
   */
  constructor(pagePart, texts, tableRow) {
    this.head = pagePart("compared");
    this.rows = pagePart("comparable");
    this.texts = texts;
    this.tableRow = tableRow;
    /** @type {Map<string, Promise<RecordPage>>} */
    this.pages = new Map();
  }

  /**
   * @param {Card[]} cards
   * @param {string} root  Address of the root of the language.
   * @param {() => boolean} isWanted  Whether they are still to be shown once they are fetched.
   */
  async show(cards, root, isWanted) {
    const pages = await Promise.all(cards.map(({ id, href }) => this.page(id, `${root}${href}`)));
    if (!isWanted()) return;
    const headings = pages.map((page, index) => heading(page, cards[index]?.strength?.[0]));
    this.head.replaceChildren(...[...this.head.children].slice(0, 1), ...headings);
    const fields = allFields(pages);
    const rows = fields.map((field) => row(field, pages, this.texts.unknown));
    const before = fields.findIndex(({ field }) => !BEFORE.includes(field));
    rows.splice(before < 0 ? rows.length : before, 0, ...this.evidence(cards));
    this.rows.replaceChildren(...rows);
  }

  /** @param {Card[]} cards */
  evidence(cards) {
    const results = cards.map(this.tableRow);
    return EVIDENCE.map((field) => {
      const cells = results.map((result) => result.querySelector(`[data-field="${field}"]`) ?? "");
      const label = this.texts.columns[field] ?? field;
      return element("tr", { "data-field": field }, element("th", { scope: "row" }, label), ...cells);
    });
  }

  /**
   * The page of a record, fetched once; again after a failure.
   * @param {string} id
   * @param {string} href
   */
  page(id, href) {
    const page = this.pages.get(id) ?? fetchRecord(id, href, this.texts.columns);
    this.pages.set(id, page);
    page.catch(() => this.pages.delete(id));
    return page;
  }
}

/**
 * @param {RecordPage} page
 * @param {string | undefined} strength
 */
function heading({ id, href, name }, strength) {
  const attributes = { scope: "col", "data-compared-id": id, ...(strength && { "data-strength": strength }) };
  return element("th", attributes, ...render({ ...name, href }));
}

/**
 * @param {{field: string, label: string}} field
 * @param {RecordPage[]} pages
 * @param {string} unknown  The cell of a page without the field.
 */
function row({ field, label }, pages, unknown) {
  const cells = pages.map(({ fields }) => {
    const same = fields.filter((one) => one.field === field);
    return cell(same.flatMap(({ values }) => values), unknown);
  });
  return element("tr", { "data-field": field }, element("th", { scope: "row" }, label), ...cells);
}

/**
 * @param {Value[]} values
 * @param {string} unknown
 */
function cell(values, unknown) {
  if (!values.length) return element("td", {}, element("span", { class: "unknown" }, unknown));
  if (values.length === 1) return element("td", {}, ...values.flatMap(render));
  return element("td", {}, element("ul", {}, ...values.map((one) => element("li", {}, ...render(one)))));
}

/** @param {Value} value */
function render({ text, lang, href, note }) {
  const shown = element("bdi", {});
  setText(shown, text, lang);
  const whole = href ? element("a", { href }, shown) : shown;
  return note ? [whole, " ", element("small", { class: "translated" }, note)] : [whole];
}

/**
 * @param {Element} source
 * @param {URL} base  Address of the page, to which its links are relative.
 * @returns {Value}
 */
function readValue(source, base) {
  const link = source.querySelector("a:not(.marks a, .strength, .disputed)")?.getAttribute("href");
  return {
    text: textOf(source),
    lang: source.querySelector("bdi[lang]")?.getAttribute("lang") ?? undefined,
    href: link ? safeAddress(link, base) : undefined,
    note: textOf(source.querySelector(".translated")) || undefined,
  };
}

/**
 * The full address of a link; undefined for schemes such as javascript:.
 * @param {string} link
 * @param {URL} base
 */
function safeAddress(link, base) {
  const address = new URL(link, base);
  return ["http:", "https:", "mailto:"].includes(address.protocol) ? address.href : undefined;
}

/** What the page says about a value, within its element; the drawing has it within the link. */
const SIGNS = ".marks, .basis, .translated, .strength, .disputed, .vh, a small";

/**
 * The text of an element, without its sources and other signs of its evidence.
 * @param {Element | null} source
 */
function textOf(source) {
  if (!source) return "";
  /** @type {any} */
  const copy = source.cloneNode(true);
  for (const mark of copy.querySelectorAll(SIGNS)) mark.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").replaceAll("\u2060", "").trim();
}
