/**
 * Finding and counting, over the invented catalogue of tests/site/finder/conftest.py as Python
 * indexes it: the file is named by the variable INDEX.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import MiniSearch from "minisearch";

import { Engine } from "../../overrides/assets/search/engine.js";

const index = JSON.parse(readFileSync(process.env.INDEX, "utf8"));
const engine = new Engine(MiniSearch, index);
const find = (query, filters = {}, limit = 50) => engine.search(query, filters, limit);
const ids = (query, filters) => find(query, filters).cards.map(({ id }) => id);

test("nothing asked gives everything, in the order of the index", () => {
  assert.deepEqual(ids(""), index.id);
  assert.equal(find("").total, 5);
});

test("a name of that word alone comes before longer names, and these before summaries", () => {
  assert.deepEqual(ids("zeta"), ["zeta", "institut-zeta", "institut-omega", "labo-fable"]);
});

test("a word is found by its beginning", () => {
  assert.deepEqual(ids("labo"), ["labo-fable"]);
  assert.deepEqual(ids("observ"), ["institut-zeta"]);
});

test("accents, case, ligatures and elision do not matter", () => {
  for (const query of ["ecoles", "ÉCOLES", "l'œuvre", "OEUVRE", "d’œnologie"]) {
    assert.deepEqual(ids(query), ["institut-zeta"], query);
  }
});

test("a plural finds the singular, and the reverse", () => {
  assert.deepEqual(ids("école"), ["institut-zeta"]);
  assert.deepEqual(ids("observatoires"), ["institut-zeta"]);
});

test("a near spelling is found where the word is not", () => {
  assert.deepEqual(ids("observatoir"), ["institut-zeta"]);
  assert.deepEqual(ids("obsservatoire"), ["institut-zeta"]);
  assert.deepEqual(ids("labratoire"), ["labo-fable"]);
});

test("what is spelt as typed comes before what is spelt nearly so", () => {
  assert.equal(ids("omega")[0], "institut-omega");
});

test("an alias in another script leads to the record", () => {
  assert.deepEqual(ids("زيتا"), ["institut-zeta"]);
});

test("Arabic is found with and without its article and prefixes", () => {
  for (const query of ["الشركة", "شركة", "والشركة", "شركه", "الإصطناعي", "بالذكاء"]) {
    assert.deepEqual(ids(query), ["sharika-arabiya"], query);
  }
});

test("every word must be found", () => {
  assert.deepEqual(ids("institut zeta"), ["institut-zeta", "institut-omega", "labo-fable"]);
});

test("where no record has every word, some have some, and that is said", () => {
  const { cards, partial } = find("omega fable");
  assert.deepEqual(new Set(cards.map(({ id }) => id)), new Set(["institut-omega", "labo-fable"]));
  assert.equal(partial, true);
  assert.equal(find("institut zeta").partial, false);
});

test("stop words need not be found", () => {
  assert.deepEqual(ids("le partenaire au nom arabe"), ["sharika-arabiya"]);
});

test("one value of a facet is enough, and every facet must be met", () => {
  assert.deepEqual(ids("", { kind: ["institute", "lab"] }), [
    "institut-zeta", "institut-omega", "labo-fable",
  ]);
  assert.deepEqual(ids("", { kind: ["institute", "lab"], topic: ["t1"] }), [
    "institut-zeta", "labo-fable",
  ]);
  assert.deepEqual(ids("omega", { kind: ["lab"] }), []);
});

test("facets and values that are unknown are ignored", () => {
  assert.equal(find("", { colour: ["red"] }).total, 5);
  assert.equal(find("", { kind: ["__proto__"] }).total, 5);
});

test("a value counts the results it would give beside the other facets", () => {
  const { counts } = find("", { kind: ["institute"], topic: ["t1"] });
  assert.deepEqual(counts.kind, { institute: 1, lab: 1, partner: 0 });
  assert.deepEqual(counts.topic, { t1: 1, t2: 2 });
  assert.deepEqual(counts.region, { "xx-01": 1, "xx-02": 0 });
});

test("values are counted within the words", () => {
  assert.deepEqual(find("fable").counts.kind, { institute: 0, lab: 1, partner: 0 });
});

test("where nothing is found, each facet says what lifting it would give", () => {
  const { total, lifts } = find("omega", { kind: ["lab"], topic: ["t2"] });
  assert.equal(total, 0);
  assert.deepEqual(lifts, { kind: 1 });
  assert.deepEqual(find("fable", { region: ["xx-01"] }).lifts, { region: 1, q: 1 });
  assert.deepEqual(find("fable").lifts, {});
});

test("a card has what is painted, and no more cards come than were asked for", () => {
  const [card, ...others] = find("omega", {}, 1).cards;
  assert.deepEqual(others, []);
  assert.deepEqual(card, {
    id: "institut-omega",
    kind: "institute",
    kindLabel: "Institut",
    href: "institutes/institut-omega/",
    name: "Institut Oméga",
    nameLang: undefined,
    summary: "Un institut inventé, voisin de Zêta.",
    summaryLang: undefined,
    status: ["agreed", "Convenu"],
    region: "Région Sud",
    meta: [],
  });
  assert.equal(find("شركة").cards[0].nameLang, "ar");
  assert.equal(find("", {}, 2).cards.length, 2);
});

test("what is no word asks nothing", () => {
  for (const query of ["   ", "\u0301\u0301", "'", "***", "\u202e"]) {
    assert.equal(find(query).total, 5, JSON.stringify(query));
  }
});

test("words that are also properties of objects are words", () => {
  for (const query of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    assert.equal(find(query).total, 0, query);
  }
});

test("ten thousand letters are answered as quickly as two hundred", () => {
  const begun = performance.now();
  for (const letters of ["a", "ab ", "\u0301", "<b>", "(a+)+$", "ال", "'"]) {
    find(letters.repeat(10_000 / letters.length));
  }
  assert.ok(performance.now() - begun < 1000);
});

test("another format is refused", () => {
  assert.throws(() => new Engine(MiniSearch, { ...index, format: 0 }), /format 0/);
});
