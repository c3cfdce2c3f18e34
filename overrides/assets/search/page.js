// @ts-check
/**
 * The finder page: words and filters, kept in the URL, answered by the search worker.
 *
 * <html data-finder> says how it stands: "loading" while the index is fetched, "busy" while an
 * answer is awaited, "ready" otherwise. Nothing is fetched before the finder is first used.
 */

import { ActiveFilters } from "./active_filters.js";
import { Checkboxes } from "./checkboxes.js";
import { Comparing } from "./tray.js";
import { Counting, fill, isolate } from "./render.js";
import { Results } from "./results.js";
import { Searching } from "./client.js";
import { known, read, SORTS, tidy, toggled, VIEWS, write } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** Results at first, and how many more at a time. */
const FIRST = 10;
const MORE = 20;
/** Where the filters stand beside the results, and so are open: as in finder.css. */
const BESIDE = matchMedia("(min-width: 60rem)");

class Finder {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const place = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (document.querySelector(`[data-finder-${name}]`));
    this.form = form;
    this.root = form.dataset.root ?? "";
    /** @type {import("./page_texts.js").Texts} */
    this.texts = JSON.parse(form.dataset.texts ?? "{}");
    const counting = new Counting(document.documentElement.lang, this.texts.group);
    this.searching = new Searching(form.dataset.worker ?? "", form.dataset.index ?? "");

    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.boxes = new Checkboxes(form, (number) => counting.number(number));
    this.sort = /** @type {HTMLSelectElement} */ (form.elements.namedItem("sort"));
    this.sorting = place("sorting");
    this.ways = /** @type {HTMLFieldSetElement} */ (place("ways"));
    this.panel = /** @type {HTMLDetailsElement} */ (place("filters"));
    this.heading = place("heading");
    this.found = place("found");
    this.count = place("count");
    this.titles = { page: document.title, heading: this.heading.textContent ?? "" };

    this.active = new ActiveFilters(
      { whole: place("active"), tags: place("tags"), heading: this.heading },
      this.boxes, this.texts.remove, (state) => this.lift(state),
    );
    this.results = new Results(place, this.texts, counting, this.boxes, {
      root: this.root,
      lift: (state) => { this.lift(state); this.heading.focus(); },
      choose: (region) => this.lift(toggled(this.state(), region)),
    });
    this.comparing = new Comparing(place, this.texts.unchoose, (ids) => this.chosen(ids));
    /** @type {import("./comparison.js").Comparison | undefined} */
    this.comparison = undefined;
    this.place = place;
    this.buttons = {
      show: place("show"), clear: place("clear"), more: place("more"), back: place("back"),
      compare: place("compare"), csv: place("csv"), json: place("json"),
    };

