// The facts of a record of each kind: its fields with their values, in the order of the page.
import { esc, listOf, LOCALES } from "./data.js";
import { strengthOfField } from "./fragments.js";

const link = (url) => `<a href="${esc(url)}"><bdi dir="ltr">${esc(url.replace(/^https:\/\//, ""))}</bdi></a>`;
const bdi = (value) => `<bdi>${esc(value)}</bdi>`;

/** The definitions of the facts of `record`. */
export function facts(parts, kind, record, fields, by, basis) {
  const { lang, labels, dateHtml } = parts;
  const inLanguage = (value) => bdi(value[lang]);
  const coded = (name) => (value) => bdi(labels[name][value]);
  const date = (value) => dateHtml(String(value));
  const region = (value) => `<a href="/${lang}/regions/${value.toLowerCase()}/">${bdi(labels.regions[value])}</a>`;
  const audience = (value) => `<a href="/${lang}/audiences/${value}/">${bdi(labels.Audience[value])}</a>`;
  const number = (value) => bdi(new Intl.NumberFormat(LOCALES[lang]).format(value));
  const definitions = (field, values) =>
    `<div id="at-${field}" data-field="${field}"${strengthOfField(by[field])}><dt>${esc(fields[field])}</dt>${values.map((value) => `<dd>${value}</dd>`).join("")}${basis[field] ?? ""}</div>\n`;
  const fact = (field, shown) => {
    const value = record[field];
    if (value === undefined || value === null || (Array.isArray(value) && !value.length)) return "";
    return definitions(field, Array.isArray(value) ? value.map(shown) : [shown(value)]);
  };

  switch (kind) {
    case "networks":
      return fact("named_after", inLanguage) + fact("missions", coded("Mission")) + fact("audiences", audience);
    case "institutes":
      return (
        fact("role", coded("Role")) + fact("region", region) + fact("city", inLanguage) +
        (record.location ? definitions("location", [record.location.latitude, record.location.longitude].map((one) => `<bdi dir="ltr">${one}</bdi>`)) : "") +
        fact("missions", coded("Mission")) + fact("audiences", audience) +
        (record.contact ? definitions("contact", [...listOf(record.contact.email).map((email) => `<a href="mailto:${esc(email)}"><bdi dir="ltr">${esc(email)}</bdi></a>`), ...listOf(record.contact.url).map(link)]) : "")
      );
    case "labs":
      return fact("objectives", inLanguage) + fact("means", inLanguage);
    case "programmes":
      return (
        fact("type", coded("ProgrammeType")) + fact("starts", date) + fact("ends", date) + fact("audiences", audience) +
        (record.apply ? definitions("apply", [...listOf(record.apply.opens).map(date), ...listOf(record.apply.closes).map(date), ...listOf(record.apply.url).map(link)]) : "") +
        fact("languages", coded("languages")) + fact("mode", coded("Mode")) + fact("cost", inLanguage)
      );
    case "partners":
      return fact("type", coded("PartnerType")) + fact("country", coded("countries")) + fact("region", region);
    case "agreements":
      return fact("type", coded("AgreementType")) + fact("signed", date) + fact("place", inLanguage) + fact("unnamed_parties", inLanguage) + fact("objectives", inLanguage);
    case "events":
      return fact("starts", date) + (record.ends !== record.starts || basis.ends ? fact("ends", date) : "") + fact("place", inLanguage);
    case "topics":
      return fact("audiences", audience);
    case "sources":
      return (
        fact("publisher", bdi) + fact("via", bdi) + fact("url", link) + fact("date", date) + fact("accessed", date) +
        fact("language", coded("languages")) + fact("level", coded("SourceLevel")) + fact("read_from", coded("ReadFrom")) +
        fact("read_extent", coded("ReadExtent")) + fact("read_characters", number) +
        (record.archived ? definitions("archived", [link(record.archived.url), date(record.archived.date)]) : "")
      );
  }
}
