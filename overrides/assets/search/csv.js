// @ts-check
/**
 * Tables as CSV (RFC 4180), made so that Excel opens them rightly and calculates nothing.
 */

/**
 * What spreadsheets take for the beginning of a formula, after blanks too (OWASP, CSV injection).
 * Full-width forms count: some programs fold them.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * The table as text: lines end in CR LF, every cell stands in quotes, and a byte order mark says to
 * Excel that the letters are UTF-8. A cell that a spreadsheet would calculate begins with an
 * apostrophe, which makes it text.
 * @param {string[][]} rows
 * @returns {string}
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
