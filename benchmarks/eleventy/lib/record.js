// The page of a record.
import { kinds, records } from "./catalogue.js";
import { count, esc, filled, listOf, model, ROOT, unique } from "./data.js";
import { evidence, supported } from "./evidence.js";
import { facts } from "./facts.js";
import { strengthOfField } from "./fragments.js";
import { neighbourhood } from "./neighbourhood.js";
import { dataOfRecord } from "./structured.js";

/** A function that renders the page of a record, by its id. */
export function recordPageIn(parts, chrome, values) {
  const { lang, labels, say, text, name, dateWords, dateHtml, strength, disputed } = parts;
  const ways = `<div class="cite__ways" data-reading data-saved="${esc(text.saved)}" data-copied="${esc(text.copied)}" data-refused="${esc(text.refused)}" data-drawn="${esc(text.drawn)}">
<button type="button" data-copy="citation">${esc(text.copy_citation)}</button>
<button type="button" data-copy="link">${esc(text.copy_link)}</button>
<button type="button" data-save="bib" lang="en">BibTeX</button>
<button type="button" data-save="json" lang="en">CSL-JSON</button>
<button type="button" data-qr aria-expanded="false">${esc(text.qr)}</button>
<p class="cite__said" role="status" data-said></p>
</div>`;
  const account = esc(say["You need a GitHub account to use the form. If you do not have one, ask someone who does to send it for you: this site has no contact address."]).replace("GitHub", "<bdi>GitHub</bdi>");
  const part = (id, title, content) => `<section class="part" aria-labelledby="${id}">
<h2 id="${id}">${esc(title)}</h2>
${content}
</section>\n`;

  function accountOf(id, source) {
    const cited = supported.get(id);
    const about = `<p>${esc(labels.levels[source.level])}${source.archived ? "" : ` ${esc(say["No archived copy is known."])}`}</p>`;
    let supports = `<p class="supports__how">${esc(say["No record cites this source."])}</p>`;
    if (cited) {
      const each = [...cited.keys()].sort().map((record) => {
        const lines = values(record).filter(({ value }) => value.sources.includes(id)).map(({ line }) => line);
        const kind = cited.get(record);
        return `<details class="supports__record"${cited.size === 1 ? " open" : ""}><summary><h3><bdi>${esc(name(record))}</bdi> <small class="basis">· ${esc(labels.kind[kind])}</small></h3><span>${esc(count(lang, "values", lines.length))}</span></summary>
<p><a href="/${lang}/${kind}/${record}/">${esc(say["Open the record"])}<span class="vh">: <bdi>${esc(name(record))}</bdi></span></a></p>
<dl class="supports">${lines.join("")}</dl></details>`;
      });
      supports = `<p class="supports__how">${esc(say["The source states each of these, unless a note says otherwise."])}</p>\n${each.join("\n")}`;
    }
    return part("about-source", say["About this source"], about) + part("supports", say["What this source supports"], supports);
  }

  function steps(record, of, basis) {
    const latest = listOf(record.path).length - 1;
    const reached = of.reached.join(" ");
    const items = listOf(record.path).map(({ step, date }, index) => {
      const anchor = `path-${index + 1}`;
      return `<li class="steps__${step}" id="at-${anchor}"${strengthOfField(of.by[anchor])}${index === latest ? ' aria-current="step"' : ""}><span class="steps__name">${esc(labels.Status[step])}</span>${date ? ` ${dateHtml(String(date))}` : ""}${basis[anchor] ?? ""}${latest && index === latest ? ` <small class="basis">${esc(say["latest known step"])}</small>` : ""}</li>`;
    });
    return part("steps", say.Steps, `<div class="path">
${parts.wheel(reached)}
<div>${items.length ? `\n<ol class="steps">\n${items.join("\n")}\n</ol>` : ""}
${parts.missingSteps(reached)}
</div>
</div>`);
  }

  function folded(items, most, fewer, tag, sign) {
    const shown = items.length > most ? fewer : most;
    const rest = items.slice(shown);
    const list = (of) => `<${tag} class="${sign}">\n${of.join("\n")}\n</${tag}>`;
    return list(items.slice(0, shown)) + (rest.length ? `\n<details class="more"><summary>${esc(say["Show the rest"])} (${rest.length})</summary>\n${list(rest)}</details>` : "");
  }

  function dispute(record, of, fields) {
    return record.disputes.map(({ about, field, claims }, index) => {
      const sides = of.sides.filter((side) => side.dispute === index + 1).map((side) => {
        const claim = claims[side.side];
        const shown = side.sources.length > 4 ? 3 : 4;
        const rest = side.sources.slice(shown);
        const source = (id) => parts.sideSource(id, of.numbers.get(id));
        return `<li data-strength="${side.strength}"><p class="claims__text"><bdi>${esc(claim.text[lang])}</bdi></p>${claim.date ? `<p class="claims__date">${dateHtml(String(claim.date))}</p>` : ""}${strength(side.strength)}<ul>${side.sources.slice(0, shown).map((id) => `<li>${source(id)}</li>`).join("")}${rest.length ? `<li><button type="button" popovertarget="side-${index + 1}-${side.side}">${esc(count(lang, "others", rest.length))}</button><span class="from" id="side-${index + 1}-${side.side}" popover>${rest.map(source).join("")}</span></li>` : ""}</ul></li>`;
      });
      return `<div class="dispute" id="dispute-${index + 1}">
<h3><bdi>${esc(about ? about[lang] : fields[field])}</bdi></h3>
<ul class="claims">
${sides.join("\n")}
</ul>
</div>`;
    }).join("\n");
  }

  function gaps(id, of, fields, url) {
    const results = new Map();
    of.gaps.forEach(({ about, field, searched, pages }, index) => {
      const result = searched ? count(lang, "last_looked_for", pages, { date: dateWords(String(searched)) }) : say["Not looked for yet."];
      if (!results.has(result)) results.set(result, []);
      results.get(result).push(`<li id="gap-${index + 1}"><bdi>${esc(about ? about[lang] : fields[field])}</bdi></li>`);
    });
    const groups = [...results].map(([result, items]) => `<p class="vain__result">${esc(result)}</p>\n<ul class="vain">${items.join("")}</ul>`);
    return `${groups.join("\n")}
<p class="vain__links"><a href="https://github.com/example/invalid/issues/new?template=correct-${lang}.yml&amp;record=${id}&amp;page=${encodeURIComponent(url)}" rel="external">${esc(say["Propose a source"])}</a><a href="/${lang}/gaps/">${esc(say["What no source says"])}</a></p>`;
  }

  function sourcesOf(of, fields) {
    return folded(of.order.map((id) => {
      const number = of.numbers.get(id);
      const cited = of.for.get(id);
      const links = cited.fields.map(({ field, items }) => items
        ? `<span>${esc(fields[field])} ${items.map((item) => `<a href="#at-${field}-${item}">${item}</a>`).join(" ")}</span>`
        : `<span><a href="#at-${field}">${esc(fields[field])}</a></span>`);
      if (cited.disputes.length)
        links.push(`<span>${esc(say["Where the sources differ"])} ${cited.disputes.map((one) => `<a href="#dispute-${one}">${one}</a>`).join(" ")}</span>`);
      const label = esc(say["Cited here for"]);
      return `<li id="source-${number}"><span class="sources__number" aria-hidden="true">[${number}]</span><div>
${parts.sourceItem(id)}
${cited.fields.length + 1 > 2 ? `<details class="sources__for"><summary>${label}</summary><p>${links.join("")}</p></details>` : `<p class="sources__for"><span class="vh">${label} </span>${links.join("")}</p>`}
</div></li>`;
    }), 8, 6, "ol", "sources");
  }

  /** The dates of a record, each told from the others. What changed in it is in no repository. */
  function history(record, kind, of) {
    const line = (label, dates, more = "") => {
      const days = dates.filter(Boolean).map(String).sort();
      const shown = unique([...days.slice(0, 1), ...days.slice(-1)]).map(dateHtml).join(" – ");
      return `<div><dt>${esc(say[label])}</dt><dd>${shown || more || esc(say["date unknown"])}${shown ? more : ""}</dd></div>`;
    };
    const lines = [];
    if (of) {
      const { files, ends, has_path } = model[kind];
      const happened = files ? [record[files], record[ends]] : listOf(record.path).map((step) => step.date);
      const [point] = listOf(of.disputed[files ?? "status"]);
      if (files || has_path)
        lines.push(line("When it happened", happened, point && !happened.some(Boolean) ? `<a href="#dispute-${point}"><bdi>${esc(say["sources differ"])}</bdi></a>` : ""));
      const sources = of.order.map((one) => records.get(one));
      const published = sources.map((source) => source.date).filter(Boolean);
      const left = sources.length - published.length;
      lines.push(line("Sources published", published, published.length && left ? ` <small class="basis">${esc(count(lang, "undated_sources", left))}</small>` : ""));
      lines.push(line("Sources read", sources.map((source) => source.accessed)));
    } else if (record.accessed) {
      lines.push(line("Source published", [record.date]), line("Source read", [record.accessed]));
    }
    if (lines.length) lines.push(line("Record entered the catalogue", []));
    if (of) lines.push(line("Record last checked", [record.verified]));
    const dates = lines.length ? `<dl class="dates">\n${lines.join("\n")}\n</dl>\n` : "";
    return `${dates}<p class="changes__sentence">${esc(say["The history of this record is not part of this edition of the site, which was made from files without their past versions."])}</p>`;
  }

  return (id) => {
    const record = records.get(id);
    const kind = kinds.get(id);
    const of = evidence.get(id);
    const title = name(id);
    const path = `/${kind}/${id}/`;
    const url = `${ROOT}/${lang}${path}`;
    const fields = parts.fieldsOf(kind, record);
    const by = of?.by ?? {};
    const basis = {};
    for (const value of of?.values ?? [])
      basis[value.anchor] = parts.basis(value) + (value.item ? "" : disputed(of.disputed[value.field]));
    const translated = listOf(record.name_translated);
    const hasPath = of && model[kind].has_path;
    const near = neighbourhood(parts, id, kind, record, title, by, basis);
    const summary = record.summary?.[lang];

    const sections = [];
    const section = (anchor, label, number) => sections.push(`<li><a href="#${anchor}">${esc(label)}${number ? ` <span>${number}</span>` : ""}</a></li>`);
    if (kind === "sources") {
      section("about-source", say["About this source"]);
      section("supports", say["What this source supports"]);
    }
    if (hasPath) section("steps", say.Steps);
    for (const field of { labs: ["objectives", "means"], agreements: ["objectives", "unnamed_parties"] }[kind] ?? [])
      if (filled(record[field])) section(`at-${field}`, fields[field]);
    if (filled(record.statements)) section("statements", say["What the sources say"], record.statements.length);
    if (filled(record.disputes)) section("disputes", say["Where the sources differ"], record.disputes.length);
    if (of?.gaps.length) section("gaps", say["What is not known"], of.gaps.length);
    if (near) section("relations", text.relations);
    if (of?.order.length) section("sources", say.Sources, of.order.length);
    section("history", say["History of this record"]);
    section("cite", text.cite);

    const signOf = (value) => `<span class="head__status" id="at-status" data-strength="${value.strength}"><span class="badge badge--status badge--${record.status}">${esc(labels.Status[record.status])}</span>${strength(value.strength)}${parts.unsigned(value)}${disputed(of.disputed.status)}</span>`;
    const status = by.status ? signOf(by.status) : of ? `<span class="head__status">${strength(of.strength)}${disputed(of.disputed.status)}</span>` : "";
    const verified = record.verified ? `${esc(text.verified)} <bdi>${dateHtml(String(record.verified))}</bdi>` : "";
    const names = record.name
      ? `<ul class="names" id="at-aliases" aria-label="${esc(say["Other names"])}">${Object.keys(record.name).sort().filter((language) => language !== lang).map((language) => `<li><bdi lang="${language}">${esc(record.name[language])}</bdi>${translated.includes(language) ? ` <small class="basis">(${esc(say["translated by the catalogue"])})</small>` : ""}</li>`).join("")}${listOf(record.aliases).map((alias) => `<li${strengthOfField(by.aliases)}><bdi>${esc(alias)}</bdi>${basis.aliases ?? ""}</li>`).join("")}</ul>\n`
      : "";
    const links = filled(record.links)
      ? `<div id="at-links" data-field="links"><dt>${esc(fields.links)}</dt>${record.links.map((link) => `<dd><a href="${esc(link.url)}" hreflang="${link.language}"><bdi>${esc(link.label[lang])}</bdi></a></dd>`).join("")}</div>\n`
      : "";

    const main = `<nav class="crumbs wrap" aria-label="${esc(text.breadcrumb)}"><ol><li><a href="/${lang}/">${esc(text.home)}</a></li><li><a href="/${lang}/${kind}/">${esc(labels.kinds[kind])}</a></li></ol></nav>
<article class="record kind kind-${kind}" data-record-id="${id}">
<header class="head head--record">
<div class="wrap">
<p class="head__line"><span class="kind-label">${esc(labels.kind[kind])}</span>${status}${verified ? `<span class="head__checked">${verified}</span>` : ""}</p>
<h1><bdi>${esc(title)}</bdi></h1>
${summary ? `<p class="lead" id="at-summary"${strengthOfField(by.summary)}><bdi>${esc(summary)}</bdi>${basis.summary ?? ""}</p>\n` : ""}${by.name ? `<p class="named" id="at-name" data-strength="${by.name.strength}">${esc(translated.includes(lang) ? say["Name translated by the catalogue"] : say["Name as printed in"])}${basis.name}</p>\n` : ""}${names}${filled(record.topics) ? `<dl class="keys"><div id="at-topics" data-field="topics"${strengthOfField(by.topics)}><dt>${esc(text.topics)}</dt>${record.topics.map((topic) => `<dd>${parts.link(topic)}</dd>`).join("")}${basis.topics ?? ""}</div></dl>\n` : ""}</div>
</header>
<div class="wrap record__body">
<div class="record__first">
<section class="panel" aria-labelledby="facts">
<h2 id="facts">${esc(text.facts)}</h2>
<dl class="facts">
${facts(parts, kind, record, fields, by, basis)}${links}</dl>
</section>
${sections.length >= 4 ? `<nav class="contents" aria-label="${esc(say["On this page"])}"><details open><summary>${esc(say["On this page"])}</summary>
<ul>${sections.join("")}</ul>
</details></nav>\n` : ""}</div>
<div class="record__main">
${hasPath ? steps(record, of, basis) : ""}${filled(record.description) ? `<section class="part" aria-label="${esc(fields.description)}">
${parts.paragraphs(id).map((html, index) => `<div class="prose" id="at-description-${index + 1}"${strengthOfField(by[`description-${index + 1}`])}><p>${html}${basis[`description-${index + 1}`] ?? ""}</p></div>`).join("\n")}
</section>\n` : ""}${filled(record.statements) ? part("statements", say["What the sources say"], folded(record.statements.map((one, index) => `<li id="at-statements-${index + 1}"${strengthOfField(by[`statements-${index + 1}`])}><bdi>${esc(one.text[lang])}</bdi>${basis[`statements-${index + 1}`] ?? ""}</li>`), 5, 4, "ul", "statements")) : ""}${kind === "sources" ? accountOf(id, record) : ""}${filled(record.disputes) ? part("disputes", say["Where the sources differ"], dispute(record, of, fields)) : ""}${of?.gaps.length ? part("gaps", say["What is not known"], gaps(id, of, fields, url)) : ""}${near ? part("relations", text.relations, near) : ""}${of ? part("sources", say.Sources, sourcesOf(of, fields)) : ""}${part("history", say["History of this record"], history(record, kind, of))}</div>
<div class="record__after">
<section class="panel cite" aria-labelledby="cite">
<h2 id="cite">${esc(text.cite)}</h2>
<p class="cite__text" data-citation>${esc(text.open)}<bdi>${esc(title)}</bdi>${esc(text.close)} (${esc(labels.kind[kind])}). ${esc(text.title)} (<span data-note>${esc(text.independent)}</span>). <bdi>${esc(text.publisher)}</bdi>.${verified ? ` ${verified}.` : ""} <bdi dir="ltr">${url}</bdi></p>
${ways}
</section>
<div class="tools">
<p class="tools__data"><a href="${ROOT}/id/${id}/">${esc(text.permanent)}</a> · <a href="/api/v1/records/${id}.json" type="application/json">${esc(say["Data of this record"])} (<span lang="en">JSON</span>)</a></p>${kind === "sources" ? "" : `
<p><a href="/${lang}/embed/?of=${kind}/${id}">${esc(say["Embed on your site"])}</a></p>`}
<p><a href="${ROOT}/edit/main/${kind === "partners" || kind === "agreements" ? "partners" : "institutes"}.yaml" rel="external">${esc(text.edit)}</a></p>
<p><a href="${ROOT}/issues/new?template=correct-${lang}.yml&amp;record=${id}&amp;page=${encodeURIComponent(url)}" rel="external">${esc(text.correct)}</a></p>
<p>${account}</p>
</div>
</div>
</div>
</article>`;
    return chrome({
      path,
      section: kind,
      title,
      record: id,
      description: summary ? `<meta name="description" content="${esc(summary)}">\n<meta property="og:description" content="${esc(summary)}">\n` : "",
      data: dataOfRecord(parts, values, id, kind, title, url),
      main,
    });
  };
}
