// @ts-check
/**
 * The results of an answer: their number, the results in one of the views, and a notice where there
 * are none.
 */

import { formatDate } from "./dates.js";
import { Notice } from "./notice.js";
import { PageResults } from "./page_results.js";
import { fill, fromTemplate, isolate, renderRecord } from "./render.js";
import { SimilarRecords } from "./similar.js";
import { Views } from "./views.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./state.js").State} State */
/**
 * The texts that the page gives to its script, in its language. SearchTexts in
 * plugins/jazari_catalogue/site/search/view.py describes each.
 *
 * @typedef {object} Texts
 * @property {string} group
 * @property {Record<string, string>} results
 * @property {string} asked
 * @property {Record<string, string>} chosen
 * @property {string} relevance
 * @property {Record<string, string>} show
 * @property {string} partial
 * @property {string} unfound
 * @property {string} onlyPages
 * @property {string} allPages
 * @property {string} similar
 * @property {string} none
 * @property {string} blocked
 * @property {string} lift
 * @property {string} near
 * @property {string} remove
 * @property {string} unchoose
 * @property {string} title
 * @property {string} failed
 * @property {string} incomplete
 * @property {string} retry
 * @property {string} outdated
 * @property {string} reload
 * @property {string} unknown
 * @property {string} undated
 * @property {string} today
 * @property {string} coming
 * @property {string} region
 * @property {string} elsewhere
 * @property {Record<string, string>} disputes
 * @property {Record<string, string>} strengths
 * @property {string} compared
 * @property {import("./dates.js").DateTexts} dates
 * @property {Record<string, string>} columns
 * @property {string} separator
 * @property {string} comma
 * @property {string} words
 */
/** @typedef {<E extends HTMLElement>(name: string) => E} PagePart  The element marked data-finder-{name}. */

/** Milliseconds without a change after which screen readers announce the count. */
const PAUSE = 500;
/** Milliseconds that an answer may take before the results on the page fade. */
const LONG = 300;

export class Results {
  /**
   * @param {PagePart} pagePart
   * @param {Texts} texts
   * @param {import("./render.js").CountFormat} counts
   * @param {import("./form.js").Checkboxes} boxes
   * @param {{root: string, change: (state: State) => void, choose: (region: string) => void}} page
   *   Address of the root of the language; what is called with the state without a filter that
   *   leaves no results, and with a region of the map that is clicked.
   */
  constructor(pagePart, texts, counts, boxes, { root, change, choose }) {
    this.pagePart = pagePart;
    this.texts = texts;
    this.counts = counts;
    this.boxes = boxes;
    this.root = root;
    this.views = new Views(choose);
    this.list = pagePart("results");
    this.count = pagePart("count");
    this.asked = pagePart("asked");
    this.show = pagePart("show");
    this.status = pagePart("status");
    this.more = pagePart("more");
    this.save = pagePart("save");
    this.found = pagePart("found");
    /** @type {HTMLElement | null} */
    this.rest = pagePart("rest");
    this.pages = new PageResults(pagePart, root, texts.allPages);
    this.notice = new Notice(
      pagePart("notice"), boxes, texts, counts, change, (card) => this.renderRecord("line", card),
    );
    this.similar = new SimilarRecords(pagePart("similar"), texts.similar);
    /** What the server sent, for when the query is empty again. */
    this.first = {
      results: [...this.list.children],
      count: this.count.textContent ?? "",
      show: this.show.textContent ?? "",
    };
    /** @type {HTMLLinkElement} */ (pagePart("pictures")).media = "all";
    this.announcing = 0;
    this.fading = 0;
    /** Counts renderings, so that the numbers of the filters are those of the last. */
    this.renderings = 0;
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get items() {
    return this.list.querySelectorAll("[data-result-id]");
  }

  /** The ids of the results. */
  get ids() {
    return [...this.items].map(({ dataset }) => dataset.resultId);
  }

  /** Fades the results if the next ones are long in coming. */
  wait() {
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.list.toggleAttribute("data-awaited", true), LONG);
  }

