// @ts-check
/**
 * The tray of records chosen for comparison, and the switch on each result that puts it there.
 */

import { element, fill, fromTemplate, isolate, setText } from "./render.js";
import { MAX_COMPARED } from "./state.js";

/** @typedef {{id: string, name: string, nameLang: string | undefined, href: string}} NamedRecord */

export class Tray {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {string} remove  The name of a button that takes a record out: {label}.
   * @param {(ids: string[]) => void} choose  Called with the ids that the visitor wants in the tray.
   */
  constructor(pagePart, remove, choose) {
    this.tray = pagePart("tray");
    this.tags = pagePart("chosen");
    this.hint = pagePart("hint");
    this.heading = pagePart("heading");
    /** @type {HTMLButtonElement} */
    this.go = pagePart("compare");
    /** @type {HTMLTemplateElement} */
    this.template = pagePart("toggle");
    this.remove = remove;
    this.choose = choose;
    /** @type {string[]} */
    this.ids = [];
    /** Records whose names are known, by id. @type {Map<string, NamedRecord>} */
    this.known = new Map();
    /** @type {Set<HTMLButtonElement>} */
    this.toggles = new Set();
  }

  /**
   * Adds a switch to each of these results.
   * @param {Iterable<HTMLElement>} results
   */
  equip(results) {
    this.toggles.clear();
    for (const result of results) {
      const id = result.dataset.resultId ?? "";
      const link = result.querySelector("a");
      const name = link?.querySelector("bdi");
      if (!link || !name) continue;
      this.know({
        id,
        name: name.textContent ?? "",
        nameLang: name.getAttribute("lang") ?? undefined,
        href: link.getAttribute("href") ?? "",
      });
      this.toggles.add(this.toggle(result, id));
    }
    this.render();
  }

  /** @param {NamedRecord} record */
  know(record) {
    this.known.set(record.id, record);
  }

  /**
   * The switch of a result: the one that it has already, or a new one.
   * @param {HTMLElement} result
   * @param {string} id
   * @returns {HTMLButtonElement}
   */
  toggle(result, id) {
    const existing = result.querySelector("[data-compare]");
    if (existing instanceof HTMLButtonElement) return existing;
    /** @type {any} */
    const button = fromTemplate(this.template);
    button.dataset.compare = id;
    const name = this.known.get(id)?.name ?? id;
    button.setAttribute("aria-label", `${button.textContent} ${isolate(name)}`);
    button.addEventListener("click", () => {
      this.choose(
        this.ids.includes(id) ? this.ids.filter((one) => one !== id) : [...this.ids, id],
      );
    });
    (result.querySelector('[data-part="toggle"]') ?? result).append(button);
    return button;
  }

  /** @param {string[]} ids */
  show(ids) {
    this.ids = ids;
    this.render();
  }

  render() {
    const full = this.ids.length >= MAX_COMPARED;
    for (const button of this.toggles) {
      const pressed = this.ids.includes(button.dataset.compare ?? "");
      button.setAttribute("aria-pressed", String(pressed));
      button.disabled = full && !pressed;
    }
    this.tray.hidden = !this.ids.length;
    document.documentElement.toggleAttribute("data-comparing", this.ids.length > 0);
    this.go.disabled = this.ids.length < 2;
    this.hint.hidden = !this.go.disabled;
    this.tags.replaceChildren(...this.ids.map((id, position) => {
      const { name, nameLang } = this.known.get(id) ?? { name: id, nameLang: undefined };
      const label = element("bdi", {});
      setText(label, name, nameLang);
      const button = element(
        "button", { type: "button", "aria-label": fill(this.remove, { label: isolate(name) }) }, label,
      );
      button.addEventListener("click", () => {
        this.choose(this.ids.filter((one) => one !== id));
        const next = this.tags.querySelectorAll("button")[position] ?? this.heading;
        next.focus();
      });
      return element("li", {}, button);
    }));
  }
}
