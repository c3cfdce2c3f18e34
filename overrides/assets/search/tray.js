// @ts-check
/**
 * Choosing records to compare: a switch on each result, and a tray that keeps what was chosen.
 */

import { element, fill, instance, isolate, write } from "./render.js";
import { MAX_COMPARED } from "./state.js";

/** @typedef {{id: string, name: string, nameLang: string | undefined, href: string}} Known */

export class Tray {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {string} remove  The name of a button: {label}.
   * @param {(ids: string[]) => void} choose  Told what is chosen after each change.
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
    /** What is known of records that are or may be chosen. @type {Map<string, Known>} */
    this.known = new Map();
    /** @type {Set<HTMLButtonElement>} */
    this.toggles = new Set();
  }

  /**
   * Gives each of these results a switch.
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
    this.paint();
  }

  /** @param {Known} known */
  know(known) {
    this.known.set(known.id, known);
  }

  /**
   * The switch of a result, which may have one from before.
   * @param {HTMLElement} result
   * @param {string} id
   * @returns {HTMLButtonElement}
   */
  toggle(result, id) {
    const old = result.querySelector("[data-compare]");
    if (old instanceof HTMLButtonElement) return old;
    const button = /** @type {HTMLButtonElement} */ (instance(this.template));
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
    this.paint();
  }

  paint() {
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
      write(label, name, nameLang);
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
