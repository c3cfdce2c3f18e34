// The statistics of the catalogue, as tables with bars.
import { facets, records } from "./catalogue.js";
import { count, esc, lists, listOf, LOCALES, ROOT, sortedKeys, unique } from "./data.js";
import { evidence, factsByStrength, inOrder, STRENGTHS, totals } from "./evidence.js";
import { headOf } from "./shared.js";
import { dataOfPage } from "./structured.js";

const STEPS = ["announced", "agreed", "launched", "operating"];
const add = (map, key, number = 1) => map.set(key, (map.get(key) ?? 0) + number);

/** Agreements by month, or by year if there are too many months: hollow if sources differ. */
const agreements = (() => {
  const signed = new Map();
  const yearly = new Map();
  const dated = { certain: 0, disputed: 0, undated: 0 };
  for (const { signed: date, disputes } of lists.agreements) {
    const months = listOf(disputes).filter(({ field }) => field === "signed").flatMap(({ claims }) => claims.filter((claim) => claim.date).map((claim) => String(claim.date).slice(0, 7)));
    if (months.length) {
      dated.disputed++;
      for (const month of unique(months)) add(signed, month), add(signed, `${month} hollow`);
      for (const year of unique(months.map((month) => month.slice(0, 4)))) add(yearly, year), add(yearly, `${year} hollow`);
    } else if (date) {
      dated.certain++;
      add(signed, String(date).slice(0, 7));
      add(yearly, String(date).slice(0, 4));
    } else dated.undated++;
  }
  const periods = [...signed.keys()].filter((period) => period.length <= 7);
  const years = unique(periods.map((period) => period.slice(0, 4))).sort();
  const numbers = periods.filter((period) => period.length === 7).map((period) => 12 * Number(period.slice(0, 4)) + Number(period.slice(5)));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const isByMonth = numbers.length > 0 && last - first < 24;
  const months = isByMonth ? Array.from({ length: last - first + 1 }, (_, index) => `${Math.floor((first + index - 1) / 12)}-${String(((first + index - 1) % 12) + 1).padStart(2, "0")}`) : [];
  const shown = years.flatMap((year) => [...months.filter((month) => month.startsWith(year)), ...(!isByMonth || signed.get(year) ? [year] : [])]);
  const counted = isByMonth ? signed : yearly;
  const rows = shown.map((period) => {
    const hollow = counted.get(`${period} hollow`) ?? 0;
    return { period, hollow, solid: (counted.get(period) ?? 0) - hollow };
  });
  return { dated, isByMonth, rows };
})();

