/**
 * What the page frame does when scripts run: the menu button, the colour scheme, language links
 * that keep the visitor's query, and a search field that answers. Without scripts the menu is open,
 * the scheme is the system's, the links lead to the same page without its query and the field leads
 * to the finder.
 */

const root = document.documentElement;

/** The menu opens and closes by its button; Esc closes it and gives the focus back. */
function menu() {
  const button = document.querySelector("[data-menu-button]");
  const drawer = document.querySelector("[data-menu]");
  if (!button || !drawer) return;

  const set = (/** @type {boolean} */ open) => {
    button.setAttribute("aria-expanded", String(open));
    drawer.toggleAttribute("data-open", open);
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    set(false);
    /** @type {HTMLElement} */ (button).focus();
  });
}

/** Light and dark: the button shows what is in force and the choice is kept in this browser. */
function scheme() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-scheme]"));
  const sheet = /** @type {HTMLLinkElement | null} */ (document.getElementById("dark"));
  if (!button || !sheet) return;

  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.mdColorScheme ? root.dataset.mdColorScheme === "slate" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const dark = !isDark();
    root.dataset.mdColorScheme = dark ? "slate" : "default";
    sheet.media = dark ? "all" : "not all";
    try {
      localStorage.setItem("scheme", dark ? "dark" : "light");
    } catch {
      // Storage is refused: the choice holds for this page only.
    }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

/** A language link leads to the same page with the same query and place, as they are when it is followed. */
function languages() {
  for (const link of document.querySelectorAll("[data-language-switch] a[href]")) {
    const plain = link.getAttribute("href");
    const carry = () => link.setAttribute("href", plain + location.search + location.hash);
    for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, carry);
    // Scripts that change the address of the page without leaving it say so.
    for (const moment of ["addresschange", "popstate", "hashchange"]) addEventListener(moment, carry);
    carry();
  }
}

/** "/" leads to the search field. What answers below it is fetched when it is first used. */
function search() {
  const field = /** @type {HTMLInputElement | null} */ (
    document.querySelector("form[role=search] input[name=q]")
  );
  if (!field) return;

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
    if (event.key !== "/" || !plain || isWriting(event.target) || slashIsOff()) return;
    event.preventDefault();
    field.focus();
  });

  const form = /** @type {HTMLFormElement | null} */ (field.closest("form[data-seek]"));
  if (!form) return;
  const begin = async () => {
    try {
      const { start } = await import("../search/header_search.js");
      await start(form, field);
    } catch {
      // It could not be fetched: the form still leads to the finder.
    }
  };
  if (document.activeElement === field) begin();
  else field.addEventListener("focus", begin, { once: true });
}

/** Where a page has a box for it, "/" is turned off and on again: WCAG 2.2, 2.1.4. */
function slash() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-slash]"));
  const box = place?.querySelector("input");
  if (!place || !box) return;

  box.checked = !slashIsOff();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem("slash");
      else localStorage.setItem("slash", "off");
    } catch {
      // Storage is refused: the key stays as it is, and so does the box.
      box.checked = true;
    }
  });
  place.hidden = false;
}

function slashIsOff() {
  try {
    return localStorage.getItem("slash") === "off";
  } catch {
    return false;
  }
}

/**
 * Whether keys typed there are text.
 * @param {EventTarget | null} target
 */
function isWriting(target) {
  const text = "textarea, select, input:not([type=checkbox], [type=radio], [type=button])";
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(text));
}

/** What only the pages of records offer to take along; a click before the module is here waits. */
function reading() {
  const offers = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-reading]"));
  if (offers.length === 0) return;
  const module = import("./share.js");
  for (const ways of offers) {
    ways.addEventListener("click", async ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) (await module).take(ways, button);
    });
  }
}

menu();
scheme();
languages();
search();
slash();
reading();
