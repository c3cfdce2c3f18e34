// @ts-check
/**
 * The ways of showing the same results. Each makes what stands in the place of the results of an
 * answer; one that keeps something of before, for the focus to stay on, gives that again. All but
 * the cards are fetched when they are first wanted.
 */

import { CardList } from "./views/cards.js";

/**
 * What a view draws with.
 * @typedef {object} Drawing
 * @property {import("./engine.js").Answer} answer
 * @property {import("./state.js").State} state
 * @property {import("./results.js").Texts} texts
 * @property {(template: string, card: import("./engine.js").Card) => HTMLElement} draw
 *   A record after a template of the page.
 * @property {(template: string) => HTMLElement} frame  What a template holds, empty.
 * @property {(number: number) => string} number  Writes a number.
 * @property {(forms: Record<string, string>, count: number) => string} say  Says a count.
 */
/** @typedef {(drawing: Drawing) => HTMLElement} View */

export class Views {
  /** @param {(region: string) => void} choose  Chooses a region, or lifts it. */
  constructor(choose) {
    /** @type {Record<string, () => Promise<View>>} */
    this.others = {
      table: async () => (await import("./views/table.js")).table,
      timeline: async () => (await import("./views/timeline.js")).timeline,
      map: async () => {
        const { RegionMap } = await import("./views/map.js");
        const map = new RegionMap(choose);
        return (drawing) => map.draw(drawing);
      },
    };
    const list = new CardList();
    /** @type {View} */
    this.cards = (drawing) => list.draw(drawing);
    /** @type {Record<string, View>} */
    this.here = { cards: this.cards };
  }

  /**
   * Settles when the view of that name in the URL can draw.
   * @param {string} name
   */
  async load(name) {
    const view = this.here[name] ?? (await this.others[name]?.());
    if (view) this.here[name] ??= view;
  }

  /**
   * @param {string} name
   * @param {Drawing} drawing
   */
  draw(name, drawing) {
    return (this.here[name] ?? this.cards)(drawing);
  }
}
