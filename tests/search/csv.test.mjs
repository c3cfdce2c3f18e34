/** Saving the results as CSV and JSON. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { csv } from "../../overrides/assets/search/csv.js";
import { asCsv, asJson } from "../../overrides/assets/search/download.js";

/** What both this program and the one in Python are held to. */
const vectors = JSON.parse(readFileSync(new URL("../exports/cells.json", import.meta.url), "utf8"));

/** @param {string} text */
const cell = (text) => csv([[text]], ";").slice(2, -3).replaceAll('""', '"');

test("cells that a spreadsheet would evaluate get an apostrophe", () => {
  for (const [text, written] of vectors.inert) {
    assert.equal(cell(text), written, JSON.stringify(text));
  }
});

test("cells that are not formulas are unchanged", () => {
  for (const text of vectors.unchanged) {
    assert.equal(cell(text), text);
  }
});

test("what Excel would cut ends in an ellipsis", () => {
  for (const { of, times, kept, end = "" } of vectors.long) {
    assert.equal(cell(of.repeat(times)), of.repeat(kept) + end);
  }
});

test("CSV begins with a byte order mark, quotes every cell and ends lines in CR LF", () => {
  for (const { rows, separator, file } of vectors.files) {
    assert.equal(csv(rows, separator), file);
  }
});

test("no character that programs may ignore hides a formula", () => {
  for (let code = 0; code < 0x110000; code += 1) {
    const unseen = String.fromCodePoint(code);
    if (/[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(unseen)) {
      assert.match(cell(`${unseen}=1`), /'=1$/, code.toString(16));
    }
  }
});

const facets = new Map([
  ["kind", { legend: "Sorte", values: new Map([["lab", "Laboratoires"]]) }],
  ["status", { legend: "Statut", values: new Map([["announced", "Annoncé"]]) }],
  ["strength", { legend: "Solidité", values: new Map([["single", "Un seul média"]]) }],
  ["topic", { legend: "Thème", values: new Map([["t1", "Un"], ["t2", "Deux"]]) }],
]);
const record = {
  id: "labo", kindLabel: "Laboratoire", href: "labs/labo/", name: { ar: "مختبر" },
  summary: { fr: "Inventé." }, disputes: 2, date: "2026-01",
  facets: { kind: ["lab"], status: ["announced"], strength: ["single"], topic: ["t1", "t2"] },
};

test("CSV has the labels of the page, and a column for each facet", () => {
  const texts = { columns: { id: "Identifiant", url: "Adresse" }, separator: ";" };
  assert.deepEqual(asCsv([record], facets, texts, "https://example.org/fr/").split("\r\n"), [
    '\ufeff"Identifiant";"Sorte";"name";"summary";"Statut";"region";"Solidité";"disputes";"date";"Thème";"Adresse"',
    '"labo";"Laboratoire";"مختبر";"Inventé.";"Annoncé";"";"Un seul média";"2";"\'2026-01";"Un; Deux";'
      + '"https://example.org/fr/labs/labo/"',
    "",
  ]);
});

test("a text that Excel would take for a number or a date stays a text", () => {
  const texts = { columns: {}, separator: ";" };
  for (const name of ["0042", "3/4", "1E5", "12:30", "Labo 2"]) {
    const written = name === "Labo 2" ? `"${name}"` : `"'${name}"`;
    assert.ok(asCsv([{ ...record, name: { fr: name } }], facets, texts, "").includes(written), name);
  }
  for (const date of ["2026", "2026-01-12"]) {
    assert.ok(asCsv([{ ...record, date }], facets, texts, "").includes(`"${date}"`), date);
  }
});

test("a file has the dates that sources differ on in place of the date", () => {
  const { date, ...undated } = record;
  const disputed = { ...undated, disputedDates: ["2026-01-12", "2025"] };
  const texts = { columns: {}, separator: "," };
  assert.ok(asCsv([disputed], new Map(), texts, "").includes('"2","2026-01-12; 2025",'));
  const [written] = JSON.parse(asJson([disputed], { address: "", root: "" })).records;
  assert.deepEqual([written.date, written.disputedDates], [undefined, ["2026-01-12", "2025"]]);
});

test("JSON has the codes of facets, and texts by language", () => {
  const page = { address: "https://example.org/fr/search/?kind=lab", root: "https://example.org/fr/" };
  assert.deepEqual(JSON.parse(asJson([record], page)), {
    address: page.address,
    count: 1,
    records: [{
      id: "labo", url: "https://example.org/fr/labs/labo/", name: { ar: "مختبر" },
      summary: { fr: "Inventé." }, disputes: 2, date: "2026-01", kind: ["lab"], status: ["announced"],
      strength: ["single"], topic: ["t1", "t2"],
    }],
  });
});
