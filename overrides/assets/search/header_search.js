// @ts-check
/**
 * The search field in the header of every page, which answers while you type: a combobox with a
 * grouped list (WAI-ARIA Authoring Practices). Its options are links, so Tab reaches them as the
 * arrow keys do. Fetched when the field is first focused; without it the form leads to the search page.
 */

import { SearchClient } from "./client.js";
import { words } from "./normalise.js";
import { CountFormat, element } from "./render.js";
import { group, pageOption, recordOption } from "./suggestions.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./cards.js").Card} Card */
/**
 * The JSON file of a language, written by plugins/jazari_catalogue/site/search/header_search.py.
 * @typedef {object} HeaderFile
 * @property {string} index  Address of the index, relative to the file.
 * @property {string} scripts  The version of the scripts.
 * @property {string} group  The separator of thousands.
 * @property {string} label
 * @property {Record<string, string>} kinds  Labels of the kinds of records.
 * @property {string} pages  Heading of the pages that are no records.
 * @property {Record<string, string>} results
 * @property {Record<string, string>} show
 * @property {string} similar  The heading of suggestions that have the words in near spellings.
 * @property {string} none
 * @property {string} failed  That not everything could be loaded, and what to do.
 */

/** Maximum number of records, and of other pages, among the suggestions. */
const LIMIT = 8;
const PAGES = 3;
/** Milliseconds without a change after which screen readers announce the count. */
const PAUSE = 500;

/**
 * Makes the form show suggestions, at once if its field is not empty.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 */
export async function start(form, field) {
  const styled = stylesheet(new URL("../header-search.css", import.meta.url).href);
  const address = new URL(`${document.documentElement.lang}.json`, import.meta.url).href;
  // Not from the cache: the name of the index changes with the records.
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  /** @type {HeaderFile} */
  const file = await response.json();
  const worker = new URL("worker.js", import.meta.url).href;
  const client = new SearchClient(worker, new URL(file.index, address).href, file.scripts);
  await Promise.all([client.load(), styled]);
  new Suggestions(form, field, file, client).suggest();
}

