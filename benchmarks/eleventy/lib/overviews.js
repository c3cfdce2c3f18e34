// Pages about the evidence of all records: disputes, gaps, coverage, strengths; and the diagram.
import { back, kinds, records } from "./catalogue.js";
import { count, esc, listOf, model, ROOT, sortedKeys } from "./data.js";
import { authors, evidence, factsByStrength, inOrder, originals, sources, STRENGTHS, totals, withDisputes, withGaps } from "./evidence.js";
import { headOf, sharedIn } from "./shared.js";
import { dataOfList, dataOfPage } from "./structured.js";
import { facets } from "./catalogue.js";

export const DISPUTES_PER_PAGE = 50;
export const GAPS_PER_PAGE = 100;
const STEPS = ["announced", "agreed", "launched", "operating"];

/** Institutes by region, and records with steps but no region by kind: by step and strength too. */
export const covered = (() => {
  const regions = new Map();
  const byKind = new Map();
  const cells = new Map();
  const used = new Set();
  const add = (map, key, id) => map.has(key) ? map.get(key).push(id) : map.set(key, [id]);
  for (const { id, kind, strength } of inOrder) {
    const record = records.get(id);
    let row = "";
    if (kind === "institutes") {
      if (record.region) add(regions, (row = record.region), id);
    } else if (model[kind].has_path) add(byKind, (row = kind), id);
    if (!row) continue;
    const step = record.status ?? "none";
    used.add(step);
    add(cells, `${row} ${step} ${strength}`, id);
  }
  const steps = [...STEPS, ...["closed", "none"].filter((step) => used.has(step))];
  const named = [...cells.keys()].sort().flatMap((key) => cells.get(key).slice(0, 3));
  return { regions, byKind, cells, steps, named };
})();

/** For each strength, the value that shows best how it is counted: copies, then many pages. */
const examples = (() => {
  const best = new Map();
  for (const { id, kind, values } of inOrder.slice(0, 200))
    for (const { field, strength, sources: cited } of values) {
      const texts = cited.map((source) => originals.get(source));
      const publishers = new Set();
      cited.forEach((source, index) => {
        if (sources.get(source).level === "press" && ["official", "press"].includes(sources.get(texts[index]).level))
          publishers.add(authors.get(texts[index]));
      });
      const copies = cited.length - new Set(texts).size;
      const score = cited.length + (copies > 0 ? 100 : 0);
      if (score > (best.get(strength)?.score ?? -1))
        best.set(strength, { id, kind, field, strength, score, pages: cited.length, copies, official: cited.filter((source) => sources.get(source).level === "official").length, publishers: publishers.size });
    }
  return STRENGTHS.filter((strength) => best.has(strength)).map((strength) => best.get(strength));
})();