    this.view = VIEWS[0] ?? "";
    /** The view to come back to from a comparison. */
    this.listed = this.view;
    this.limit = FIRST;
    /** What the address says, and what it asks for. */
    this.address = "";
    this.asked = "";
    /** The results that the page is to show, and those that it shows. */
    this.wanted = "";
    this.painted = `${FIRST} ${this.view} `;
    this.turn = 0;
    this.typing = false;
  }

  start() {
    const { clear, more, back, compare, csv, json } = this.buttons;
    this.panel.open = BESIDE.matches;
    BESIDE.addEventListener("change", () => { this.panel.open = BESIDE.matches; });
    this.words.addEventListener("focus", () => this.load());
    this.words.addEventListener("input", () => this.typed());
    this.words.addEventListener("change", () => { this.typing = false; });
    for (const box of this.boxes.all) box.addEventListener("change", () => this.changed());
    this.sort.disabled = this.ways.disabled = false;
    this.sort.addEventListener("change", () => this.changed());
    this.ways.addEventListener("change", (event) => {
      this.look(/** @type {HTMLInputElement} */ (event.target).value);
    });
    this.form.addEventListener("submit", (event) => this.submitted(event));
    clear.addEventListener("click", () => this.cleared());
    more.addEventListener("click", () => this.extended());
    compare.addEventListener("click", () => this.look("compare"));
    back.addEventListener("click", () => this.look(this.listed));
    csv.addEventListener("click", () => this.save("csv"));
    json.addEventListener("click", () => this.save("json"));
    addEventListener("popstate", () => this.restored());
    this.comparing.equip(this.results.items);
    this.mark("ready");
    this.restored();
  }

  // What the visitor does.

  typed() {
    this.leave();
    // One step in the history for each burst of typing: Back leads out of the words, not along
    // their letters.
    this.go(this.typing);
    this.typing = true;
  }

  changed() {
    this.typing = false;
    this.leave();
    this.go(false);
  }

  /** Who asks for other results is not looking at a comparison any more. */
  leave() {
    if (this.view === "compare") this.view = this.listed;
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    this.changed();
    if (event.submitter !== this.buttons.show) return;
    if (!BESIDE.matches) this.panel.open = false;
    this.heading.focus();
  }

  cleared() {
    this.words.value = "";
    this.boxes.choose({});
    this.changed();
    this.heading.focus();
  }

  extended() {
    const first = this.results.items.length;
    this.limit += MORE;
    this.refresh().then(() => this.results.items[first]?.querySelector("a")?.focus());
  }

  /** @param {string} view */
  look(view) {
    const comparing = view === "compare" || this.view === "compare";
    this.view = view;
    this.typing = false;
    this.go(false);
    if (comparing) this.heading.focus();
  }

  /**
   * Other records are to be compared.
   * @param {string[]} ids
   */
  chosen(ids) {
    this.compared(ids);
    this.typing = false;
    this.go(false);
  }

  /** The page opens, or the visitor goes back or forward. */
  restored() {
    this.typing = false;
    this.put(read(location.search, this.boxes.values));
    dispatchEvent(new Event("addresschange"));
    if (write(this.state()) !== this.address) this.refresh();
  }

  /**
   * A filter is lifted by its tag or by a suggestion, or chosen on the map.
   * @param {State} state
   */
  lift(state) {
    this.put(state);
    this.changed();
  }

  /**
   * The results, all of them, as a file.
   * @param {"csv" | "json"} format
   */
  async save(format) {
    const state = this.state();
    const root = new URL(this.root, document.baseURI).href;
    const lang = document.documentElement.lang;
    try {
      const { asCsv, asJson, hand } = await import("./download.js");
      const cards = await this.searching.all(state);
      if (format === "csv") {
        hand("jazari.csv", "text/csv", asCsv(cards, this.boxes.names(), this.texts.columns, root));
      } else {
        hand("jazari.json", "application/json", asJson(cards, { lang, address: location.href, root }));
      }
    } catch {
      this.results.failed();
    }
  }

  // From the form to the URL and back.

  /** @returns {State} */
  state() {
    return {
      ...tidy(this.words.value, this.boxes.chosen, this.boxes.values),
      sort: known(SORTS, this.sort.value),
      view: this.view,
      compare: this.comparing.ids,
    };
  }

  /** @param {State} state */
  put({ query, filters, sort, view, compare }) {
    if (this.words.value.trim() !== query) this.words.value = query;
    this.boxes.choose(filters);
    this.sort.value = sort;
    this.view = view;
    this.compared(compare);
  }

  /**
   * With fewer than two records, there is no comparison.
   * @param {string[]} ids
   */
  compared(ids) {
    this.comparing.show(ids);
    if (ids.length < 2) this.leave();
  }

  /** @param {boolean} instead  Whether the URL takes the place of the one before. */
  go(instead) {
    const asked = write(this.state());
    if (asked === this.address) return;
    const address = `${location.pathname}${asked}${location.hash}`;
    try {
      if (instead) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // Safari refuses more than a hundred in half a minute: the next change writes it all.
    }
    dispatchEvent(new Event("addresschange"));
    this.refresh();
  }

  // From the answer to the page.

  async load() {
    try {
      if (!this.searching.ready) this.mark("loading");
      await this.searching.load();
    } catch {
      this.results.failed();
    }
    if (document.documentElement.dataset.finder === "loading") this.mark("ready");
  }

  async refresh() {
    this.turn += 1;
    const turn = this.turn;
    const state = this.state();
    this.address = write(state);
    this.paint(state);
    try {
      await this.recall(state.compare);
      const there = state.compare.filter((id) => this.comparing.known.has(id));
      if (turn === this.turn && there.length < state.compare.length) {
        this.compared(there);
        return this.go(true);
      }
      if (state.view === "compare") await this.compare(state.compare, () => turn === this.turn);
      else await this.list(state);
    } catch {
      if (turn === this.turn) {
        // A comparison that did not come leaves the results, with the word of it above them.
        this.leave();
        this.paint(this.state());
        this.results.failed();
      }
    }
    if (turn === this.turn) this.mark("ready");
  }

  /**
   * What can be painted without an answer.
   * @param {State} state
   */
  paint(state) {
    this.active.paint(state);
    document.title = state.query
      ? fill(this.texts.title, { query: isolate(state.query), title: this.titles.page })
      : this.titles.page;
    const comparing = state.view === "compare";
    if (!comparing) this.listed = state.view;
    this.found.hidden = this.count.hidden = this.buttons.compare.hidden = comparing;
    const heading = comparing ? this.texts.compared : this.titles.heading;
    // Even the same text, written anew, would be laid out and painted anew with every letter.
    if (this.heading.textContent !== heading) this.heading.textContent = heading;
    this.place("comparison").hidden = !comparing;
    // A line of time has an order of its own.
    this.sorting.hidden = state.view === "timeline";
    for (const way of this.ways.querySelectorAll("input")) way.checked = way.value === state.view;
  }

  /**
   * The names of the records that are compared, where the page does not know them yet.
   * @param {string[]} ids
   */
  async recall(ids) {
    const unknown = ids.filter((id) => !this.comparing.known.has(id));
    if (!unknown.length) return;
    this.mark(this.searching.ready ? "busy" : "loading");
    for (const card of await this.searching.records(unknown)) {
      this.comparing.know({ ...card, href: `${this.root}${card.href}` });
    }
    this.comparing.paint();
  }

  /** @param {State} state */
  async list(state) {
    const { view, ...rest } = state;
    const question = write({ ...rest, view: VIEWS[0] ?? "", compare: [] });
    if (question !== this.asked) this.limit = FIRST;
    this.asked = question;
    const results = `${this.limit} ${view} ${question}`;
    this.wanted = results;
    if (results === this.painted) return;
    if (!question && view === VIEWS[0] && this.limit === FIRST) {
      this.searching.forget();
      this.results.paintFirst();
      this.comparing.equip(this.results.items);
    } else {
      this.mark(this.searching.ready ? "busy" : "loading");
      this.results.wait();
      const sort = view === "timeline" ? "newest" : state.sort;
      const drawable = this.results.views.load(view);
      let shown = false;
      const paint = async (/** @type {import("./engine.js").Answer} */ answer) => {
        if (results !== this.wanted || shown) return;
        shown = answer.complete;
        const drawn = this.results.paint(state, answer);
        this.comparing.equip(this.results.items);
        await drawn;
      };
      await new Promise((resolve, reject) => {
        const fuller = (/** @type {import("./engine.js").Answer} */ later) => {
          drawable.then(() => paint(later)).then(() => {
            if (later.complete) resolve(undefined);
          }, reject);
        };
        const first = this.searching.ask(
          { ...state, sort }, this.limit, () => this.mark("busy"), { fuller },
        );
        Promise.all([first, drawable]).then(async ([answer]) => {
          if (answer) await paint(answer);
          // Ready is what shows everything: a fuller answer is on its way.
          if (!answer || answer.complete) resolve(undefined);
        }).catch(reject);
      });
      if (results !== this.wanted) return;
    }
    this.painted = results;
  }

  /**
   * @param {string[]} ids
   * @param {() => boolean} wanted  Whether the visitor has not gone on meanwhile.
   */
  async compare(ids, wanted) {
    this.mark("busy");
    const { Comparison } = await import("./comparison.js");
    this.comparison ??= new Comparison(this.place, this.texts);
    const known = ids.flatMap((id) => this.comparing.known.get(id) ?? []);
    await this.comparison.show(known, wanted);
  }

  /** @param {"loading" | "busy" | "ready"} standing */
  mark(standing) {
    document.documentElement.dataset.finder = standing;
  }
}

const form = document.querySelector("[data-finder-form]");
if (form instanceof HTMLFormElement) new Finder(form).start();
