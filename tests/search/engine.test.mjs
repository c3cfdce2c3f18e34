/**
 * The engine, with the index of the invented catalogue of tests/site/search/conftest.py, which Python
 * writes to the folder in the variable INDEX.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../overrides/assets/search/engine.js";
import { headIn, loadedFrom, partIn } from "./loading.mjs";

/** Read anew each time: the engine changes the parts in it. */
const readHead = () => headIn(process.env.INDEX);
const engine = loadedFrom(process.env.INDEX);
/** The head as that of a large catalogue: without parts of the index. */
const large = { ...readHead(), parts: {} };
/** Read anew each time: the engine changes it. */
const nameFile = () => partIn(process.env.INDEX, "names-0");
const wordFile = partIn(process.env.INDEX, "words-0");
const cardFile = partIn(process.env.INDEX, "cards-0");
const question = (query, filters = {}, sort = "relevance", today = "2999-03-01") =>
  ({ query, filters, sort, today });
const find = (query, filters, limit = 50) => engine.search(question(query, filters), limit);
const ids = (query, filters) => find(query, filters).cards.map(({ id }) => id);
const inOrder = (sort, today) =>
  engine.search(question("", {}, sort, today), 50).cards.map(({ id }) => id);

test("an empty query lists all records by name, leading ones first", () => {
  assert.deepEqual(inOrder("name"), ["institut-omega", "institut-zeta", "labo-fable", "zeta", "sharika-arabiya"]);
  assert.deepEqual(ids(""), ["institut-zeta", "institut-omega", "labo-fable", "zeta", "sharika-arabiya"]);
  assert.equal(find("").total, 5);
});

test("results are in the chosen order, those without a date last", () => {
  assert.deepEqual(inOrder("newest"), [
    "institut-zeta", "labo-fable", "zeta", "institut-omega", "sharika-arabiya",
  ]);
  assert.deepEqual(inOrder("changed"), [
    "zeta", "institut-omega", "institut-zeta", "labo-fable", "sharika-arabiya",
  ]);
});

test("what closes soon comes first, what has closed is not sorted", () => {
  const soon = ["institut-omega", "zeta", "institut-zeta", "labo-fable", "sharika-arabiya"];
  assert.deepEqual(inOrder("closing", "2999-03-01"), soon);
  assert.deepEqual(inOrder("closing", "2999-03-21")[0], "zeta");
});

test("what is open or closes within thirty days depends on the reader's day", () => {
  const on = (today) => engine.search(question("", {}, "name", today), 0).counts.apply;
  assert.deepEqual(on("2999-02-09"), { open: 0, closing: 0 });
  assert.deepEqual(on("2999-02-17"), { open: 1, closing: 0 });
  assert.deepEqual(on("2999-02-18"), { open: 1, closing: 1 });
  assert.deepEqual(on("2999-03-20"), { open: 2, closing: 1 });
  assert.deepEqual(on("2999-03-21"), { open: 1, closing: 0 });
  assert.deepEqual(on("2999-04-30"), { open: 1, closing: 1 });
  assert.deepEqual(on("2999-05-01"), { open: 0, closing: 0 });
  const open = engine.search(question("", { apply: ["closing"] }, "name", "2999-03-01"), 9);
  assert.deepEqual(open.cards.map(({ id }) => id), ["institut-omega"]);
});

test("a name of only that word comes before longer names, and these before summaries", () => {
  assert.deepEqual(ids("zeta"), ["zeta", "institut-zeta", "institut-omega", "labo-fable"]);
});

test("the beginning of a word matches", () => {
  assert.deepEqual(ids("labo"), ["labo-fable"]);
  assert.deepEqual(ids("observ"), ["institut-zeta"]);
});

test("accents, case, ligatures and elision do not matter", () => {
  for (const query of ["ecoles", "ÉCOLES", "l'œuvre", "OEUVRE", "d’œnologie"]) {
    assert.deepEqual(ids(query), ["institut-zeta"], query);
  }
});

