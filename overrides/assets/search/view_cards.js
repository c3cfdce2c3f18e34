// @ts-check
/**
 * The results as cards, as the page holds them from the beginning.
 */

import { element } from "./paint.js";

/** @typedef {import("./views.js").Drawing} Drawing */

/** @param {Drawing} drawing */
export function cards({ answer, draw }) {
  const list = element("ol", { class: "cards finder__cards" });
  list.append(...answer.cards.map((card) => draw("card", card)));
  return list;
}
