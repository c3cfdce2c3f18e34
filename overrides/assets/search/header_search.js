// @ts-check
/**
 * The search field in the head of a page, answered as it is typed in: an editable combobox over a
 * list in groups (WAI-ARIA Authoring Practices), whose options are links, so that Tab reaches them
 * as well as arrows do. Fetched when the field is first focused; without it the form leads to the
 * finder.
 */

import { highlighted } from "./highlight.js";
import { words } from "./normalise.js";
import { Counting, element } from "./render.js";
import { SearchClient } from "./client.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Card} Card */
/**
 * What header_search.py publishes for a language.
 * @typedef {object} Opening
 * @property {string} index  Address of the index, beside this file.
 * @property {string} group  What separates thousands.
 * @property {string} label
 * @property {Record<string, string>} kinds  What records of a kind are called.
 * @property {Record<string, string>} results
 * @property {Record<string, string>} show
 * @property {string} none
 */

const MOST = 8;
/** Milliseconds without a change after which the count is read out. */
const PAUSE = 500;

/**
 * Makes the form answer. What its field already holds is asked at once.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} field
 */
export async function start(form, field) {
  const styled = stylesheet(new URL("../header-search.css", import.meta.url).href);
  const address = new URL(`${document.documentElement.lang}.json`, import.meta.url).href;
  // Asked for anew each time: the name of the index changes with the records.
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  /** @type {Opening} */
  const opening = await response.json();
  const worker = new URL("worker.js", import.meta.url).href;
  const client = new SearchClient(worker, new URL(opening.index, address).href);
  await Promise.all([client.load(), styled]);
  new Suggestions(form, field, opening, client).ask();
}

