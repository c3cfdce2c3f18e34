// Measures the contrast of controls, in the page that a browser test evaluates it in. It changes
// the page's style sheets: states such as :hover are those that `force` sets, on all controls at once.
(() => {
  const CONTROLS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(input), " +
    "[role=button], [role=option]";
  const FIELDS = "input:not([type=checkbox], [type=radio]), select, textarea";
  const STATES = ["aria-pressed", "aria-expanded", "aria-current", "aria-selected", "disabled"];
  const TEXT = 4.5, SHAPE = 3, DISABLED = 3;

  // ---- colours: [red, green, blue, alpha], each from 0 to 1 -----------------------------------

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = new Map();

  function colour(text) {
    if (!parsed.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      parsed.set(text, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return parsed.get(text);
  }

  function over(top, below) {
    const alpha = top[3] + below[3] * (1 - top[3]);
    if (alpha === 0) return [0, 0, 0, 0];
    const mixed = [0, 1, 2].map(
      (part) => (top[part] * top[3] + below[part] * below[3] * (1 - top[3])) / alpha);
    return [...mixed, alpha];
  }

  function luminance(of) {
    const [red, green, blue] = of.map(
      (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  const hex = (of) => "#" + of.slice(0, 3).map(
    (part) => Math.round(part * 255).toString(16).padStart(2, "0")).join("");

  // ---- what is below a colour -----------------------------------------------------------------

  // What `make` gives for an element, remembered until the state of the page changes: each is in
  // many controls, and has many parts.
  const remembered = [];

  function remembering(make) {
    let results = new WeakMap();
    remembered.push(() => { results = new WeakMap(); });
    return (element) => {
      if (!results.has(element)) results.set(element, make(element));
      return results.get(element);
    };
  }

  const forgetAll = () => remembered.forEach((forget) => forget());

  const opacityOf = remembering((element) => Number(getComputedStyle(element).opacity));
  const layersOf = remembering((element) => layers(getComputedStyle(element)));

  // The layers that an element paints below its content; a gradient may be any of its colours.
  function layers(style) {
    const plain = colour(style.backgroundColor);
    // A mask cuts the background out, so it is a shape and no background of what follows.
    if (style.backgroundImage === "none" || style.maskImage !== "none") return [plain];
    // Gradients with a size of their own are shadows at the edges of boxes that scroll.
    if (style.backgroundSize !== "auto") return [plain];
    const stops = style.backgroundImage.match(/(?:rgba?|color|oklab|oklch|hsla?)\([^()]*\)/g);
    return stops ? stops.map((stop) => over(colour(stop), plain)) : [plain];
  }

  // Whether an element has a picture behind its content, so that the pixels tell what is there.
  const hasPicture = remembering((element) => {
    if (getComputedStyle(element).backgroundImage.includes("url(")) return true;
    return ["::before", "::after"].some((part) => {
      const { content, position, backgroundImage, maskImage } = getComputedStyle(element, part);
      return content !== "none" && position === "absolute" &&
        [backgroundImage, maskImage].some((image) => image.includes("url("));
    });
  });

  // The shapes of a drawing that are painted before a part of it, and around it.
  const drawnBelow = remembering((element) => {
    if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return [];
    const box = element.getBoundingClientRect();
    const shapes = [];
    for (let other = element.previousElementSibling; other; other = other.previousElementSibling) {
      const around = other.getBoundingClientRect();
      const { fill } = getComputedStyle(other);
      const covers = around.left <= box.left + 1 && around.right >= box.right - 1 &&
        around.top <= box.top + 1 && around.bottom >= box.bottom - 1;
      if (covers && other instanceof SVGGeometryElement && fill !== "none") {
        shapes.push(colour(fill));
      }
    }
    return shapes;
  });

  // The colours of the pixels behind a control that is on a picture, by control.
  const sampled = new Map();

  // The pairs of colours that a visitor may see where `element` paints `ink`: the ink, and what is
  // around it. `own` is whether the element's own background is below the ink.
  function seen(ink, element, own = true) {
    let pairs = [[[...ink], [0, 0, 0, 0]]];
    const lay = (below) => {
      pairs = pairs.flatMap(([top, ground]) =>
        below.map((layer) => [over(top, layer), over(ground, layer)]));
    };
    const pixels = sampled.get(element.closest("[data-measured]"));
    for (let node = element; node; node = node.parentElement) {
      if (pixels && hasPicture(node)) {
        lay(pixels);
        break;
      }
      for (const shape of drawnBelow(node)) lay([shape]);
      if (own || node !== element) lay(layersOf(node));
      const opacity = opacityOf(node);
      for (const part of pairs.flat()) part[3] *= opacity;
    }
    lay([colour("canvas")]);
    return pairs;
  }

  // ---- controls -------------------------------------------------------------------------------

  const isVisible = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest(".vh") &&
    getComputedStyle(element).clipPath !== "inset(50%)" &&
    [...element.getClientRects()].some((box) => box.width > 1 && box.height > 1);

  // What tells a control from others: its classes and states, and those of what it is in.
  function signature(element) {
    const parts = [];
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const states = STATES.filter((name) => node.hasAttribute(name))
        .map((name) => `[${name}=${node.getAttribute(name)}]`);
      for (const name of ["type", "data-strength"]) {
        if (node.hasAttribute(name)) states.push(`[${name}=${node.getAttribute(name)}]`);
      }
      if (node.checked) states.push(":checked");
      const own = [...node.classList].sort().map((name) => `.${name}`).join("") + states.join("");
      if (own || node === element) parts.unshift(node.localName + own);
    }
    return parts.join(" > ");
  }

  // Lets `force` put an element into a state: rules ask for an attribute instead of for the state.
  function readStatesFromAttributes(rules) {
    for (const rule of rules) {
      if (rule.cssRules) readStatesFromAttributes(rule.cssRules);
      if (rule.selectorText?.search(STATE) >= 0) {
        rule.selectorText = rule.selectorText.replace(STATE, '[data-forced~="$1"]');
      }
    }
  }

  const STATE = /(?<!:):(hover|active|focus-within|focus-visible|focus)\b/g;

  // Puts every marked control into `states`, and what it is in into those that it has with it.
  function force(states) {
    const around = states.filter((state) => ["hover", "active"].includes(state));
    if (states.includes("focus")) around.push("focus-within");
    for (const element of document.querySelectorAll("[data-around]")) {
      element.dataset.forced = around.join(" ");
    }
    for (const control of marked()) {
      control.dataset.forced = [...states, ...around].join(" ");
    }
  }

  // Marks one control of each signature that is not in `known`, and what it is in.
  function mark(known) {
    const signatures = new Set(known);
    const added = [];
    for (const element of document.querySelectorAll(CONTROLS)) {
      const name = signature(element);
      if (signatures.has(name) || !isVisible(element)) continue;
      signatures.add(name);
      added.push(name);
      element.dataset.measured = name;
      for (let node = element.parentElement; node; node = node.parentElement) {
        node.dataset.around = "";
      }
    }
    return added;
  }

  const marked = () => [...document.querySelectorAll("[data-measured]")];
  const inputOf = (element) => element.matches("label") ? element.control : element;

  // Switches every marked control to its other state, such as pressed or checked. Called again, it
  // switches them back. Returns whether any has another state.
  function toggle() {
    let hasToggled = false;
    for (const element of marked()) {
      for (const name of ["aria-pressed", "aria-expanded", "aria-selected"]) {
        if (!element.hasAttribute(name)) continue;
        const isSet = element.getAttribute(name) === "true";
        element.setAttribute(name, String(!isSet));
        hasToggled = true;
      }
      const input = inputOf(element);
      if (input instanceof HTMLInputElement && ["checkbox", "radio"].includes(input.type)) {
        // Without a name, other radio buttons stay as they are.
        input.dataset.group ??= input.name;
        input.name = input.checked ? input.dataset.group : "";
        input.checked = !input.checked;
        hasToggled = true;
      }
    }
    return hasToggled;
  }

  // Returns whether any marked control can be disabled.
  function setDisabled(isDisabled) {
    const inputs = marked().map(inputOf).filter((input) => input && "disabled" in input);
    for (const input of inputs) input.disabled = isDisabled;
    return inputs.length > 0;
  }

  // ---- parts of a control ---------------------------------------------------------------------

  const hasText = (element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");

  function* partsOf(control) {
    const inside = [control, ...control.querySelectorAll("*")];
    // What is in another control is measured with that control.
    const own = inside.filter((element) =>
      element === control || element.closest("[data-measured]") === control);
    for (const element of own) {
      if (element !== control && !isVisible(element)) continue;
      yield* paintedBy(element, control);
    }
  }

  function* paintedBy(element, control) {
    const style = getComputedStyle(element);
    if (element instanceof SVGElement) {
      yield* drawnBy(element, style);
    } else {
      const isField = element.matches(FIELDS);
      if (hasText(element) || (isField && element.value)) {
        yield ["text", TEXT, seen(colour(style.color), element)];
      }
      if (isField && element.placeholder) {
        const placeholder = getComputedStyle(element, "::placeholder");
        yield ["placeholder", TEXT, seen(colour(placeholder.color), element)];
      }
      if (isField && element === control) yield* edgeOf(element);
      yield* iconOf(style, element, false);
    }
    if (element instanceof SVGElement) return;
    for (const name of ["::before", "::after"]) {
      const pseudo = getComputedStyle(element, name);
      if (["none", "normal"].includes(pseudo.content) || pseudo.display === "none") continue;
      if (pseudo.clipPath === "inset(50%)" || pseudo.visibility === "hidden") continue;
      const words = pseudo.content.replace(/^"|"$|counter.*|url.*/g, "").trim();
      if (words && words !== '""' && !/^\s*\/|^attr/.test(words)) {
        yield [name, TEXT, seen(colour(pseudo.color), element)];
      }
      yield* iconOf(pseudo, element, true);
    }
  }

  function* iconOf(style, element, own) {
    if (style.maskImage === "none" || colour(style.backgroundColor)[3] === 0) return;
    yield ["icon", SHAPE, seen(colour(style.backgroundColor), element, own)];
  }

  function* drawnBy(element, style) {
    if (element instanceof SVGTextContentElement) {
      if (hasText(element)) yield ["text", TEXT, seen(colour(style.fill), element)];
    } else if (element.matches("use, path, rect, circle, ellipse, line, polygon, polyline")) {
      const paints = [style.fill, parseFloat(style.strokeWidth) > 0 ? style.stroke : "none"];
      const inks = paints.filter((paint) => paint !== "none" && colour(paint)[3] > 0)
        .map((paint) => seen(colour(paint), element));
      // A shape is seen by its area or by its outline.
      if (inks.length) yield ["shape", SHAPE, strongest(inks)];
    }
  }

  const weakest = (pairs) => Math.min(...pairs.map(([ink, ground]) => contrast(ink, ground)));
  const strongest = (inks) => inks.reduce((a, b) => weakest(a) >= weakest(b) ? a : b);

  // The edge of a field is its border, or that of the box that it fills.
  function* edgeOf(field) {
    const edges = [];
    for (const node of [field, field.parentElement, field.parentElement.parentElement]) {
      const style = getComputedStyle(node);
      if (style.borderBlockEndStyle !== "none" && parseFloat(style.borderBlockEndWidth) > 0) {
        edges.push(seen(colour(style.borderBlockEndColor), node, false));
      }
    }
    yield ["edge", SHAPE, edges.length ? strongest(edges) : []];
  }

  // The ring around the control, or around what stands for it, that shows where the focus is.
  function* ringOf(control) {
    const rings = [];
    const near = [control.nextElementSibling, control.parentElement,
      control.parentElement?.parentElement, ...control.children];
    const others = near.filter((element) => element && !element.matches("[data-measured]"));
    for (const element of [control, ...others]) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (part && ["none", "normal"].includes(style.content)) continue;
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) continue;
        const inwards = parseFloat(style.outlineOffset) < 0;
        rings.push(seen(colour(style.outlineColor), element, inwards || part !== null));
      }
    }
    yield ["focus ring", SHAPE, rings.length ? strongest(rings) : []];
  }

  const isOnPicture = (control) => {
    for (let node = control.parentElement; node; node = node.parentElement) {
      if (hasPicture(node)) return true;
      if (colour(getComputedStyle(node).backgroundColor)[3] === 1) return false;
    }
    return false;
  };

  // The boxes of the controls that are on a picture, on the page. Their middles only, because
  // the box of an inline element reaches over frames around its line.
  function onPictures() {
    forgetAll();
    return marked().filter(isOnPicture).map((control) => {
      const { x, y, width, height } = control.getBoundingClientRect();
      return [x + scrollX + width / 8, y + scrollY + height / 4, width * 3 / 4, height / 2];
    });
  }

  // Hides the controls that are on a picture, and what may be above it.
  function hide(isHidden) {
    const above = [...document.body.querySelectorAll("*")]
      .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position));
    for (const element of [...marked().filter(isOnPicture), ...above]) {
      element.style.visibility = isHidden ? "hidden" : "";
    }
  }

  function setPixels(colours) {
    forgetAll();
    marked().filter(isOnPicture).forEach((control, position) =>
      sampled.set(control, colours[position].map((of) => [...of.map((part) => part / 255), 1])));
  }

  // The parts of marked controls whose contrast is too low.
  function faults({ focused, disabled }) {
    const faults = new Set();
    forgetAll();
    for (const control of marked()) {
      const input = inputOf(control);
      if (disabled && !(input && input.disabled)) continue;
      const parts = [...partsOf(control)];
      if (focused && control.tabIndex >= 0 && !control.matches("label, [role=option]")) {
        parts.push(...ringOf(control));
      }
      for (const [part, least, pairs] of parts) {
        if (input?.disabled && part === "edge") continue;
        const required = input?.disabled ? DISABLED : least;
        if (pairs.length === 0) faults.add(`${control.dataset.measured}: no ${part}`);
        for (const [ink, ground] of pairs) {
          const ratio = contrast(ink, ground);
          if (ratio >= required - 0.005) continue;
          faults.add(`${control.dataset.measured}: ${part} ${ratio.toFixed(2)}, ` +
            `${hex(ink)} on ${hex(ground)}`);
        }
      }
    }
    return [...faults];
  }

  // The faults with the pseudo-classes of each entry of `forced`, and when they occur.
  function faultsIn(forced) {
    const all = [];
    const measure = (when, options) => {
      for (const fault of faults(options)) all.push([fault, when]);
    };
    for (const [name, states] of Object.entries(forced)) {
      const focused = states.includes("focus");
      force(states);
      measure(name, { focused });
      if (toggle()) {
        measure(`${name}, in its other state`, { focused });
        toggle();
      }
      if (setDisabled(true)) measure(`${name}, disabled`, { disabled: true });
      setDisabled(false);
    }
    return all;
  }

  for (const sheet of document.styleSheets) readStatesFromAttributes(sheet.cssRules);
  window.controls = { mark, onPictures, hide, setPixels, faultsIn };
})();
