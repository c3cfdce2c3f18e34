// The timeline: the dates of records, newest first.
import { records } from "./catalogue.js";
import { count, esc, listOf, lists, model, ROOT, sortedKeys, unique } from "./data.js";
import { evidence, sources, STRENGTHS, strengthOf } from "./evidence.js";
import { calendarOf, headOf, sharedIn } from "./shared.js";
import { dataOfPage } from "./structured.js";

const SHAPES = {
  circle: "M0-10A10 10 0 1 1 0 10A10 10 0 1 1 0-10Z",
  diamond: "M0-12L12 0 0 12-12 0Z",
  square: "M-9-9H9V9H-9Z",
  triangle: "M0-12L12 9H-12Z",
  wedge: "M0 12L-12-9H12Z",
  star: "M0-12L3.5-8.5H8.5V-3.5L12 0 8.5 3.5V8.5H3.5L0 12-3.5 8.5H-8.5V3.5L-12 0-8.5-3.5V-8.5H-3.5Z",
};
const MIDDLES = { triangle: 2, wedge: -2 };
const SIGNS = `<svg class="vh" width="0" height="0" aria-hidden="true"><defs>
<symbol id="sign-official" viewBox="0 0 16 16"><path d="M8 0l2.3 2.5h3.2v3.2L16 8l-2.5 2.3v3.2h-3.2L8 16l-2.3-2.5H2.5v-3.2L0 8l2.5-2.3V2.5h3.2z"/></symbol>
<symbol id="sign-several" viewBox="0 0 16 16"><path d="M8 .2a3.6 3.6 0 1 1 0 7.2a3.6 3.6 0 1 1 0-7.2zM3.8 8a3.6 3.6 0 1 1 0 7.2a3.6 3.6 0 1 1 0-7.2zM12.2 8a3.6 3.6 0 1 1 0 7.2a3.6 3.6 0 1 1 0-7.2z"/></symbol>
<symbol id="sign-single" viewBox="0 0 16 16"><path d="M8 3.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z"/></symbol>
<symbol id="sign-weak" viewBox="0 0 16 16"><path fill-rule="evenodd" d="M8 3.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6zM8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z"/></symbol>
<symbol id="sign-disputed" viewBox="0 0 16 16"><path d="M7 1v14L0 8zM9 1l7 7-7 7z"/></symbol>
</defs></svg>`;

/** The date that files a record, or those that sources differ on in its place; of disputes; of steps. */
function momentsOf(record, kind) {
  const { files, ends } = model[kind];
  const of = evidence.get(record.id);
  const filed = [];
  const sides = [];
  listOf(record.disputes).forEach((dispute, index) => {
    const dates = unique(dispute.claims.filter(({ date }) => date).map(({ date }) => String(date)));
    const isFiling = dispute.field === files;
    for (const date of dates) {
      const cited = unique(dispute.claims.filter((claim) => String(claim.date) === date).flatMap((claim) => listOf(claim.sources)));
      (isFiling ? filed : sides).push({ date, sources: cited, dispute: index + 1, dates: dates.length, field: isFiling || dates.length > 1 ? "" : dispute.field });
    }
  });
  const start = String(record[files] ?? "");
  const end = String(record[ends] ?? "");
  if (!filed.length && (start || end))
    filed.push({ date: start || end, sources: of.by[start ? files : ends]?.sources ?? [], until: start && start !== end ? end : "", ends: start ? "" : ends });
  const moments = [...filed, ...sides];
  for (const { step, date, sources: cited } of listOf(record.path)) {
    if (!date) continue;
    // A step of the same date is part of another, unless only some sources give that one.
    const joined = moments.findIndex((one) => one.date === String(date) && !one.status && (!one.dispute || one.dates > 1));
    if (joined >= 0) moments[joined] = { ...moments[joined], status: step };
    else moments.push({ date: String(date), sources: cited, status: step });
  }
  if (files && !moments.length) moments.push({ date: "", sources: [] });
  return moments.map((one) => ({
    dispute: 0,
    until: "",
    ...one,
    id: record.id,
    kind,
    key: `${one.date}/${one.until ?? ""}`,
    strength: one.sources.length ? strengthOf(one.sources) : of.strength,
  }));
}

/** All dates, newest first, and then what has none. */
export const moments = sortedKeys(model)
  .filter((kind) => model[kind].has_path || model[kind].files)
  .sort((a, b) => model[a].order - model[b].order)
  .flatMap((kind) => [...(lists[kind] ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap((record) => momentsOf(record, kind)))
  .sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0));

