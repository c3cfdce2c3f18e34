// The JSON-LD of pages, in the terms of schema.org.
import { back, records } from "./catalogue.js";
import { ldJson, listOf, ROOT } from "./data.js";
import { evidence } from "./evidence.js";

const one = (values) => (values.length === 1 ? values[0] : values);

function page({ lang, text }, type, url, name, trail) {
  return {
    "@context": "https://schema.org",
    "@type": type,
    url,
    name,
    inLanguage: lang,
    isPartOf: { "@id": `${ROOT}/#catalogue` },
    publisher: { "@type": "Organization", "@id": `${ROOT}/#publisher`, name: text.publisher },
    license: "https://creativecommons.org/licenses/by/4.0/",
    breadcrumb: {
      "@type": "BreadcrumbList",
      itemListElement: [[text.home, `${ROOT}/${lang}/`], ...trail, [name]].map(([title, item], index) => ({ "@type": "ListItem", position: index + 1, name: title, ...(item ? { item } : {}) })),
    },
  };
}

/** The script element of a list whose records have the ids `shown`. */
export function dataOfList(parts, url, title, shown, kinds) {
  const items = shown.map((id, index) => ({ "@type": "ListItem", position: index + 1, name: parts.ref(id).name, url: `${ROOT}/${parts.lang}/${kinds.get(id)}/${id}/` }));
  return ldJson({
    ...page(parts, "CollectionPage", url, title, []),
    mainEntity: { "@type": "ItemList", numberOfItems: items.length, itemListElement: items },
  });
}

/** The script element of any other page. */
export const dataOfPage = (parts, url, title) => ldJson(page(parts, "WebPage", url, title, []));

/** The script element of a record's page. */
export function dataOfRecord(parts, values, id, kind, title, url) {
  const { lang, labels, ref, text } = parts;
  const of = evidence.get(id);
  const record = { ...records.get(id) };
  // A field that sources dispute is not stated: a program would take its value for settled.
  for (const field of Object.keys(of?.disputed ?? {})) if (field !== "name") delete record[field];
  const refs = (value) => listOf(value).map(ref);
  const some = (value) => (value.length ? value : undefined);
  const single = (value) => (value ? ref(value) : undefined);
  const place = (value) => (value ? { "@type": "Place", name: value[lang] } : undefined);
  const date = (value) => (value ? String(value) : undefined);
  const type = ref(id)["@type"];
  const topics = refs(record.topics);
  const thing = { "@type": type, "@id": ref(id)["@id"], name: title, url, description: record.summary?.[lang] };
  const names = Object.entries(record.name ?? {}).filter(([language]) => language !== lang).map(([, name]) => name);
  thing.alternateName = some([...names, ...listOf(record.aliases)]);
  const address = { "@type": "PostalAddress", addressRegion: labels.regions[record.region] };
  if (kind === "institutes") {
    thing.parentOrganization = single(record.network);
    address.addressLocality = record.city?.[lang];
    if (record.location) thing.location = { "@type": "Place", geo: { "@type": "GeoCoordinates", ...record.location } };
    if (record.contact) thing.contactPoint = { "@type": "ContactPoint", email: record.contact.email, url: record.contact.url };
  } else if (kind === "labs") {
    thing.parentOrganization = single(record.institute);
    thing.subjectOf = single(record.established_by);
  } else if (kind === "partners") address.addressCountry = record.country;
  else if (kind === "networks") thing.subOrganization = [...(back.get(id)?.get("institutes.network") ?? [])].sort().map(ref);
  else if (kind === "agreements") {
    thing.genre = labels.AgreementType[record.type];
    thing.dateCreated = date(record.signed);
    thing.locationCreated = place(record.place);
    thing.creator = some(refs(record.parties));
    thing.about = some([...refs(record.establishes), ...refs(record.concerns), ...topics]);
  } else if (kind === "events") {
    thing.startDate = date(record.starts);
    thing.endDate = date(record.ends);
    thing.location = place(record.place);
    thing.organizer = some(refs(record.organisers));
    thing.about = some([...refs(record.announces), ...topics]);
  } else if (kind === "programmes") {
    const institutes = refs(record.institutes);
    if (type === "EducationalOccupationalProgram") {
      thing.provider = some([...institutes, ...refs(record.labs)]);
      thing.startDate = date(record.starts);
      thing.endDate = date(record.ends);
      thing.applicationStartDate = date(record.apply?.opens);
      thing.applicationDeadline = date(record.apply?.closes);
      thing.educationalProgramMode = labels.Mode[record.mode];
    } else if (type === "CreativeWork" || type === "Service") {
      thing.audience = some(listOf(record.audiences).map((code) => ({ "@type": "Audience", audienceType: labels.Audience[code] })));
      if (type === "Service") thing.provider = some(institutes);
      else thing.about = some(topics);
    }
  } else if (kind === "topics") thing.inDefinedTermSet = `${ROOT}/${lang}/topics/`;
  else if (kind === "sources") {
    thing.url = record.url;
    thing.publisher = { "@type": "Organization", name: record.publisher };
    thing.datePublished = date(record.date);
    thing.inLanguage = record.language;
  }
  if (["networks", "institutes", "labs", "partners"].includes(kind) || ["Project", "ResearchProject"].includes(type)) thing.knowsAbout = some(topics);
  if (address.addressRegion || address.addressLocality || address.addressCountry) thing.address = address;

  const data = page(parts, "WebPage", url, title, [[labels.kinds[kind], `${ROOT}/${lang}/${kind}/`]]);
  data.mainEntity = thing;
  data.lastReviewed = date(record.verified);
  if (of) {
    data.citation = of.order.map((source) => ({ "@type": ref(source)["@type"], "@id": `#source-${of.numbers.get(source)}`, url: records.get(source).url }));
    const claims = [];
    const points = Array.from({ length: of.points }, () => []);
    for (const { value, label, texts, isStated } of values(id)) {
      const claim = { "@type": isStated ? "Claim" : "Statement", text: one(texts), citation: one(value.numbers.map((number) => ({ "@id": `#source-${number}` }))) };
      if (value.dispute) points[value.dispute - 1].push({ label, anchor: value.anchor, claim });
      else claims.push({ "@id": `#at-${value.anchor}`, ...(label ? { name: label } : {}), ...claim });
    }
    for (const sides of points)
      claims.push({ "@type": "CreativeWork", "@id": `#${sides[0].anchor}`, name: sides[0].label, hasPart: sides.map((side) => side.claim) });
    data.hasPart = some(claims);
  }
  return ldJson(data);
}
