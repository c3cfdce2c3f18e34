/**
 * The scripts of the page frame: the menu, the colour scheme, the evidence lens, language links that keep
 * the query of the page, and the search field. Without scripts the menu is shown and its groups open and
 * close, the scheme is that of the system, the panel of the lens leads to lists, the links lead to the
 * same page without its query, and the field leads to the search page.
 */

const root = document.documentElement;

/**
 * On a phone the menu opens and closes by its button, with the group of the current page open. On wide
 * screens one group is open at a time, and closes once the visitor clicks or moves elsewhere. Esc closes
 * what is open and returns the focus to what opened it.
 */
function menu() {
  /** @type {HTMLElement | null} */
  const button = document.querySelector("[data-menu-button]");
  /** @type {HTMLElement | null} */
  const drawer = document.querySelector("[data-menu]");
  if (!button || !drawer) return;

  const wide = matchMedia("(min-width: 60rem)");
  const openGroup = () => drawer.querySelector("details[open]");
  const current = drawer.querySelector("details:has([aria-current])");
  /** @param {boolean} open */
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    drawer.toggleAttribute("data-open", open);
  };
  /** @param {unknown} target */
  const closeOutside = (target) => {
    const group = wide.matches ? openGroup() : null;
    if (group && target instanceof Node && !group.contains(target)) group.removeAttribute("open");
  };
  button.addEventListener("click", () => {
    set(button.getAttribute("aria-expanded") !== "true");
    if (!openGroup()) current?.setAttribute("open", "");
  });
  document.addEventListener("click", ({ target }) => closeOutside(target));
  document.addEventListener("focusin", ({ target }) => closeOutside(target));
  // A group that was left open on a phone would cover the page once the screen is turned.
  wide.addEventListener("change", () => openGroup()?.removeAttribute("open"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const group = wide.matches ? openGroup() : null;
    if (group) {
      group.removeAttribute("open");
      group.querySelector("summary")?.focus();
    } else if (button.getAttribute("aria-expanded") === "true") {
      set(false);
      button.focus();
    }
  });
}

/** The button for light and dark shows the current scheme. The choice is stored in this browser. */
function scheme() {
  /** @type {HTMLButtonElement | null} */
  const button = document.querySelector("[data-scheme]");
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
      // Storage is blocked: the choice is lost with this page.
    }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

/** The evidence lens: its module is fetched once the visitor opens its panel, or chose it earlier. */
function lens() {
  const panel = document.getElementById("lens");
  if (!panel) return;
  let isStarted = false;
  const begin = async () => {
    if (isStarted) return;
    isStarted = true;
    try {
      (await import("./lens.js")).start(panel);
    } catch {
      // It could not be fetched: the panel still leads to the lists.
      isStarted = false;
    }
  };
  // In another tab, or while this page was kept in the history, the visitor may choose otherwise.
  const follow = () => {
    let choice = null;
    try {
      choice = localStorage.getItem("lens");
    } catch {
      return;
    }
    if (choice === "official" || choice === "several") root.dataset.lens = choice;
    else delete root.dataset.lens;
    if (root.dataset.lens) begin();
  };
  window.addEventListener("storage", ({ key }) => {
    if (key === "lens" || key === null) follow();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) follow();
  });
  // A browser that does not know popovers shows the panel at once.
  if (root.dataset.lens || !("popover" in panel)) begin();
  panel.addEventListener("beforetoggle", begin);
}

/** Language links lead to the same page with its current query and fragment. */
function languages() {
  for (const link of document.querySelectorAll("[data-language-switch] a[href]")) {
    const plain = link.getAttribute("href");
    const update = () => link.setAttribute("href", plain + location.search + location.hash);
    for (const moment of ["pointerdown", "focus", "click"]) link.addEventListener(moment, update);
    // Scripts that change the address of the page dispatch "addresschange".
    for (const moment of ["addresschange", "popstate", "hashchange"]) addEventListener(moment, update);
    update();
  }
}

