// @ts-check
/**
 * The buttons to cite or share a record: copy its link or citation, save the citation, show a QR code.
 * Loaded on the pages that have them; the encoder of QR codes is loaded when one is shown. Without
 * scripts the page shows link and citation, and no buttons.
 */

import { bibtex, cslJson } from "./citation.js";

const MAKERS = { bib: bibtex, json: cslJson };
const TYPES = { bib: "application/x-bibtex", json: "application/vnd.citationstyles.csl+json" };

/** The structured data of the page. */
function structuredData() {
  const script = document.querySelector('script[type="application/ld+json"]');
  return JSON.parse(script?.textContent ?? "{}");
}

/** @returns {import("./citation.js").Cited} */
function cited() {
  const page = structuredData();
  /** @type {HTMLElement | null} */
  const record = document.querySelector("[data-record-id]");
  const catalogue = document.querySelector('meta[property="og:site_name"]');
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {
    id: record?.dataset.recordId ?? "",
    title: page.name,
    kind: record?.querySelector(".kind-label")?.textContent ?? "",
    catalogue: catalogue?.getAttribute("content") ?? "",
    publisher: page.publisher.name,
    note: record?.querySelector("[data-note]")?.textContent ?? "",
    url: page.url,
    language: page.inLanguage,
    checked: page.lastReviewed,
    accessed: today.map((part) => String(part).padStart(2, "0")).join("-"),
  };
}

/**
 * What a button copies: the link of the record, or its citation.
 * @param {HTMLElement} button
 * @returns {string}
 */
export function textToCopy(button) {
  if (button.dataset.copy === "link") return structuredData().url;
  const citation = document.querySelector("[data-citation]")?.textContent ?? "";
  return citation.replace(/\s+/g, " ").trim();
}

/**
 * Does what a button is for, and announces the outcome.
 * @param {HTMLElement} buttons  The element with all buttons and the texts to announce.
 * @param {HTMLElement} button
 * @param {Promise<void>} copied  Settled once what the button copies is on the clipboard.
 */
export async function press(buttons, button, copied) {
  const liveRegion = /** @type {HTMLElement} */ (buttons.querySelector("[data-said]"));
  /** @param {string} text */
  const announce = (text) => {
    // Emptied first, or screen readers would not announce the same text again.
    liveRegion.textContent = "";
    requestAnimationFrame(() => (liveRegion.textContent = text));
  };
  const { copy, save, qr } = button.dataset;
  try {
    if (copy !== undefined) {
      await copied;
      announce(buttons.dataset.copied ?? "");
    } else if (save === "bib" || save === "json") {
      const about = cited();
      const file = `${about.id}.${save}`;
      saveFile(file, new Blob([MAKERS[save](about)], { type: TYPES[save] }));
      announce((buttons.dataset.saved ?? "").replace("{file}", `\u2068${file}\u2069`));
    } else if (qr !== undefined) {
      await toggle(button, buttons.dataset.drawn ?? "");
    }
  } catch {
    announce(buttons.dataset.refused ?? "");
  }
}

/**
 * Lets the visitor save `blob` as `file`.
 * @param {string} file
 * @param {Blob} blob
 */
function saveFile(file, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Shows the QR code of the page's address after the buttons, or removes it.
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
  const { url } = structuredData();
  const figure = document.createElement("figure");
  figure.id = "qr-code";
  figure.className = "cite__code";
  // Dark on light in every colour scheme, as code readers expect.
  const code = toSvg(generate(url), document, { on: "#000", off: "#fff" });
  code.setAttribute("role", "img");
  code.setAttribute("aria-label", label);
  figure.append(code);
  button.parentElement?.after(figure);
  button.setAttribute("aria-expanded", "true");
}
