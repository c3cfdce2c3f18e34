// What texts have broken on a page, as sentences; the page's own parts are still there if none.

/** The visible rectangles of each text below `root`, smaller than its letters, line by line. */
function linesOf(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!data.trim() || !isSeen(parentElement)) continue;
    range.selectNodeContents(texts.currentNode);
    const clip = clipOf(parentElement);
    for (const { left, right, top, height } of range.getClientRects()) {
      // Letters take the middle of the height that their font has.
      const line = {
        left: Math.max(left, clip.left) + 1,
        right: Math.min(right, clip.right) - 1,
        top: Math.max(top + 0.3 * height, clip.top),
        bottom: Math.min(top + 0.7 * height, clip.bottom),
        text: data.trim().slice(0, 30),
        node: texts.currentNode,
      };
      if (line.right > line.left && line.bottom > line.top) lines.push(line);
    }
  }
  return lines;
}

function isSeen(element) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) return false;
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).clipPath !== "none") return false;
    // A layer over the page, such as the menu; and a drawing, which has tests of its own.
    const { position } = getComputedStyle(at);
    if (position === "fixed" || position === "sticky" || at.localName === "svg") return false;
  }
  return true;
}

/** What the boxes around `element` let through of it. */
function clipOf(element) {
  const clip = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    if (overflowX !== "visible") {
      clip.left = Math.max(clip.left, box.left);
      clip.right = Math.min(clip.right, box.right);
    }
    if (overflowY !== "visible") {
      clip.top = Math.max(clip.top, box.top);
      clip.bottom = Math.min(clip.bottom, box.bottom);
    }
  }
  return clip;
}

/** Each text of `main` that covers another. */
function covered() {
  const faults = [];
  const lines = linesOf(document.querySelector("main")).sort((a, b) => a.top - b.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.node === one.node) continue;
      if (other.left < one.right && one.left < other.right) {
        faults.push(`“${one.text}” and “${other.text}” cover each other`);
      }
    }
  });
  return faults;
}

/** What is wrong with the page, which should be in `language`. */
function faultsOfPage(language) {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const faults = [];
  const expectOne = (selector) => {
    const found = document.querySelectorAll(selector).length;
    if (found !== 1) faults.push(`${found} × ${selector}`);
  };
  ["main", "h1", "main h1", "head title", "body > header"].forEach(expectOne);
  if (!document.title.trim()) faults.push("no title");
  if (document.documentElement.lang !== language) faults.push(document.documentElement.lang);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length) faults.push(`twice: ${twice.slice(0, 5)}`);
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`${scrollWidth} pixels wide`);
  // Properties that an id or a name of an element would take from the document.
  if (!(document.forms instanceof HTMLCollection) || typeof document.querySelector !== "function") {
    faults.push("the document has lost a property");
  }
  if (({}).x !== undefined || "polluted" in {}) faults.push("objects have inherited a property");
  return faults.concat(covered().slice(0, 4));
}
