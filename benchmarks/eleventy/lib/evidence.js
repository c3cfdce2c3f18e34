// What sources support, the same in every language: strengths, numbers of sources, gaps, disputes.
import { facets as facetsOfRecords, at } from "./catalogue.js";
import { filled, listOf, lists, model, sortedKeys, unique } from "./data.js";

const LEVELS = ["official", "press", "interview", "participant", "blog"];
const sources = new Map(lists.sources.map((source) => [source.id, source]));
const originals = new Map();
const authors = new Map();
for (const [id, source] of sources) {
  // Who answers for a text: the agency it came through, if any. Two spellings of a name are one.
  authors.set(id, (source.via || source.publisher).toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  let original = id;
  for (let step = 0; step < 9 && sources.get(original)?.copy_of; step++)
    original = sources.get(original).copy_of;
  originals.set(id, original);
}

const strengths = new Map();
/** The strength of the sources `ids`. */
export function strengthOf(ids) {
  return at(strengths, ids.join(" "), () => {
    const publishers = new Set();
    for (const id of ids) {
      const { level } = sources.get(id);
      if (level === "official") return "official";
      const original = originals.get(id);
      // A copy counts as its original, and one of an interview, a participant or a blog not at all.
      if (level === "press" && ["official", "press"].includes(sources.get(original).level))
        publishers.add(authors.get(original));
    }
    return publishers.size > 1 ? "several" : publishers.size ? "single" : "weak";
  });
}

/** For each source, the kinds of the records that cite it, by id. */
export const supported = new Map();
/** The evidence of each record of a kind that has some. */
export const evidence = new Map();

function citedBy(record) {
  const cited = [...listOf(record.sources)];
  for (const field of sortedKeys(record.evidence ?? {})) {
    const rests = record.evidence[field];
    cited.push(...(Array.isArray(rests) ? rests : listOf(rests.classified)));
  }
  for (const items of [record.path, record.description, record.statements])
    for (const item of listOf(items)) cited.push(...listOf(item.sources));
  for (const dispute of listOf(record.disputes))
    for (const claim of dispute.claims) cited.push(...listOf(claim.sources));
  return unique(cited);
}

function publishersOf(cited) {
  const groups = new Map();
  for (const level of LEVELS)
    for (const id of cited) {
      const source = sources.get(id);
      if (source?.level === level) at(groups, `${level} ${source.publisher}`, () => []).push(id);
    }
  return [...groups.values()];
}

function valuesOf(record, kind, numbers) {
  const values = [];
  const add = (anchor, field, item, cited, basis, from) => {
    const own = cited.map((id) => numbers.get(id)).sort((a, b) => a - b);
    const strength = strengthOf(cited);
    const named = own.length > 3
      ? cited.map((id) => ({ number: numbers.get(id), publisher: sources.get(id).publisher })).sort((a, b) => a.number - b.number)
      : null;
    const key = `${basis} ${basis === "derived" ? `${kind}.${from}` : ""} ${strength} ${own}`;
    values.push({ anchor, field, item, sources: cited, basis, from, kind, strength, numbers: own, key, named });
  };
  for (const { field, by_item } of model[kind].values) {
    const rests = record.evidence?.[field];
    if (by_item)
      listOf(record[field]).forEach((item, index) => add(`${field}-${index + 1}`, field, index + 1, item.sources, "stated", ""));
    else if (field === "status" && filled(record.path)) add(field, field, 0, record.path.at(-1).sources, "stated", "path");
    else if (Array.isArray(rests)) {
      if (rests.length) add(field, field, 0, rests, "stated", "");
    } else if (rests?.classified) add(field, field, 0, rests.classified, "classified", "");
    else if (rests) {
      const from = record.evidence[rests.derived];
      add(field, field, 0, Array.isArray(from) ? from : from.classified, "derived", rests.derived);
    }
  }
  return values;
}

function gapsOf(record, kind) {
  const gaps = [];
  const known = new Set();
  const expected = model[kind].expected;
  for (const { field, question, about, searched, pages } of listOf(record.not_found)) {
    known.add(field);
    if (about || !filled(record[field]))
      gaps.push({ field, about, question: question || expected[field] || "other", searched, pages });
  }
  for (const { field, about } of listOf(record.disputes)) if (!about) known.add(field);
  if (model[kind].has_path && !filled(record.path) && !known.has("status"))
    gaps.push({ field: "status", question: "opening" });
  const offers = kind !== "programmes" || (record.type && record.type !== "strategy");
  for (const field of sortedKeys(expected))
    if (!filled(record[field]) && !known.has(field) && (offers || !["apply", "languages", "mode", "cost"].includes(field)))
      gaps.push({ field, question: expected[field] });
  return gaps;
}

/** What a source is cited for: fields with their items, then disputes. */
function citedFor(id, values, sides) {
  const fields = [];
  for (const { field, item, sources: cited } of values) {
    if (!cited.includes(id)) continue;
    if (item && fields.at(-1)?.field === field && fields.at(-1).items) fields.at(-1).items.push(item);
    else fields.push(item ? { field, items: [item] } : { field });
  }
  return { fields, disputes: unique(sides.filter((side) => side.sources.includes(id)).map((side) => side.dispute)) };
}

for (const kind of sortedKeys(model))
  for (const record of lists[kind] ?? []) {
    const cited = citedBy(record);
    const publishers = publishersOf(cited);
    const order = publishers.flat();
    const numbers = new Map(order.map((id, index) => [id, index + 1]));
    const values = valuesOf(record, kind, numbers);
    const by = Object.fromEntries(values.map((value) => [value.anchor, value]));
    const disputed = {};
    const sides = [];
    listOf(record.disputes).forEach((dispute, index) => {
      (disputed[dispute.field] ??= []).push(index + 1);
      dispute.claims.forEach((claim, side) =>
        sides.push({
          anchor: `dispute-${index + 1}`,
          dispute: index + 1,
          side,
          field: dispute.field,
          sources: listOf(claim.sources),
          numbers: listOf(claim.sources).map((id) => numbers.get(id)).sort((a, b) => a - b),
          strength: strengthOf(listOf(claim.sources)),
        }),
      );
    });
    // The strength of its status or else of its name; without either, of its weakest value.
    const all = new Set(values.map((value) => value.strength));
    const strength = (by.status ?? by.name)?.strength ?? ["weak", "single", "several", "official"].find((one) => all.has(one)) ?? "";
    for (const id of cited) at(supported, id, () => new Map()).set(record.id, kind);
    at(facetsOfRecords, strength, () => []).push(record.id);
    evidence.set(record.id, {
      id: record.id,
      kind,
      order,
      numbers,
      values,
      by,
      sides,
      disputed,
      strength,
      for: new Map(cited.map((id) => [id, citedFor(id, values, sides)])),
      gaps: gapsOf(record, kind),
      reached: listOf(record.path).map((step) => step.step),
      points: listOf(record.disputes).length,
    });
  }
for (const name of ["official", "several", "single", "weak"]) facetsOfRecords.get(name)?.sort();

// Records in the order of the pages of disputes and gaps: partners last, the newest agreements first.
const placeOf = (kind) => (kind === "partners" ? 1000 : model[kind].order);
/** The evidence of all records in that order. */
export const inOrder = sortedKeys(model)
  .sort((a, b) => placeOf(a) - placeOf(b))
  .flatMap((kind) => {
    const written = [...(lists[kind] ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { newest_first, files } = model[kind];
    const date = (record) => String(record[files] ?? "");
    if (newest_first) written.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
    return written.map(({ id }) => evidence.get(id));
  });
export const withDisputes = inOrder.filter(({ sides }) => sides.length);
export const withGaps = inOrder.filter(({ gaps }) => gaps.length);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
export const totals = {
  points: sum(withDisputes.map(({ points }) => points)),
  gaps: sum(withGaps.map(({ gaps }) => gaps.length)),
  inVain: sum(withGaps.map(({ gaps }) => gaps.filter(({ searched }) => searched).length)),
};
export const STRENGTHS = ["official", "several", "single", "weak"];
/** The number of facts of each strength, without those that follow from another field. */
export const factsByStrength = Object.fromEntries(STRENGTHS.map((strength) => [strength, 0]));
for (const { values } of inOrder) for (const { from, strength } of values) if (!from) factsByStrength[strength]++;
export { authors, originals, sources };
