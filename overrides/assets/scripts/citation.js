// @ts-check
/**
 * Citations of a record for reference managers: BibTeX, and CSL-JSON (citeproc.js, schema 1.0.2).
 *
 * A record has no author; its publisher is that of the catalogue. Its date is the day when it was last
 * checked against its sources. The note says that the catalogue is independent, unless it is official.
 */

/**
 * What a citation contains. `checked` and `accessed` are days (2026-11-22).
 * @typedef {{
 *   id: string, title: string, kind: string, catalogue: string, publisher: string, note: string,
 *   url: string, language: string, checked: string | undefined, accessed: string
 * }} Cited
 */

const LANGUAGES = new Map([["fr", "french"], ["ar", "arabic"], ["en", "british"]]);

/** Characters with a meaning in BibTeX and LaTeX, and how they are escaped. */
const ESCAPED = new Map([
  ["\\", "\\textbackslash{}"],
  // Not \{: BibTeX counts that brace as well, and rejects an entry whose braces do not pair.
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
 * A BibTeX entry of type `@misc`, which every style supports. `url` and `urldate` are for BibLaTeX.
 * @param {Cited} cited
 */
export function bibtex(cited) {
  const [year, month] = (cited.checked ?? "").split("-");
  const fields = [
    ["title", `{${tex(cited.title)}}`],
    ["type", tex(cited.kind)],
    ["howpublished", tex(cited.catalogue)],
    ["publisher", `{${tex(cited.publisher)}}`],
    ["year", year],
    ["month", month?.replace(/^0/, "")],
    ["url", encodeURI(decodeURI(cited.url))],
    ["urldate", cited.accessed],
    ["note", tex(cited.note)],
    ["langid", LANGUAGES.get(cited.language)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${cited.id},\n${lines.join("\n")}\n}\n`;
}

/**
 * A CSL-JSON list with one item.
 * @param {Cited} cited
 */
export function cslJson(cited) {
  /** @param {string} text */
  const day = (text) => ({ "date-parts": [text.split("-").map(Number)] });
  const item = {
    id: cited.id,
    type: "webpage",
    title: cited.title,
    genre: cited.kind,
    "container-title": cited.catalogue,
    publisher: cited.publisher,
    ...(cited.note ? { note: cited.note } : {}),
    ...(cited.checked ? { issued: day(cited.checked) } : {}),
    accessed: day(cited.accessed),
    URL: cited.url,
    language: cited.language,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