class Suggestions {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} field
   * @param {Opening} opening
   * @param {SearchClient} client
   */
  constructor(form, field, opening, client) {
    this.form = form;
    this.field = field;
    this.opening = opening;
    this.client = client;
    this.counting = new Counting(document.documentElement.lang, opening.group);
    /** Address of the root of the language. */
    this.root = new URL("../", form.action).href;
    this.announcing = 0;

    this.list = element("div", { role: "listbox", id: "seek-options", "aria-label": opening.label });
    this.none = element("p", { class: "seek__none" }, opening.none);
    this.popup = element("div", { class: "seek__found", hidden: "" }, this.list, this.none);
    // A page has one role=status, and the finder's is the count: this region has no role.
    this.voice = element("p", { class: "vh", "aria-live": "polite" });
    field.after(this.popup, this.voice);
    const combobox = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id,
    };
    for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);

    field.addEventListener("input", () => this.ask());
    field.addEventListener("click", () => { if (!this.isOpen) this.ask(); });
    field.addEventListener("keydown", (event) => this.pressedInField(event));
    this.list.addEventListener("keydown", (event) => this.pressedInList(event));
    this.list.addEventListener("focusin", ({ target }) => this.choose(option(target)));
    // The focus stays where it is, in browsers too that give none to a link that is clicked.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(/** @type {Node | null} */ (relatedTarget))) this.close();
    });
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
    return this.options.find((found) => found.ariaSelected === "true");
  }

  /** Shows what the field asks for. */
  async ask() {
    const query = this.field.value.trim();
    if (!query) {
      this.client.cancel();
      this.close();
      return;
    }
    try {
      let wanted = () => this.form.contains(document.activeElement);
      const question = { query, filters: {} };
      for await (const answer of this.client.answers(question, MOST, { summaries: false })) {
        if (wanted()) this.show(query, answer);
        // A fuller answer does not move the options of somebody who is choosing.
        wanted = () => this.isOpen && !this.chosen;
      }
    } catch {
      this.close();
    }
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  show(query, { cards, total }) {
    const wanted = words(query);
    /** @type {Map<string, Card[]>} */
    const kinds = new Map();
    for (const card of cards) kinds.set(card.kind, [...(kinds.get(card.kind) ?? []), card]);
    let number = 0;
    const groups = [...kinds].map(([kind, found]) => {
      const label = this.opening.kinds[kind] ?? found[0]?.kindLabel ?? "";
      const id = `seek-${kind}`;
      return element(
        "div", { role: "group", class: `seek__group kind kind-${kind}`, "aria-labelledby": id },
        element("span", { id, class: "kind-label", "aria-hidden": "true" }, label),
        ...found.map((card) => this.option(card, (number += 1), wanted)),
      );
    });
    const all = element(
      "a",
      {
        role: "option", id: "seek-all", class: "seek__option seek__all", "aria-selected": "false",
        href: `${this.form.action}?${new URLSearchParams({ q: query })}`,
      },
      this.counting.say(this.opening.show, total),
    );
    this.list.replaceChildren(...groups, ...(total ? [all] : []));
    this.list.hidden = !total;
    this.none.hidden = total > 0;
    this.choose(undefined);
    this.popup.hidden = false;
    this.popup.scrollTop = 0;
    this.field.ariaExpanded = String(total > 0);
    this.announce(total ? this.counting.say(this.opening.results, total) : this.opening.none);
  }

  /**
   * @param {Card} card
   * @param {number} number
   * @param {string[]} wanted
   */
  option(card, number, wanted) {
    const pieces = highlighted(card.name, wanted).map(({ text, found }) =>
      found ? element("mark", {}, text) : text);
    const name = element("bdi", card.nameLang ? { lang: card.nameLang } : {}, ...pieces);
    const attributes = {
      role: "option", id: `seek-${number}`, class: "seek__option", "aria-selected": "false",
      href: this.root + card.href, "data-result-id": card.id,
    };
    const place = card.region ? [element("bdi", { class: "seek__place" }, card.region)] : [];
    return element("a", attributes, name, ...place);
  }

  close() {
    this.popup.hidden = true;
    this.field.ariaExpanded = "false";
    this.choose(undefined);
    this.announce("");
  }

  /**
   * Marks an option as the one that Enter follows, or none.
   * @param {HTMLElement | undefined} wanted
   */
  choose(wanted) {
    for (const found of this.options) found.ariaSelected = String(found === wanted);
    if (wanted) this.field.setAttribute("aria-activedescendant", wanted.id);
    else this.field.removeAttribute("aria-activedescendant");
    wanted?.scrollIntoView({ block: "nearest" });
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
      if (this.isOpen) this.choose(this.beside(this.chosen, key));
      else this.ask();
    } else if (key === "Enter" && this.chosen) {
      stop(event);
      this.chosen.click();
    }
  }

  /** @param {KeyboardEvent} event */
  pressedInList(event) {
    const { key } = event;
    const here = option(event.target);
    if (key === "Escape") {
      stop(event);
      this.field.focus();
      this.close();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      stop(event);
      (this.beside(here, key) ?? this.field).focus();
    } else if (key === "Home" || key === "End") {
      stop(event);
      this.options.at(key === "Home" ? 0 : -1)?.focus();
    }
  }

  /**
   * The option below or above one, round and round; none stands for the field between last and first.
   * @param {HTMLElement | undefined} from
   * @param {string} key
   */
  beside(from, key) {
    const places = [undefined, ...this.options];
    return places.at((places.indexOf(from) + (key === "ArrowDown" ? 1 : -1)) % places.length);
  }

  /**
   * Reads out, after a pause, so that a count in passing is not.
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.voice.textContent = text; }, text ? PAUSE : 0);
  }
}

/** @param {EventTarget | null} target */
function option(target) {
  /** @type {HTMLElement | null} */
  const found = target instanceof Element ? target.closest("[role=option]") : null;
  return found ?? undefined;
}

/**
 * The key has done what it does here.
 * @param {Event} event
 */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Adds a stylesheet to the page; what it styles is shown when it is there.
 * @param {string} href
 */
function stylesheet(href) {
  const link = element("link", { rel: "stylesheet", href });
  const there = new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
  });
  document.head.append(link);
  return there;
}
