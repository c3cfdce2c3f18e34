// Lists of records: of a kind, of a value of a facet, and by name.
import { kinds, records } from "./catalogue.js";
import { count, esc, ROOT } from "./data.js";
import { calendarOf, embedOf, headOf, sharedIn } from "./shared.js";
import { dataOfList } from "./structured.js";

export const PER_PAGE = 200;

/** The pages of lists in the language of `parts`. */
export function listsIn(parts, chrome) {
  const { lang, labels, say, text, card, name, isTranslated } = parts;
  const { crumbs, paging } = sharedIn(parts);

  /** One page of a list of `ids`, whose first page is at `base`, a path below the language. */
  function list({ base, section, title, sign, lead, trail, ids, page }) {
    const path = page > 1 ? `${base}page/${page}/` : base;
    const shown = ids.slice(PER_PAGE * (page - 1), PER_PAGE * page);
    const sheet = ids.length ? "" : '<link rel="stylesheet" href="/assets/overviews.css">\n';
    const main = `${sheet}${crumbs("breadcrumb", trail)}
${headOf({ title, sign, lead, number: count(lang, "records", ids.length), embed: page === 1 ? embedOf(say, lang, base.replace(/^\/|\/$/g, "")) : "", calendar: page === 1 && ["events", "programmes"].includes(section) ? calendarOf(say, lang) : "" })}
<section class="wrap list">
<ul class="cards">
${shown.map(card).join("\n")}
</ul>${paging(`/${lang}${base}`, Math.ceil(ids.length / PER_PAGE), page)}
</section>`;
    return chrome({ path, section, title, data: dataOfList(parts, `${ROOT}/${lang}${path}`, title, shown, kinds), main });
  }

  const ofKind = (kind, ids, page) => {
    const title = labels.kinds[kind];
    return list({ base: `/${kind}/`, section: kind, title, sign: labels.signs[kind], lead: page === 1 ? labels.intros[kind] : "", trail: [`<li aria-current="page">${esc(title)}</li>`], ids, page });
  };
  const ofFacet = (facet, value, title, ids, page) =>
    list({ base: `/${facet}/${value.toLowerCase()}/`, section: facet, title, sign: labels.signs[facet], lead: labels.of_value[facet], trail: [`<li><a href="/${lang}/${facet}/">${esc(labels.facets[facet])}</a></li>`, `<li aria-current="page">${esc(title)}</li>`], ids, page });

  /** The names in order, on pages, and the page where each letter begins. */
  function names() {
    const entries = [...records.keys()]
      .filter((id) => !["topics", "sources"].includes(kinds.get(id)))
      .map((id) => ({ id, name: name(id), key: `${name(id).toLowerCase()} ${id}`, letter: name(id).charAt(0).toUpperCase() }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const letters = new Map();
    entries.forEach(({ letter }, index) => letters.has(letter) || letters.set(letter, 1 + Math.floor(index / PER_PAGE)));
    const pages = Array.from({ length: Math.ceil(entries.length / PER_PAGE) }, (_, index) => entries.slice(PER_PAGE * index, PER_PAGE * (index + 1)));
    return { letters: [...letters].sort(([a], [b]) => (a < b ? -1 : 1)), pages };
  }
  function byName({ letters, pages }, page) {
    const path = page > 1 ? `/a-z/page/${page}/` : "/a-z/";
    const title = text["a-z"];
    const entries = pages[page - 1];
    const groups = new Map();
    for (const entry of entries) groups.has(entry.letter) ? groups.get(entry.letter).push(entry) : groups.set(entry.letter, [entry]);
    const sections = [...groups].map(([letter, of]) => `<section class="letter" aria-labelledby="letter-${letter.toLowerCase()}">
<h2 id="letter-${letter.toLowerCase()}">${esc(letter)}</h2>
<ul>
${of.map(({ id, name }) => `<li class="kind kind-${kinds.get(id)}"><a href="/${lang}/${kinds.get(id)}/${id}/"><bdi>${esc(name)}</bdi></a>${isTranslated(id) ? ` <small class="translated">${esc(say["our translation"])}</small>` : ""} <span class="kind-label">${esc(labels.kind[kinds.get(id)])}</span></li>`).join("\n")}
</ul>
</section>`);
    const main = `<link rel="stylesheet" href="/assets/index.css">
${crumbs("breadcrumb", [])}
${headOf({ title, sign: "page" })}
<section class="wrap list list--index">
<nav class="letters" aria-label="${esc(text.letters)}">
<ul>
${letters.map(([letter, on]) => `<li><a href="/${lang}/a-z/${on > 1 ? `page/${on}/` : ""}#letter-${letter.toLowerCase()}">${esc(letter)}</a></li>`).join("\n")}
</ul>
</nav>
${sections.join("\n")}${paging(`/${lang}/a-z/`, pages.length, page)}
</section>`;
    return chrome({ path, section: "a-z", title, data: dataOfList(parts, `${ROOT}/${lang}${path}`, title, entries.map(({ id }) => id), kinds), main });
  }
  return { ofKind, ofFacet, names, byName };
}
