/** Saving the results as CSV and JSON. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "../../overrides/assets/search/csv.js";
import { asCsv, asJson } from "../../overrides/assets/search/download.js";

test("CSV begins with a byte order mark, quotes every cell and ends lines in CR LF", () => {
  assert.equal(csv([["a", "b"], ["c", ""]], ";"), '\ufeff"a";"b"\r\n"c";""\r\n');
});

test("quotes are doubled, separators are kept, tabs and line breaks become spaces", () => {
  assert.equal(csv([['say "yes", twice\r\nor\tmore']], ","), '\ufeff"say ""yes"", twice or more"\r\n');
});

test("cells that a spreadsheet would evaluate get an apostrophe", () => {
  for (const formula of [
    "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u00a0=1", "\r=1", "\n=1", "\u200b=1", '"=1', '""" -1',
    "＝1", "＋1", "－1", "＠1", '=HYPERLINK("https://example.com/")', "=cmd|' /C calc'!A0",
  ]) {
    assert.ok(/^\ufeff"[\s\u200b"]*'/u.test(csv([[formula]], ";")), JSON.stringify(formula));
  }
});

test("a cell is no formula where it is split at the other separator", () => {
  assert.equal(csv([["a;=1", 'b, "=2", c', "d,-e;\n+f"]], ";"), "\ufeff\"a;'=1\";\"b, \"\"'=2\"\", c\";\"d,'-e; '+f\"\r\n");
});

test("cells that are not formulas are unchanged", () => {
  for (const text of ["R&D", "a=b", "2026-01-12", "مختبر", "ⴰⵣⵓⵍ", "'quoted'", "", "a, b; c - d"]) {
    assert.equal(csv([[text]], ";"), `\ufeff"${text}"\r\n`);
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
    '"labo";"Laboratoire";"مختبر";"Inventé.";"Annoncé";"";"Un seul média";"2";"2026-01";"Un; Deux";'
      + '"https://example.org/fr/labs/labo/"',
    "",
  ]);
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
