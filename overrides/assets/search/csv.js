// @ts-check
/**
 * Tables as CSV (RFC 4180) that spreadsheets open in columns and do not evaluate.
 *
 * `plugins/jazari_catalogue/exports/cells.py` is the same program in Python, for the files of the data
 * page. Both are held to `tests/exports/cells.json`.
 */

/** White space, control and format characters, and what else Unicode lets programs ignore. */
const UNSEEN = String.raw`\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891`
  + String.raw`\u08e2\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f`
  + String.raw`\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb`
  + String.raw`\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;
/** What programs may drop before they look at a cell. */
const SKIPPED = `[${UNSEEN}"＂]*`;
/** What begins a formula (OWASP, CSV injection), and the forms that some programs fold into it. */
const SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫−]";
/**
 * A formula at the beginning of a cell, or where a cell would begin if the file were split at another
 * separator. A program that does so no longer knows which quotes enclose a cell.
 */
const FORMULA = new RegExp(`((?:^|[,;|，；｜])${SKIPPED})(?=${SIGN})`, "gu");
/** Where such a program would begin a row or, if it splits at tabs, a cell; other control characters. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** A constant, which is no formula. */
const NEGATIVE = /^-[0-9]+(?:[.,][0-9]+)?$/;
/** UTF-16 code units in a cell of Excel, which would cut a longer text and show nothing of it. */
const LONGEST = 32_767;

/**
 * The table as text: lines end in CR LF, every cell is quoted, and a byte order mark tells Excel that
 * the text is UTF-8. An apostrophe before what looks like a formula makes it text; control characters
 * and line breaks become spaces.
 * @param {string[][]} rows
 * @param {string} separator  What Excel splits at, by the language of the system: a semicolon or a comma.
 * @returns {string}
 */
export function csv(rows, separator) {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  const line = text.replace(BREAKS, " ");
  const safe = NEGATIVE.test(line) ? line : line.replace(FORMULA, "$1'");
  const whole = safe.length > LONGEST
    ? `${safe.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`
    : safe;
  return `"${whole.replaceAll('"', '""')}"`;
}
