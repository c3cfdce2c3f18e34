// What surrounds every page: head, header, menu and footer, made once per language where they can be.
import { DIRECTIONS, esc, LANGUAGES, lists, LOCALES, ROOT, SITE_TITLE } from "./data.js";

const LOGO =
  '<svg class="mark" viewBox="0 0 48 48" width="44" height="44" aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d="M47.0 24.0L46.8 27.0L42.4 28.9L41.6 31.3L43.9 35.5L42.2 38.0L37.4 37.4L35.6 39.1L35.5 43.9L32.8 45.2L28.9 42.4L26.5 42.8L24.0 47.0L21.0 46.8L19.1 42.4L16.7 41.6L12.5 43.9L10.0 42.2L10.6 37.4L8.9 35.6L4.1 35.5L2.8 32.8L5.6 28.9L5.2 26.5L1.0 24.0L1.2 21.0L5.6 19.1L6.4 16.7L4.1 12.5L5.8 10.0L10.6 10.6L12.4 8.9L12.5 4.1L15.2 2.8L19.1 5.6L21.5 5.2L24.0 1.0L27.0 1.2L28.9 5.6L31.3 6.4L35.5 4.1L38.0 5.8L37.4 10.6L39.1 12.4L43.9 12.5L45.2 15.2L42.4 19.1L42.8 21.5ZM34.0 24.0L33.8 26.0L30.5 26.7L29.8 27.9L31.1 31.1L29.6 32.3L26.7 30.5L25.4 30.9L24.0 34.0L22.0 33.8L21.3 30.5L20.1 29.8L16.9 31.1L15.7 29.6L17.5 26.7L17.1 25.4L14.0 24.0L14.2 22.0L17.5 21.3L18.2 20.1L16.9 16.9L18.4 15.7L21.3 17.5L22.6 17.1L24.0 14.0L26.0 14.2L26.7 17.5L27.9 18.2L31.1 16.9L32.3 18.4L30.5 21.3L30.9 22.6Z"/></svg>';
const NAMES = { fr: "Français", ar: "العربية", en: "English" };
const MORE = { evidence: ["data", "a-z", "search", "method"], about: ["about", "accessibility", "entry"] };

function headOf(lang) {
  const fonts = [400, 600].map(
    (weight) => `<link rel="preload" href="/assets/fonts/ibm-plex-sans-${lang === "ar" ? "arabic-arabic" : "latin"}-${weight}-normal.woff2" as="font" type="font/woff2" crossorigin>`,
  );
  return `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/images/favicon.svg" type="image/svg+xml">
${fonts.join("\n")}
<link rel="stylesheet" href="/assets/site.css">
<link rel="stylesheet" href="/assets/tokens-dark.css" media="(prefers-color-scheme: dark)" id="dark">
<link rel="stylesheet" href="/assets/print.css" media="print">
<script src="/assets/scripts/preferences.js"></script>
<script type="module" src="/assets/scripts/chrome.js"></script>`;
}

/** The groups of the menu and of the footer, in which prose follows the pages of the models. */
function groupsOf({ labels, text }) {
  return labels.menu.map(({ name, title, links }) => ({
    title,
    links: [
      ...links.map((link) => {
        // A kind with one record leads to it.
        const kind = link.path.replace(/\/$/, "");
        const records = lists[kind] ?? [];
        return records.length === 1 ? { text: labels.kind[kind], path: `${kind}/${records[0].id}/` } : link;
      }),
      ...(MORE[name] ?? []).map((path) => ({ text: text[path], path: `${path}/` })),
    ],
  }));
}

