/*
 * Runs before the first paint: says that scripts run, and puts back the colour scheme the visitor
 * chose here earlier. Not a module, because a module would run after the page has been drawn.
 */
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const dark = /** @type {HTMLLinkElement | null} */ (document.getElementById("dark"));
  let chosen = null;
  try {
    chosen = localStorage.getItem("scheme");
  } catch {
    // Storage is refused in some private windows: the system's preference then holds.
  }
  if (dark && (chosen === "dark" || chosen === "light")) {
    dark.media = chosen === "dark" ? "all" : "not all";
    root.dataset.mdColorScheme = chosen === "dark" ? "slate" : "default";
  }
})();
