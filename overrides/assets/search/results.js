// @ts-check
/**
 * What the finder shows of an answer: how many results, the results in one of the views, what to do
 * where there are none.
 */

import { written } from "./dates.js";
import { Notice } from "./notice.js";
import { drawRecord, instance } from "./render.js";
import { Views } from "./views.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Card} Card */
/** @typedef {import("./state.js").State} State */
/**
 * The sentences that the page gives to the finder, in its language.
 * SearchTexts in plugins/jazari_catalogue/site/search/view.py says what each is for.
 *
 * @typedef {object} Texts
 * @property {string} group
 * @property {Record<string, string>} results
 * @property {Record<string, string>} show
 * @property {string} partial
 * @property {string} none
 * @property {string} blocked
 * @property {string} lift
 * @property {string} near
 * @property {string} remove
 * @property {string} unchoose
 * @property {string} title
 * @property {string} failed
 * @property {string} unknown
 * @property {string} undated
 * @property {string} region
 * @property {Record<string, string>} elsewhere
 * @property {string} compared
 * @property {import("./dates.js").DateTexts} dates
 * @property {Record<string, string>} columns
 */
/** @typedef {<E extends HTMLElement>(name: string) => E} PagePart  The element marked data-finder-{name}. */

/** Milliseconds without a change after which the count is read out. */
const PAUSE = 500;
/** Milliseconds that an answer may take before what stands there fades. */
const LONG = 300;

export class Results {
  /**
   * @param {PagePart} pagePart
   * @param {Texts} texts
   * @param {import("./render.js").Counting} counting
   * @param {import("./form.js").Checkboxes} boxes
   * @param {{root: string, lift: (state: State) => void, choose: (region: string) => void}} page
   *   Address of the root of the language; what happens when a filter is in the way, and when a
   *   region of the map is chosen.
   */
  constructor(pagePart, texts, counting, boxes, { root, lift, choose }) {
    this.pagePart = pagePart;
    this.texts = texts;
    this.counting = counting;
    this.boxes = boxes;
    this.root = root;
    this.views = new Views(choose);
    this.list = pagePart("results");
    this.count = pagePart("count");
    this.show = pagePart("show");
    this.status = pagePart("status");
    this.more = pagePart("more");
    this.save = pagePart("save");
    /** @type {HTMLElement | null} */
    this.rest = pagePart("rest");
    this.notice = new Notice(
      pagePart("notice"), boxes, texts, counting, lift, (card) => this.draw("line", card),
    );
    /** What the server drew, to come back to when nothing is asked any more. */
    this.first = {
      results: [...this.list.children],
      count: this.count.textContent ?? "",
      show: this.show.textContent ?? "",
    };
    this.announcing = 0;
    this.fading = 0;
    /** Counts what was drawn, so that the numbers of something older are left out. */
    this.turn = 0;
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get items() {
    return this.list.querySelectorAll("[data-result-id]");
  }

  /** Other results are on their way. */
  wait() {
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.list.toggleAttribute("data-awaited", true), LONG);
  }

  arrived() {
    clearTimeout(this.fading);
    this.list.removeAttribute("data-awaited");
  }

  /**
   * Draws the results at once, and the numbers of the filters when these are painted: settles then,
   * or when something else is drawn.
   * @param {State} state
   * @param {Answer} answer
   */
  async paint(state, answer) {
    this.turn += 1;
    const { turn } = this;
    this.arrived();
    this.put(() => [this.views.draw(state.view, {
      answer,
      state,
      texts: this.texts,
      draw: (template, card) => this.draw(template, card),
      frame: (name) => this.frame(name),
      number: (number) => this.counting.number(number),
      say: (forms, count) => this.counting.say(forms, count),
    })]);
    this.more.hidden = answer.cards.length >= answer.total;
    this.save.hidden = !answer.total;
    if (this.rest) this.rest.hidden = true;
    this.notice.paint(state, answer);
    this.say(
      this.counting.say(this.texts.results, answer.total),
      this.counting.say(this.texts.show, answer.total),
    );
    await painted();
    if (turn === this.turn) this.boxes.paint(answer.counts);
  }

  /** The page as it came. */
  paintFirst() {
    this.turn += 1;
    this.arrived();
    this.put(() => this.first.results);
    this.more.hidden = true;
    this.save.hidden = false;
    if (this.rest) this.rest.hidden = false;
    this.boxes.paintFirst();
    this.notice.hide();
    this.say(this.first.count, this.first.show);
  }

  /**
   * Puts what is drawn in the place of what stood there. What had the focus has it again if it is
   * there again.
   * @param {() => Element[]} draw
   */
  put(draw) {
    const held = document.activeElement?.closest("[data-result-id]");
    const id = this.list.contains(held ?? null) && held?.getAttribute("data-result-id");
    const drawn = draw();
    // Taken out and put back, what was kept would lose the focus.
    if (drawn[0] !== this.list.firstElementChild) this.list.replaceChildren(...drawn);
    if (!id || this.list.contains(document.activeElement)) return;
    /** @type {HTMLElement | null | undefined} */
    const link = [...this.items].find((item) => item.dataset.resultId === id)?.querySelector("a");
    link?.focus({ preventScroll: true });
  }

  failed() {
    this.arrived();
    this.notice.say(this.texts.failed);
    if (this.rest) this.rest.hidden = false;
  }

  /**
   * @param {string} text
   * @param {string} show
   */
  say(text, show) {
    this.count.textContent = text;
    this.show.textContent = show;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      if (this.status.textContent !== text) this.status.textContent = text;
    }, PAUSE);
  }

  /**
   * A record after a template of the page.
   * @param {string} template
   * @param {Card} card
   */
  draw(template, card) {
    return drawRecord(this.template(template), card, this.root, (edtf) =>
      written(edtf, this.texts.dates));
  }

  /** @param {string} name */
  frame(name) {
    return instance(this.template(name));
  }

  /**
   * @param {string} name
   * @returns {HTMLTemplateElement}
   */
  template(name) {
    return this.pagePart(name);
  }
}

/** Settles when what was drawn is painted, or at once where nothing is. */
function painted() {
  return new Promise((resolve) => {
    if (document.hidden) resolve(undefined);
    else requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}
