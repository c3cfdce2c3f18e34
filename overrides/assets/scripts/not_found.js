// @ts-check
/**
 * The page of missing addresses: in the language of the address or of the browser, with the menu and the
 * search field of that language, and with the pages whose addresses are nearest. Without scripts it has
 * the three languages, with links to their home pages.
 */

import { SearchClient } from "../search/client.js";
import { similarityTo } from "../search/nearest.js";

/** Maximum number of addresses that are suggested. */
const LIMIT = 6;
/** How similar two parts of addresses are that may be meant to be the same. */
const NEAR = 0.5;
/** How much the first part of an address counts beside the last, which names a record. */
const FOLDER = 0.3;

/** @typedef {{href: string, text: string, lang?: string, similarity: number}} Suggestion */

/**
 * @param {string} root  The path of the site's root, as it is served here.
 * @param {string} configured  The path that the links of the page start with.
 */
export async function start(root, configured) {
  if (root !== configured) await move(root, configured);
  const [first = "", ...rest] = location.pathname.slice(root.length).split("/");
  const section = sectionIn(first);
  if (!section) return;
  showOnly(section);
  const ready = frame(`${root}${section.lang}/`).catch(() => {
    // The home page could not be fetched: the page keeps its own head.
  });
  const segments = (section.lang === first ? rest : [first, ...rest]).flatMap(readable);
  // A language that the site does not have is no part of a name.
  if (segments.length > 1 && segments[0]?.length === 2) segments.shift();
  if (segments.length === 0) return;
  /** @type {HTMLAnchorElement | null} */
  const search = section.querySelector("a[href$='/search/']");
  search?.setAttribute("href", `${search.pathname}?${new URLSearchParams({ q: named(segments) })}`);
  await ready;
  // The index could not be fetched, or there is no name like that: pages of the menu remain.
  const results = await resultsNear(segments, root, section.lang).catch(() => []);
  // All at once: links that come later would move those that somebody is about to choose.
  suggest(section, [...results, ...pagesNear(segments, root)]);
}

/**
 * The links, sheets and scripts of the page start with another path: that of the site here.
 * @param {string} root
 * @param {string} configured
 */
async function move(root, configured) {
  for (const attribute of ["href", "src", "action"]) {
    for (const one of document.querySelectorAll(`[${attribute}^="${configured}"]:not(script)`)) {
      one.setAttribute(attribute, root + (one.getAttribute(attribute) ?? "").slice(configured.length));
    }
  }
  const script = document.createElement("script");
  script.src = `${root}assets/scripts/preferences.js`;
  document.head.append(script);
  await new Promise((resolve) => {
    for (const end of ["load", "error"]) script.addEventListener(end, resolve);
  });
}

/**
 * The section in the language of the address, or else in the first of the visitor's that there is.
 * @param {string} segment  The first part of the address.
 */
function sectionIn(segment) {
  for (const code of [segment, ...navigator.languages.map((one) => one.slice(0, 2).toLowerCase())]) {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(`section[lang="${CSS.escape(code)}"]`);
    if (section) return section;
  }
  return null;
}

/** @param {HTMLElement} section */
function showOnly(section) {
  for (const other of document.querySelectorAll(".lost section, .masthead__notice")) {
    if (other.getAttribute("lang") !== section.lang) other.remove();
  }
  const root = document.documentElement;
  [root.lang, root.dir, document.body.dir] = [section.lang, section.dir, section.dir];
  const title = section.querySelector("h1, h2");
  const heading = document.createElement("h1");
  heading.append(...title?.childNodes ?? []);
  title?.replaceWith(heading);
  document.title = `404 · ${heading.textContent}`;
}

/**
 * Head and foot of the home page take the place of those of this page. Then chrome.js runs them.
 * @param {string} address  Of the home page.
 */
async function frame(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const home = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const attribute of ["href", "action"]) {
    for (const one of home.querySelectorAll(`[${attribute}]`)) {
      const url = new URL(one.getAttribute(attribute) ?? "", response.url);
      if (url.origin === location.origin) one.setAttribute(attribute, url.pathname + url.hash);
    }
  }
  const places = { "header.masthead": "header.masthead", "footer.foot": "[data-foot]" };
  for (const [name, place] of Object.entries(places)) {
    const part = home.querySelector(name);
    // Nothing here has a strength, and the home page is not the current one.
    for (const one of part?.querySelectorAll(".lens-button, .lens") ?? []) one.remove();
    part?.querySelector(".menu [aria-current]")?.removeAttribute("aria-current");
    if (part) document.querySelector(place)?.replaceWith(part);
  }
  const script = document.createElement("script");
  script.type = "module";
  script.src = new URL("chrome.js", import.meta.url).href;
  document.head.append(script);
}

