/*
 * Runs before the first paint: marks that scripts run, and restores the colour scheme and the evidence
 * lens that the visitor chose earlier. Not a module, because modules run after the page has been parsed.
 */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const dark = /** @type {HTMLLinkElement | null} */ (document.getElementById("dark"));
  let chosen = null;
  let lens = null;
  try {
    chosen = localStorage.getItem("scheme");
    lens = localStorage.getItem("lens");
  } catch {
    // Some private windows block storage: the preference of the system then applies, and no lens.
  }
  if (dark && (chosen === "dark" || chosen === "light")) {
    dark.media = chosen === "dark" ? "all" : "not all";
    root.dataset.mdColorScheme = chosen === "dark" ? "slate" : "default";
  }
  if (lens === "official" || lens === "several") root.dataset.lens = lens;
})();
