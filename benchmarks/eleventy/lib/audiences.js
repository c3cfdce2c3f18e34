// What concerns an audience: the records that state it, what is relevant to it and why.
import { facets, kinds, records } from "./catalogue.js";
import { audiences as rules, count, esc, listOf, lists, model, ROOT } from "./data.js";
import { evidence } from "./evidence.js";
import { PER_PAGE } from "./lists.js";
import { calendarOf, embedOf, sharedIn } from "./shared.js";
import { dataOfList } from "./structured.js";

const STEPS = ["announced", "agreed", "launched", "operating"];

/** For each audience the reasons by the id of the record; records that state it are left out. */
export const concerns = (() => {
  const topics = new Map(lists.topics.map(({ id, audiences }) => [id, listOf(audiences)]));
  const reasons = new Map(Object.keys(rules.questions).map((audience) => [audience, new Map()]));
  const add = (audience, id, why) => {
    const of = reasons.get(audience);
    of?.has(id) ? of.get(id).push(why) : of?.set(id, [why]);
  };
  for (const [kind, written] of Object.entries(lists)) {
    const fields = Object.entries(rules.values[kind] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const record of written) {
      for (const audience of rules.kinds[kind] ?? []) add(audience, record.id, { kind });
      for (const [field, audiences] of fields)
        for (const value of listOf(record[field]))
          for (const audience of audiences[value] ?? []) add(audience, record.id, { field, value });
      for (const topic of listOf(record.topics))
        for (const audience of topics.get(topic) ?? []) add(audience, record.id, { field: "topics", record: topic });
    }
  }
  const stated = new Map([...reasons.keys()].map((audience) => [audience, new Set(facets.get(audience))]));
  for (const kind of rules.through) {
    const own = new Map([...reasons].map(([audience, of]) => [audience, new Set(of.keys())]));
    for (const record of lists[kind])
      for (const field of ["parties", "establishes", "concerns", "signed_at"])
        for (const id of listOf(record[field]))
          for (const audience of reasons.keys())
            if (stated.get(audience).has(id) || own.get(audience).has(id)) add(audience, record.id, { field, record: id });
  }
  for (const [audience, of] of reasons) for (const id of stated.get(audience)) of.delete(id);
  return reasons;
})();

