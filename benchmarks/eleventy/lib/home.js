// The home page, and the pages that list the values of a facet.
import { facets, kinds, records } from "./catalogue.js";
import { concerns } from "./audiences.js";
import { count, esc, lists, model, ROOT, sortedKeys } from "./data.js";
import { evidence, STRENGTHS, totals, withDisputes } from "./evidence.js";
import { headOf, sharedIn } from "./shared.js";
import { dataOfPage } from "./structured.js";
import { moments } from "./timeline.js";

/** Whether anything is open for application: what closed before the last check is closed. */
export function applicationsIn({ lang, say }) {
  const checked = Object.values(lists).flat().reduce((last, { verified }) => (verified && String(verified) > last ? String(verified) : last), "");
  let known = 0;
  let lasting = 0;
  for (const { apply } of lists.programmes) {
    if (!apply) continue;
    known++;
    const closes = String(apply.closes ?? "");
    if (!(closes && checked && closes < checked.slice(0, closes.length))) lasting++;
  }
  const sentence = lasting
    ? count(lang, "applications", lasting)
    : known ? say["Nothing is open for applications: everything known has closed."] : say["Nothing is open for applications yet, according to the sources consulted."];
  return `<p class="applications"><a href="/${lang}/${lasting ? "programmes/" : "gaps/#admission"}">${esc(sentence)}</a></p>`;
}

