// @ts-check
/**
 * Makes the elements and sentences that the search shows. Texts are always inserted as text, never as
 * markup.
 */

/** @typedef {import("./cards.js").Card & {range?: string}} Card  With the words of a range of dates. */
/**
 * How a page writes a date, and the number of points that sources differ on: alone and in a sentence.
 * @typedef {object} Formats
 * @property {(edtf: string) => string} date
 * @property {(count: number) => string} number
 * @property {(count: number) => string} disputes
 */

/**
 * A record as a card, a row or a line, made from one of the page's templates. In a template,
 * data-slot marks where a fact goes; the slot of a fact that the record lacks is removed.
 * @param {HTMLTemplateElement} template
 * @param {Card} card
 * @param {string} root  Address of the root of the language.
 * @param {Formats} formats
 * @returns {HTMLElement}
 */
export function renderRecord(template, card, root, formats) {
  const record = fromTemplate(template);
  record.dataset.resultId = card.id;
  if (card.strength) record.dataset.strength = card.strength[0];
  if (record.classList.contains("kind")) record.classList.add(`kind-${card.kind}`);
  /** @type {Record<string, (slot: HTMLElement) => unknown>} */
  const facts = {
    kind: (slot) => { slot.textContent = card.kindLabel; },
    link: (slot) => slot.setAttribute("href", `${root}${card.href}`),
    name: (slot) => setText(slot, card.name, card.nameLang),
    translated: (slot) => card.isTranslated || slot.remove(),
    // Undefined while its part of the index is loading: the line stays, or what follows would jump.
    lead: (slot) => card.summary !== "" || slot.remove(),
    summary: (slot) => setText(slot, card.summary ?? "\u00a0", card.summaryLang),
    progress: (slot) => card.status || slot.remove(),
    steps: (slot) => {
      if (!card.steps) return slot.remove();
      slot.append(...card.steps.map((reached) => element("i", reached ? { class: "on" } : {})));
    },
    status: (slot) => {
      if (!card.status) return slot.remove();
      slot.classList.add(`badge--${card.status[0]}`);
      slot.textContent = card.status[1];
    },
    region: (slot) => { slot.textContent = card.region ?? ""; },
    dates: (slot) => {
      const { dates: { date = [] }, disputedDates, range } = card;
      slot.append(...disputedDates.concat(date).map((one) =>
        element("time", { datetime: one }, range || formats.date(one))));
    },
    "date-disputed": (slot) => card.disputedDates.length || slot.remove(),
    evidence: (slot) => card.strength || slot.remove(),
    strength: (slot) => {
      if (!card.strength) return slot.remove();
      const [code, label] = card.strength;
      slot.classList.add(`strength--${code}`);
      slot.setAttribute("href", `${slot.getAttribute("href")}#${code}`);
      slot.textContent = label;
    },
    disputes: (slot) => {
      if (!card.disputes) return slot.remove();
      slot.setAttribute("href", `${root}${card.href}#disputes`);
      slot.textContent = formats.disputes(card.disputes);
    },
    "number-of-disputes": (slot) => {
      const number = formats.number(card.disputes);
      if (!card.disputes) return slot.replaceWith(number);
      slot.setAttribute("href", `${root}${card.href}#disputes`);
      slot.append(number, " ", element("span", { class: "vh" }, formats.disputes(card.disputes)));
    },
    context: (slot) => {
      if (!card.context) return slot.remove();
      slot.append(...card.context.map(({ text, isMatch }) => (isMatch ? element("mark", {}, text) : text)));
    },
    meta: (slot) => {
      const shown = [card.region, ...card.meta].filter((fact) => fact !== undefined);
      if (!shown.length) return slot.remove();
      slot.append(...shown.map((fact) => element("span", {}, element("bdi", {}, fact))));
    },
  };
  /** @type {NodeListOf<HTMLElement>} */
  const slots = record.querySelectorAll("[data-slot]");
  for (const slot of slots) {
    facts[slot.dataset.slot ?? ""]?.(slot);
    slot.removeAttribute("data-slot");
  }
  return record;
}

/**
 * A copy of the one element in a template.
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
export function fromTemplate(template) {
  /** @type {any} */
  const content = document.importNode(template.content, true);
  return content.firstElementChild;
}

/**
 * The part of a rendered template that data-part names.
 * @param {any} rendered
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(rendered, name) {
  return rendered.querySelector(`[data-part="${name}"]`);
}

/**
 * A new element with attributes and content.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...content) {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...content);
  return created;
}

/**
 * The text isolated, so that its direction does not change the text around it (UAX #9, first strong
 * isolate).
 * @param {string} text
 * @returns {string}
 */
export function isolate(text) {
  return `\u2068${text}\u2069`;
}

/**
 * The sentence with each {name} replaced by its value.
 * @param {string} sentence
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Writes numbers, and sentences with a count, in the language of the page. */
export class CountFormat {
  /**
   * @param {string} lang
   * @param {string} group  The separator of thousands.
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
   * @param {Record<string, string>} forms  CLDR plural category -> sentence with {count}.
   * @param {number} count
   */
  sentence(forms, count) {
    const form = forms[this.rules.select(count)] ?? forms.other ?? "{count}";
    return fill(form, { count: this.number(count) });
  }
}

/**
 * Sets the text of an element, and its language if that is not the language of the page.
 * @param {HTMLElement} slot
 * @param {string} text
 * @param {string | undefined} lang
 */
export function setText(slot, text, lang) {
  slot.textContent = text;
  if (lang) slot.lang = lang;
}