/** A function that renders the first page of an audience in the language of `parts`. */
export function audienceIn(parts, chrome, { applications, openQuestions }) {
  const { lang, labels, say, text, name, card } = parts;
  const { crumbs, paging, badge } = sharedIn(parts);
  const title = (code) => labels.Audience[code];
  const reason = (kind, { field, record, value }) => {
    const label = field ? labels.fields[kind][field] : say.Kind;
    const shown = record ? name(record) : value ? (labels.PartnerType[value] ?? labels.ProgrammeType[value] ?? labels.Mission[value] ?? labels.kind[kind]) : labels.kind[kind];
    return say["{label}: {value}"].replace("{label}", label).replace("{value}", shown);
  };

  function relevant(audience) {
    const byKind = {};
    const of = concerns.get(audience);
    for (const id of [...of.keys()].sort()) (byKind[kinds.get(id)] ??= []).push({ id, why: of.get(id) });
    return Object.keys(lists).filter((kind) => byKind[kind]).map((kind) => {
      const lines = byKind[kind].sort((a, b) => b.why.length - a.why.length);
      const items = lines.slice(0, 6).map(({ id, why }) => {
        const strength = evidence.get(id);
        return `<li${strength ? ` data-strength="${strength.strength}"` : ""}><p class="concerns__name"><a href="/${lang}/${kind}/${id}/"><bdi>${esc(name(id))}</bdi></a>${badge(records.get(id).status)}</p><p class="concerns__why">${why.slice(0, 4).map((one) => `<span><bdi>${esc(reason(kind, one))}</bdi></span>`).join("")}</p></li>`;
      });
      const rest = lines.length - 6;
      return `<section class="kind-${kind}" aria-labelledby="concerns-${kind}">
<h3 id="concerns-${kind}" class="kind-label">${esc(labels.kinds[kind])}</h3>
<ul>
${items.join("\n")}
</ul>${rest > 0 ? `<p class="concerns__others"><a href="/${lang}/${kind}/">${esc(count(lang, "others", rest))}</a></p>` : ""}
</section>`;
    }).join("\n");
  }

  function watched(audience) {
    const at = {};
    for (const id of [...(facets.get(audience) ?? []), ...[...concerns.get(audience).keys()].sort()]) {
      const { status } = records.get(id);
      if (status && model[kinds.get(id)]?.has_path) (at[status] ??= []).push(id);
    }
    return STEPS.slice(0, 3).filter((step) => at[step]).map((step) => {
      const next = labels.Status[STEPS[STEPS.indexOf(step) + 1]].toLowerCase();
      const rest = at[step].length - 4;
      return `<div><dt>${esc(say["{step}; next possible step: {next}"].replace("{step}", labels.Status[step]).replace("{next}", next))}</dt>${at[step].slice(0, 4).map((id) => `<dd><a href="/${lang}/${kinds.get(id)}/${id}/"><bdi>${esc(name(id))}</bdi></a></dd>`).join("")}${rest > 0 ? `<dd>${esc(count(lang, "others", rest))}</dd>` : ""}</div>`;
    }).join("\n");
  }

  return (audience) => {
    const stated = facets.get(audience) ?? [];
    const path = `/audiences/${audience.toLowerCase()}/`;
    const questions = rules.questions[audience].filter((question) => openQuestions[question]).map((question) => `<li><p class="gaps__what"><a href="/${lang}/gaps/#${question}">${esc(labels.Question[question])}</a> <span class="jump__number"><bdi>${openQuestions[question].number}</bdi></span></p><ul class="gaps__records">${openQuestions[question].first.map((label) => `<li>${esc(label)}</li>`).join("")}</ul></li>`);
    const shown = stated.slice(0, PER_PAGE);
    const heading = { stated: say["Records that name this audience"], concerns: say["What is relevant to it"], unknown: say["What is not known"], watch: say["What to watch"] };
    const main = `<link rel="stylesheet" href="/assets/overviews.css">
${crumbs("breadcrumb", [`<li><a href="/${lang}/audiences/">${esc(labels.facets.audiences)}</a></li>`, `<li aria-current="page">${esc(title(audience))}</li>`])}
<header class="head kind kind-${labels.signs.audiences}">
<div class="wrap">
<h1><bdi>${esc(title(audience))}</bdi></h1>
<span class="kind-sign" aria-hidden="true"></span>
<p class="lead">${esc(labels.of_value.audiences)}</p>
${applications}
${calendarOf(say, lang, audience)}
<nav class="jump" aria-label="${esc(say["On this page"])}"><ul class="tags"><li><a href="#stated">${esc(heading.stated)} <span class="jump__number"><bdi>${stated.length}</bdi></span></a></li><li><a href="#concerns">${esc(heading.concerns)} <span class="jump__number"><bdi>${concerns.get(audience).size}</bdi></span></a></li><li><a href="#unknown">${esc(heading.unknown)}</a></li><li><a href="#watch">${esc(heading.watch)}</a></li></ul></nav>
</div>
</header>
<section class="wrap list">
<section class="about" aria-labelledby="stated">
<h2 id="stated">${esc(heading.stated)}</h2>
<p class="count">${esc(count(lang, "records", stated.length))}</p>
${embedOf(say, lang, `audiences/${audience}`)}
<ul class="cards">
${shown.map(card).join("\n")}
</ul>${paging(`/${lang}${path}`, Math.ceil(stated.length / PER_PAGE), 1)}
</section>
<section class="about" aria-labelledby="concerns">
<h2 id="concerns">${esc(heading.concerns)}</h2>
<p>${esc(say["The catalogue derives this from the records and shows which. No source states it."])}</p>
<div class="concerns">
${relevant(audience)}
</div>
</section>
<section class="about" aria-labelledby="unknown">
<h2 id="unknown">${esc(heading.unknown)}</h2>
<ul class="gaps">
${questions.join("\n")}
</ul>
</section>
<section class="about" aria-labelledby="watch">
<h2 id="watch">${esc(heading.watch)}</h2>
<dl class="watch">
${watched(audience)}
</dl>
<ul class="tags">${["timeline", "disputes", "gaps", "coverage", "changes"].map((page) => `<li><a href="/${lang}/${page}/">${esc(text[page])}</a></li>`).join("")}</ul>
</section>
</section>`;
    return chrome({ path, section: "audiences", title: title(audience), data: dataOfList(parts, `${ROOT}/${lang}${path}`, title(audience), shown, kinds), main });
  };
}