/** The home page and the lists of values in the language of `parts`. */
export function homeIn(parts, chrome, { applications, openQuestions }) {
  const { lang, labels, say, text, name, card, strength, differ, dateHtml, translatedMark } = parts;
  const { cardEvidence, badge } = sharedIn(parts);

  /** The institutes of each region, the first six named. */
  function regions() {
    const of = {};
    for (const { id, region } of lists.institutes) if (region) (of[region] ??= []).push(id);
    const rows = sortedKeys(labels.regions).map((code) => {
      const ids = (of[code] ?? []).sort();
      const href = `/${lang}/regions/${code.toLowerCase()}/`;
      const items = ids.slice(0, 6).map((id) => `<li data-strength="${evidence.get(id).strength}"><a href="/${lang}/institutes/${id}/"><bdi>${esc(name(id))}</bdi></a>${translatedMark(id)}${badge(records.get(id).status)}${cardEvidence(evidence.get(id))}</li>`);
      const cell = ids.length ? `<ul class="map-table__institutes">${items.join("")}${ids.length > 6 ? `<li><a href="${href}">${ids.length}</a></li>` : ""}</ul>` : `<span class="map-table__none">${esc(say["None in the catalogue"])}</span>`;
      return `<tr data-row="${code.toLowerCase()}"><th scope="row"><a href="${href}"><bdi>${esc(labels.regions[code])}</bdi></a></th><td>${cell}</td></tr>`;
    });
    return `<table class="data map-table">
<caption>${esc(say["Institutes by region"])}</caption>
<thead><tr><th scope="col">${esc(say.Region)}</th><th scope="col">${esc(say.Institutes)}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
  }
  const regionTable = regions();

  function facet(section, vocabulary) {
    const title = labels.facets[section];
    const items = Object.entries(vocabulary).sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([value, label]) => {
      let more = "";
      if (section === "audiences") {
        const of = [...concerns.get(value).keys()];
        const cited = of.filter((id) => kinds.get(id) === "sources").length;
        more = ` <span>${esc(count(lang, "concern", of.length - cited))}${cited ? ` · ${esc(count(lang, "sources", cited))}` : ""}</span>`;
      }
      return `<li><a href="/${lang}/${section}/${value.toLowerCase()}/">${esc(label)}</a> <span class="count">${(facets.get(value) ?? []).length}</span>${more}</li>`;
    });
    const isMap = section === "regions";
    const main = `${isMap ? '<link rel="stylesheet" href="/assets/pictures.css">\n' : ""}${headOf({ title, sign: labels.signs[section], lead: labels.intros[section] })}
<section class="wrap list">
<ul class="facets">
${items.join("\n")}
</ul>${isMap ? `\n${regionTable}` : ""}
</section>`;
    const path = `/${section}/`;
    return chrome({ path, section, title: text[section], data: dataOfPage(parts, `${ROOT}/${lang}${path}`, text[section]), main });
  }

  function home(title) {
    const of = (codes) => codes.reduce((number, code) => number + (facets.get(code) ?? []).length, 0);
    const total = Object.keys(model).reduce((number, kind) => number + (lists[kind] ?? []).length, 0);
    const most = [...withDisputes].sort((a, b) => b.points - a.points).slice(0, 4);
    const latest = moments.filter(({ date }) => date).slice(0, 6).map((one) => {
      const link = one.dispute ? ` <a class="disputed" href="/${lang}/${one.kind}/${one.id}/#dispute-${one.dispute}">${esc(count(lang, "dates", one.dates))}</a>` : differ(evidence.get(one.id));
      return `<li class="kind-${one.kind}" data-strength="${one.strength}"><p class="latest__line"><span class="kind-label">${esc(labels.kind[one.kind])}</span>${dateHtml(one.date)}</p><p class="latest__name"><a href="/${lang}/${one.kind}/${one.id}/"><bdi>${esc(name(one.id))}</bdi></a>${badge(one.status)}</p><p class="evidence">${strength(one.strength)}${link}</p></li>`;
    });
    const door = (sign, page, label, lead, links) => `<li class="card door kind kind-${sign}"><h3 class="card__name"><a href="/${lang}/${page}/"><bdi>${esc(label)}</bdi></a></h3><p>${esc(lead)}</p>${links ? `<ul class="door__links">${links.map(([href, title, number]) => `<li><a href="/${lang}/${href}"><bdi>${esc(title)}</bdi></a> <span><bdi>${number}</bdi></span></li>`).join("")}</ul>` : ""}</li>`;
    const main = `<link rel="stylesheet" href="/assets/pictures.css">
<section class="home">
<h1>${esc(text.title)}</h1>
<p>${esc(text.lead)}</p>
<ul class="hero__known" aria-label="${esc(say["How reliable the information is"])}"><li>${esc(count(lang, "records", total))}</li><li><a href="/${lang}/sources/">${esc(count(lang, "compiled", lists.sources.length))}</a></li><li><a href="/${lang}/strengths/">${esc(count(lang, "good", of(["official", "several"])))}</a></li><li><a href="/${lang}/disputes/">${esc(count(lang, "differ", totals.points))}</a></li></ul>
${applications}
<ul class="hero__ways"><li><a href="/${lang}/regions/">${esc(say["Where the institutes are"])}</a></li><li><a href="/${lang}/audiences/">${esc(say["What is relevant to you"])}</a></li><li><a href="/${lang}/partners/">${esc(say["Who takes part"])}</a></li></ul>
<ul class="counts">
${Object.entries(lists).map(([kind, written]) => `<li><a href="/${lang}/${kind}/">${esc(labels.kinds[kind])}</a> <span class="count">${written.length}</span></li>`).join("\n")}
</ul>
<ul class="cards">
${lists.institutes.slice(0, 6).map(({ id }) => card(id)).join("\n")}
</ul>
</section>
<section class="band band--tint" aria-labelledby="audiences">
<h2 id="audiences">${esc(say["What is relevant to you"])}</h2>
<ul class="audiences">${sortedKeys(labels.Audience).map((code) => `<li><a href="/${lang}/audiences/${code}/"><bdi>${esc(labels.Audience[code])}</bdi></a></li>`).join("")}</ul>
</section>
<section class="wrap band" aria-labelledby="evidence">
<h2 id="evidence">${esc(say["What is known, disputed and unknown"])}</h2>
<ul class="cards doors">
${door("strength", "strengths", labels.strengths.title, say["Every record shows how well its sources support it."], STRENGTHS.map((code) => [`strengths/${code}/`, labels.Strength[code], of([code])]))}
${door("disputes", "disputes", text.disputes, count(lang, "differ", totals.points), most.map(({ id, points }) => [`disputes/#${id}`, name(id), points]))}
${door("gaps", "gaps", text.gaps, say["Questions that people ask about each record and that no source consulted answers."], sortedKeys(openQuestions).map((question) => [`gaps/#${question}`, labels.Question[question], openQuestions[question].number]))}
${door("coverage", "coverage", text.coverage, say["The institutes of each region, by the step reached and the strength of evidence."])}
</ul>
</section>
<section class="wrap band" aria-labelledby="institutes">
<h2 id="institutes">${esc(say["The institutes"])}</h2>
${regionTable}
</section>
<section aria-labelledby="latest">
<h2 id="latest">${esc(say["Latest dates"])}</h2>
<ol class="latest">
${latest.join("\n")}
</ol>
</section>`;
    return chrome({ path: "/", section: "catalogue", title, data: dataOfPage(parts, `${ROOT}/${lang}/`, title), main });
  }
  return { home, facet };
}
