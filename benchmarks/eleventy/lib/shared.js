// What overviews and lists have in common.
import { esc } from "./data.js";

/** The link to the snippet that embeds `of`, a path below the language `lang`. */
export const embedOf = (say, lang, of) => `<p class="list-links"><a href="/${lang}/embed/?of=${of}">${esc(say["Embed on your site"])}</a></p>`;

/** The link to the calendar `name` in the language `lang`. */
export const calendarOf = (say, lang, name = "all") => `<p class="calendar"><a href="/${lang}/calendar/${name}.ics" type="text/calendar">${esc(say["Add to your calendar"])}</a> <span>${esc(say["To receive changes, subscribe to the address of this link in your calendar program."])}</span></p>`;

/** The head of a page that shows no record: its title, its lead, the sign of its kind, a count and links. */
export const headOf = ({ title, sign, lead, number, embed = "", calendar = "" }) => `<header class="head${sign ? ` kind kind-${sign}` : ""}">
<div class="wrap">
<h1><bdi>${esc(title)}</bdi></h1>
<span class="kind-sign" aria-hidden="true"></span>
${lead ? `<p class="lead">${esc(lead)}</p>\n` : ""}${number ? `<p class="count">${esc(number)}</p>\n` : ""}${embed}${calendar}</div>
</header>`;

/** Functions for the parts of pages in the language of `parts`. */
export function sharedIn({ lang, text, say, strength, differ, labels, name }) {
  const crumbs = (sign, trail) => `<nav class="${sign}" aria-label="${esc(text.breadcrumb)}">
<ol>
<li><a href="/${lang}/">${esc(text.home)}</a></li>
${trail.join("\n")}
</ol>
</nav>`;
  /** Links between the pages of a long list. */
  const paging = (base, pages, page) => pages < 2 ? "" : `
<nav class="pages" aria-label="${esc(text.pages)}">
<ul>
${Array.from({ length: pages }, (_, index) => `<li><a href="${base}${index ? `page/${index + 1}/` : ""}"${index + 1 === page ? ' aria-current="page"' : ""}><span class="vh">${esc(text.page)} </span>${index + 1}</a></li>`).join("\n")}
</ul>
</nav>`;
  /** The head of a page about the evidence of the whole catalogue. */
  const overviewHead = (title, lead, number) => `${crumbs("crumbs wrap", [])}
<link rel="stylesheet" href="/assets/overviews.css">
${headOf({ title, lead, number })}`;
  const propose = ({ id, kind }) => `<a class="propose" href="https://github.com/example/invalid/issues/new?template=correct-${lang}.yml&amp;record=${id}&amp;page=${encodeURIComponent(`https://example.invalid/${lang}/${kind}/${id}/`)}" rel="external">${esc(say["Propose a source"])}<span class="vh">: <bdi>${esc(name(id))}</bdi></span></a>`;
  const cardEvidence = (of) => `<p class="evidence">${strength(of.strength)}${differ(of)}</p>`;
  const badge = (status) => (status ? ` <span class="badge badge--status badge--${status}">${esc(labels.Status[status])}</span>` : "");
  return { crumbs, paging, overviewHead, propose, cardEvidence, badge };
}
