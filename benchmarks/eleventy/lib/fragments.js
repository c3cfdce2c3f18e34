// The parts that appear on many pages, made once per language.
import markdownIt from "markdown-it";

import { kinds, records } from "./catalogue.js";
import { count, esc, filled, listOf, LOCALES, lowerFirst, model, ROOT, texts, words } from "./data.js";
import { evidence } from "./evidence.js";

const markdown = markdownIt();
const TYPES = {
  networks: "Organization",
  institutes: "ResearchOrganization",
  labs: "ResearchOrganization",
  agreements: "CreativeWork",
  events: "Event",
  topics: "DefinedTerm",
};
const TYPES_OF = {
  partners: { government: "GovernmentOrganization", education: "CollegeOrUniversity", company: "Corporation", facility: "ResearchOrganization", healthcare: "MedicalOrganization", "": "Organization" },
  programmes: { training: "EducationalOccupationalProgram", research: "ResearchProject", strategy: "CreativeWork", support: "Service", "": "Project" },
  sources: { press: "NewsArticle", interview: "Article", blog: "BlogPosting", "": "CreativeWork" },
};
function schemaType(kind, record) {
  const types = TYPES_OF[kind];
  return types ? (types[record.type ?? record.level] ?? types[""]) : (TYPES[kind] ?? "Thing");
}
const STEPS = ["announced", "agreed", "launched", "operating"];
const TOOTH = "M29 59L15 59A45 45 0 0 1 15.6 52.6L4.7 46.3A57 57 0 0 1 11.2 30.6L23.4 33.8A45 45 0 0 1 27.5 28.9L37.4 38.8A31 31 0 0 0 29 59Z";
const TOOTH_OF_FIVE = "M29 59L15 59A45 45 0 0 1 15.4 54.1L4.1 49A57 57 0 0 1 8.3 36.1L20.4 38.6A45 45 0 0 1 23 34.4L34.3 42.6A31 31 0 0 0 29 59Z";

/** A function of one key that computes each value once. */
function kept(make) {
  const values = new Map();
  return (key, ...more) => {
    let value = values.get(key);
    if (value === undefined) values.set(key, (value = make(key, ...more)));
    return value;
  };
}

export const strengthOfField = (value) => (value ? ` data-strength="${value.strength}"` : "");

