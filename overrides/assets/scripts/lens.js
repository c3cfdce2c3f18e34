// @ts-check
/**
 * The evidence lens: dims what rests on weaker evidence than the visitor chose, and counts it. The
 * style sheets dim by `data-lens` of the page (styles/lens.css) and by `data-strength` of each element,
 * a value of the vocabulary Strength. The choice is stored in this browser.
 */

/** @typedef {"official" | "several" | "all"} Choice */

/** The strengths that each choice keeps, as attributes of the map count them. @type {Record<Choice, string[]>} */
const KEPT = {
  all: ["official", "several", "single", "weak"],
  several: ["official", "several"],
  official: ["official"],
};
const root = document.documentElement;

/**
 * Shows the choices in the panel and follows them.
 * @param {HTMLElement} panel
 */
export function start(panel) {
  /** @type {HTMLElement | null} */
  const choices = panel.querySelector("[data-lens-choices]");
  /** @type {HTMLElement | null} */
  const bar = document.querySelector("[data-lens-bar]");
  const content = document.getElementById("content");
  if (!choices || !bar || !content) return;

  const show = () => report(bar, content, choices);
  choices.hidden = false;
  choices.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) choose(/** @type {Choice} */ (target.value));
  });
  bar.querySelector("[data-lens-off]")?.addEventListener("click", () => {
    choose("all");
    // The bar, and with it the button that has the focus, is hidden now.
    /** @type {HTMLElement | null} */ (document.querySelector("[popovertarget=lens]"))?.focus();
  });
  // The results of a search come and go.
  let pending = 0;
  new MutationObserver(() => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(show);
  }).observe(content, { childList: true, subtree: true });
  // The choice is made here, or in another tab (chrome.js).
  new MutationObserver(show).observe(root, { attributeFilter: ["data-lens"] });
  // How much of the window the bar covers: what has the focus stays above it (lens.css).
  new ResizeObserver(() => root.style.setProperty("--lens-bar", `${bar.offsetHeight}px`)).observe(bar);
  show();
}

/** @param {Choice} choice */
function choose(choice) {
  if (choice === "all") delete root.dataset.lens;
  else root.dataset.lens = choice;
  try {
    if (choice === "all") localStorage.removeItem("lens");
    else localStorage.setItem("lens", choice);
  } catch {
    // Storage is blocked: the choice is lost with this page.
  }
}

/**
 * Says what is dimmed, and marks the choice.
 * @param {HTMLElement} bar
 * @param {HTMLElement} content
 * @param {HTMLElement} choices
 */
function report(bar, content, choices) {
  const choice = /** @type {Choice} */ (root.dataset.lens ?? "all");
  let label = "";
  for (const input of choices.querySelectorAll("input")) {
    input.checked = input.value === choice;
    if (input.checked) label = input.closest("label")?.textContent?.trim() ?? "";
  }
  const items = [...content.querySelectorAll("[data-strength]")].filter(isCounted);
  const hidden = items.filter((item) => !KEPT[choice].includes(item.getAttribute("data-strength") ?? ""));
  const sentence = (items.length ? bar.dataset.said : bar.dataset.none) ?? "";
  const text = choice === "all" ? "" : sentence
    .replace("{choice}", label)
    .replace("{hidden}", number(hidden.length))
    .replace("{total}", number(items.length));
  bar.hidden = choice === "all";
  say(bar, text);
  countOnMaps(content, choice);
}

let announcement = 0;

/**
 * Writes `text` into the status of the bar, which screen readers read out: not one that appears with
 * its text, so the text comes after the bar; and of many in a row only the last.
 * @param {HTMLElement} bar
 * @param {string} text
 */
function say(bar, text) {
  clearTimeout(announcement);
  announcement = window.setTimeout(() => {
    const status = bar.querySelector("[role=status]");
    if (status && status.textContent !== text) status.textContent = text;
  }, 100);
}

/**
 * Whether an element counts: not in another that does, and not in a drawing, beside which a table has
 * the same records.
 * @param {Element} element
 */
function isCounted(element) {
  const outer = element.parentElement?.closest("[data-strength]");
  return !outer && !element.closest("svg, template, [hidden]");
}

/**
 * Writes into the signs of a map how many of their records the lens keeps.
 * @param {HTMLElement} content
 * @param {Choice} choice
 */
function countOnMaps(content, choice) {
  /** @type {NodeListOf<SVGElement>} */
  const signs = content.querySelectorAll("[data-sign][data-official]");
  for (const sign of signs) {
    const kept = KEPT[choice].reduce((sum, strength) => sum + Number(sign.dataset[strength] ?? 0), 0);
    const text = sign.querySelector(".map__star text");
    if (sign.dataset.count === String(kept)) continue;
    sign.dataset.count = String(kept);
    content.querySelector(`[data-region="${sign.dataset.sign}"]`)?.setAttribute("data-count", String(kept));
    if (text) text.textContent = number(kept);
  }
}

/**
 * A number in the language of the page; the catalogue writes Arabic with Western digits, as Morocco does.
 * @param {number} value
 */
function number(value) {
  return new Intl.NumberFormat(`${root.lang}-MA`, { numberingSystem: "latn" }).format(value);
}
