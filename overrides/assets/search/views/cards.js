// @ts-check
/**
 * The results as cards, as the page holds them from the beginning. A card that stays is not drawn
 * anew: with each letter typed many do, and nothing moves under the reader's eyes or fingers.
 */

import { element } from "../render.js";

/** @typedef {import("../views.js").Drawing} Drawing */

export class CardList {
  constructor() {
    this.list = element("ol", { class: "cards finder__cards" });
    /** What each card shows, as text. @type {Map<string, {shown: string, item: HTMLElement}>} */
    this.there = new Map();
  }

  /**
   * @param {Drawing} drawing
   * @returns {HTMLElement}
   */
  draw({ answer, draw }) {
    const wanted = new Map(answer.cards.map((card) => {
      const shown = JSON.stringify(card);
      const before = this.there.get(card.id);
      return [card.id, before?.shown === shown ? before : { shown, item: draw("card", card) }];
    }));
    for (const [id, { item }] of this.there) if (wanted.get(id)?.item !== item) item.remove();
    this.there = wanted;
    let place = this.list.firstElementChild;
    for (const { item } of wanted.values()) {
      if (item === place) place = item.nextElementSibling;
      else this.list.insertBefore(item, place);
    }
    return this.list;
  }
}