/** The fragments of pages in `lang`. */
export function fragments(lang) {
  const labels = words[lang];
  const say = labels.messages;
  const text = texts[lang];
  const long = new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(LOCALES[lang], { month: "long", year: "numeric", timeZone: "UTC" });

  const name = kept((id) => {
    const record = records.get(id);
    return record.name ? record.name[lang] : record.title;
  });
  const isTranslated = (id) => listOf(records.get(id).name_translated).includes(lang);
  const translatedMark = (id) => (isTranslated(id) ? ` <small class="translated">${esc(say["our translation"])}</small>` : "");
  const dateWords = kept((date) => {
    const string = String(date);
    let written = string;
    if (string.length === 10) written = long.format(new Date(string));
    else if (string.length === 7) written = month.format(new Date(string));
    if (lang === "fr") written = written.replace(/^1 /, "1er ");
    return written.replaceAll(" ", "\u00a0");
  });
  const dateHtml = kept((date) => `<time datetime="${date}"><bdi>${esc(dateWords(date))}</bdi></time>`);
  const range = (first, last) => {
    let written = dateWords(first);
    if (!last || first === last) return written;
    const day = first.length === 10;
    if (first.length === last.length && first.length > 4 && first.slice(0, 4) === last.slice(0, 4))
      written = day && first.slice(0, 7) === last.slice(0, 7) ? written.split("\u00a0")[0] : written.replace(new RegExp(`\u00a0${first.slice(0, 4)}$`), "");
    const joins = labels.range;
    let from = day ? joins.from_day : joins.from_month;
    if (joins.from_vowel && !day && /^[aeiouy]/i.test(written)) from = joins.from_vowel;
    return `${from}${written} ${last.length === 10 ? joins.to_day : joins.to_month}${dateWords(last)}`;
  };
  const strength = kept((code) => `<a class="strength strength--${code}" href="/${lang}/strengths/#${code}">${esc(labels.Strength[code])}</a>`);
  const differ = ({ points, kind, id }) =>
    points ? ` <a class="disputed" href="/${lang}/${kind}/${id}/#disputes">${esc(count(lang, "differ", points))}</a>` : "";
  const link = kept((id) => `<a href="/${lang}/${kinds.get(id)}/${id}/"><bdi>${esc(name(id))}</bdi></a>${translatedMark(id)}`);
  const ref = kept((id) => {
    const kind = kinds.get(id);
    return { "@type": schemaType(kind, records.get(id)), "@id": `${ROOT}/id/${id}/#thing`, name: name(id) };
  });
  const teeth = (path) => {
    const reached = listOf(path).map((step) => step.step);
    const signs = [...STEPS, "closed"].map((step) => (reached.includes(step) ? '<i class="on"></i>' : step === "closed" ? "" : "<i></i>"));
    return `<span class="teeth" aria-hidden="true">${signs.join("")}</span>`;
  };
  const typeLabel = (type) => labels.ProgrammeType[type] ?? labels.PartnerType[type] ?? labels.AgreementType[type];
  const noted = (value) => (value ? `<span><bdi>${esc(value)}</bdi></span>` : "");
  const card = kept((id) => {
    const record = records.get(id);
    const kind = kinds.get(id);
    const of = evidence.get(id);
    const dated = record.signed || record.starts || record.date;
    return `<li class="card kind kind-${kind}"${strengthOfField(of)}>${record.status ? `<p class="card__line"><span class="card__status">${teeth(record.path)}<span class="badge badge--status badge--${record.status}">${esc(labels.Status[record.status])}</span></span></p>` : ""}
<h3 class="card__name"><a href="/${lang}/${kind}/${id}/"><bdi>${esc(name(id))}</bdi></a>${translatedMark(id)}</h3>${record.summary ? `<p><bdi>${esc(record.summary[lang])}</bdi></p>` : ""}
<p class="meta">${noted(labels.regions[record.region])}${noted(record.role && labels.Role[record.role])}${noted(record.type && typeLabel(record.type))}${noted(record.level && labels.SourceLevel[record.level])}${noted(dated && range(String(dated), String(record.ends ?? "")))}
</p>${of ? `<p class="evidence">${strength(of.strength)}${differ(of)}</p>` : ""}</li>`;
  });
  const neighbour = kept((id) => {
    const record = records.get(id);
    const notes = [];
    if (isTranslated(id)) notes.push(say["our translation"]);
    if (record.status) notes.push(labels.Status[record.status]);
    if (record.region) notes.push(labels.regions[record.region]);
    const dated = record.signed || record.starts || record.date;
    if (dated) notes.push(dateWords(String(dated)));
    if (!notes.length) {
      if (record.type) notes.push(typeLabel(record.type));
      if (record.level) notes.push(labels.SourceLevel[record.level]);
    }
    const of = evidence.get(id);
    const disputed = of?.points ? `<span class="disputed" role="img" title="${esc(count(lang, "differ", of.points))}"></span>` : "";
    const signs = of ? `${disputed}<span class="strength strength--${of.strength}" role="img" title="${esc(labels.Strength[of.strength])}"></span>` : "";
    return `<a${strengthOfField(of)} href="/${lang}/${kinds.get(id)}/${id}/"><span><bdi>${esc(name(id))}</bdi>${notes.length ? `<small>${esc(notes.join(" · "))}</small>` : ""}</span>${signs}</a>`;
  });
  const sourceItem = kept((id) => {
    const source = records.get(id);
    return `<p><span class="sources__title"><a href="${esc(source.url)}" rel="external"><bdi${source.language === lang ? "" : ` lang="${source.language}"`}>${esc(source.title)}</bdi></a></span>
<span><bdi>${esc(source.publisher)}</bdi></span>${source.via ? `<span>${esc(say.via)} <bdi>${esc(source.via)}</bdi></span>` : ""}${source.date ? `<span><bdi>${esc(dateWords(String(source.date)))}</bdi></span>` : ""}<span class="sources__level sources__level--${source.level}">${esc(labels.SourceLevel[source.level])}</span>${source.archived ? `<span>${esc(say["Archived on"])} <a href="${esc(source.archived.url)}"><bdi>${esc(dateWords(String(source.archived.date)))}</bdi></a></span>` : ""}${source.copy_of ? `<span>${esc(say["Copy of"])} ${link(source.copy_of)}</span>` : ""}<span><a href="/${lang}/sources/${id}/">${esc(say.Details)}</a></span></p>`;
  });
  const sideSource = (id, number) => {
    const source = records.get(id);
    return `<a href="#source-${number}"><bdi>${esc(source.publisher)}</bdi> [${number}]</a>${source.date ? ` <bdi>${esc(dateWords(String(source.date)))}</bdi>` : ""}`;
  };

  const SUPPORTS = { stated: say["Stated: {strength}"], derived: say["Derived: {strength}"], classified: say["Classified: {strength}"] };
  const marks = (value, signed) => {
    const support = esc(SUPPORTS[value.basis].replace("{strength}", lowerFirst(labels.Strength[value.strength])));
    const sign = signed ? `<a class="sign strength--${value.strength}" href="/${lang}/strengths/#${value.strength}" title="${support}"><span class="vh">${support}</span></a>` : "";
    const cited = value.named
      ? `<button type="button" popovertarget="from-${value.anchor}">[${esc(count(lang, "sources", value.named.length))}]</button><span class="from" id="from-${value.anchor}" popover>${value.named.map(({ number, publisher }) => `<a href="#source-${number}">[${number}] <bdi>${esc(publisher)}</bdi></a>`).join("")}</span>`
      : value.numbers.map((number) => `<a href="#source-${number}"><span class="vh">${esc(say.Source)} </span>[${number}]</a>`).join("");
    return `<sup class="marks">&#8288;${sign}${cited}</sup>`;
  };
  const basisOf = (value) => {
    if (value.basis === "derived")
      return ` <small class="basis">${esc(say["derived from “{field}”"].replace("{field}", labels.fields[value.kind][value.from]))}${marks(value, true)}</small>`;
    if (value.basis === "classified") return ` <small class="basis">${esc(say["classified by the catalogue from"])}${marks(value, true)}</small>`;
    return marks(value, true);
  };
  const keptBasis = kept((key, value) => basisOf(value));
  const keptUnsigned = kept((key, value) => marks(value, false));
  const basis = (value) => (value.named ? basisOf(value) : keptBasis(value.key, value));
  const unsigned = (value) => (value.named ? marks(value, false) : keptUnsigned(value.key, value));
  const disputed = (numbers) =>
    listOf(numbers)
      .map((number, index) => ` <a class="disputed" href="#dispute-${number}">${index ? `<span class="vh">${esc(say["sources differ"])} </span>(${index + 1})` : esc(say["sources differ"])}</a>`)
      .join("");

  const wheel = kept((joined) => {
    const reached = joined.split(" ");
    const isClosed = reached.includes("closed");
    const [turn, tooth, hand] = isClosed ? [36, TOOTH_OF_FIVE, "M33.4 51.3L59.2 62.5L60.8 57.5Z"] : [45, TOOTH, "M34.1 49.3L59.0 62.4L61.0 57.6Z"];
    const paths = (isClosed ? [...STEPS, "closed"] : STEPS).map((step, index) => {
      const isLatest = step === reached.at(-1);
      const sign = isLatest ? ' class="wheel__latest"' : reached.includes(step) ? ' class="wheel__reached"' : "";
      return `<path${sign} transform="rotate(${turn * index} 60 60)" d="${tooth}"/>${isLatest ? `<path class="wheel__hand" transform="rotate(${turn * index} 60 60)" d="${hand}"/>` : ""}`;
    });
    return `<svg class="wheel" viewBox="0 0 120 69" aria-hidden="true"><path class="wheel__axle" d="M34 60a26 26 0 0 1 52 0"/>${paths.join("")}<path class="wheel__hand" d="M60 51.5L62.4 54.1H65.9V57.6L68.5 60L65.9 62.4V65.9H62.4L60 68.5L57.6 65.9H54.1V62.4L51.5 60L54.1 57.6V54.1H57.6Z"/></svg>`;
  });
  const missingSteps = kept((joined) => {
    const missing = STEPS.filter((step) => !joined.split(" ").includes(step)).map((step) => labels.Status[step]);
    if (!missing.length) return "";
    const steps = missing.map((label, index) => (index ? lowerFirst(label) : label)).join(lang === "ar" ? "، " : ", ");
    return `<p class="steps__missing">${esc(say["{steps}: no source consulted says so."].replace("{steps}", steps))}</p>`;
  });
  const lines = kept((number) => {
    const ends = Array.from({ length: number }, (_, index) => `M0 ${number * 3}C4 ${number * 3} 4 ${3 + index * 6} 8 ${3 + index * 6}`);
    return `<svg class="near__lines" viewBox="0 0 8 ${number * 6}" preserveAspectRatio="none" aria-hidden="true"><path d="${ends.join("")}"/></svg>`;
  });

  /** The titles of the fields of a record: a single day may have its own. */
  const fieldsOf = (kind, record) => {
    const single = labels.single[kind];
    const { files, ends } = model[kind] ?? {};
    if (!filled(single) || !Object.keys(single).length || !record[files]) return labels.fields[kind];
    return !record[ends] || record[ends] === record[files] ? { ...labels.fields[kind], ...single } : labels.fields[kind];
  };
  const paragraphs = kept((id) => listOf(records.get(id).description).map((one) => markdown.renderInline(one.text[lang])));

  return {
    lang, labels, say, text, name, isTranslated, translatedMark, range, differ, dateWords, dateHtml, strength, link, ref, card, neighbour,
    sourceItem, sideSource, basis, unsigned, disputed, wheel, missingSteps, lines, fieldsOf, paragraphs, kept,
  };
}
