/** The order of results: by field, by match and by rarity of the words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "../../overrides/assets/search/engine.js";
import { forms, words } from "../../overrides/assets/search/normalise.js";

/**
 * The ids of the records, {id: {name, aliases, summary, text}}, that match a query, best first. If
 * some are similar, {exact, similar}.
 */
function order(records, query, equivalents = []) {
  const rows = Object.entries(records).map(([id, fields]) => ({
    id, name: "n", aliases: "", summary: "", text: "", ...fields,
  }));
  const [names, summaries] = [nameFile(rows), wordFile(rows)];
  const engine = new Engine({
    format: 8,
    folder: "fr-1",
    lang: "fr",
    stop: [],
    equivalents,
    kinds: [["kind", "Kind", "kinds/", rows.length]],
    statuses: [],
    regions: [],
    strengths: [],
    cards: 1000,
    texts: 1000,
    names: [names.terms[0]],
    words: [summaries.terms[0] ?? "\uffff"],
    parts: { "names-0": names, "words-0": summaries, "cards-0": cardFile(rows) },
  });
  const question = { query, filters: {}, sort: "relevance", today: "2999-01-01" };
  const { cards, similar } = engine.search(question, 99);
  const ids = (some) => some.map(({ id }) => id);
  return similar.length ? { exact: ids(cards), similar: ids(similar) } : ids(cards);
}

function cardFile(rows) {
  return rows.map(({ id, name, summary }) =>
    [id, name, null, 0, -1, -1, -1, 0, "", "", "", summary, null, [], 0]);
}

function nameFile(rows) {
  const entries = new Map();
  rows.forEach(({ name, aliases }, row) => {
    [name, aliases].forEach((text, alias) => {
      const own = words(text);
      const length = own.filter((word) => !["al", "el"].includes(word)).length;
      for (const term of new Set(own.flatMap(forms))) {
        entries.set(term, [...(entries.get(term) ?? []), 128 * row + 16 * alias + length]);
      }
    });
  });
  const terms = [...entries.keys()].sort();
  return { terms, rows: terms.map((term) => deltas(entries.get(term))) };
}

function deltas(entries) {
  return entries.map((entry, index) => entry - ((entries[index - 1] ?? 0) & ~127));
}

function wordFile(rows) {
  const entries = new Map();
  const last = new Map();
  rows.forEach(({ summary, text }, row) => {
    [summary, text].forEach((field, bit) => {
      for (const term of new Set(words(field).flatMap(forms))) {
        const gap = 2 * (row - (last.get(term) ?? 0)) + bit;
        last.set(term, row);
        entries.set(term, [...(entries.get(term) ?? []), gap]);
      }
    });
  });
  const terms = [...entries.keys()].sort();
  return { terms, rows: terms.map((term) => entries.get(term)) };
}

test("a name comes before an alias, an alias before a summary, a summary before the text", () => {
  assert.deepEqual(
    order({
      text: { text: "fable" },
      summary: { summary: "fable" },
      alias: { aliases: "fable" },
      name: { name: "fable" },
    }, "fable"),
    ["name", "alias", "summary", "text"],
  );
});

test("a word comes before longer ones that begin with it, the shorter first", () => {
  assert.deepEqual(
    order({
      longer: { name: "fabulations" },
      begins: { name: "fabulette" },
      exact: { name: "fabul" },
      near: { name: "fabil" },
    }, "fabul"),
    { exact: ["exact", "begins", "longer"], similar: ["near"] },
  );
});

test("a beginning of a name comes before a whole word of a summary", () => {
  assert.deepEqual(
    order({ summary: { summary: "lab" }, name: { name: "laboratory" } }, "lab"),
    ["name", "summary"],
  );
});

test("the word itself comes before its shorter form", () => {
  assert.deepEqual(
    order({ bare: { name: "معهد" }, written: { name: "المعهد" } }, "المعهد"),
    ["written", "bare"],
  );
});

test("a name that is the whole query comes before a longer one", () => {
  assert.deepEqual(
    order({ more: { name: "Fable de la nuit" }, all: { name: "Fable" } }, "fable"),
    ["all", "more"],
  );
});

test("so does one that is the query in other words of the vocabulary, or with an article", () => {
  const fable = { more: { name: "Fable noire" }, all: { name: "Tale", aliases: "Al-Tale" } };
  assert.deepEqual(order(fable, "fable"), ["more"]);
  assert.deepEqual(order(fable, "fable", [["fable", "tale"]]), ["all", "more"]);
  const named = { more: { name: "Fable noire" }, all: { aliases: "El Fable" } };
  assert.deepEqual(order(named, "fable"), ["all", "more"]);
});

test("an alias that several records share says less of each than one of a single record", () => {
  const place = (name) => ({ name, aliases: "Fable" });
  const named = { longer: { name: "Fable noire" } };
  assert.deepEqual(order({ ...named, own: place("x") }, "fable"), ["own", "longer"]);
  assert.deepEqual(
    order({ ...named, one: place("x"), two: place("y"), three: place("z") }, "fable"),
    ["longer", "one", "two", "three"],
  );
});

test("the rarer word decides", () => {
  const common = Object.fromEntries(
    Array.from({ length: 20 }, (_, number) => [`c${number}`, { summary: "institut" }]),
  );
  assert.deepEqual(
    order({
      ...common,
      frequent: { name: "institut", summary: "fable" },
      rare: { name: "fable", summary: "institut" },
    }, "institut fable"),
    ["rare", "frequent"],
  );
});

test("near spellings are apart from results, and not tried if there are ten", () => {
  const typed = (count) => Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`f${number}`, { name: "fable" }]),
  );
  const near = { name: "sable" };
  assert.deepEqual(order({ near, ...typed(10) }, "fable"), Object.keys(typed(10)));
  const nine = order({ near, ...typed(9) }, "fable");
  assert.deepEqual(nine, { exact: Object.keys(typed(9)), similar: ["near"] });
});

test("a record with every word, one misspelt, is similar; others with some words are not shown", () => {
  const records = { both: { name: "fable sable" }, one: { name: "fable" } };
  assert.deepEqual(order(records, "fable sabel"), { exact: [], similar: ["both"] });
  assert.deepEqual(order(records, "fable zzzzz"), ["one", "both"]);
});

test("equally good records keep the order of the index", () => {
  const same = { b: { name: "fable" }, a: { name: "fable" }, c: { name: "fable" } };
  assert.deepEqual(order(same, "fable"), ["b", "a", "c"]);
});
