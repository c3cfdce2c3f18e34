// @ts-check
/**
 * The search page: shows the results of what the form asks for, and keeps it in the URL.
 *
 * <html data-finder> is "loading" while the index is fetched, "busy" while an answer is awaited and
 * "ready" otherwise. Nothing is fetched before the search is first used.
 */

import { ActiveFilters } from "./active_filters.js";
import { SearchClient } from "./client.js";
import { FollowLine } from "./follow.js";
import { SearchForm } from "./form.js";
import { CountFormat, fill, isolate } from "./render.js";
import { INITIAL, isSame, requestFor, withMore } from "./request.js";
import { Results } from "./results.js";
import { read, toggled, write } from "./state.js";
import { Tray } from "./tray.js";
import { Trouble } from "./trouble.js";

/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./state.js").State} State */

class SearchPage {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    /** @type {(name: string) => any} */
    const pagePart = (name) => document.querySelector(`[data-finder-${name}]`);
    this.pagePart = pagePart;
    this.root = element.dataset.root ?? "";
    /** @type {import("./results.js").Texts} */
    this.texts = JSON.parse(element.dataset.texts ?? "{}");
    const counts = new CountFormat(document.documentElement.lang, this.texts.group);
    const { worker = "", index = "", scripts = "" } = element.dataset;
    this.client = new SearchClient(worker, index, scripts);
    this.form = new SearchForm(element, pagePart, counts, this.texts);
    this.heading = pagePart("heading");
    this.title = document.title;
    const { boxes } = this.form;
    this.active = new ActiveFilters(pagePart, boxes, this.texts.remove, (state) => this.setState(state));
    this.follow = new FollowLine(pagePart, boxes, this.texts);
    this.results = new Results(pagePart, this.texts, counts, boxes, {
      root: this.root,
      change: (state) => { this.setState(state); this.heading.focus(); },
      choose: (region) => this.setState(toggled(this.formState(), region)),
    });
    this.tray = new Tray(pagePart, this.texts.unchoose, (ids) => this.chosen(ids));
    this.trouble = new Trouble(pagePart("trouble"), this.texts, () => this.retry());
    /** @type {import("./comparison.js").Comparison | undefined} */
    this.comparison = undefined;

