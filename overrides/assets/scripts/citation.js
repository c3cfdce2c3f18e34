// @ts-check
/**
 * A record as reference managers read it: BibTeX, and CSL-JSON (citeproc.js, schema 1.0.2).
 *
 * No author is named, for a record has none: the catalogue publishes it. Its date is the day it was
 * last checked against its sources.
 */

/**
 * What a record is cited by. `checked` and `accessed` are days (2026-11-22).
 * @typedef {{
 *   id: string, title: string, kind: string, catalogue: string, url: string, language: string,
 *   checked: string | undefined, accessed: string
 * }} Cited
 */

const LANGUAGES = new Map([["fr", "french"], ["ar", "arabic"], ["en", "british"]]);

/** What BibTeX and LaTeX read as their own, and how it is written to be read as itself. */
const ESCAPED = new Map([
  ["\\", "\\textbackslash{}"],
  // Written \{, a brace still counts as one: an entry whose braces do not pair is no entry.
  ["{", "\\textbraceleft{}"],
  ["}", "\\textbraceright{}"],
  ["~", "\\textasciitilde{}"],
  ["^", "\\textasciicircum{}"],
  ...[..."$&#_%"].map((sign) => /** @type {[string, string]} */ ([sign, `\\${sign}`])),
]);

/** @param {string} text */
function tex(text) {
  return text.replace(/\s+/g, " ").trim().replace(/[\\{}~^$&#_%]/g, (sign) => ESCAPED.get(sign) ?? sign);
}

/**
 * The entry of BibTeX: `@misc`, which every style knows; `url` and `urldate` are read by BibLaTeX.
 * @param {Cited} cited
 */
export function bibtex(cited) {
  const [year, month] = (cited.checked ?? "").split("-");
  const fields = [
    ["title", `{${tex(cited.title)}}`],
    ["type", tex(cited.kind)],
    ["howpublished", tex(cited.catalogue)],
    ["publisher", `{${tex(cited.catalogue)}}`],
    ["year", year],
    ["month", month?.replace(/^0/, "")],
    ["url", encodeURI(decodeURI(cited.url))],
    ["urldate", cited.accessed],
    ["langid", LANGUAGES.get(cited.language)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${cited.id},\n${lines.join("\n")}\n}\n`;
}

/**
 * The item of CSL-JSON, alone in its list.
 * @param {Cited} cited
 */
export function cslJson(cited) {
  const day = (/** @type {string} */ text) => ({ "date-parts": [text.split("-").map(Number)] });
  const item = {
    id: cited.id,
    type: "webpage",
    title: cited.title,
    genre: cited.kind,
    "container-title": cited.catalogue,
    publisher: cited.catalogue,
    ...(cited.checked ? { issued: day(cited.checked) } : {}),
    accessed: day(cited.accessed),
    URL: cited.url,
    language: cited.language,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