/** A function that puts a page of the language of `parts` together. */
export function chromeIn(parts) {
  const { lang, labels, text, kept } = parts;
  const direction = DIRECTIONS[lang];
  const groups = groupsOf(parts);
  const head = headOf(lang);
  const share = kept((section) => `<meta property="og:locale" content="${LOCALES[lang].replace("-", "_")}">
${LANGUAGES.filter((one) => one !== lang).map((one) => `<meta property="og:locale:alternate" content="${one}">`).join("\n")}
<meta property="og:image" content="${ROOT}/assets/share/${section}-${lang}.png">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${labels.kind[section] ? `${esc(labels.kind[section])} · ` : ""}${esc(SITE_TITLE)}">
<meta name="twitter:card" content="summary_large_image">`);
  const strip = `<input class="toggle" type="checkbox" id="drawer" autocomplete="off">
<label class="overlay" for="drawer"></label>
<a class="skip" href="#main">${esc(text.skip)}</a>
<div class="strip">
<button class="scheme" type="button" aria-pressed="false" hidden><span class="scheme__icon" aria-hidden="true"></span><span class="vh">${esc(text.dark)}</span></button>
</div>`;
  const menu = (here) => groups.map(({ title, links }) => `<li><details name="menu"><summary>${esc(title)}</summary><ul>${links.map((link) => {
    const path = `/${lang}/${link.path}`;
    const current = path === here ? ' aria-current="page"' : here.startsWith(path) ? ' aria-current="true"' : "";
    return `<li><a href="${path}"${current}>${esc(link.text)}</a></li>`;
  }).join("")}</ul></details></li>`).join("");
  const header = kept((here) => `<header class="masthead">
<button class="lens-button" type="button" popovertarget="lens"><span class="lens-button__icon" aria-hidden="true"></span><span class="lens-button__word">${esc(text.lens)}</span></button>
<div class="lens" id="lens" popover>
<div class="lens__choices" role="radiogroup" aria-labelledby="lens-legend" data-lens-choices hidden>
<p class="lens__legend" id="lens-legend">${esc(text.lens_legend)}</p>
<label><input type="radio" name="lens" value="all" checked> <span>${esc(text.lens_all)}</span></label>
<label><input type="radio" name="lens" value="several"> <span>${esc(text.lens_several)}</span></label>
<label><input type="radio" name="lens" value="official"> <span>${esc(text.lens_official)}</span></label>
</div>
<p><a href="/${lang}/strengths/">${esc(text.lens_explained)}</a></p>
</div>
<p class="masthead__notice"><span class="wrap">${esc(text.notice)}</span></p>
<div class="wrap masthead__inner">
<a class="brand" href="/${lang}/">
${LOGO}
<span class="brand__text"><span class="brand__name">${esc(text.title)}</span> <span class="brand__tag">${esc(text.tagline)}</span></span>
</a>
<form class="seek" role="search" aria-label="${esc(text.search)}" action="/${lang}/search/" method="get" data-seek>
<input class="seek__field" type="search" name="q" aria-label="${esc(text.search)}" aria-keyshortcuts="/" placeholder="${esc(text.search_hint)}" maxlength="200" autocomplete="off" spellcheck="false" enterkeyhint="search">
<button class="seek__go" type="submit"><span class="seek__icon" aria-hidden="true"></span><span class="vh">${esc(text.search)}</span></button>
</form>
<button class="menu-button" type="button" aria-expanded="false" aria-controls="menu"><span class="menu-button__icon" aria-hidden="true"></span>${esc(text.menu)}</button>
<div class="drawer" id="menu">
<nav class="menu" aria-label="${esc(text.menu)}">
<ul>
<li><a href="/${lang}/">${esc(text.home)}</a></li>${menu(here)}
</ul>
</nav>
</div>
</div>
</header>`);
  const lensBar = `<div class="lens-bar" data-lens-bar data-said="${esc(text.lens_said)}" data-none="${esc(text.lens_none)}" hidden>
<p role="status"></p>
<button type="button" data-lens-off>${esc(text.lens_off)}</button>
</div>`;
  const footer = `<footer class="foot">
<div class="foot__band" aria-hidden="true"></div>
<div class="wrap foot__inner">
<div class="foot__about">
<p class="foot__brand">${LOGO}<span>${esc(text.title)}</span></p>
<p>${esc(text.lead)}</p>
<p>${esc(text.notice)}</p>
<ul class="foot__publisher">
<li>${esc(text.published_by)} <bdi>${esc(text.publisher)}</bdi></li>
</ul>
</div>
<nav class="foot__nav" aria-label="${esc(text.footer_menu)}">
${groups.map(({ title, links }) => `<div><h2>${esc(title)}</h2><ul>${links.map((link) => `<li><a href="/${lang}/${link.path}">${esc(link.text)}</a></li>`).join("")}</ul></div>`).join("\n")}
</nav>
<p class="foot__licence">${esc(text.reuse)} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license external"><bdi dir="ltr">CC BY 4.0</bdi></a></p>
</div>
</footer>`;

  /** The whole page at `path`, which is below the language; `section` is the first part of it. */
  return ({ path, section, title, description = "", data, main, record }) => {
    const url = `${ROOT}/${lang}${path}`;
    const languages = LANGUAGES.map((one) => `<li><a href="/${one}${path}" lang="${one}" hreflang="${one}"${one === lang ? ' aria-current="true"' : ""}>${NAMES[one]}</a></li>`);
    return `<!doctype html>
<html lang="${lang}" dir="${direction}" class="no-js">
<head>
${head}
<title>${esc(title)} · ${esc(SITE_TITLE)}</title>
${description}<link rel="canonical" href="${url}">
<link rel="alternate" hreflang="fr" href="${ROOT}/fr${path}">
<link rel="alternate" hreflang="ar" href="${ROOT}/ar${path}">
<link rel="alternate" hreflang="en" href="${ROOT}/en${path}">
<link rel="alternate" hreflang="x-default" href="${ROOT}/fr${path}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${esc(SITE_TITLE)}">
<meta property="og:title" content="${esc(title)}">
<meta property="og:url" content="${url}">
${share(section)}
${record ? `<link rel="describedby" type="application/json" href="/api/v1/records/${record}.json">\n<link rel="alternate" type="application/ld+json" href="/data/records/${record}.jsonld">\n` : '<link rel="stylesheet" href="/assets/pages.css">\n'}${data}
</head>
<body dir="${direction}">
${strip}
<nav class="languages" aria-label="${esc(text.languages)}">
<ul>
${languages.join("\n")}
</ul>
</nav>
${header(record ? `/${lang}/${section}/-` : `/${lang}${path}`)}
<div class="container">
<main class="main">
<div class="main__inner" id="main" tabindex="-1">
${main}
${lensBar}
</div>
</main>
${footer}
</div>
</body>
</html>
`;
  };
}
