// The records and the labels, read once.
import { readFileSync, readdirSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(`../data/${path}`, import.meta.url), "utf8"));

export const LANGUAGES = ["fr", "ar", "en"];
export const LOCALES = { fr: "fr-MA", ar: "ar-MA", en: "en-GB" };
export const DIRECTIONS = { fr: "ltr", ar: "rtl", en: "ltr" };
export const ROOT = "https://example.invalid";
export const SITE_TITLE = "Catalogue fictif";
export const model = read("model.json");
export const audiences = read("audiences.json");
export const words = read("words.json");
export const texts = read("interface.json");
const counted = Object.fromEntries(LANGUAGES.map((lang) => [lang, read(`counted/${lang}.json`)]));

/** The records of each kind, as they are in the files; kinds in alphabetical order. */
export const lists = Object.fromEntries(
  readdirSync(new URL("../data/records/", import.meta.url))
    .sort()
    .map((file) => [file.replace(".json", ""), read(`records/${file}`)]),
);

const rules = Object.fromEntries(
  LANGUAGES.map((lang) => [lang, new Intl.PluralRules(lang)]),
);

/** A text with a number, in the form that the number requires. */
export function count(lang, key, number, more = {}) {
  const forms = counted[lang][key];
  const form = forms[rules[lang].select(number)] ?? forms.other;
  return form.replace(/\{\{ \.(\w+) \}\}/g, (_, name) => (name === "Count" ? number : more[name]));
}

/** Whether a value is there: neither missing nor empty. */
export const filled = (value) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

export const listOf = (value) => (value == null ? [] : Array.isArray(value) ? value : [value]);
export const unique = (values) => [...new Set(values)];
export const sortedKeys = (object) => Object.keys(object).sort();
export const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
/** A text for HTML, in an element or in an attribute. */
export const esc = (text) => {
  const string = String(text);
  return /[&<>"']/.test(string) ? string.replace(/[&<>"']/g, (sign) => ESCAPED[sign]) : string;
};
/** The value of a script element with structured data. */
export const ldJson = (data) =>
  `<script type="application/ld+json">${JSON.stringify(data).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}</script>`;
