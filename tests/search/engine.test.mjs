/**
 * Finding, sorting and counting, over the invented catalogue of tests/site/search/conftest.py as
 * Python indexes it: its folder is named by the variable INDEX.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../overrides/assets/search/engine.js";
import { headIn, loadedFrom } from "./loading.mjs";

const head = headIn(process.env.INDEX);
const engine = loadedFrom(process.env.INDEX);
const asked = (query, filters = {}, sort = "relevance", today = "2999-03-01") =>
  ({ query, filters, sort, today });
const find = (query, filters, limit = 50) => engine.search(asked(query, filters), limit);
const ids = (query, filters) => find(query, filters).cards.map(({ id }) => id);
const inOrder = (sort, today) =>
  engine.search(asked("", {}, sort, today), 50).cards.map(({ id }) => id);

test("nothing asked gives everything by name, what leads first", () => {
  assert.deepEqual(inOrder("name"), ["institut-omega", "institut-zeta", "labo-fable", "zeta", "sharika-arabiya"]);
  assert.deepEqual(ids(""), ["institut-zeta", "institut-omega", "labo-fable", "zeta", "sharika-arabiya"]);
  assert.equal(find("").total, 5);
});

test("results come in the order asked for, those without a date last", () => {
  assert.deepEqual(inOrder("newest"), [
    "labo-fable", "zeta", "institut-omega", "institut-zeta", "sharika-arabiya",
  ]);
  assert.deepEqual(inOrder("changed"), [
    "zeta", "institut-omega", "institut-zeta", "labo-fable", "sharika-arabiya",
  ]);
});

test("what closes soon comes first, what has closed with the rest", () => {
  const soon = ["institut-omega", "zeta", "institut-zeta", "labo-fable", "sharika-arabiya"];
  assert.deepEqual(inOrder("closing", "2999-03-01"), soon);
  assert.deepEqual(inOrder("closing", "2999-03-21")[0], "zeta");
});

test("what is open and what closes within thirty days is that of the reader's day", () => {
  const on = (today) => engine.search(asked("", {}, "name", today), 0).counts.apply;
  assert.deepEqual(on("2999-02-09"), { open: 0, closing: 0 });
  assert.deepEqual(on("2999-02-17"), { open: 1, closing: 0 });
  assert.deepEqual(on("2999-02-18"), { open: 1, closing: 1 });
  assert.deepEqual(on("2999-03-20"), { open: 2, closing: 1 });
  assert.deepEqual(on("2999-03-21"), { open: 1, closing: 0 });
  assert.deepEqual(on("2999-04-30"), { open: 1, closing: 1 });
  assert.deepEqual(on("2999-05-01"), { open: 0, closing: 0 });
  const open = engine.search(asked("", { apply: ["closing"] }, "name", "2999-03-01"), 9);
  assert.deepEqual(open.cards.map(({ id }) => id), ["institut-omega"]);
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

test("until its file has come, a card has no summary, and a word of one is not found", () => {
  const bare = new Engine(head);
  const { cards } = bare.search(asked("omega"), 1);
  assert.deepEqual([cards[0].id, cards[0].summary], ["institut-omega", undefined]);
  assert.deepEqual(bare.partsFor(asked("observatoire")), ["words-0"]);
  assert.equal(bare.find(asked("observatoire")).total, 0);
  assert.equal(find("observatoire").total, 1);
});

test("the dates of change are needed by those who sort by them, and by nobody else", () => {
  const bare = new Engine(head);
  assert.deepEqual(bare.partsFor(asked("", {}, "newest")), []);
  assert.deepEqual(bare.partsFor(asked("", {}, "changed")), ["changed"]);
  assert.deepEqual(bare.search(asked("", {}, "changed"), 1).cards[0].dates.changed, undefined);
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
    dates: {
      date: "2999", changed: "2999-02-01", opens: "2999-02-10", closes: "2999-03-20",
    },
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
  assert.throws(() => new Engine({ ...head, format: 0 }), /format 0/);
});
