// Every page of the site: its path, and a function that renders it.
import { facets, ids, kinds } from "./catalogue.js";
import { audienceIn } from "./audiences.js";
import { chromeIn } from "./chrome.js";
import { LANGUAGES, lists, SITE_TITLE, words } from "./data.js";
import { withDisputes, withGaps } from "./evidence.js";
import { fragments } from "./fragments.js";
import { applicationsIn, homeIn } from "./home.js";
import { listsIn, PER_PAGE } from "./lists.js";
import { DISPUTES_PER_PAGE, GAPS_PER_PAGE, overviewsIn } from "./overviews.js";
import { recordPageIn } from "./record.js";
import { statisticsIn } from "./statistics.js";
import { timelineIn } from "./timeline.js";
import { valuesIn } from "./values.js";

const FACETS = { regions: "regions", audiences: "Audience", statuses: "Status", missions: "Mission", strengths: "Strength" };
const PROSE = ["about", "entry", "method", "accessibility", "search"];

const REDIRECT = `<!doctype html>
<html lang="fr"><head><title>https://example.invalid/fr/</title><link rel="canonical" href="https://example.invalid/fr/"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=https://example.invalid/fr/"></head></html>
`;

export function pages() {
  const items = [{ path: "/index.html", render: () => REDIRECT }];
  for (const lang of LANGUAGES) {
    const parts = fragments(lang);
    const chrome = chromeIn(parts);
    const { ofKind, ofFacet, names, byName } = listsIn(parts, chrome);
    const record = recordPageIn(parts, chrome, valuesIn(parts));
    const add = (path, render) => items.push({ path: `/${lang}/${path}index.html`, render });
    const paged = (base, number, render, perPage = PER_PAGE) => {
      for (let page = 1; page <= Math.max(1, Math.ceil(number / perPage)); page++)
        add(page > 1 ? `${base}page/${page}/` : base, () => render(page));
    };
    for (const id of ids) add(`${kinds.get(id)}/${id}/`, () => record(id));
    for (const [kind, written] of Object.entries(lists)) {
      const of = written.map(({ id }) => id);
      paged(`${kind}/`, of.length, (page) => ofKind(kind, of, page));
    }
    const overviews = overviewsIn(parts, chrome);
    const known = { applications: applicationsIn(parts), openQuestions: overviews.openQuestions };
    const audience = audienceIn(parts, chrome, known);
    const { home, facet: values } = homeIn(parts, chrome, known);
    for (const [facet, labels] of Object.entries(FACETS)) {
      add(`${facet}/`, () => (facet === "strengths" ? overviews.strengths() : values(facet, words[lang][labels])));
      for (const [value, title] of Object.entries(words[lang][labels])) {
        const of = facets.get(value) ?? [];
        const isAudience = facet === "audiences";
        paged(`${facet}/${value.toLowerCase()}/`, of.length, (page) => (isAudience && page === 1 ? audience(value) : ofFacet(facet, value, title, of, page)));
      }
    }
    paged("disputes/", withDisputes.length, overviews.disputes, DISPUTES_PER_PAGE);
    paged("gaps/", withGaps.length, overviews.gaps, GAPS_PER_PAGE);
    add("", () => home(SITE_TITLE));
    add("coverage/", overviews.coverage);
    add("changes/", overviews.changes);
    add("diagram/", overviews.diagram);
    add("timeline/", timelineIn(parts, chrome));
    add("statistics/", statisticsIn(parts, chrome));
    for (const name of PROSE) add(`${name}/`, () => overviews.prose(name));
    const index = names();
    paged("a-z/", index.pages.length * PER_PAGE, (page) => byName(index, page));
  }
  return items;
}
