// @ts-check
/**
 * Tables as CSV (RFC 4180) that Excel opens correctly and does not evaluate.
 */

/**
 * The beginning of a cell that spreadsheets take for a formula, also after blanks (OWASP, CSV
 * injection). Some programs fold the full-width forms of these characters.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * The table as text: lines end in CR LF, every cell is quoted, and a byte order mark tells Excel that
 * the text is UTF-8. An apostrophe before a cell that looks like a formula makes it text.
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
