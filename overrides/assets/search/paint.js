// @ts-check
/**
 * Draws what the finder has to show. Every text goes in as text, never as markup.
 */

/** @typedef {import("./engine.js").Card} Card */

/**
 * The card of a record, made from the page's template.
 * @param {HTMLTemplateElement} template
 * @param {Card} card
 * @param {string} root  Address of the root of the language.
 * @returns {HTMLLIElement}
 */
export function drawCard(template, card, root) {
  const drawn = /** @type {HTMLLIElement} */ (
    document.importNode(template.content, true).firstElementChild
  );
  const slot = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (drawn.querySelector(`[data-slot="${name}"]`));

  drawn.dataset.resultId = card.id;
  drawn.classList.add(`kind-${card.kind}`);
  slot("kind").textContent = card.kindLabel;
  slot("link").setAttribute("href", `${root}${card.href}`);
  write(slot("name"), card.name, card.nameLang);
  // Undefined while its part of the index is on the way: the line stays, so that nothing jumps.
  if (card.summary !== "") write(slot("summary"), card.summary ?? "\u00a0", card.summaryLang);
  else slot("lead").remove();
  if (card.status) {
    const [code, label] = card.status;
    slot("status").classList.add(`badge--${code}`);
    slot("status").textContent = label;
  } else slot("status").remove();
  const facts = [card.region, ...card.meta].filter((fact) => fact !== undefined);
  for (const fact of facts) slot("meta").append(element("span", {}, element("bdi", {}, fact)));
  if (!facts.length) slot("meta").remove();
  for (const filled of drawn.querySelectorAll("[data-slot]")) filled.removeAttribute("data-slot");
  return drawn;
}

/**
 * An element with attributes and what it holds.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/**
 * The text as it stands in a sentence of either direction: its own never disturbs what is around it
 * (UAX #9, first strong isolate).
 * @param {string} text
 * @returns {string}
 */
export function isolate(text) {
  return `\u2068${text}\u2069`;
}

/**
 * The sentence with its {names} filled in.
 * @param {string} sentence
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * Says counts in the page's language: the plural form is chosen here, the sentences are not.
 */
export class Counting {
  /**
   * @param {string} lang
   * @param {string} group  What separates thousands.
   */
  constructor(lang, group) {
    this.rules = new Intl.PluralRules(lang);
    this.group = group;
  }

  /** @param {number} count */
  number(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, this.group);
  }

  /**
   * @param {Record<string, string>} forms  One sentence for each plural category.
   * @param {number} count
   */
  say(forms, count) {
    const form = forms[this.rules.select(count)] ?? forms.other ?? "{count}";
    return fill(form, { count: this.number(count) });
  }
}

/**
 * @param {HTMLElement} slot
 * @param {string} text
 * @param {string | undefined} lang  Where it is not the page's.
 */
function write(slot, text, lang) {
  slot.textContent = text;
  if (lang) slot.lang = lang;
}