/** A function that renders the statistics in the language of `parts`. */
export function statisticsIn(parts, chrome) {
  const { lang, labels, say, text, link, strength, dateWords } = parts;
  const number = new Intl.NumberFormat(LOCALES[lang]);
  const percent = new Intl.NumberFormat(LOCALES[lang], { style: "percent" });
  const width = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false });
  const sentence = (label, values) => say["{label}: {value}"].replace("{label}", label).replace("{value}", values.join(lang === "ar" ? "، و" : ", "));
  const counted = (pairs) => pairs.filter(([, amount]) => amount).map(([key, amount]) => count(lang, key, amount));

  function chart({ id, heading, note, subject, columns, rows, whole, more, moreLabel }) {
    const longest = whole ?? Math.max(1, ...rows.map(({ solid, hollow }) => solid + hollow));
    const bar = ({ solid, hollow, strength: code }) => {
      let start = 0;
      const pieces = [["solid", solid], ["hollow", hollow]].map(([style, amount]) => {
        if (!amount) return "";
        const cut = longest <= 20 ? amount : 1;
        const each = (100 * amount) / (longest * cut);
        const drawn = Array.from({ length: cut }, (_, index) => `<rect class="bar bar--${style}"${code ? ` data-strength="${code}"` : ""} x="${width.format((100 * start) / longest + each * index)}%" width="${width.format(each)}%" height="100%"/>`);
        start += amount;
        return drawn.join("");
      });
      return solid + hollow ? `<svg class="chart__bar" aria-hidden="true">${pieces.join("")}</svg>` : "";
    };
    return `<section class="panel chart" aria-labelledby="${id}" data-chart="${id}">
<h2 id="${id}">${esc(heading)}</h2>
<p class="chart__note">${esc(note)}</p>
<table class="data chart__table">
<thead><tr><th scope="col">${esc(subject)}</th>${columns.map(([label, swatch]) => `<th scope="col" class="data__number">${swatch ? `<svg class="chart__swatch" aria-hidden="true"><rect class="bar bar--${swatch}" width="100%" height="100%"/></svg> ` : ""}${esc(label)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map((row) => `<tr${row.strength ? ` data-strength="${row.strength}"` : ""}><th scope="row">${row.href ? `<a href="${row.href}"><bdi>${esc(row.label)}</bdi></a>` : `<bdi>${esc(row.label)}</bdi>`}${bar(row)}</th>${row.numbers.map((one) => `<td class="data__number"><bdi>${one}</bdi></td>`).join("")}</tr>`).join("\n")}
</tbody>
</table>
<p class="chart__more"><a href="${more}"><bdi>${esc(moreLabel)}</bdi></a></p>
</section>`;
  }

  function institutes() {
    const at = new Map();
    const regions = new Map();
    for (const { id, region } of lists.institutes) {
      const step = records.get(id).status ?? "none";
      if (!at.has(step)) at.set(step, []);
      at.get(step).push(id);
      if (region) {
        regions.set(region, true);
        add(regions, `${region} ${step} ${evidence.get(id).strength}`);
      }
    }
    const steps = [...STEPS, ...["closed", "none"].filter((step) => at.has(step))];
    return { at, regions, steps };
  }

  return () => {
    const title = text.statistics;
    const steps = { ...labels.Status, none: say["Step not stated"] };
    const byStrength = Object.fromEntries(STRENGTHS.map((code) => [code, (facets.get(code) ?? []).length]));
    const total = STRENGTHS.reduce((sum, code) => sum + factsByStrength[code], 0);
    const questions = new Map();
    for (const { gaps } of inOrder)
      for (const { question, searched } of gaps) add(questions, question), searched && add(questions, `${question} searched`);
    const facts = STRENGTHS.filter((code) => factsByStrength[code] || byStrength[code]).map((code) => ({
      label: labels.Strength[code], href: `/${lang}/strengths/#${code}`, strength: code, solid: factsByStrength[code], hollow: 0,
      numbers: [number.format(factsByStrength[code]), percent.format(factsByStrength[code] / Math.max(total, 1)), number.format(byStrength[code])],
    }));
    const asked = sortedKeys(labels.Question).filter((question) => questions.get(question)).map((question) => {
      const solid = questions.get(`${question} searched`) ?? 0;
      const hollow = questions.get(question) - solid;
      return { label: labels.Question[question], href: `/${lang}/gaps/#${question}`, solid, hollow, numbers: [solid, hollow] };
    });
    const periods = agreements.rows.map(({ period, solid, hollow }) => ({
      label: period.length === 7 ? dateWords(period) : agreements.isByMonth ? say["{year}, month not stated"].replace("{year}", period) : period,
      solid, hollow, numbers: [solid, hollow],
    }));
    const { at, regions, steps: shown } = institutes();
    const amount = (step) => (at.get(step) ?? []).length;
    const reached = counted([["announced", amount("announced")], ["agreed", amount("agreed")], ["launched", amount("launched")], ["operating", amount("operating")], ["closed", amount("closed")], ["no_step", amount("none")]]);
    if (!amount("operating")) reached.push(say["none operating"]);
    const { certain, disputed, undated } = agreements.dated;
    const codes = sortedKeys(labels.regions);
    const coveredCodes = codes.filter((code) => regions.has(code));
    const empty = codes.filter((code) => !regions.has(code));
    const region = (code) => `<a href="/${lang}/regions/${code.toLowerCase()}/"><bdi>${esc(labels.regions[code])}</bdi></a>`;
    const disputedOrNot = [[say["Undisputed date"], "solid"], [say["Disputed date"], "hollow"]];
    const main = `<link rel="stylesheet" href="/assets/pictures.css">
${headOf({ title, sign: "statistics" })}
<section class="wrap list">
<dl class="totals">
<div><dt>${esc(say.Records)}</dt><dd><bdi>${number.format(evidence.size)}</bdi></dd></div>
<div><dt>${esc(say.Sources)}</dt><dd><bdi>${lists.sources.length}</bdi></dd></div>
<div><dt>${esc(say["Facts with a source"])}</dt><dd><bdi>${number.format(total)}</bdi></dd></div>
<div><dt><a href="/${lang}/disputes/">${esc(say["Points on which sources differ"])}</a></dt><dd><bdi>${number.format(totals.points)}</bdi></dd></div>
<div><dt><a href="/${lang}/gaps/">${esc(say.Gaps)}</a></dt><dd><bdi>${number.format(totals.gaps)}</bdi></dd></div>
</dl>
<p class="totals__note">${esc(say["It is not known how many translations are older than the French text: this site was built without the history of its records."])}</p>
<section class="panel chart" aria-labelledby="institutes" data-chart="institutes">
<h2 id="institutes">${esc(sentence(count(lang, "institutes", lists.institutes.length), reached))}</h2>
<p class="chart__note">${esc(say["The latest step that sources give for each institute."])}</p>
<ol class="path">
${shown.map((step) => {
      const ids = at.get(step) ?? [];
      const rest = ids.length > 8 ? `<li><a href="/${lang}/search/?kind=institute&amp;status=${step}">${esc(count(lang, "others", ids.length - 8))}</a></li>` : "";
      const items = ids.slice(0, 8).map((id) => `<li data-strength="${evidence.get(id).strength}">${link(id)} <small>${strength(evidence.get(id).strength)}</small></li>`);
      return `<li${ids.length ? "" : ' class="path__none"'} data-step="${step}"><h3>${esc(steps[step])} <bdi class="path__number">${ids.length}</bdi></h3>${ids.length ? `<ul>${items.join("")}${rest}</ul>` : ""}</li>`;
    }).join("\n")}
</ol>
<p class="chart__more"><a href="/${lang}/institutes/"><bdi>${esc(say["All institutes"])}</bdi></a></p>
</section>
<div class="charts">
${chart({ id: "facts", heading: count(lang, "well_supported", factsByStrength.official + factsByStrength.several, { total: number.format(total) }), note: `${say["Each sourced fact is counted once: a value, a step or a sentence."]} ${say["The strength of a record is that of its status or, without one, of its name."]}`, subject: say.Strength, columns: [[say.Facts, "solid"], [say.Share], [say.Records]], rows: facts, whole: total, more: `/${lang}/strengths/`, moreLabel: labels.strengths.title })}
${chart({ id: "agreements", heading: sentence(count(lang, "agreements", lists.agreements.length), counted([["dated", certain], ["disputed", disputed], ["undated", undated]])), note: say["By date of signature. A date that sources dispute is hollow; an agreement with several such dates is counted at each."], subject: agreements.isByMonth ? say.Month : say.Year, columns: disputedOrNot, rows: periods, more: `/${lang}/timeline/`, moreLabel: say.Timeline })}
${chart({ id: "gaps", heading: sentence(count(lang, "gaps", totals.gaps), counted([["in_vain", totals.inVain], ["not_yet", totals.gaps - totals.inVain]])), note: say["A gap means that the information is not in the parts of pages that were read, not that it does not exist."], subject: say.Question, columns: [[say["Looked for but not found"], "solid"], [say["Not looked for yet"], "hollow"]], rows: asked, more: `/${lang}/gaps/`, moreLabel: say["What no source says"] })}
</div>
<section class="panel chart" aria-labelledby="regions" data-chart="regions">
<h2 id="regions">${esc(count(lang, "covered", coveredCodes.length))}</h2>
<p class="chart__note">${esc(say["Institutes by region and latest known step"])}</p>
<table class="data chart__table chart__signs">
<thead><tr><th scope="col">${esc(say.Region)}</th>${shown.map((step) => `<th scope="col">${esc(steps[step])}</th>`).join("")}</tr></thead>
<tbody>
${coveredCodes.map((code) => `<tr><th scope="row">${region(code)}</th>${shown.map((step) => {
      const signs = STRENGTHS.map((one) => [one, regions.get(`${code} ${step} ${one}`)]).filter(([, of]) => of).map(([one, of]) => `<a class="strength strength--${one}" data-strength="${one}" href="/${lang}/search/?kind=institute&amp;region=${code.toLowerCase()}&amp;status=${step}&amp;strength=${one}"><bdi>${of}</bdi><span class="vh"> ${esc(labels.Strength[one])}</span></a>`);
      return `<td data-label="${esc(steps[step])}">${signs.join("") || `<span aria-hidden="true">–</span><span class="vh">${esc(say["Nothing in the catalogue"])}</span>`}</td>`;
    }).join("")}</tr>`).join("\n")}
</tbody>
</table>${empty.length ? `
<p class="chart__empty">${esc(count(lang, "empty", empty.length))}</p>
<ul class="tags">${empty.map((code) => `<li>${region(code)}</li>`).join("")}</ul>` : ""}
<ul class="legend">${STRENGTHS.map((one) => `<li>${strength(one)}</li>`).join("")}</ul>
<p class="chart__more"><a href="/${lang}/coverage/"><bdi>${esc(say["Where each region stands"])}</bdi></a></p>
</section>
</section>`;
    return chrome({ path: "/statistics/", section: "statistics", title, data: dataOfPage(parts, `${ROOT}/${lang}/statistics/`, title), main });
  };
}
