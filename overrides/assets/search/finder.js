// @ts-check
/**
 * The finder page: words and filters, kept in the URL, answered by the search worker.
 *
 * <html data-finder> says how it stands: "loading" while the index is fetched, "busy" while an
 * answer is awaited, "ready" otherwise. Nothing is fetched before the finder is first used.
 */

import { Counting, drawCard, element, fill, isolate } from "./paint.js";
import { Searching } from "./searching.js";
import { read, tidy, without, write } from "./state.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./state.js").State} State */
/**
 * FinderTexts in plugins/jazari_catalogue/site/finder/view.py.
 * @typedef {object} Texts
 * @property {string} group
 * @property {Record<string, string>} results
 * @property {Record<string, string>} show
 * @property {string} partial
 * @property {string} none
 * @property {string} blocked
 * @property {string} lift
 * @property {string} remove
 * @property {string} title
 * @property {string} failed
 */

const PAGE = 50;
/** Milliseconds without a change after which the count is read out. */
const PAUSE = 500;
/** Where the filters stand beside the results, and so are open: as in finder.css. */
const BESIDE = matchMedia("(min-width: 60rem)");

class Finder {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (document.querySelector(`[data-finder-${name}]`));
    this.form = form;
    this.root = form.dataset.root ?? "";
    /** @type {Texts} */
    this.texts = JSON.parse(form.dataset.texts ?? "{}");
    this.counting = new Counting(document.documentElement.lang, this.texts.group);
    this.searching = new Searching(form.dataset.worker ?? "", form.dataset.index ?? "");

    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.boxes = [
      .../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[type=checkbox]")),
    ];
    /** @type {Map<string, string[]>} */
    this.facets = new Map();
    for (const { name, value } of this.boxes) {
      this.facets.set(name, [...(this.facets.get(name) ?? []), value]);
    }
    this.panel = /** @type {HTMLDetailsElement} */ (part("filters"));
    this.show = part("show");
    this.heading = part("heading");
    this.count = part("count");
    this.status = part("status");
    this.active = part("active");
    this.tags = part("tags");
    this.clear = part("clear");
    this.notice = part("notice");
    this.results = part("results");
    this.more = part("more");
    this.rest = /** @type {HTMLElement | null} */ (part("rest"));
    this.template = /** @type {HTMLTemplateElement} */ (part("card"));