test("a plural matches the singular, and the reverse", () => {
  assert.deepEqual(ids("école"), ["institut-zeta"]);
  assert.deepEqual(ids("observatoires"), ["institut-zeta"]);
});

test("a near spelling is similar, not a result, and says which word of the record it is", () => {
  for (const query of ["observatoir", "observatoires"]) assert.deepEqual(ids(query), ["institut-zeta"]);
  const answer = find("obsservatoire");
  assert.deepEqual([answer.total, answer.cards, answer.near], [0, [], []]);
  assert.deepEqual(answer.similar.map(({ id }) => id), ["institut-zeta"]);
  assert.deepEqual(answer.corrections, { obsservatoire: ["observatoire"] });
  assert.deepEqual(find("Obsservatoire").corrections, { Obsservatoire: ["observatoire"] });
  const other = find("labratoire");
  assert.deepEqual(other.similar.map(({ id }) => id), ["labo-fable"]);
  assert.deepEqual(other.corrections, { labratoire: ["Laboratoire"] });
});

test("a card shows the words of the query in context if nothing else on it does", () => {
  const marked = (query) => find(query).cards.map(({ context }) =>
    context?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join(""));
  assert.deepEqual(marked("institut"), [undefined, undefined, undefined]);
  assert.deepEqual(marked("observatoires"), ["L'œuvre d'une œnologie inventée ; un [observatoire]."]);
  assert.deepEqual(find("obsservatoire").similar[0].context?.at(1), { text: "observatoire", isMatch: true });
  const bare = new Engine(readHead());
  bare.add("words-0", wordFile);
  bare.add("cards-0", cardFile);
  assert.deepEqual(bare.contextPartsFor(question("observatoire"), 9), ["texts-0"]);
  assert.deepEqual(bare.contextPartsFor(question("institut"), 9), []);
  assert.equal(bare.search(question("observatoire"), 9).cards[0].context, undefined);
});

test("filters apply to similar records, and there are none before the words are loaded", () => {
  assert.deepEqual(find("labratoire", { kind: ["institute"] }).similar, []);
  assert.deepEqual(find("labratoire", { kind: ["lab"] }).similar.map(({ id }) => id), ["labo-fable"]);
  assert.deepEqual(new Engine(readHead()).search(question("labratoire"), 9).similar, []);
});

test("a word as typed is a result", () => {
  assert.equal(ids("omega")[0], "institut-omega");
});

test("an alias in another script matches", () => {
  assert.deepEqual(ids("زيتا"), ["institut-zeta"]);
});

test("Arabic matches with and without article and prefixes", () => {
  for (const query of ["الشركة", "شركة", "والشركة", "شركه", "الإصطناعي", "بالذكاء"]) {
    assert.deepEqual(ids(query), ["sharika-arabiya"], query);
  }
});

test("every word must match", () => {
  assert.deepEqual(ids("institut zeta"), ["institut-zeta", "institut-omega", "labo-fable"]);
});

test("if no record has every word, the results are partial", () => {
  const { cards, partial } = find("omega fable");
  assert.deepEqual(new Set(cards.map(({ id }) => id)), new Set(["institut-omega", "labo-fable"]));
  assert.equal(partial, true);
  assert.equal(find("institut zeta").partial, false);
});

test("until its file is loaded, a card has no summary, and words of summaries do not match", () => {
  const bare = new Engine(readHead());
  const { cards } = bare.search(question("omega"), 1);
  assert.deepEqual([cards[0].id, cards[0].summary], ["institut-omega", undefined]);
  assert.deepEqual(bare.partsFor(question("observatoire")), ["names-0", "pages", "words-0"]);
  assert.equal(bare.find(question("observatoire")).total, 0);
  assert.equal(find("observatoire").total, 1);
});

