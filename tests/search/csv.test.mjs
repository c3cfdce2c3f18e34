/** Saving the results as CSV and JSON. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "../../overrides/assets/search/csv.js";
import { asCsv, asJson } from "../../overrides/assets/search/download.js";

test("CSV begins with a byte order mark, quotes every cell and ends lines in CR LF", () => {
  assert.equal(csv([["a", "b"], ["c", ""]]), '\ufeff"a","b"\r\n"c",""\r\n');
});

test("quotes are doubled, commas and line breaks are kept", () => {
  assert.equal(csv([['say "yes", twice\nor more']]), '\ufeff"say ""yes"", twice\nor more"\r\n');
});

test("cells that a spreadsheet would evaluate get an apostrophe", () => {
  for (const formula of [
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u00a0=1", "\r=1", "\n=1", "\tx",
    "＝1", "＋1", "－1", "＠1", '=HYPERLINK("https://example.com/")', "=cmd|' /C calc'!A0",
  ]) {
    assert.ok(csv([[formula]]).startsWith(`\ufeff"'`), JSON.stringify(formula));
  }
});

test("cells that are not formulas are unchanged", () => {
  for (const text of ["R&D", "a=b", "2026-01-12", "مختبر", "ⴰⵣⵓⵍ", "'quoted'", ""]) {
    assert.equal(csv([[text]]), `\ufeff"${text}"\r\n`);
  }
});

const facets = new Map([
  ["kind", { legend: "Sorte", values: new Map([["lab", "Laboratoires"]]) }],
  ["topic", { legend: "Thème", values: new Map([["t1", "Un"], ["t2", "Deux"]]) }],
]);
const card = {
  id: "labo", kind: "lab", kindLabel: "Laboratoire", href: "labs/labo/", name: "مختبر",
  nameLang: "ar", summary: "Inventé.", status: ["announced", "Annoncé"], region: undefined,
  strength: ["single", "Un seul média"], disputes: 2,
  meta: [], dates: { date: "2026-01" }, disputedDates: [], facets: { kind: ["lab"], topic: ["t1", "t2"] },
};

test("CSV has the labels of the page, and a column for each facet", () => {
  const columns = { id: "Identifiant", url: "Adresse" };
  assert.deepEqual(asCsv([card], facets, columns, "https://example.org/fr/").split("\r\n"), [
    '\ufeff"Identifiant","Sorte","name","summary","status","region","strength","disputes","date","Thème","Adresse"',
    '"labo","Laboratoire","مختبر","Inventé.","Annoncé","","Un seul média","2","2026-01","Un; Deux",'
      + '"https://example.org/fr/labs/labo/"',
    "",
  ]);
});

test("a file has the dates that sources differ on in place of the date", () => {
  const disputed = { ...card, dates: {}, disputedDates: ["2026-01-12", "2025"] };
  assert.ok(asCsv([disputed], new Map(), {}, "").includes('"2","2026-01-12; 2025",'));
  const [record] = JSON.parse(asJson([disputed], { lang: "fr", address: "", root: "" })).records;
  assert.deepEqual([record.date, record.disputedDates], [undefined, ["2026-01-12", "2025"]]);
});

test("JSON has the codes of facets, and texts by language", () => {
  const page = { lang: "fr", address: "https://example.org/fr/search/?kind=lab", root: "https://example.org/fr/" };
  assert.deepEqual(JSON.parse(asJson([card], page)), {
    address: page.address,
    count: 1,
    records: [{
      id: "labo", url: "https://example.org/fr/labs/labo/", name: { ar: "مختبر" },
      summary: { fr: "Inventé." }, date: "2026-01", disputes: 2, kind: ["lab"], topic: ["t1", "t2"],
    }],
  });
});