/** The overviews in the language of `parts`. */
export function overviewsIn(parts, chrome) {
  const { lang, labels, say, text, name, link, strength, dateWords, dateHtml, fieldsOf } = parts;
  const { overviewHead, paging, propose } = sharedIn(parts);
  const pathOf = (base, page) => (page > 1 ? `/${base}/page/${page}/` : `/${base}/`);
  const url = (path) => `${ROOT}/${lang}${path}`;
  const kindLabel = (kind) => `<span class="kind-label"><span class="vh">${esc(labels.kind[kind])}</span></span>`;

  function disputes(page) {
    const path = pathOf("disputes", page);
    const shown = withDisputes.slice(DISPUTES_PER_PAGE * (page - 1), DISPUTES_PER_PAGE * page);
    const folds = shown.map((of) => {
      const { id, kind } = of;
      const record = records.get(id);
      const fields = fieldsOf(kind, record);
      const about = (dispute) => `<bdi>${esc(dispute.about ? dispute.about[lang] : fields[dispute.field])}</bdi>`;
      const each = record.disputes.map((dispute, index) => {
        const sides = of.sides.filter((side) => side.dispute === index + 1).map((side) => {
          const claim = dispute.claims[side.side];
          const cited = side.sources.map((source) => sources.get(source)).filter(Boolean).map((source) => `<li><a href="/${lang}/sources/${source.id}/"><bdi>${esc(source.publisher)}</bdi></a>${source.date ? ` · ${dateHtml(String(source.date))}` : ""} <span class="badge badge--${source.level}">${esc(labels.SourceLevel[source.level])}</span></li>`);
          return `<li data-strength="${side.strength}"><p class="claims__text"><bdi>${esc(claim.text[lang])}</bdi></p>${claim.date ? `<p class="claims__date">${dateHtml(String(claim.date))}</p>` : ""}
<p class="evidence">${strength(side.strength)}</p>
<ul>${cited.join("")}</ul></li>`;
        });
        return `<div class="dispute">
<h3>${about(dispute)} <a class="dispute__link" href="/${lang}/${kind}/${id}/#dispute-${index + 1}">${esc(say["On its record"])}<span class="vh">: <bdi>${esc(name(id))}</bdi></span></a></h3>
<ul class="claims">
${sides.join("\n")}
</ul>
</div>`;
      });
      return `<details class="fold kind-${kind}"><summary>${kindLabel(kind)}<h2><bdi>${esc(name(id))}</bdi></h2> <span>${esc(count(lang, "differ", of.points))}</span> <span class="fold__about">${record.disputes.map(about).join(" · ")}</span></summary>
<div class="disputes" id="${id}">
<p class="evidence">${strength(of.strength)} ${link(id)}</p>
${each.join("\n")}
</div></details>`;
    });
    const lead = `${say["Every point on which sources differ, with each version and its sources."]} ${say["The catalogue takes no side."]}`;
    const main = `<div class="kind kind-disputes">
${overviewHead(text.disputes, lead, count(lang, "differ", totals.points))}
<div class="wrap list">
<div class="folds">
${folds.join("\n")}
</div>${paging(`/${lang}/disputes/`, Math.ceil(withDisputes.length / DISPUTES_PER_PAGE), page)}
</div>
</div>`;
    return chrome({ path, section: "disputes", title: text.disputes, data: dataOfList(parts, url(path), text.disputes, shown.map(({ id }) => id), kinds), main });
  }

  function gaps(page) {
    const path = pathOf("gaps", page);
    const shown = withGaps.slice(GAPS_PER_PAGE * (page - 1), GAPS_PER_PAGE * page);
    const isAll = shown.length === withGaps.length;
    // Gaps of the page by question, and those with the same label and result in one.
    const questions = {};
    const labelOf = ({ kind }, gap) => (gap.about ? gap.about[lang] : labels.fields[kind][gap.field]);
    for (const of of shown)
      for (const gap of of.gaps) {
        const result = gap.searched ? count(lang, "last_looked_for", gap.pages, { date: dateWords(String(gap.searched)) }) : say["Not looked for yet."];
        const question = (questions[gap.question] ??= { number: 0, groups: {} });
        question.number++;
        (question.groups[`${labelOf(of, gap)}\n${result}`] ??= new Set()).add(of);
      }
    const byQuestion = sortedKeys(questions).map((question) => {
      const { number, groups } = questions[question];
      const items = sortedKeys(groups).map((group) => {
        const [label, result] = group.split("\n");
        const each = [...groups[group]].map((of) => `<li class="kind-${of.kind}">${kindLabel(of.kind)}<span>${link(of.id)} ${propose(of)}</span></li>`);
        return `<li><p class="gaps__what"><bdi>${esc(label)}</bdi></p>
<p class="gaps__result">${esc(result)}</p>
<ul class="gaps__records">${each.join("")}</ul></li>`;
      });
      return `<details class="fold"><summary><h2>${esc(labels.Question[question])}</h2> <span>${esc(count(lang, isAll ? "gaps" : "gaps_on_page", number))}</span></summary>
<ul class="gaps" id="${question}">
${items.join("\n")}
</ul></details>`;
    });
    const byRecord = shown.map((of) => {
      const lines = of.gaps.map((gap) => `<li><bdi>${esc(labelOf(of, gap))}</bdi> <small>${gap.searched ? `${esc(say["looked for on"])} ${dateHtml(String(gap.searched))}` : esc(say["not looked for yet"])} · <a href="#${gap.question}">${esc(labels.Question[gap.question])}</a></small></li>`);
      return `<details class="fold kind-${of.kind}"><summary>${kindLabel(of.kind)}<h3><bdi>${esc(name(of.id))}</bdi></h3> <span>${esc(count(lang, "gaps", of.gaps.length))}</span></summary>
<div class="gaps-of" id="${of.id}">
<ul>
${lines.join("\n")}
</ul>
<p>${link(of.id)} ${propose(of)}</p>
</div></details>`;
    });
    const main = `<div class="kind kind-gaps">
${overviewHead(text.gaps, say["Questions that people ask about each record and that no source consulted answers."])}
<p class="meta meta--dots count"><span>${esc(count(lang, "gaps", totals.gaps))}</span><span>${esc(count(lang, "in_vain", totals.inVain))}</span><span>${esc(count(lang, "not_yet", totals.gaps - totals.inVain))}</span></p>
<p class="note">${esc(say["A gap means that the information is not in the parts of pages that were read, not that it does not exist."])}</p>
<div class="wrap list">
<p class="jump"><a href="#by-record">${esc(say["The same gaps by record"])}</a></p>
<div class="folds">
${byQuestion.join("\n")}
</div>
<section class="about" aria-labelledby="by-record">
<div class="about__head">
<h2 id="by-record">${esc(say["The same gaps by record"])}</h2>
</div>
<div class="folds">
${byRecord.join("\n")}
</div>
</section>${paging(`/${lang}/gaps/`, Math.ceil(withGaps.length / GAPS_PER_PAGE), page)}
</div>
</div>`;
    return chrome({ path, section: "gaps", title: text.gaps, data: dataOfList(parts, url(path), text.gaps, shown.map(({ id }) => id), kinds), main });
  }

  function coverage() {
    const steps = { ...labels.Status, none: say["Step not stated"] };
    const table = (id, caption, first, rows) => `<table class="data coverage">
<caption id="${id}">${esc(caption)}</caption>
<thead><tr><th scope="col">${esc(first)}</th>${covered.steps.map((step) => `<th scope="col">${esc(steps[step])}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(({ code, title, href, filter }) => `<tr><th scope="row"><a href="${href}"><bdi>${esc(title)}</bdi></a></th>${covered.steps.map((step) => {
      const groups = STRENGTHS.map((one) => [one, covered.cells.get(`${code} ${step} ${one}`)]).filter(([, of]) => of).map(([one, of]) => `<div class="coverage__group" data-strength="${one}"><p><a class="strength strength--${one}" href="${step === "none" ? `/${lang}/strengths/#${one}` : `/${lang}/search/?${filter}&amp;status=${step}&amp;strength=${one}`}"><bdi>${of.length}</bdi> · ${esc(labels.Strength[one])}</a></p>
<ul>${of.slice(0, 3).map((one) => `<li>${link(one)}</li>`).join("")}${of.length > 3 ? `<li>${esc(count(lang, "others", of.length - 3))}</li>` : ""}</ul></div>`);
      return `<td data-label="${esc(steps[step])}">${groups.join("") || `<span aria-hidden="true">–</span><span class="vh">${esc(say["Nothing in the catalogue"])}</span>`}</td>`;
    }).join("")}</tr>`).join("\n")}
</tbody>
</table>`;
    const all = sortedKeys(labels.regions).map((code) => ({ code, title: labels.regions[code], href: `/${lang}/regions/${code.toLowerCase()}/`, filter: `kind=institute&amp;region=${code.toLowerCase()}` }));
    const empty = all.filter(({ code }) => !covered.regions.has(code));
    const others = ["networks", "labs", "programmes", "agreements"].map((kind) => ({ code: kind, title: labels.kinds[kind], href: `/${lang}/${kind}/`, filter: `kind=${kind.replace(/s$/, "")}` }));
    const main = `<div class="kind kind-coverage">
${overviewHead(text.coverage, say["The institutes of each region, by the step reached and the strength of evidence."])}
<div class="wrap list">
${table("by-region", say["Institutes by region and latest known step"], say.Region, all.filter(({ code }) => covered.regions.has(code)))}
${empty.length ? `<section class="about" aria-labelledby="empty">
<div class="about__head">
<h2 id="empty">${esc(count(lang, "empty", empty.length))}</h2>
</div>
<ul class="tags">${empty.map(({ href, title }) => `<li><a href="${href}"><bdi>${esc(title)}</bdi></a></li>`).join("")}</ul>
</section>\n` : ""}<section class="about" aria-labelledby="without-region">
<div class="about__head">
<h2 id="without-region">${esc(say["Not tied to a region"])}</h2>
</div>
<p>${esc(say["The network and its laboratories, programmes and agreements do not belong to any one region."])}</p>
${table("by-kind", say["Records not tied to a region, by latest known step"], say.Kind, others)}
</section>
</div>
</div>`;
    return chrome({ path: "/coverage/", section: "coverage", title: text.coverage, data: dataOfList(parts, url("/coverage/"), text.coverage, covered.named, kinds), main });
  }

  function strengths() {
    const { title, intro } = labels.strengths;
    const cards = STRENGTHS.map((one) => `<li class="card" id="${one}"><h2 class="card__name"><span class="strength strength--${one}" aria-hidden="true"></span> <a href="/${lang}/strengths/${one}/"><bdi>${esc(labels.Strength[one])}</bdi></a></h2><p>${esc(labels.strengths[one])}</p><p class="meta"><span>${esc(count(lang, "records", (facets.get(one) ?? []).length))}</span><span>${esc(count(lang, "values", factsByStrength[one]))}</span></p></li>`);
    const rules = [
      say["One page from a State institution is enough: the source is then official, however many others say the same."],
      say["Otherwise publishers are counted, not pages: two pages from the same newspaper, or with the same agency text, count once."],
      say["A page that repeats the text of another is not counted again, even on another site."],
      say["Only press articles count. An interview, a participant or a blog adds nothing, nor does a page that repeats one."],
      say["If there is no press article, the sign shows what there is: an interview, a participant or a blog. It does not judge what they say."],
    ];
    const columns = [say.Pages, say["Repeating others"], say["Official pages"], say["Press publishers"]];
    const rows = examples.map((one) => `<tr><th scope="row">${link(one.id)} · ${esc(labels.fields[one.kind][one.field])}</th>${[one.pages, one.copies, one.official, one.publishers].map((number, index) => `<td class="coverage__short" data-label="${esc(columns[index])}">${number}</td>`).join("")}<td>${strength(one.strength)}</td></tr>`);
    const main = `<div class="kind kind-strength">
${overviewHead(title, intro)}
<div class="wrap list">
<ul class="cards cards--four">
${cards.join("\n")}
</ul>
<section class="about" aria-labelledby="rule">
<div class="about__head">
<h2 id="rule">${esc(say["How it is counted"])}</h2>
</div>
<ol class="rules">
${rules.map((rule) => `<li>${esc(rule)}</li>`).join("\n")}
</ol>
</section>
<section class="about" aria-labelledby="examples">
<div class="about__head">
<h2 id="examples">${esc(say["Examples from the catalogue"])}</h2>
</div>
<table class="data coverage">
<caption>${esc(say["Pages that state a fact, and how many count"])}</caption>
<thead><tr><th scope="col">${esc(say.Record)}</th>${columns.map((column) => `<th scope="col">${esc(column)}</th>`).join("")}<th scope="col">${esc(say.Strength)}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</section>
</div>
</div>`;
    return chrome({ path: "/strengths/", section: "strengths", title: text.strengths ?? title, data: dataOfPage(parts, url("/strengths/"), title), main });
  }

  function diagram() {
    const ties = {};
    for (const [id, related] of back)
      for (const from of related.values())
        for (const one of from) {
          const pair = `${kinds.get(id)} ${kinds.get(one)}`;
          ties[pair] = (ties[pair] ?? 0) + 1;
        }
    const rows = sortedKeys(ties).map((pair) => {
      const [one, other] = pair.split(" ");
      return `<tr><th scope="row">${esc(labels.kinds[one])}</th><td>${esc(labels.kinds[other])} (<bdi>${ties[pair]}</bdi>)</td></tr>`;
    });
    const main = `<link rel="stylesheet" href="/assets/pictures.css">
${headOf({ title: text.diagram, sign: "network" })}
<section class="wrap list">
<table class="data diagram-table">
<tbody>
${rows.join("\n")}
</tbody>
</table>
</section>`;
    return chrome({ path: "/diagram/", section: "diagram", title: text.diagram, data: dataOfPage(parts, url("/diagram/"), text.diagram), main });
  }

  function prose(name) {
    const title = text[name];
    const sheets = name === "search" ? `<link rel="stylesheet" href="/assets/pictures.css" media="not all">
<link rel="stylesheet" href="/assets/search.css">
<script type="module" src="/assets/search/page.js"></script>\n` : "";
    const main = `${sheets}${headOf({ title, sign: "page" })}
<article class="wrap list"><div class="prose">
<p>${esc(text.lead)}</p>
</div></article>`;
    return chrome({ path: `/${name}/`, section: name, title, data: dataOfPage(parts, url(`/${name}/`), title), main });
  }

  /** What changed: nothing that is known, since the site has no repository. */
  function changes() {
    const path = "/changes/";
    const main = `<link rel="stylesheet" href="/assets/changes.css">
<div class="kind kind-changes">
${overviewHead(text.changes, say["Every record that was added, changed, renamed or removed, newest first."])}
<div class="wrap list list--changes">
<p class="note">${esc(say["There is no history of the records here: {reason}"].replace("{reason}", labels.no_history))}</p>
</div>
</div>`;
    return chrome({ path, section: "changes", title: text.changes, data: dataOfList(parts, url(path), text.changes, [], kinds), main });
  }

  /** The number of gaps of each question, and the first of them. */
  const openQuestions = {};
  for (const of of withGaps)
    for (const gap of of.gaps) {
      const open = (openQuestions[gap.question] ??= { number: 0, first: [] });
      open.number++;
      if (open.first.length < 3) open.first.push(gap.about ? gap.about[lang] : labels.fields[of.kind][gap.field]);
    }
  return { disputes, gaps, coverage, changes, strengths, diagram, prose, openQuestions };
}