test("the dates of change are only needed to sort by them", () => {
  const bare = new Engine(readHead());
  assert.deepEqual(bare.partsFor(question("", {}, "newest")), ["columns"]);
  assert.deepEqual(bare.partsFor(question("", {}, "changed")), ["columns", "changed"]);
  assert.deepEqual(bare.search(question("", {}, "changed"), 1).cards[0].dates.changed, undefined);
});

test("a large catalogue is searched by its names before its columns are loaded, and not counted", () => {
  const bare = new Engine(large);
  const asked = question("zeta");
  assert.deepEqual(bare.firstPartsFor(asked), ["names-0"]);
  bare.add("names-0", nameFile());
  assert.deepEqual(bare.barePartsFor(asked, 9), ["cards-0"]);
  assert.deepEqual(bare.search(asked, 9).cards, []);
  bare.add("cards-0", cardFile);
  const { cards, counts, total } = bare.search(asked, 9);
  assert.deepEqual(cards.map(({ id }) => id), ["zeta", "institut-zeta"]);
  assert.deepEqual([total, counts], [2, undefined]);
  bare.add("columns", partIn(process.env.INDEX, "columns"));
  assert.equal(bare.search(asked, 9).counts.kind.partner, 1);
});

test("filters, other orders and no words need the columns", () => {
  const bare = new Engine(large);
  const first = (...asked) => bare.firstPartsFor(question(...asked));
  assert.deepEqual(first("zeta", { kind: ["lab"] }), ["names-0", "columns"]);
  assert.deepEqual(first("zeta", {}, "newest"), ["names-0", "columns"]);
  assert.deepEqual(first(""), ["columns"]);
});

test("near spellings need the words of names, and then the pages of the near ones", () => {
  const bare = new Engine({ ...large, names: ["", "l", "z"] });
  assert.deepEqual(bare.nearPartsFor(question("labratoire")), ["terms"]);
  bare.add("terms", partIn(process.env.INDEX, "terms"));
  assert.deepEqual(bare.nearPartsFor(question("labratoire")), ["names-1"]);
});

test("stop words need not match", () => {
  assert.deepEqual(ids("le partenaire au nom arabe"), ["sharika-arabiya"]);
});

test("one value of a facet is enough, and all facets must match", () => {
  assert.deepEqual(ids("", { kind: ["institute", "lab"] }), [
    "institut-zeta", "institut-omega", "labo-fable",
  ]);
  assert.deepEqual(ids("", { kind: ["institute", "lab"], topic: ["t1"] }), [
    "institut-zeta", "labo-fable",
  ]);
  assert.deepEqual(ids("omega", { kind: ["lab"] }), []);
});

test("a card has the steps of its record once its file is loaded, or none", () => {
  const [fable] = find("fable").cards;
  assert.deepEqual([fable.disputes, fable.isTranslated], [0, true]);
  assert.deepEqual(fable.steps, [false, false, false, false]);
  const [sharika] = find("شركة").cards;
  assert.deepEqual([sharika.strength, sharika.steps], [undefined, undefined]);
  assert.equal(new Engine(readHead()).search(question("omega"), 1).cards[0].steps, undefined);
});

test("dates that sources differ on stand in place of a date, and are years of the record", () => {
  const [zeta] = find("institut zeta").cards;
  assert.deepEqual(zeta.disputedDates, ["2999-05", "2998"]);
  assert.equal(zeta.dates.date, undefined);
  assert.deepEqual(find("").counts.year, { 2998: 1, 2999: 4 });
  assert.deepEqual(ids("", { year: ["2998"] }), ["institut-zeta"]);
});

test("the strength of records is a facet", () => {
  assert.deepEqual(ids("", { strength: ["official"] }), ["institut-zeta", "zeta"]);
  assert.deepEqual(find("").counts.strength, { several: 1, official: 2, weak: 1 });
});

