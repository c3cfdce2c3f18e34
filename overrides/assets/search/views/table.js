// @ts-check
/**
 * The results as a table, which scrolls in a region of its own on a narrow screen.
 */

import { element, part } from "../render.js";

/** @typedef {import("../views.js").ViewContext} ViewContext */

/** @param {ViewContext} context */
export function table({ answer, fromTemplate, renderRecord, texts }) {
  const whole = fromTemplate("table");
  const rows = answer.cards.map((card) => {
    const row = renderRecord("row", card);
    for (const cell of row.querySelectorAll("td:not([data-part])")) {
      if (!cell.textContent?.trim()) cell.replaceChildren(...unknownValue(texts.unknown));
    }
    return row;
  });
  part(whole, "rows").append(...rows);
  return whole;
}

/**
 * The content of a cell for a value that the record does not state: a dash, and words for screen
 * readers.
 * @param {string} unknown
 */
function unknownValue(unknown) {
  return [
    element("span", { "aria-hidden": "true" }, "–"),
    element("span", { class: "vh" }, unknown),
  ];
}
