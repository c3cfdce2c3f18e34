// @ts-check
/**
 * Draws what the finder has to show. Every text goes in as text, never as markup.
 */

/** @typedef {import("./engine.js").Card} Card */

/**
 * A record drawn after one of the page's templates, as a card, a row or a line: the template has a
 * slot for each of the facts that it shows. The slot of a fact that the record lacks is left out.
 * @param {HTMLTemplateElement} template
 * @param {Card} card
 * @param {string} root  Address of the root of the language.
 * @param {(edtf: string) => string} say  Writes a date in the language of the page.
 * @returns {HTMLElement}
 */
export function drawRecord(template, card, root, say) {
  const drawn = instance(template);
  drawn.dataset.resultId = card.id;
  if (drawn.classList.contains("kind")) drawn.classList.add(`kind-${card.kind}`);
  /** @type {Record<string, (slot: HTMLElement) => unknown>} */
  const facts = {
    kind: (slot) => { slot.textContent = card.kindLabel; },
    link: (slot) => slot.setAttribute("href", `${root}${card.href}`),
    name: (slot) => write(slot, card.name, card.nameLang),
    // Undefined while its part of the index is on the way: the line stays, so that nothing jumps.
    lead: (slot) => card.summary !== "" || slot.remove(),
    summary: (slot) => write(slot, card.summary ?? "\u00a0", card.summaryLang),
    status: (slot) => {
      if (!card.status) return slot.remove();
      slot.classList.add(`badge--${card.status[0]}`);
      slot.textContent = card.status[1];
    },
    region: (slot) => { slot.textContent = card.region ?? ""; },
    date: (slot) => {
      const { date } = card.dates;
      if (!date) return slot.remove();
      slot.setAttribute("datetime", date);
      slot.textContent = say(date);
    },
    meta: (slot) => {
      const found = [card.region, ...card.meta].filter((fact) => fact !== undefined);
      if (!found.length) return slot.remove();
      slot.append(...found.map((fact) => element("span", {}, element("bdi", {}, fact))));
    },
  };
  /** @type {NodeListOf<HTMLElement>} */
  const slots = drawn.querySelectorAll("[data-slot]");
  for (const slot of slots) {
    facts[slot.dataset.slot ?? ""]?.(slot);
    slot.removeAttribute("data-slot");
  }
  return drawn;
}

/**
 * The one element that a template holds, new.
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
export function instance(template) {
  /** @type {any} */
  const content = document.importNode(template.content, true);
  return content.firstElementChild;
}

/**
 * The part of what was drawn that a name stands for.
 * @param {any} drawn
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(drawn, name) {
  return drawn.querySelector(`[data-part="${name}"]`);
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
 * Writes a text that may not be in the language of the page.
 * @param {HTMLElement} slot
 * @param {string} text
 * @param {string | undefined} lang  Where it is not the page's.
 */
export function write(slot, text, lang) {
  slot.textContent = text;
  if (lang) slot.lang = lang;
}
