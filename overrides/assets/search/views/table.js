// @ts-check
/**
 * The results as a table, which scrolls within itself where the screen is narrow.
 */

import { element, part } from "../render.js";

/** @typedef {import("../views.js").Drawing} Drawing */

/** @param {Drawing} drawing */
export function table({ answer, draw, frame, texts }) {
  const drawn = frame("table");
  const rows = answer.cards.map((card) => {
    const row = draw("row", card);
    for (const cell of row.querySelectorAll("td:not([data-part])")) {
      if (!cell.textContent?.trim()) cell.replaceChildren(...absent(texts.unknown));
    }
    return row;
  });
  part(drawn, "rows").append(...rows);
  return drawn;
}

/**
 * What stands in a cell where the record does not say: a dash to the eye, words to the ear.
 * @param {string} unknown
 */
function absent(unknown) {
  return [
    element("span", { "aria-hidden": "true" }, "–"),
    element("span", { class: "vh" }, unknown),
  ];
}
