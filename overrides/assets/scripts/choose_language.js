/**
 * The root of the site: redirects a visitor from elsewhere to the first of their languages that the
 * site has. A visitor from another page of the site wants to choose, and stays.
 */

const isFromThisSite = document.referrer !== "" && new URL(document.referrer).origin === location.origin;
if (!isFromThisSite) {
  /** @type {Map<string, string>} */
  const homes = new Map();
  for (const link of document.querySelectorAll("[data-language-switch] a[hreflang]")) {
    homes.set(String(link.getAttribute("hreflang")), String(link.getAttribute("href")));
  }
  const home = navigator.languages.map((tag) => homes.get(tag.split("-", 1).join())).find(Boolean);
  if (home) location.replace(home);
}