/** "/" moves to the search field. Its suggestions are fetched when it is first focused. */
function search() {
  /** @type {HTMLInputElement | null} */
  const field = document.querySelector("form[role=search] input[name=q]");
  if (!field) return;

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);
    if (event.key !== "/" || !plain || isWriting(event.target) || slashIsOff()) return;
    event.preventDefault();
    field.focus();
  });

  /** @type {HTMLFormElement | null} */
  const form = field.closest("form[data-seek]");
  if (!form) return;
  const begin = async () => {
    try {
      const { start } = await import("../search/header_search.js");
      await start(form, field);
    } catch {
      // It could not be fetched: the form still leads to the search page.
    }
  };
  if (document.activeElement === field) begin();
  else field.addEventListener("focus", begin, { once: true });
}

/** The checkbox that turns "/" off, on the accessibility page (WCAG 2.2, 2.1.4). */
function slash() {
  /** @type {HTMLElement | null} */
  const setting = document.querySelector("[data-slash]");
  const box = setting?.querySelector("input");
  if (!setting || !box) return;

  box.checked = !slashIsOff();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem("slash");
      else localStorage.setItem("slash", "off");
    } catch {
      // Storage is blocked: the key and the box stay on.
      box.checked = true;
    }
  });
  setting.hidden = false;
}

function slashIsOff() {
  try {
    return localStorage.getItem("slash") === "off";
  } catch {
    return false;
  }
}

/**
 * Whether keys pressed there type text.
 * @param {EventTarget | null} target
 */
function isWriting(target) {
  const text = "textarea, select, input:not([type=checkbox], [type=radio], [type=button])";
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(text));
}

/**
 * Copies a text that is still to come.
 * @param {Promise<string>} text
 */
async function copy(text) {
  const type = "text/plain";
  const blob = text.then((part) => new Blob([part], { type }));
  await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}

/**
 * The buttons to cite or share a record. Their module is loaded when they come near the screen, so that
 * nobody pays for it who does not read that far; a click before it has loaded waits for it.
 */
function share() {
  /** @type {NodeListOf<HTMLElement>} */
  const groups = document.querySelectorAll("[data-reading]");
  if (groups.length === 0) return;
  const load = () => import("./share.js");
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) load().then(() => observer.disconnect());
    },
    { rootMargin: "50%" },
  );
  for (const buttons of groups) {
    observer.observe(buttons);
    buttons.addEventListener("click", async ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (!button) return;
      const module = load();
      // Safari lets a page copy only while the click is handled, so the text is promised.
      const copied = "copy" in button.dataset
        ? copy(module.then(({ textToCopy }) => textToCopy(button)))
        : Promise.resolve();
      copied.catch(() => {});
      (await module).press(buttons, button, copied);
    });
  }
}

/** A link in a list that a button opened closes it: the list would cover where the link leads. */
function lists() {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("[popover] a") : null;
    /** @type {HTMLElement | null | undefined} */
    const list = link?.closest("[popover]");
    list?.hidePopover();
  });
}

/**
 * Opens the folds around the target of a link, and every fold for paper, in browsers that do not:
 * the target would not be on the screen, nor the text on paper.
 */
function folds() {
  const reveal = () => {
    const target = document.querySelector(":target");
    let isOpened = false;
    for (let fold = target?.closest("details"); target && fold; fold = fold.parentElement?.closest("details")) {
      isOpened ||= !fold.open;
      fold.open = true;
    }
    if (isOpened) target?.scrollIntoView();
    // Firefox scrolls to the drawing that the target is in, which may be higher than the screen.
    const { top = 0, bottom = 0 } = target instanceof SVGElement ? target.getBoundingClientRect() : {};
    if (bottom > innerHeight) scrollBy(0, top - innerHeight / 3);
  };
  /** @type {HTMLDetailsElement[]} */
  let printed = [];
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const all = document.querySelectorAll("#content details");
    printed = [...all].filter((fold) => !fold.open);
    for (const fold of printed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of printed) fold.open = false;
  });
  reveal();
}

menu();
scheme();
lens();
languages();
search();
slash();
folds();
share();
lists();
