// The texts of the values that rest on sources, for structured data and the pages of sources.
import { records } from "./catalogue.js";
import { esc, listOf, model } from "./data.js";
import { evidence } from "./evidence.js";

const withoutScheme = (url) => url.replace(/^https:\/\//, "");
const plain = (html) => html.replace(/<[^>]*>/g, "");

/** A function that gives the values of a record, by its id, in the language of `parts`. */
export function valuesIn(parts) {
  const { lang, labels, say, name, isTranslated, dateWords, fieldsOf, paragraphs, kept } = parts;
  const line = (href, label, texts, note) =>
    `<div><dt><a href="${href}"><bdi>${esc(label)}</bdi></a></dt><dd>${texts.map((text) => `<bdi>${esc(text)}</bdi>`).join(" · ")}${note ? ` <small class="basis">${esc(note)}</small>` : ""}</dd></div>\n`;

  function textsOf({ field, item, anchor }, record, form) {
    const written = record[field];
    if (field === "name") return [written[lang]];
    if (field === "aliases") return written;
    if (field === "description") return [plain(paragraphs(record.id)[item - 1])];
    if (field === "path") {
      const step = written[item - 1];
      return [labels.Status[step.step] + (step.date ? ` ${dateWords(String(step.date))}` : "")];
    }
    if (field === "statements") return [written[item - 1].text[lang]];
    if (field === "location") return [String(written.latitude), String(written.longitude)];
    if (field === "contact") return [...listOf(written.email), ...listOf(written.url).map(withoutScheme)];
    if (field === "apply")
      return [...listOf(written.opens).map(dateWords), ...listOf(written.closes).map(dateWords), ...listOf(written.url).map(withoutScheme)];
    if (form === "text") return [written[lang]];
    if (form === "texts") return written.map((one) => one[lang]);
    if (form === "record") return [name(written)];
    if (form === "records") return written.map(name);
    if (form === "date") return [dateWords(String(written))];
    return listOf(written).map((code) => labels[form][code]);
  }

  return kept((id) => {
    const record = records.get(id);
    const of = evidence.get(id);
    const { kind } = of;
    const fields = fieldsOf(kind, record);
    const { forms, shown } = model[kind];
    const path = `/${lang}/${kind}/${id}/`;
    const values = of.values.map((value) => {
      const { field, from, basis, item } = value;
      const named = field === "name" ? [id] : /^records?$/.test(forms[field]) ? listOf(record[field]) : [];
      const isOurs = from || basis === "classified" || named.some(isTranslated);
      const note = from
        ? say["derived from “{field}”"].replace("{field}", fields[from])
        : basis === "classified" ? say["classified by the catalogue"] : "";
      const texts = textsOf(value, record, forms[field]);
      const label = item ? `${fields[field]} ${item}` : fields[field];
      return {
        value,
        texts,
        label: shown.includes(field) ? label : "",
        isStated: !isOurs,
        line: line(`${path}#at-${value.anchor}`, label, texts, note),
      };
    });
    const sides = of.sides.map((value) => {
      const dispute = record.disputes[value.dispute - 1];
      const label = dispute.about ? dispute.about[lang] : fields[value.field];
      const texts = [dispute.claims[value.side].text[lang]];
      const note = say["one of the versions in dispute"];
      return { value, texts, label, isStated: true, line: line(`${path}#${value.anchor}`, label, texts, note) };
    });
    return [...values, ...sides];
  });
}
