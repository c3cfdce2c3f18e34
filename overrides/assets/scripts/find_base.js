/*
 * Written into 404.html, which is served for any address and at any place: on GitHub Pages below the name
 * of the project, on this machine at the root, in a preview anywhere. Its links are right for the
 * configured address only. Finds the root of the site at this address and loads not_found.js from there.
 */
(async () => {
  const icon = document.querySelector("link[rel=icon]")?.getAttribute("href") ?? "/";
  const configured = icon.replace(/assets\/.*/, "");
  const path = location.pathname;
  const roots = [];
  const sections = document.querySelectorAll("section[lang]");
  for (const { lang } of /** @type {NodeListOf<HTMLElement>} */ (sections)) {
    const start = path.indexOf(`/${lang}/`);
    if (start >= 0) roots.push(path.slice(0, start + 1));
  }
  if (path.startsWith(configured)) roots.push(configured);
  const folders = path.split("/").slice(0, 5);
  for (let depth = 1; depth <= folders.length; depth += 1) roots.push(`${folders.slice(0, depth).join("/")}/`);
  for (const root of new Set(roots)) {
    // An address with two slashes at its beginning would name another host.
    if (root.startsWith("//")) continue;
    try {
      (await import(`${root}assets/scripts/not_found.js`)).start(root, configured);
      return;
    } catch {
      // The site is not at this place: the next is tried.
    }
  }
})();