/** A function that renders the timeline in the language of `parts`. */
export function timelineIn(parts, chrome) {
  const { lang, labels, say, text, name, isTranslated, dateHtml, range, strength, differ } = parts;
  const { badge } = sharedIn(parts);

  function mark(one) {
    const { id, kind } = one;
    const { shape } = model[kind];
    const href = `/${lang}/${kind}/${id}/`;
    let of = differ(evidence.get(id));
    if (one.dispute) {
      const publishers = unique(one.sources.map((source) => sources.get(source)?.publisher).filter(Boolean));
      const rest = publishers.length - 3;
      of = ` <a class="disputed" href="${href}#dispute-${one.dispute}">${one.field ? `${esc(labels.fields[kind][one.field])}: ` : ""}${esc(count(lang, "dates", one.dates))}</a> <span>${esc(say["According to"])} ${publishers.slice(0, 3).map((publisher) => `<bdi>${esc(publisher)}</bdi>`).join(labels.comma)}${rest > 0 ? ` ${esc(count(lang, "others", rest))}` : ""}</span>`;
    }
    return `<li class="moment kind-${kind}" data-strength="${one.strength}">
<svg class="moment__mark${one.dispute ? " moment__mark--hollow" : ""}" viewBox="-14 -14 28 28" aria-hidden="true"><path class="shape" d="${SHAPES[shape]}"/><use class="sign sign--${one.strength}" href="#sign-${one.strength}" x="-5.5" y="${(MIDDLES[shape] ?? 0) - 5.5}" width="11" height="11"/></svg>
<p class="moment__what"><a href="${href}"><bdi>${esc(name(id))}</bdi></a>${isTranslated(id) ? ` <small class="translated">${esc(say["our translation"])}</small>` : ""}${badge(one.status)}${one.ends ? ` <span class="badge">${esc(labels.fields[kind][one.ends])}</span>` : ""}</p>
<p class="evidence"><span class="kind-label">${esc(labels.kind[kind])}</span>${strength(one.strength)}${of}</p>
</li>`;
  }

  function yearOf(year, of, isOpen, oldest) {
    const days = {};
    for (const one of of) (days[one.key] ??= []).push(one);
    const months = new Set(of.map(({ date }) => date.slice(0, 7)));
    for (let number = 1; number <= 12; number++) {
      const month = `${year}-${String(number).padStart(2, "0")}`;
      if (month > oldest && !months.has(month)) days[month] = null;
    }
    const items = sortedKeys(days).reverse().map((key) => {
      const at = days[key];
      if (!at) return `<li class="tick" data-date="${key}" aria-hidden="true"></li>`;
      const [{ date, until }] = at;
      return `<li class="day${date.length < 10 ? " day--vague" : ""}" data-date="${date}"><p class="day__date"><time datetime="${date}">${range(date, until)}</time></p>
<ol class="day__moments">${at.map(mark).join("")}</ol></li>`;
    });
    return `<details class="year"${isOpen ? " open" : ""}>
<summary><h2>${year}</h2> <span>${esc(count(lang, "on_timeline", of.length))}</span></summary>
<ol class="axis">
${items.join("\n")}
</ol>
</details>`;
  }

  return () => {
    const title = text.timeline;
    const years = {};
    for (const one of moments) if (one.date) (years[one.date.slice(0, 4)] ??= []).push(one);
    const undated = moments.filter(({ date }) => !date);
    const oldest = moments.findLast(({ date }) => date).date;
    let shown = 0;
    const each = sortedKeys(years).reverse().map((year, index) => {
      shown += years[year].length;
      return yearOf(year, years[year], shown <= 60 || index === 0, oldest);
    });
    const main = `<link rel="stylesheet" href="/assets/pictures.css">
<script type="module" src="/assets/scripts/timeline.js"></script>
${headOf({ title, sign: "event", lead: say["Events, agreements and launches, with the dates that the sources give."], calendar: calendarOf(say, lang) })}
<section class="wrap list">
${SIGNS}
<figure class="picture">
<div class="timeline panel" data-timeline data-today="${esc(say.Today)}" data-coming="${esc(say["Today. Above: what is still to come"])}">
${each.join("\n")}${undated.length ? `\n<section class="year undated"><h2>${esc(say["Date not stated"])}</h2>
<ol class="day__moments">${undated.map(mark).join("")}</ol></section>` : ""}
</div>
<figcaption class="picture__caption">
<p>${esc(say["The sign on a mark shows how well sources support its date:"])}</p>
<ul class="legend">${STRENGTHS.map((one) => `<li>${strength(one)}</li>`).join("")}<li><span class="disputed">${esc(say["Sources differ on a point of the record"])}</span></li></ul>
<p>${esc(say["A hollow mark is a date on which sources differ: the record is shown at each date given."])}</p>
<p>${esc(say["A dotted line means that sources give only the month or the year."])}</p>
</figcaption>
</figure>
</section>`;
    return chrome({ path: "/timeline/", section: "timeline", title, data: dataOfPage(parts, `${ROOT}/${lang}/timeline/`, title), main });
  };
}
