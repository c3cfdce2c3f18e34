// What test_diagram.py reads from drawings in a browser, with the faults that are there.

const rect = (element) => {
  const {left, top, right, bottom} = element.getBoundingClientRect();
  return {left, top, right, bottom, element};
};
const inside = (one, other, by = 0.5) => one.left >= other.left - by && one.right <= other.right + by
  && one.top >= other.top - by && one.bottom <= other.bottom + by;
const overlap = (one, other, by = 0.5) => one.left < other.right - by && other.left < one.right - by
  && one.top < other.bottom - by && other.top < one.bottom - by;
const pairs = (list) => list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other]));
const points = (path, number) => {
  const matrix = path.getScreenCTM(), length = path.getTotalLength();
  return Array.from({length: number + 1}, (_, index) =>
    path.getPointAtLength(length * index / number).matrixTransform(matrix));
};
const within = (point, box, by) => point.x > box.left + by && point.x < box.right - by
  && point.y > box.top + by && point.y < box.bottom - by;
// The box of a text is as high as its font, which is higher than its letters.
const letters = (text) => {
  const box = rect(text), height = box.bottom - box.top;
  return {...box, top: box.top + height * 0.3, bottom: box.bottom - height * 0.28};
};
const name = (box) => box.element.textContent.slice(0, 60);

function diagram() {
  const svg = document.querySelector("svg.diagram"), frame = rect(svg);
  const links = [...svg.querySelectorAll(".diagram__node")];
  const groups = [...svg.querySelectorAll(".diagram__boxes > g")];
  const boxes = groups.map((group) => rect(group.querySelector("rect")));
  const faults = [], ties = [];
  const hrefs = links.map((link) => link.getAttribute("href"));
  for (const path of svg.querySelectorAll(".diagram__ties path")) {
    const along = points(path, 120), meaning = path.previousElementSibling.textContent;
    const ends = [along[0], along.at(-1)].map((end) => boxes.findIndex((box) => within(end, box, -1.5)));
    ties.push(ends.map((index) => hrefs[index]));
    boxes.forEach((box, index) => {
      if (!ends.includes(index) && along.some((point) => within(point, box, -1)))
        faults.push(`${meaning} passes ${name({element: groups[index]})}`);
    });
    if (!along.every((point) => within(point, frame, 0))) faults.push(`${meaning} leaves the picture`);
  }
  const heads = [...svg.querySelectorAll(".diagram__heads text")].map(letters);
  const texts = groups.flatMap((group, index) => [...group.querySelectorAll("text")].map((text) => {
    if (!inside(letters(text), boxes[index])) faults.push(`${text.textContent} leaves its box`);
    return letters(text);
  }));
  const signs = [...svg.querySelectorAll(".diagram__boxes use")].map(rect);
  for (const [one, other] of [...pairs(boxes), ...pairs([...heads, ...texts, ...signs])])
    if (overlap(one, other)) faults.push(`${name(one)} covers ${name(other)}`);
  for (const head of heads) for (const box of boxes)
    if (overlap(head, box)) faults.push(`${name(head)} covers a box`);
  for (const own of svg.querySelectorAll(".diagram__own")) {
    const fields = [...own.querySelectorAll("rect")].map(rect);
    for (const text of own.querySelectorAll("text"))
      if (!fields.some((field) => inside(letters(text), field)))
        faults.push(`${text.textContent} leaves its field`);
    for (const field of fields) {
      const index = boxes.findIndex((box) => inside(field, box));
      const others = index < 0 ? [] : [...groups[index].querySelectorAll("text:not(.diagram__kind), use")];
      if (index < 0 || others.some((other) => overlap(field, other.localName === "use" ? rect(other) : letters(other))))
        faults.push("a field covers a name or a sign");
    }
  }
  for (const box of [...boxes, ...heads]) if (!inside(box, frame)) faults.push(`${name(box)} is cut off`);
  const panel = rect(svg.closest(".panel"));
  if (!inside(frame, panel) || panel.right > innerWidth || panel.left < 0) faults.push("the picture is cut off");
  if (links.some((link, index) => !inside(rect(link), boxes[index], 2))) faults.push("a link is not on its box");
  const rows = [...document.querySelectorAll("table tbody tr")].flatMap((row) =>
    [...row.querySelectorAll("td a")].map((other) =>
      [row.querySelector("th a").getAttribute("href"), other.getAttribute("href")]));
  return {faults, ties, rows, boxes: boxes.length};
}

function oneRecord() {
  const rows = [...document.querySelectorAll("table tr")].filter((row) => row.checkVisibility());
  const parts = rows.flatMap((row) => [...row.querySelectorAll("th, dt, dd > a")]).map(rect);
  const faults = pairs(parts).filter(([one, other]) => overlap(one, other))
    .map(([one, other]) => `${name(one)} covers ${name(other)}`);
  for (const part of parts) {
    if (part.left < 0 || part.right > innerWidth || part.right - part.left < 60) faults.push(`${name(part)} is cut off`);
    if (part.element.scrollWidth > part.element.clientWidth + 1) faults.push(`${name(part)} is too long`);
  }
  return {
    faults,
    rows: rows.map((row) => row.id),
    names: parts.length,
    picture: document.querySelector("svg.diagram").checkVisibility(),
  };
}

function neighbourhood() {
  const figure = document.querySelector(".near"), faults = [];
  const boxes = [...figure.querySelectorAll("dd > a, .near__hub, dt")]
    .filter((part) => part.checkVisibility()).map(rect);
  for (const [one, other] of pairs(boxes)) if (overlap(one, other)) faults.push(`${name(one)} covers ${name(other)}`);
  for (const box of boxes) if (!inside(box, rect(figure), 1)) faults.push(`${name(box)} is cut off`);
  let ends = 0;
  for (const svg of [...figure.querySelectorAll("svg")].filter((one) => one.checkVisibility())) {
    const side = svg.parentElement, names = [...side.querySelectorAll("dd > a")].map(rect);
    const middles = [];
    for (const path of svg.querySelectorAll("path")) {
      const whole = path.getAttribute("d");
      for (const line of whole.split("M").slice(1)) {
        path.setAttribute("d", "M" + line);
        const along = points(path, 60);
        ends += 1;
        middles.push(along.at(-1));
        for (const box of boxes) if (along.some((point) => within(point, box, 1)))
          faults.push(`a line crosses ${name(box)}`);
      }
      path.setAttribute("d", whole);
    }
    for (const box of names) {
      const touching = middles.filter((end) => within(end, box, -4)).length;
      if (touching !== 1) faults.push(`${touching} lines end at ${name(box)}`);
    }
  }
  return {faults, ends};
}
