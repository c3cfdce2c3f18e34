// @ts-check
/**
 * The records that have the words of the query only in near spellings: below the results, under a
 * heading that names the words that they have.
 */

import { fill, isolate, part } from "./render.js";
import { CardList } from "./views/cards.js";

/** @typedef {import("./views.js").ViewContext} ViewContext */

/** Words that the heading names at most. */
const MAX_WORDS = 5;

export class SimilarRecords {
  /**
   * @param {HTMLElement} section
   * @param {string} heading  With {typed} and {words}.
   */
  constructor(section, heading) {
    this.section = section;
    this.heading = heading;
    this.list = new CardList();
  }

  hide() {
    this.section.hidden = true;
  }

  /** @param {ViewContext} context */
  render(context) {
    const { answer, renderRecord } = context;
    this.section.hidden = !answer.similar.length;
    if (this.section.hidden) return;
    const { corrections } = answer;
    const words = [...new Set(Object.values(corrections).flat())].slice(0, MAX_WORDS);
    part(this.section, "heading").textContent = fill(this.heading, {
      typed: isolate(Object.keys(corrections).join(" ")), words: words.map(isolate).join(", "),
    });
    const list = this.list.render({
      ...context,
      answer: { ...answer, cards: answer.similar },
      renderRecord: (template, card) => {
        const item = renderRecord(template, card);
        // A similar record is no result, and must not be counted as one.
        item.removeAttribute("data-result-id");
        item.dataset.similarId = card.id;
        return item;
      },
    });
    if (!list.isConnected) part(this.section, "list").append(list);
  }
}