    /** What the server drew, to come back to when nothing is asked any more. */
    this.whole = {
      cards: [...this.results.children],
      count: this.count.textContent ?? "",
      show: this.show.textContent ?? "",
      title: document.title,
      numbers: this.boxes.map((box) => Number(number(box).textContent)),
    };
    this.limit = PAGE;
    this.shown = "";
    this.typing = false;
    this.announcing = 0;
  }

  start() {
    this.panel.open = BESIDE.matches;
    BESIDE.addEventListener("change", () => { this.panel.open = BESIDE.matches; });
    this.words.addEventListener("focus", () => this.load());
    this.words.addEventListener("input", () => this.typed());
    this.words.addEventListener("change", () => { this.typing = false; });
    for (const box of this.boxes) box.addEventListener("change", () => this.changed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.clear.addEventListener("click", () => this.cleared());
    this.more.addEventListener("click", () => this.extended());
    addEventListener("popstate", () => this.restored());
    this.mark("ready");
    this.restored();
  }

  // What the visitor does.

  typed() {
    // One step in the history for each burst of typing: Back leads out of the words, not along
    // their letters.
    this.go(this.typing);
    this.typing = true;
  }

  changed() {
    this.typing = false;
    this.go(false);
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    this.changed();
    if (event.submitter !== this.show) return;
    if (!BESIDE.matches) this.panel.open = false;
    this.heading.focus();
  }

  cleared() {
    this.words.value = "";
    for (const box of this.boxes) box.checked = false;
    this.changed();
    this.heading.focus();
  }

  extended() {
    const first = this.results.children.length;
    this.limit += PAGE;
    this.refresh().then(() => {
      /** @type {HTMLElement | null | undefined} */
      const link = this.results.children[first]?.querySelector("a");
      link?.focus();
    });
  }

  /** The page opens, or the visitor goes back or forward. */
  restored() {
    this.typing = false;
    this.put(read(location.search, this.facets));
    if (this.asked() !== this.shown) this.refresh();
  }

  /**
   * A filter is lifted by its tag or by a suggestion.
   * @param {State} state
   */
  lift(state) {
    this.put(state);
    this.changed();
  }

  // From the form to the URL and back.

  /** @returns {State} */
  state() {
    const checked = new Set(
      this.boxes.filter((box) => box.checked).map(({ name, value }) => `${name}=${value}`),
    );
    return tidy(this.words.value, (name, value) => checked.has(`${name}=${value}`), this.facets);
  }

  asked() {
    return write(this.state());
  }

  /** @param {State} state */
  put({ query, filters }) {
    if (this.words.value.trim() !== query) this.words.value = query;
    for (const box of this.boxes) box.checked = filters[box.name]?.includes(box.value) ?? false;
  }

  /** @param {boolean} instead  Whether the URL takes the place of the one before. */
  go(instead) {
    const asked = this.asked();
    if (asked === this.shown) return;
    const address = `${location.pathname}${asked}${location.hash}`;
    try {
      if (instead) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // Safari refuses more than a hundred in half a minute: the next change writes it all.
    }
    this.limit = PAGE;
    this.refresh();
  }

  // From the answer to the page.

  async load() {
    try {
      if (!this.searching.ready) this.mark("loading");
      await this.searching.load();
    } catch {
      this.failed();
    }
    if (document.documentElement.dataset.finder === "loading") this.mark("ready");
  }

  async refresh() {
    const state = this.state();
    this.shown = write(state);
    this.tag(state);
    document.title = state.query
      ? fill(this.texts.title, { query: isolate(state.query), title: this.whole.title })
      : this.whole.title;
    if (!this.shown) {
      this.searching.forget();
      this.paintWhole();
      this.mark("ready");
      return;
    }
    this.mark(this.searching.ready ? "busy" : "loading");
    try {
      const fuller = (/** @type {Answer} */ answer) => this.paint(state, answer);
      const answer = await this.searching.ask(
        state, this.limit, () => this.mark("busy"), { fuller },
      );
      if (!answer) return;
      this.paint(state, answer);
    } catch {
      this.failed();
    }
    this.mark("ready");
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  paint(state, answer) {
    this.results.replaceChildren(
      ...answer.cards.map((card) => drawCard(this.template, card, this.root)),
    );
    this.more.hidden = answer.cards.length >= answer.total;
    if (this.rest) this.rest.hidden = true;
    this.paintNumbers((box) => answer.counts[box.name]?.[box.value] ?? 0);
    this.paintNotice(state, answer);
    this.paintCount(
      this.counting.say(this.texts.results, answer.total),
      this.counting.say(this.texts.show, answer.total),
    );
  }

  paintWhole() {
    this.results.replaceChildren(...this.whole.cards);
    this.more.hidden = true;
    if (this.rest) this.rest.hidden = false;
    this.paintNumbers((_, position) => this.whole.numbers[position] ?? 0);
    this.notice.hidden = true;
    this.paintCount(this.whole.count, this.whole.show);
  }

  /** @param {(box: HTMLInputElement, position: number) => number} count */
  paintNumbers(count) {
    this.boxes.forEach((box, position) => {
      const results = count(box, position);
      number(box).textContent = this.counting.number(results);
      // A disabled box loses the focus, and one that is checked must be there to be unchecked.
      box.disabled = results === 0 && !box.checked && box !== document.activeElement;
    });
  }

  /**
   * @param {State} state
   * @param {Answer} answer
   */
  paintNotice(state, { total, partial, lifts }) {
    this.notice.hidden = total > 0 && !partial;
    if (this.notice.hidden) return;
    if (total > 0) {
      this.notice.replaceChildren(element("p", {}, this.texts.partial));
      return;
    }
    const filtered = Object.keys(state.filters).length > 0;
    const ways = filtered
      ? Object.entries(lifts).sort(([, one], [, other]) => other - one)
      : [];
    this.notice.replaceChildren(
      element("p", {}, ways.length ? this.texts.blocked : this.texts.none),
      ...ways.map(([name, results]) => {
        const labels = this.labels(name, state.filters[name] ?? []);
        const label = isolate(name === "q" ? state.query : labels.join(", "));
        const count = this.counting.number(results);
        const button = element(
          "button", { type: "button" }, fill(this.texts.lift, { label, count }),
        );
        button.addEventListener("click", () => {
          this.lift(without(state, name));
          this.heading.focus();
        });
        return button;
      }),
    );
  }

  /**
   * @param {string} text
   * @param {string} show
   */
  paintCount(text, show) {
    this.count.textContent = text;
    this.show.textContent = show;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { this.status.textContent = text; }, PAUSE);
  }

  /**
   * The filters in force, each a button that lifts it.
   * @param {State} state
   */
  tag({ query, filters }) {
    const entries = Object.entries(filters).flatMap(([name, values]) =>
      values.map((value) => ({ name, value, label: this.labels(name, [value]).join() })),
    );
    this.tags.replaceChildren(...entries.map(({ name, value, label }, position) => {
      const button = element(
        "button",
        { type: "button", "aria-label": fill(this.texts.remove, { label }) },
        element("bdi", {}, label),
      );
      button.addEventListener("click", () => {
        const kept = (filters[name] ?? []).filter((other) => other !== value);
        this.lift({ query, filters: { ...filters, [name]: kept } });
        const next = this.tags.querySelectorAll("button")[position] ?? this.heading;
        next.focus();
      });
      return element("li", {}, button);
    }));
    this.active.hidden = !entries.length && !query;
    this.tags.hidden = !entries.length;
  }

  failed() {
    this.notice.replaceChildren(element("p", {}, this.texts.failed));
    this.notice.hidden = false;
    if (this.rest) this.rest.hidden = false;
  }

  /**
   * How the page names values of a facet.
   * @param {string} name
   * @param {string[]} values
   */
  labels(name, values) {
    return this.boxes
      .filter((box) => box.name === name && values.includes(box.value))
      .map((box) => box.closest("label")?.querySelector("[data-finder-label]")?.textContent ?? "");
  }

  /** @param {"loading" | "busy" | "ready"} standing */
  mark(standing) {
    document.documentElement.dataset.finder = standing;
  }
}

/** @param {HTMLInputElement} box */
function number(box) {
  return /** @type {HTMLElement} */ (
    box.closest("label")?.querySelector("[data-finder-number]")
  );
}

const form = document.querySelector("[data-finder-form]");
if (form instanceof HTMLFormElement) new Finder(form).start();
