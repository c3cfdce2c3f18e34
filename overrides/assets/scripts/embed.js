// @ts-check
/**
 * The page that gives the snippet of an embed: for the page that its address names, `?of=partners/um6p`, or
 * whose address is pasted. Either may be anything: only what looks like a path of the site is used.
 */

const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

/** @typedef {{roots: string[], cards: string[], lists: string[], values: string[], map: string, languages: string[]}} Site */

/**
 * What `text` names: the path below the language, `partners/um6p`, what sort of embed it has, and the language if
 * `text` has one; null if it names nothing.
 * @param {string} text  A path below the language, with or without it, or a full address of a page.
 * @param {Site} site  Its `roots` are what full addresses begin with: those of the published site and of a preview.
 * @returns {{path: string, sort: "card" | "list" | "map", language: string | undefined} | null}
 */
export function named(text, { roots, cards, lists, values, map, languages }) {
  let path = text.trim();
  const root = roots.find((one) => path.startsWith(one)) ?? "";
  path = path.slice(root.length);
  const parts = path.replace(/[?#].*$/, "").replace(/^\/|\/$|\.html$/g, "").split("/");
  if (parts[0] === "embed") parts.shift();
  const language = languages.includes(parts[0] ?? "") ? parts.shift() : undefined;
  const [section = "", value, ...others] = parts;
  if (others.length) return null;
  if (value === undefined)
    return lists.includes(section) ? { path: section, sort: section === map ? "map" : "list", language } : null;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) return null;
  if (cards.includes(section)) return { path: `${section}/${value}`, sort: "card", language };
  return values.includes(section) ? { path: `${section}/${value}`, sort: "list", language } : null;
}

/** @param {string} path */
const fileOf = (path) => `embed/${path.replace(/\/$/, "")}.html`;

/** @param {string} text */
function escaped(text) {
  /** @type {Record<string, string>} */
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/**
 * The HTML that embeds what the page at `path` shows; site/embeds/embeds_page.py makes the same.
 * @param {{url: string, path: string, title: string, width: string, height: string, scheme: string}} of
 */
export function snippetOf({ url, path, title, width, height, scheme }) {
  const src = escaped(`${url}${fileOf(path)}${scheme && `#${scheme}`}`);
  return (
    `<iframe src="${src}" title="${escaped(title)}" width="${width}" height="${height}" ` +
    `loading="lazy" frameborder="0" sandbox="${SANDBOX}"></iframe>\n` +
    `<p><a href="${escaped(url + path)}">${escaped(title)}</a></p>`
  );
}

/**
 * Fills in snippet and preview whenever a choice changes.
 * @param {HTMLFormElement} form
 */
function start(form) {
  const { url = "", base = "", cards = "", lists = "", values = "", map = "" } = form.dataset;
  /** @param {string} name @returns {HTMLInputElement} */
  const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const languages = [...form.querySelectorAll("[name=lang] option")].map((one) => one.getAttribute("value") ?? "");
  const site = {
    ...{ roots: [url, new URL(base, location.href).href], map, languages },
    ...{ cards: cards.split(" "), lists: lists.split(" "), values: values.split(" ") },
  };
  const output = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));
  const preview = /** @type {HTMLElement} */ (document.querySelector("[data-preview]"));
  const frame = /** @type {HTMLElement} */ (document.querySelector("[data-frame]"));
  const copy = /** @type {HTMLButtonElement} */ (form.querySelector("[data-copy]"));
  let latest = 0;

  /** @param {string} text */
  const announce = (text) => {
    said.textContent = "";
    requestAnimationFrame(() => (said.textContent = text));
  };

  /** @param {boolean} isThere */
  const show = (isThere) => {
    preview.hidden = !isThere;
    copy.disabled = !isThere;
    if (isThere) said.textContent = "";
    else {
      output.value = "";
      frame.replaceChildren();
      const missing = form.dataset.missing ?? "";
      if (said.textContent !== missing) announce(missing); // Not at each letter.
    }
  };

  const update = async () => {
    const turn = ++latest;
    copy.disabled = true; // Until the answer is there, the snippet is of the choices before.
    const embedded = named(field("of").value, site);
    if (embedded === null) return show(false);
    const path = `${field("lang").value}/${embedded.path}/`;
    const [width, height] = field("size").value.split(" ");
    const scheme = field("scheme").value;
    const answer = await fetch(base + fileOf(path)).catch(() => null);
    const html = answer?.ok ? await answer.text() : null;
    if (turn !== latest) return;
    if (html === null) return show(false);
    const { title } = new DOMParser().parseFromString(html, "text/html");
    const heights = { card: form.dataset.heightCard, list: form.dataset.heightList, map: form.dataset.heightMap };
    const size = { width: width || "100%", height: height ?? heights[embedded.sort] ?? "" };
    output.value = snippetOf({ url, path, title, scheme, ...size });
    const shown = document.createElement("iframe");
    shown.title = title;
    shown.width = size.width;
    shown.height = size.height;
    shown.setAttribute("sandbox", SANDBOX);
    shown.src = `${base}${fileOf(path)}${scheme && `#${scheme}`}`;
    frame.replaceChildren(shown);
    show(true);
    history.replaceState(null, "", `?of=${embedded.path}`);
    dispatchEvent(new Event("addresschange"));
  };

  const of = new URLSearchParams(location.search).get("of") ?? map;
  const first = named(of, site);
  field("of").value = first === null ? of : `${url}${field("lang").value}/${first.path}/`;
  form.hidden = false;
  field("of").addEventListener("input", () => {
    const { language } = named(field("of").value, site) ?? {};
    if (language) field("lang").value = language;
  });
  form.addEventListener("input", update);
  // Not before: only then has the browser restored the choices of a visitor who comes back.
  addEventListener("pageshow", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(output.value);
      announce(form.dataset.copied ?? "");
    } catch {
      output.select();
      announce(form.dataset.refused ?? "");
    }
  });
}

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-embeds]");
  if (form instanceof HTMLFormElement) start(form);
}
