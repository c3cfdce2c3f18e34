// @ts-check
/**
 * What a visitor can take along of a record: its address, its citation, a QR code. Loaded where a
 * page offers them; what draws QR codes is loaded when one is asked for. Without scripts, address
 * and citation stand on the page, and the buttons are not there.
 */

import { bibtex, cslJson } from "./citation.js";

const MAKERS = { bib: bibtex, json: cslJson };
const TYPES = { bib: "application/x-bibtex", json: "application/vnd.citationstyles.csl+json" };

/** What the page says to programs of itself; see structured_data.py. */
function data() {
  const script = document.querySelector('script[type="application/ld+json"]');
  return JSON.parse(script?.textContent ?? "{}");
}

/** @returns {import("./citation.js").Cited} */
function cited() {
  const page = data();
  const record = /** @type {HTMLElement | null} */ (document.querySelector("[data-record-id]"));
  const catalogue = document.querySelector('meta[property="og:site_name"]');
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {
    id: record?.dataset.recordId ?? "",
    title: page.name,
    kind: record?.querySelector(".kind-label")?.textContent ?? "",
    catalogue: catalogue?.getAttribute("content") ?? "",
    url: page.url,
    language: page.inLanguage,
    checked: page.lastReviewed,
    accessed: today.map((part) => String(part).padStart(2, "0")).join("-"),
  };
}

/**
 * Does what the pressed button of `ways` offers.
 * @param {HTMLElement} ways
 * @param {HTMLElement} button
 */
export async function take(ways, button) {
  const said = /** @type {HTMLElement} */ (ways.querySelector("[data-said]"));
  const say = (/** @type {string} */ text) => {
    // Said twice, the same words are read out twice only if they were gone meanwhile.
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
  };
  const { copy, save, qr } = button.dataset;
  try {
    if (copy !== undefined) {
      const citation = document.querySelector("[data-citation]")?.textContent ?? "";
      await navigator.clipboard.writeText(copy === "link" ? data().url : citation.replace(/\s+/g, " ").trim());
      say(ways.dataset.copied ?? "");
    } else if (save === "bib" || save === "json") {
      const about = cited();
      const file = `${about.id}.${save}`;
      offer(file, new Blob([MAKERS[save](about)], { type: TYPES[save] }));
      say((ways.dataset.saved ?? "").replace("{file}", `\u2068${file}\u2069`));
    } else if (qr !== undefined) {
      await toggle(button, ways.dataset.drawn ?? "");
    }
  } catch {
    say(ways.dataset.refused ?? "");
  }
}

/**
 * Offers `blob` to be saved as `file`.
 * @param {string} file
 * @param {Blob} blob
 */
function offer(file, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Shows the QR code of the page's address after the buttons, or takes it away again.
 * @param {HTMLElement} button
 * @param {string} label
 */
async function toggle(button, label) {
  const shown = button.getAttribute("aria-expanded") === "true";
  const old = document.getElementById("qr-code");
  if (shown || old) {
    old?.remove();
    button.setAttribute("aria-expanded", "false");
    return;
  }
  const [{ generate }, { toSvg }] = await Promise.all([
    // @ts-expect-error Published here from node_modules when the site is built.
    import("../vendor/lean-qr.js"),
    // @ts-expect-error Likewise.
    import("../vendor/lean-qr-svg.js"),
  ]);
  if (document.getElementById("qr-code")) return;
  const { url } = data();
  const figure = document.createElement("figure");
  figure.id = "qr-code";
  figure.className = "cite__code";
  // Dark on light in every scheme: readers of codes expect it.
  const code = toSvg(generate(url), document, { on: "#000", off: "#fff" });
  code.setAttribute("role", "img");
  code.setAttribute("aria-label", label);
  figure.append(code);
  button.parentElement?.after(figure);
  button.setAttribute("aria-expanded", "true");
}
