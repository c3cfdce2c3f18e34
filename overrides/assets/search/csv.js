// @ts-check
/**
 * Tables as CSV (RFC 4180) that Excel opens in columns and does not evaluate.
 */

/** Blanks, signs that nobody sees and quotes, which programs may drop before they look at a cell. */
const SKIPPED = String.raw`[\s\p{Cf}"]*`;
/**
 * What spreadsheets take for a formula at the beginning of a cell (OWASP, CSV injection). Some programs
 * fold the full-width forms of these characters.
 */
const SIGN = "[=+\\-@＝＋－＠]";
/**
 * A formula at the beginning of a cell, or where a cell would begin if the file were split at the other
 * separator. A program that does so no longer knows which quotes enclose a cell.
 */
const FORMULA = new RegExp(`(^|[,;])(${SKIPPED})(?=${SIGN})`, "gu");
/** Where such a program would begin a row or, if it splits at tabs, a cell. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * The table as text: lines end in CR LF, every cell is quoted, and a byte order mark tells Excel that
 * the text is UTF-8. An apostrophe before what looks like a formula makes it text; tabs and line breaks
 * become spaces.
 * @param {string[][]} rows
 * @param {string} separator  What Excel splits at, by the language of the system: a semicolon or a comma.
 * @returns {string}
 */
export function csv(rows, separator) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const safe = text.replace(BREAKS, " ").replace(FORMULA, "$1$2'");
  return `"${safe.replaceAll('"', '""')}"`;
}
