// @ts-check
/**
 * The suggestions below the search field in the header: groups of options, which are links.
 */

import { highlight } from "./highlight.js";
import { about } from "./page_results.js";
import { element } from "./render.js";

/** @typedef {import("./cards.js").Card} Card */
/** @typedef {import("./site_pages.js").PageResult} PageResult */

/**
 * @param {string} name  Distinguishes the group from the others.
 * @param {string} classes
 * @param {string} label
 * @param {HTMLElement[]} options
 */
export function group(name, classes, label, options) {
  const id = `seek-${name}`;
  return element(
    "div", { role: "group", class: `seek__group ${classes}`, "aria-labelledby": id },
    element("span", { id, class: "kind-label", "aria-hidden": "true" }, label),
    ...options,
  );
}

/**
 * A record, with what its card says in a line.
 * @param {Card} card
 * @param {string} root  Address of the root of the language.
 * @param {number} number  The position of the option.
 * @param {string[]} typed  The words that are marked in its name.
 */
export function recordOption(card, root, number, typed) {
  const name = element("bdi", card.nameLang ? { lang: card.nameLang } : {}, ...marked(card.name, typed));
  const region = card.region ? [element("bdi", {}, card.region)] : [];
  const option = link(root + card.href, number, name, [...region, ...sign(card)]);
  option.dataset.resultId = card.id;
  if (card.strength) [option.dataset.strength] = card.strength;
  return option;
}

/**
 * A page that is no record.
 * @param {PageResult} page
 * @param {string} root  Address of the root of the language.
 * @param {number} number  The position of the option.
 * @param {string[]} typed  The words that are marked in its name.
 */
export function pageOption(page, root, number, typed) {
  const lines = about(page).flatMap((one, index) => (index ? [" ", one] : [one]));
  return link(root + page.href, number, element("bdi", {}, ...marked(page.name, typed)), lines);
}

/**
 * @param {string} href
 * @param {number} number
 * @param {HTMLElement} name
 * @param {(Node | string)[]} about
 */
function link(href, number, name, about) {
  const attributes = {
    role: "option", id: `seek-${number}`, class: "seek__option", "aria-selected": "false", href,
  };
  return element("a", attributes, name, element("span", { class: "seek__about" }, ...about));
}

/**
 * The name with the typed words in it marked.
 * @param {string} name
 * @param {string[]} typed
 */
function marked(name, typed) {
  return highlight(name, typed).map(({ text, isMatch }) => (isMatch ? element("mark", {}, text) : text));
}

/**
 * The sign of a record's strength, with words for screen readers.
 * @param {Card} card
 */
function sign({ strength }) {
  if (!strength) return [];
  const [code, label] = strength;
  const spoken = element("span", { class: "vh" }, label);
  return [element("span", { class: `strength strength--${code}` }, spoken)];
}
