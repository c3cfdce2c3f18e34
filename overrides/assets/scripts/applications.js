// @ts-check
/**
 * Says how many applications are open on the reader's day, in place of the sentence that the build
 * wrote, which is true on any day.
 */

import { isOpen } from "../search/facets.js";

for (const line of document.querySelectorAll("[data-applications]")) {
  const { applications = "", some = "", none = "", search = "" } = /** @type {HTMLElement} */ (line).dataset;
  const today = day();
  const open = applications.split(" ").filter((period) => {
    const [from, to] = period.split("/");
    return isOpen(from || undefined, to || undefined, today);
  });
  const link = line.querySelector("a");
  if (!link) continue;
  link.textContent = open.length > 0 ? some.replace("{number}", String(open.length)) : none;
  if (open.length > 0) link.href = search;
  line.toggleAttribute("data-open", open.length > 0);
}

/** Today by the reader's clock: YYYY-MM-DD. */
function day() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
