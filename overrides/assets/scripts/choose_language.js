/**
 * At the root of the site, a visitor who comes from elsewhere is led to the first of their languages
 * that the site has. Who comes from one of our own pages wants to choose, and sees the choice.
 */

const cameFromHere = document.referrer !== "" && new URL(document.referrer).origin === location.origin;
if (!cameFromHere) {
  /** @type {Map<string, string>} */
  const homes = new Map();
  for (const link of document.querySelectorAll("[data-language-switch] a[hreflang]")) {
    homes.set(String(link.getAttribute("hreflang")), String(link.getAttribute("href")));
  }
  const wanted = navigator.languages.map((tag) => homes.get(tag.split("-", 1).join())).find(Boolean);
  if (wanted) location.replace(wanted);
}