    /** @type {Request} */
    this.request = { state: read("", this.form.boxes.values), listing: INITIAL };
    /** @type {Request["listing"] | undefined}  Undefined while the page shows an incomplete answer. */
    this.shown = INITIAL;
    /** Whether the last change was a letter typed. */
    this.typing = false;
  }

  start() {
    const { boxes, element, query, sort, views } = this.form;
    /** @type {(name: string, act: () => void) => void} */
    const onClick = (name, act) => this.pagePart(name).addEventListener("click", act);
    this.form.enable();
    query.addEventListener("focus", () => this.load());
    query.addEventListener("input", () => this.typed());
    query.addEventListener("change", () => { this.typing = false; });
    for (const input of [...boxes.all, sort]) {
      input.addEventListener("change", () => this.change(this.formState()));
    }
    for (const input of views.querySelectorAll("input")) {
      input.addEventListener("change", () => this.showView(input.value));
    }
    element.addEventListener("submit", (event) => this.submit(event));
    onClick("clear", () => { this.clear(); this.heading.focus(); });
    onClick("clear-all", () => this.clear());
    onClick("more", () => this.showMore());
    onClick("compare", () => this.showView("compare"));
    onClick("back", () => this.showView(this.request.listing.view));
    onClick("csv", () => this.save("csv"));
    onClick("json", () => this.save("json"));
    addEventListener("popstate", () => this.restore());
    this.tray.equip(this.results.items);
    this.mark("ready");
    this.restore();
  }

  // What the visitor does.

  typed() {
    // A burst of typing is one entry in the history, so that Back does not go letter by letter.
    this.go(this.formState(), this.typing);
    this.typing = true;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    this.change(this.formState());
    this.form.panel.close();
    const { matches } = matchMedia("(pointer: coarse)"); // Its keyboard would stay over the results.
    if (matches || event.submitter === this.pagePart("show")) this.heading.focus();
  }

  clear() {
    this.setState({ ...this.formState(), filters: {} });
  }

  async showMore() {
    const before = new Set(this.results.ids);
    const request = withMore(this.request);
    await this.show(request);
    if (request !== this.request) return;
    const added = [...this.results.items].find(({ dataset }) => !before.has(dataset.resultId));
    added?.querySelector("a")?.focus();
  }

  /** @param {string} view */
  showView(view) {
    const comparing = view === "compare" || this.request.state.view === "compare";
    this.change({ ...this.formState(), view });
    if (comparing) this.heading.focus();
  }

  /** @param {string[]} ids  The records in the tray. */
  chosen(ids) {
    this.tray.show(ids);
    this.change({ ...this.formState(), view: this.request.state.view });
  }

  /**
   * Changes the state from outside of the form: by the tag of a filter, the notice or the map.
   * @param {State} state
   */
  setState(state) {
    this.fill(state);
    this.change(state);
  }

  /** Shows what the URL asks for: when the page opens, and after Back and Forward. */
  restore() {
    this.typing = false;
    const state = read(location.search, this.form.boxes.values, this.form.sorts);
    this.fill(state);
    dispatchEvent(new Event("addresschange"));
    const request = requestFor(state, this.request);
    if (write(request.state) !== write(this.request.state)) this.show(request);
  }

  /**
   * Saves all results as a file.
   * @param {"csv" | "json"} format
   */
  async save(format) {
    const question = this.formState();
    try {
      const { save } = await import("./download.js");
      const records = await this.client.all(question);
      save(format, records, this.root, this.form.boxes.names(), this.texts);
    } catch (reason) {
      this.failed(reason);
    }
  }

  // The form and the URL.

  /**
   * The state of the form and the tray, in a view of results: changing the form ends a comparison.
   * @returns {State}
   */
  formState() {
    return { ...this.form.read(), view: this.request.listing.view, compare: this.tray.ids };
  }

  /** @param {State} state */
  fill(state) {
    this.form.write(state);
    this.tray.show(state.compare);
  }

  /** @param {State} state */
  change(state) {
    this.typing = false;
    this.go(state);
  }

  /**
   * Shows a state and writes it to the URL.
   * @param {State} state
   * @param {boolean} replace  Whether to replace the last entry in the history.
   */
  go(state, replace = false) {
    const request = requestFor(state, this.request);
    const search = write(request.state);
    if (search === write(this.request.state)) return;
    const address = `${location.pathname}${search}${location.hash}`;
    try {
      if (replace) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // Safari refuses more than a hundred in half a minute. The next change writes the whole state.
    }
    dispatchEvent(new Event("addresschange"));
    this.show(request);
  }

  // What the page shows.

  async load() {
    try {
      if (!this.client.worker) this.mark("loading");
      await this.client.load();
      this.trouble.hide();
    } catch (reason) {
      this.failed(reason);
    }
    if (document.documentElement.dataset.finder === "loading") this.mark("ready");
  }

  /**
   * Shows what is requested, unless something else is requested before it is there.
   * @param {Request} request
   */
  async show(request) {
    this.request = request;
    const { state, listing } = request;
    this.render(state);
    try {
      await this.nameCompared(state.compare);
      if (request !== this.request) return;
      const compare = state.compare.filter((id) => this.tray.known.has(id));
      if (compare.length < state.compare.length) {
        this.tray.show(compare);
        this.go({ ...state, compare }, true);
        return;
      }
      if (state.view === "compare") await this.compare(request);
      else await this.list(request);
    } catch (reason) {
      if (request !== this.request) return;
      // Instead of a comparison that failed, the page shows the results, and a notice above them.
      request = { state: { ...state, view: listing.view }, listing };
      this.request = request;
      this.render(request.state);
      this.failed(reason);
    }
    if (request === this.request) this.mark("ready");
  }

  /** @param {unknown} reason */
  failed(reason) {
    this.results.showFailure();
    this.trouble.showFailure(reason);
  }

  retry() {
    this.trouble.hide();
    this.shown = undefined;
    this.heading.focus();
    this.show({ ...this.request });
  }

  /**
   * Renders what needs no answer from the worker.
   * @param {State} state
   */
  render(state) {
    this.active.render(state);
    this.follow.render(state);
    document.title = state.query
      ? fill(this.texts.title, { query: isolate(state.query), title: this.title })
      : this.title;
    const comparing = state.view === "compare";
    for (const name of ["found", "number-of-results", "compare"]) this.pagePart(name).hidden = comparing;
    for (const name of ["comparison", "compared-heading"]) this.pagePart(name).hidden = !comparing;
    this.form.show(state);
  }

  /**
   * Fetches the names of compared records that are not known yet.
   * @param {string[]} ids
   */
  async nameCompared(ids) {
    const unknown = ids.filter((id) => !this.tray.known.has(id));
    if (!unknown.length) return;
    this.mark(this.client.worker ? "busy" : "loading");
    for (const card of await this.client.records(unknown)) {
      this.tray.know({ ...card, href: `${this.root}${card.href}` });
    }
    this.tray.render();
  }

  /** @param {Request} request */
  async list(request) {
    const { state, listing } = request;
    if (isSame(listing, this.shown)) {
      this.results.endWait();
      return;
    }
    if (isSame(listing, INITIAL)) {
      this.client.cancel();
      this.results.renderFirst();
      this.trouble.hide();
      this.tray.equip(this.results.items);
      this.shown = listing;
      return;
    }
    this.mark(this.client.worker ? "busy" : "loading");
    this.results.wait();
    const view = this.results.views.load(listing.view);
    // Awaited below; without this, a failure before the first answer would be reported as unhandled.
    view.catch(() => {});
    const sort = listing.view === "timeline" ? "newest" : state.sort;
    const question = { ...state, sort, counts: listing.view === "map" };
    const answers = this.client.answers(question, listing.limit, { onLoad: () => this.mark("busy") });
    for await (const answer of answers) {
      await view;
      if (request !== this.request) return;
      this.shown = undefined;
      const rendered = this.results.render(state, answer);
      this.trouble.render(answer);
      this.tray.equip(this.results.items);
      if (!answer.complete) continue;
      await rendered;
      if (request !== this.request) return;
      this.shown = listing;
      // Contexts and, in a large catalogue, counts follow.
      this.mark("ready");
    }
  }

  /** @param {Request} request */
  async compare(request) {
    this.mark("busy");
    const { Comparison } = await import("./comparison.js");
    this.comparison ??= new Comparison(
      this.pagePart, this.texts, (card) => this.results.renderRecord("row", card),
    );
    const cards = await this.client.records(request.state.compare);
    await this.comparison.show(cards, this.root, () => request === this.request);
  }

  /** @param {"loading" | "busy" | "ready"} status */
  mark(status) {
    document.documentElement.dataset.finder = status;
  }
}

const form = document.querySelector("[data-finder-form]");
if (form instanceof HTMLFormElement) new SearchPage(form).start();