test("results of each strength are counted by region, without the filters of regions", () => {
  const { strengths } = find("", { region: ["xx-01"] });
  assert.deepEqual(strengths, {
    "xx-02": { several: 1, official: 0, weak: 0 }, "xx-01": { several: 0, official: 1, weak: 0 },
  });
  assert.deepEqual(find("omega").strengths["xx-01"], { several: 0, official: 0, weak: 0 });
});

test("the map has the cards of regions with few results, without the filters of regions", () => {
  const search = (counts, filters) => engine.search({ ...question("", filters), counts }, 0);
  const { cards, marked } = search(true, { region: ["xx-01"] });
  assert.deepEqual(cards, []);
  assert.deepEqual(marked.map(({ id }) => id).sort(), ["institut-omega", "institut-zeta"]);
  assert.ok(marked.every(({ steps }) => steps));
  assert.deepEqual(search(true, { strength: ["official"] }).marked.map(({ id }) => id), ["institut-zeta"]);
  assert.deepEqual(search(false, {}).marked, []);
});

test("unknown facets and values are ignored", () => {
  assert.equal(find("", { colour: ["red"] }).total, 5);
  assert.equal(find("", { kind: ["__proto__"] }).total, 5);
});

test("the number of a value counts results given the other facets", () => {
  const { counts } = find("", { kind: ["institute"], topic: ["t1"] });
  assert.deepEqual(counts.kind, { institute: 1, lab: 1, partner: 0 });
  assert.deepEqual(counts.topic, { t1: 1, t2: 2 });
  assert.deepEqual(counts.region, { "xx-01": 1, "xx-02": 0 });
});

test("the number of a value counts results given the words", () => {
  assert.deepEqual(find("fable").counts.kind, { institute: 0, lab: 1, partner: 0 });
});

test("without results, each facet has the number of results without it", () => {
  const { total, lifts } = find("omega", { kind: ["lab"], topic: ["t2"] });
  assert.equal(total, 0);
  assert.deepEqual(lifts, { kind: 1 });
  assert.deepEqual(find("fable", { region: ["xx-01"] }).lifts, { region: 1, q: 1 });
  assert.deepEqual(find("fable").lifts, {});
});

test("a card has all that is shown, and there are no more cards than the limit", () => {
  const [card, ...others] = find("omega", {}, 1).cards;
  assert.deepEqual(others, []);
  assert.deepEqual(card, {
    id: "institut-omega",
    kind: "institute",
    kindLabel: "Institut",
    href: "institutes/institut-omega/",
    name: "Institut Oméga",
    nameLang: undefined,
    isTranslated: false,
    summary: "Un institut inventé, voisin de Zêta.",
    summaryLang: undefined,
    status: ["agreed", "Accord signé"],
    steps: [true, true, false, false],
    region: "Région Sud",
    strength: ["several", "Plusieurs éditeurs"],
    disputes: 1,
    meta: [],
    context: undefined,
    moments: [],
    disputedDates: [],
    dates: {
      date: "2999", changed: "2999-02-01", opens: "2999-02-10", closes: "2999-03-20",
    },
  });
  assert.equal(find("شركة").cards[0].nameLang, "ar");
  assert.equal(find("", {}, 2).cards.length, 2);
});

test("a query without words is an empty query", () => {
  for (const query of ["   ", "\u0301\u0301", "'", "***", "\u202e"]) {
    assert.equal(find(query).total, 5, JSON.stringify(query));
  }
});

test("words that are names of object properties are ordinary words", () => {
  for (const query of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    assert.equal(find(query).total, 0, query);
  }
});

test("ten thousand letters do not slow the answer", () => {
  const begun = performance.now();
  for (const letters of ["a", "ab ", "\u0301", "<b>", "(a+)+$", "ال", "'"]) {
    find(letters.repeat(10_000 / letters.length));
  }
  assert.ok(performance.now() - begun < 1000);
});

test("another format is refused", () => {
  assert.throws(() => new Engine({ ...readHead(), format: 0 }), /format 0/);
});
