// @ts-check
/**
 * The views of the results: cards, a table, a map and a timeline. All but the cards are fetched when
 * they are first used. A view may return the same element as before, so that the focus stays in it.
 */

import { CardList } from "./views/cards.js";

/**
 * What a view renders, and with what.
 * @typedef {object} ViewContext
 * @property {import("./engine.js").Answer} answer
 * @property {import("./state.js").State} state
 * @property {import("./results.js").Texts} texts
 * @property {import("./render.js").CountFormat} counts
 * @property {(template: string, card: import("./cards.js").Card) => HTMLElement} renderRecord
 * @property {(template: string) => HTMLElement} fromTemplate  A copy of the template of that name.
 */
/** @typedef {(context: ViewContext) => HTMLElement} View */

export class Views {
  /** @param {(region: string) => void} choose  Called with the region of the map that is clicked. */
  constructor(choose) {
    /** @type {Record<string, () => Promise<View>>} */
    this.others = {
      table: async () => (await import("./views/table.js")).table,
      timeline: async () => (await import("./views/timeline.js")).timeline,
      map: async () => {
        const { RegionMap } = await import("./views/map.js");
        const map = new RegionMap(choose);
        return (context) => map.render(context);
      },
    };
    const list = new CardList();
    /** @type {View} */
    this.cards = (context) => list.render(context);
    /** @type {Record<string, View>} */
    this.loaded = { cards: this.cards };
  }

  /**
   * Settles when the view of that name is loaded.
   * @param {string} name
   */
  async load(name) {
    const view = this.loaded[name] ?? (await this.others[name]?.());
    if (view) this.loaded[name] ??= view;
  }

  /**
   * @param {string} name
   * @param {ViewContext} context
   */
  render(name, context) {
    return (this.loaded[name] ?? this.cards)(context);
  }
}