  endWait() {
    clearTimeout(this.fading);
    this.list.removeAttribute("data-awaited");
  }

  /**
   * Renders the results at once. The numbers of the filters follow when the browser has painted the
   * results, unless others are rendered by then.
   * @param {State} state
   * @param {Answer} answer
   */
  async render(state, answer) {
    this.renderings += 1;
    const rendering = this.renderings;
    this.endWait();
    /** @type {import("./views.js").ViewContext} */
    const context = {
      answer,
      state,
      texts: this.texts,
      counts: this.counts,
      renderRecord: (template, card) => this.renderRecord(template, card),
      fromTemplate: (name) => fromTemplate(this.template(name)),
    };
    this.replace(() => [this.views.render(state.view, context)]);
    this.similar.render(context);
    this.more.hidden = answer.cards.length >= answer.total;
    this.save.hidden = !answer.total;
    this.found.toggleAttribute("data-empty", !answer.total);
    if (this.rest) this.rest.hidden = true;
    this.notice.render(state, answer);
    // A visitor who chose filters looks for records.
    this.pages.render(answer.total && Object.keys(state.filters).length ? [] : answer.pages);
    this.showCount(
      this.counts.sentence(this.texts.results, answer.total),
      this.counts.sentence(this.texts.show, answer.total),
      state.query,
    );
    await painted();
    if (rendering === this.renderings && answer.counts) this.boxes.render(answer.counts);
  }

  /** Shows the results that the server sent. */
  renderFirst() {
    this.renderings += 1;
    this.endWait();
    this.replace(() => this.first.results);
    this.more.hidden = true;
    this.save.hidden = false;
    this.found.removeAttribute("data-empty");
    if (this.rest) this.rest.hidden = false;
    this.boxes.renderFirst();
    this.notice.hide();
    this.similar.hide();
    this.pages.render([]);
    this.showCount(this.first.count, this.first.show);
  }

  /**
   * Replaces the results. The record that had the focus gets it back if it is still a result.
   * @param {() => Element[]} render
   */
  replace(render) {
    const focused = document.activeElement?.closest("[data-result-id]");
    const id = this.list.contains(focused ?? null) && focused?.getAttribute("data-result-id");
    const rendered = render();
    // An element that is taken out and put back loses the focus.
    if (rendered[0] !== this.list.firstElementChild) this.list.replaceChildren(...rendered);
    if (!id || this.list.contains(document.activeElement)) return;
    /** @type {HTMLElement | null | undefined} */
    const link = [...this.items].find((item) => item.dataset.resultId === id)?.querySelector("a");
    link?.focus({ preventScroll: true });
  }

  /** Shows the page as it is if the index could not be loaded. */
  showFailure() {
    this.endWait();
    if (this.rest) this.rest.hidden = false;
  }

  /**
   * @param {string} text
   * @param {string} show  The button that leads from the filters to the results.
   * @param {string} query
   */
  showCount(text, show, query = "") {
    this.count.textContent = text;
    this.asked.textContent = query && fill(this.texts.asked, { query: isolate(query) });
    this.show.textContent = show;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (this.status.textContent !== text) this.status.textContent = text;
    }, PAUSE);
  }

  /**
   * @param {string} template  Its name on the page.
   * @param {Card} card
   */
  renderRecord(template, card) {
    return renderRecord(this.template(template), card, this.root, {
      date: (edtf) => formatDate(edtf, this.texts.dates),
      number: (count) => this.counts.number(count),
      disputes: (count) => this.counts.sentence(this.texts.disputes, count),
    });
  }

  /**
   * @param {string} name
   * @returns {HTMLTemplateElement}
   */
  template(name) {
    return this.pagePart(name);
  }
}

/** Settles when the browser has painted; at once in a page that it does not paint. */
function painted() {
  return new Promise((resolve) => {
    if (document.hidden) resolve(undefined);
    else requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
