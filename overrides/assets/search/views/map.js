// @ts-check
/**
 * The results on the map of the twelve regions, and as lines below it. The build draws the map; this
 * adds a mark for each result of a region, or their number if there are too many, and lets the links
 * of regions choose them.
 */

import { fill, part } from "../render.js";
import { toggled, write } from "../state.js";

/** @typedef {import("../cards.js").Card} Card */
/** @typedef {{card: Card, line: HTMLElement}} Result  A result, and the line that lists have of it. */
/** @typedef {import("../views.js").ViewContext} ViewContext */

export class RegionMap {
  /** @param {(region: string) => void} choose  Called with the code of a region that is clicked. */
  constructor(choose) {
    this.choose = choose;
    /** @type {HTMLElement | undefined} */
    this.whole = undefined;
  }

  /**
   * The same element each time, so that a region that is clicked keeps the focus.
   * @param {ViewContext} context
   * @returns {HTMLElement}
   */
  render(context) {
    this.whole ??= this.create(context);
    const { answer, counts, renderRecord, state, texts } = context;
    const marked = answer.marked.map((card) => ({ card, line: renderRecord("line", card) }));
    let onMap = 0;
    for (const mark of this.whole.querySelectorAll(".map__mark")) mark.remove();
    for (const region of this.regions(this.whole)) {
      const code = region.dataset.region ?? "";
      /** @type {SVGElement | null} */
      const sign = this.whole.querySelector(`[data-sign="${code}"]`);
      const number = answer.counts?.region?.[code] ?? 0;
      onMap += number;
      region.dataset.count = String(number);
      region.setAttribute("href", write(toggled(state, code)) || "../");
      const name = region.querySelector("title")?.textContent ?? code;
      const strengths = Object.entries(texts.strengths).flatMap(([strength, label]) => {
        const some = answer.strengths[code]?.[strength] ?? 0;
        for (const one of [region, sign]) one?.setAttribute(`data-${strength}`, String(some));
        return some ? [`${label} (${counts.number(some)})`] : [];
      });
      const whole = fill(texts.region, { region: name, count: counts.number(number) });
      region.setAttribute("aria-label", [whole, ...strengths].join(". "));
      if (state.filters.region?.includes(code)) region.setAttribute("aria-current", "true");
      else region.removeAttribute("aria-current");
      if (!sign) continue;
      sign.dataset.count = String(number);
      const count = sign.querySelector(".map__star text");
      if (count) count.textContent = counts.number(number);
      const inRegion = marked.filter(({ card }) => card.region === name);
      // Their cards may still be loading.
      const marks = inRegion.length === number ? marksOf(inRegion, sign.dataset.marks ?? "") : [];
      sign.toggleAttribute("data-apart", marks.length > 0);
      sign.ownerSVGElement?.append(...marks);
    }
    const elsewhere = part(this.whole, "elsewhere");
    elsewhere.hidden = Boolean(state.filters.region) || onMap >= answer.total;
    elsewhere.textContent = fill(texts.elsewhere, {
      onMap: counts.number(onMap), elsewhere: counts.number(answer.total - onMap),
    });
    part(this.whole, "lines").replaceChildren(
      ...answer.cards.map((card) => renderRecord("line", card)),
    );
    return this.whole;
  }

  /** @param {ViewContext} context */
  create({ fromTemplate }) {
    const whole = fromTemplate("map");
    for (const region of this.regions(whole)) {
      region.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.choose(region.dataset.region ?? "");
      });
    }
    return whole;
  }

  /**
   * @param {HTMLElement} whole
   * @returns {NodeListOf<SVGAElement>}
   */
  regions(whole) {
    return whole.querySelectorAll("a[data-region]");
  }
}

/**
 * The marks of the results of a region; none if it has no room for so many.
 * @param {Result[]} results
 * @param {string} positions  x, y and radius of one mark, then of each of two, and so on: "9 9 9;5 9 4 14 9 4".
 * @returns {Element[]}
 */
function marksOf(results, positions) {
  const numbers = positions.split(";")[results.length - 1]?.split(" ").map(Number);
  if (!numbers) return [];
  return results.map(({ card, line }, index) => {
    const [x, y, radius = 0] = numbers.slice(3 * index);
    const differ = line.querySelector(".disputed")?.textContent;
    const parts = [card.name, card.kindLabel, card.status?.[1], card.strength?.[1], differ];
    const mark = svg("a", {
      class: `map__mark kind-${card.kind}`,
      href: line.querySelector("a")?.getAttribute("href") ?? "",
      "data-strength": card.strength?.[0] ?? "",
      "aria-label": parts.filter(Boolean).join(". "),
      transform: `translate(${x} ${y}) scale(${(radius / 37).toFixed(2)})`,
    });
    const title = svg("title");
    title.textContent = card.name;
    mark.append(title, svg("circle", { r: 36 }), ...signsOf(card));
    return mark;
  });
}

/**
 * The wheel and the sign of a mark, as overrides/pictures/map.html draws them.
 * @param {Card} card
 * @returns {Element[]}
 */
function signsOf({ steps, strength }) {
  const signs = [];
  if (steps) {
    const wheel = svg("g", { transform: "translate(0 5) scale(.58)" });
    /** @param {number} index */
    const turn = (index) => `rotate(${(180 / steps.length) * index})`;
    const tooth = `#tooth-${steps.length}`;
    wheel.append(
      ...steps.map((reached, index) =>
        svg("use", { href: tooth, transform: turn(index), ...(reached && { class: "on" }) })),
      svg("use", {
        class: "map__hand", href: `#hand-${steps.length}`, transform: turn(steps.lastIndexOf(true)),
      }),
    );
    signs.push(wheel);
  }
  if (strength) {
    const size = steps ? 24 : 40;
    signs.push(svg("use", {
      class: "map__strength", href: `#sign-${strength[0]}`,
      x: -size / 2, y: steps ? 8 : -20, width: size, height: size,
    }));
  }
  return signs;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function svg(name, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
