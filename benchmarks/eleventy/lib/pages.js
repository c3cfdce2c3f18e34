// Every page of the site: its path, and a function that renders it.
import { facets, ids, kinds } from "./catalogue.js";
import { LANGUAGES, lists, words } from "./data.js";
import { chromeIn } from "./chrome.js";
import "./evidence.js";
import { fragments } from "./fragments.js";
import { listsIn, PER_PAGE } from "./lists.js";
import { recordPageIn } from "./record.js";
import { valuesIn } from "./values.js";

const FACETS = { regions: "regions", statuses: "Status", missions: "Mission", strengths: "Strength" };

export function pages() {
  const items = [];
  for (const lang of LANGUAGES) {
    const parts = fragments(lang);
    const chrome = chromeIn(parts);
    const { ofKind, ofFacet, names, byName } = listsIn(parts, chrome);
    const record = recordPageIn(parts, chrome, valuesIn(parts));
    const add = (path, render) => items.push({ path: `/${lang}/${path}index.html`, render });
    const paged = (base, number, render) => {
      for (let page = 1; page <= Math.max(1, Math.ceil(number / PER_PAGE)); page++)
        add(page > 1 ? `${base}page/${page}/` : base, () => render(page));
    };
    for (const id of ids) add(`${kinds.get(id)}/${id}/`, () => record(id));
    for (const [kind, written] of Object.entries(lists)) {
      const of = written.map(({ id }) => id);
      paged(`${kind}/`, of.length, (page) => ofKind(kind, of, page));
    }
    for (const [facet, labels] of Object.entries(FACETS))
      for (const [value, title] of Object.entries(words[lang][labels])) {
        const of = facets.get(value) ?? [];
        paged(`${facet}/${value.toLowerCase()}/`, of.length, (page) => ofFacet(facet, value, title, of, page));
      }
    const index = names();
    paged("a-z/", index.pages.length * PER_PAGE, (page) => byName(index, page));
  }
  return items;
}