class Suggestions {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} field
   * @param {HeaderFile} file
   * @param {SearchClient} client
   */
  constructor(form, field, file, client) {
    this.form = form;
    this.field = field;
    this.file = file;
    this.client = client;
    this.counts = new CountFormat(document.documentElement.lang, file.group);
    /** Address of the root of the language. */
    this.root = new URL("../", form.action).href;
    this.announcing = 0;

    this.list = element("div", { role: "listbox", id: "seek-options", "aria-label": file.label });
    this.none = element("p", { class: "seek__none" }, file.none);
    this.popup = element("div", { class: "seek__found", hidden: "" }, this.list, this.none);
    // No role=status: a page has only one, the count of the search page.
    this.liveRegion = element("p", { class: "vh", "aria-live": "polite" });
    field.after(this.popup, this.liveRegion);
    const combobox = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);

    field.addEventListener("input", () => this.suggest());
    field.addEventListener("click", () => { if (!this.isOpen) this.suggest(); });
    field.addEventListener("keydown", (event) => this.pressedInField(event));
    this.list.addEventListener("keydown", (event) => this.pressedInList(event));
    this.list.addEventListener("focusin", ({ target }) => this.choose(option(target)));
    // Without this, browsers that do not focus a clicked link would take the focus out of the form.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    /** @param {{relatedTarget: any}} event */
    const close = ({ relatedTarget }) => { if (!form.contains(relatedTarget)) this.close(); };
    form.addEventListener("focusout", close);
  }

  get isOpen() {
    return !this.popup.hidden;
  }

  /** @returns {HTMLElement[]} */
  get options() {
    /** @type {NodeListOf<HTMLElement>} */
    const options = this.list.querySelectorAll("[role=option]");
    return [...options];
  }

  get chosen() {
    return this.options.find((one) => one.ariaSelected === "true");
  }

  /** Shows suggestions for what is in the field. */
  async suggest() {
    const query = this.field.value.trim();
    if (!query) {
      this.client.cancel();
      this.close();
      return;
    }
    try {
      let isWelcome = () => this.form.contains(document.activeElement);
      const question = { query, filters: {} };
      for await (const answer of this.client.answers(question, LIMIT, { summaries: false })) {
        if (isWelcome()) this.show(query, answer);
        // A fuller answer must not move the options while somebody chooses one.
        isWelcome = () => this.isOpen && !this.chosen;
      }
    } catch {
      this.showFailure();
    }
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  show(query, { cards, similar, total, pages, missing }) {
    const typed = words(query);
    /** @type {Map<string, Card[]>} */
    const byKind = new Map();
    for (const card of cards) byKind.set(card.kind, [...(byKind.get(card.kind) ?? []), card]);
    let number = 0;
    /** @type {(name: string, style: string, label: string, some: Card[]) => HTMLElement} */
    const groupOfRecords = (name, style, label, some) =>
      group(name, style, label, some.map((card) => recordOption(card, this.root, (number += 1), typed)));
    const shown = [...byKind].map(([kind, some]) =>
      groupOfRecords(kind, `kind kind-${kind}`, this.file.kinds[kind] ?? some[0]?.kindLabel ?? "", some));
    const exact = pages.slice(0, PAGES).map((page) => pageOption(page, this.root, (number += 1), typed));
    if (exact.length) shown.push(group("pages", "seek__pages", this.file.pages, exact));
    const near = similar.slice(0, LIMIT - cards.length);
    if (near.length) shown.push(groupOfRecords("similar", "seek__similar", this.file.similar, near));
    const all = element(
      "a",
      {
        role: "option", id: "seek-all", class: "seek__option seek__all", "aria-selected": "false",
        href: `${this.form.action}?${new URLSearchParams({ q: query })}`,
      },
      this.counts.sentence(this.file.show, total),
    );
    this.list.replaceChildren(...shown, ...(total ? [all] : []));
    this.list.hidden = !shown.length;
    this.none.hidden = shown.length > 0;
    this.none.textContent = this.file.none;
    this.choose(undefined);
    this.popup.hidden = false;
    this.popup.scrollTop = 0;
    this.field.ariaExpanded = String(shown.length > 0);
    const heading = exact.length ? this.file.pages : this.file.similar;
    const nothing = shown.length ? heading : this.file.none;
    this.announce(total ? this.counts.sentence(this.file.results, total) : nothing);
    if (missing.length) this.showFailure();
  }

  /** Says that the suggestions are not all there are; the form leads to the search page. */
  showFailure() {
    if (this.popup.hidden) this.list.replaceChildren();
    this.none.textContent = this.file.failed;
    this.none.hidden = false;
    this.popup.hidden = false;
    this.announce(this.file.failed);
  }

  close() {
    this.popup.hidden = true;
    this.field.ariaExpanded = "false";
    this.choose(undefined);
    this.announce("");
  }

  /**
   * Selects the option that Enter follows, or none.
   * @param {HTMLElement | undefined} option
   */
  choose(option) {
    for (const one of this.options) one.ariaSelected = String(one === option);
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  pressedInField(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "Escape" && this.isOpen) {
      this.close();
      stop(event);
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      stop(event);
      if (this.isOpen) this.choose(this.neighbour(this.chosen, key));
      else this.suggest();
    } else if (key === "Enter" && this.chosen) {
      stop(event);
      this.chosen.click();
    }
  }

  /** @param {KeyboardEvent} event */
  pressedInList(event) {
    const { key } = event;
    const current = option(event.target);
    if (key === "Escape") {
      stop(event);
      this.field.focus();
      this.close();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      stop(event);
      (this.neighbour(current, key) ?? this.field).focus();
    } else if (key === "Home" || key === "End") {
      stop(event);
      this.options.at(key === "Home" ? 0 : -1)?.focus();
    }
  }

  /**
   * The option below or above one, in a cycle of the options and the field, which is undefined.
   * @param {HTMLElement | undefined} from
   * @param {string} key
   */
  neighbour(from, key) {
    const cycle = [undefined, ...this.options];
    return cycle.at((cycle.indexOf(from) + (key === "ArrowDown" ? 1 : -1)) % cycle.length);
  }

  /**
   * Has screen readers announce a text, after a pause: not every count while somebody types.
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.liveRegion.textContent = text; }, text ? PAUSE : 0);
  }
}

/** @param {EventTarget | null} target */
function option(target) {
  /** @type {HTMLElement | null} */
  const closest = target instanceof Element ? target.closest("[role=option]") : null;
  return closest ?? undefined;
}

/**
 * Keeps the browser and other listeners from handling a key as well.
 * @param {Event} event
 */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Adds a stylesheet to the page. Settles when it has loaded, or failed.
 * @param {string} href
 */
function stylesheet(href) {
  const link = element("link", { rel: "stylesheet", href });
  const loaded = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
  });
  document.head.append(link);
  return loaded;
}
