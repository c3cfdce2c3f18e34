// @ts-check
/**
 * The results as cards, as the server renders them. A card that does not change stays in the page:
 * with each letter typed most do, and so nothing moves under the reader's eyes or fingers.
 */

import { element } from "../render.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */

export class CardList {
  constructor() {
    this.list = element("ol", { class: "cards finder__cards" });
    /** Id -> the card, and what it shows as JSON. @type {Map<string, {json: string, item: HTMLElement}>} */
    this.items = new Map();
  }

  /**
   * @param {ViewContext} context
   * @returns {HTMLElement}
   */
  render({ answer, renderRecord }) {
    const items = new Map(answer.cards.map((card) => {
      const json = JSON.stringify(card);
      const before = this.items.get(card.id);
      return [card.id, before?.json === json ? before : { json, item: renderRecord("card", card) }];
    }));
    for (const [id, { item }] of this.items) if (items.get(id)?.item !== item) item.remove();
    this.items = items;
    let next = this.list.firstElementChild;
    for (const { item } of items.values()) {
      if (item === next) next = item.nextElementSibling;
      else this.list.insertBefore(item, next);
    }
    return this.list;
  }
}
