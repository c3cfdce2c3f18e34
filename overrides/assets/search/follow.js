// @ts-check
/**
 * The line beside the number of results that offers the nearest feed, and names what this feed ignores
 * of what the visitor chose.
 */

import { followable, keyOf, nearestFeed } from "./nearest_feed.js";
import { element } from "./render.js";

/** @typedef {import("./state.js").State} State */

/** Milliseconds without a change after which screen readers announce another feed: after the count. */
const PAUSE = 1000;

export class FollowLine {
  /**
   * @param {import("./results.js").PagePart} pagePart
   * @param {import("./form.js").Checkboxes} boxes
   * @param {Pick<import("./results.js").Texts, "comma" | "words">} texts
   */
  constructor(pagePart, boxes, texts) {
    /**
     * Null on a site without feeds.
     * @type {HTMLElement | null}
     */
    this.line = pagePart("follow");
    /** @type {HTMLAnchorElement} */
    this.link = pagePart("feed");
    this.name = pagePart("feed-name");
    this.ignored = pagePart("ignored");
    this.names = pagePart("ignored-names");
    this.status = pagePart("follow-status");
    this.boxes = boxes;
    this.texts = texts;
    const { facets = "", pairs = "" } = this.line?.dataset ?? {};
    this.facets = facets.split(" ");
    /** The address of the list of pairs, which is in the folder of all feeds. */
    this.pairsUrl = pairs;
    this.everything = this.name?.textContent ?? "";
    /** @type {ReadonlySet<string> | undefined} */
    this.pairs = undefined;
    /** @type {State | undefined} */
    this.state = undefined;
    this.said = this.sentence;
    this.announcing = 0;
  }

  /** @param {State} state */
  render(state) {
    if (!this.line) return;
    this.state = state;
    const { filters, query, view } = state;
    const severalValues = followable(filters, this.facets).length > 1;
    // Until the pairs are there, the line offers the feed of one value.
    if (severalValues && !this.pairs) this.loadPairs();
    const { values, ignored } = nearestFeed(
      filters, this.facets, (...value) => this.boxes.total(...value), this.pairs ?? new Set(),
    );
    this.line.hidden = view === "compare";
    this.line.style.minBlockSize = "";
    this.link.href = this.pairsUrl.replace(/[^/]*$/, `${keyOf(values)}.xml`);
    const labels = values.flatMap(([facet, value]) => this.boxes.labels(facet, [value]));
    if (!labels.length) labels.push(this.everything);
    this.name.replaceChildren(...labels.flatMap((label, index) => {
      const name = element("bdi", {}, label);
      return index ? [" · ", name] : [name];
    }));
    const names = ignored.map((facet) => this.boxes.legend(facet));
    if (query) names.push(this.texts.words);
    this.names.textContent = names.join(this.texts.comma);
    this.ignored.hidden = !names.length;
    // The line stays below the number of results when the pairs arrive and it gets shorter.
    this.line.toggleAttribute("data-narrowed", severalValues || names.length > 0);
    this.announce();
  }

  /** What the line reads as. */
  get sentence() {
    return `${this.link?.textContent}. ${this.ignored?.hidden ? "" : this.ignored?.textContent}`;
  }

  announce() {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      const { sentence } = this;
      if (sentence === this.said) return;
      this.said = this.status.textContent = sentence;
    }, PAUSE);
  }

  /** Fetches which pairs of values have a feed, once. Without it, only single values are offered. */
  async loadPairs() {
    this.pairs = new Set();
    try {
      const response = await fetch(this.pairsUrl);
      const { pairs } = await response.json();
      this.pairs = new Set(pairs);
    } catch {
      return;
    }
    if (!this.state || !this.line) return;
    const { height } = this.line.getBoundingClientRect();
    this.render(this.state);
    // Results stay where they are, though less is ignored.
    this.line.style.minBlockSize = `${height}px`;
  }
}
