// What pages need from other records, the same in every language.
import { listOf, lists } from "./data.js";

const RELATIONS = {
  networks: ["announced", "topics"],
  institutes: ["network", "hosts", "topics"],
  labs: ["institute", "partners", "established_by", "supports", "topics"],
  programmes: ["institutes", "labs", "partners", "part_of", "topics"],
  partners: ["topics"],
  agreements: ["parties", "establishes", "concerns", "signed_at", "topics"],
  events: ["organisers", "continues", "announces", "topics"],
  sources: ["copy_of"],
};

/** Each record by its id, with its latest step as `status`. */
export const records = new Map();
export const kinds = new Map();
/** The ids of the records with a value of a facet, in order. */
export const facets = new Map();
/** For each id, the ids of the records that refer to it, by kind and field. */
export const back = new Map();
/** For each id, the partners that agreements and laboratories tie to it. */
export const tied = new Map();
/** For each institute, the agreements behind its laboratories. */
export const behind = new Map();

/** The value of `key`, which is made if it is missing. */
export function at(map, key, make) {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
const newSet = () => new Set();
const newMap = () => new Map();
const newList = () => [];

for (const [kind, written] of Object.entries(lists)) {
  for (const record of written) {
    const latest = record.path?.at(-1)?.step;
    kinds.set(record.id, kind);
    records.set(record.id, latest ? { ...record, status: latest } : record);
    for (const value of [...listOf(record.region), ...listOf(latest), ...listOf(record.audiences), ...listOf(record.missions)])
      at(facets, value, newList).push(record.id);
    for (const field of RELATIONS[kind] ?? [])
      for (const id of listOf(record[field]))
        at(at(back, id, newMap), `${kind}.${field}`, newSet).add(record.id);
  }
}
for (const { parties, establishes, concerns } of lists.agreements)
  for (const id of [...listOf(establishes), ...listOf(concerns)])
    for (const party of listOf(parties)) at(tied, id, newSet).add(party);
for (const { institute, partners, established_by } of lists.labs) {
  for (const partner of listOf(partners)) at(tied, institute, newSet).add(partner);
  const own = back.get(institute);
  if (established_by && !own?.get("agreements.establishes")?.has(established_by) && !own?.get("agreements.concerns")?.has(established_by))
    at(behind, institute, newSet).add(established_by);
}
for (const ids of facets.values()) ids.sort();
/** All ids, in order. */
export const ids = [...records.keys()].sort();