/**
 * The words of a part of the address that may name something.
 * @param {string} segment
 * @returns {string[]}
 */
function readable(segment) {
  let text = segment;
  try {
    text = decodeURIComponent(segment);
  } catch {
    // Not an encoded text: as it is.
  }
  text = text.replace(/\.html?$/, "").toLowerCase();
  return text === "" || text === "index" || text === "page" || /^\d+$/.test(text) ? [] : [text];
}

/**
 * What the last part of an address names, in words.
 * @param {string[]} segments
 */
function named(segments) {
  return (segments.at(-1) ?? "").replace(/[-_+]+/g, " ");
}

/**
 * The pages of the menu with a name like the first part of the address.
 * @param {string[]} segments
 * @param {string} root
 * @returns {Suggestion[]}
 */
function pagesNear(segments, root) {
  const similarity = similarityTo(segments[0] ?? "");
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".menu details a");
  return [...links]
    .map((link) => {
      const [, name = ""] = link.pathname.slice(root.length).split("/");
      return { href: link.pathname, text: link.textContent ?? "", similarity: similarity(name) };
    })
    .filter((page) => page.similarity >= NEAR)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, 2);
}

/**
 * What the search finds for the last part of the address, the most similar name in an address first.
 * @param {string[]} segments
 * @param {string} root
 * @param {string} language
 * @returns {Promise<Suggestion[]>}
 */
async function resultsNear(segments, root, language) {
  const id = segments.at(-1) ?? "";
  const address = new URL(`${root}assets/search/${language}.json`, location.href);
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) return [];
  const { index, scripts } = await response.json();
  const worker = new URL("../search/worker.js", import.meta.url).href;
  const client = new SearchClient(worker, new URL(index, address).href, scripts);
  const question = { query: named(segments), filters: {} };
  /** @type {import("../search/engine.js").Answer | undefined} */
  let answer;
  for await (answer of client.answers(question, 20, { summaries: false }));
  const inName = similarityTo(id);
  const inFolder = similarityTo(segments.length > 1 ? segments[0] ?? "" : "");
  /** @param {string} href */
  const similarity = (href) => {
    const parts = href.replace(/\/?(#.*)?$/, "").split("/");
    return inName(parts.at(-1) ?? "") + FOLDER * inFolder(parts[0] ?? "");
  };
  const cards = [...answer?.cards ?? [], ...answer?.similar ?? []].map((card) => ({
    href: card.href, text: card.name, lang: card.nameLang,
  }));
  const pages = (answer?.pages ?? []).map(({ href, name }) => ({ href, text: name, lang: undefined }));
  return [...cards, ...pages]
    .map(({ href, text, lang }) => ({
      href: `${root}${language}/${href}`, text, lang, similarity: similarity(href),
    }))
    .sort((one, other) => other.similarity - one.similarity)
    .filter((one, rank) => one.similarity >= NEAR || rank < LIMIT / 2)
    .slice(0, LIMIT);
}

/**
 * Lists them below the message of the section, under the heading that it has for them.
 * @param {HTMLElement} section
 * @param {Suggestion[]} suggestions
 */
function suggest(section, suggestions) {
  const list = section.querySelector("[data-nearest]");
  if (!(list instanceof HTMLElement) || suggestions.length === 0) return;
  // A page of the menu may be a result of the search too.
  const unique = new Map(suggestions.toReversed().map((one) => [one.href, one]));
  const items = [...unique.values()].reverse().slice(0, LIMIT).map(({ href, text, lang }) => {
    const link = document.createElement("a");
    link.href = href;
    const name = document.createElement("bdi");
    if (lang) name.lang = lang;
    name.append(text);
    const path = document.createElement("bdi");
    path.dir = "ltr";
    path.append(href);
    link.append(name);
    const item = document.createElement("li");
    item.append(link, " ", path);
    return item;
  });
  list.querySelector("ul")?.replaceChildren(...items);
  list.hidden = false;
}
