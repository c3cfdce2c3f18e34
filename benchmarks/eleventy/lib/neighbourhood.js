// The records related to another, by relation.
import { back, behind, kinds, tied } from "./catalogue.js";
import { esc, listOf, sortedKeys, unique } from "./data.js";
import { strengthOfField } from "./fragments.js";

const FIELDS = {
  networks: ["announced"],
  institutes: ["network", "hosts"],
  labs: ["institute", "partners", "established_by", "supports"],
  programmes: ["institutes", "labs", "partners", "part_of"],
  agreements: ["parties", "establishes", "concerns", "signed_at"],
  events: ["organisers", "continues", "announces"],
  sources: ["copy_of"],
};

function groupsOf({ labels, text }, id, kind, record) {
  const near = new Set();
  const seen = new Map();
  const groups = [];
  const add = (label, ids, field, far) => {
    if (ids.length) groups.push({ label, ids, field, far });
    for (const one of ids) near.add(one);
  };
  for (const field of FIELDS[kind] ?? []) {
    const label = labels.fields[kind][field];
    const ids = unique(listOf(record[field]));
    add(label, ids, field, false);
    for (const one of ids) seen.set(`${label}\n${one}`, true);
  }
  const related = Object.fromEntries(back.get(id) ?? []);
  for (const key of sortedKeys(related)) {
    const label = labels.reverse[key] ?? text.cited;
    add(label, [...related[key]].sort().filter((one) => !seen.has(`${label}\n${one}`)), "", false);
  }
  const further = { [text.tied]: tied.get(id), [text.behind]: behind.get(id) };
  for (const label of sortedKeys(further))
    add(label, [...(further[label] ?? [])].sort().filter((one) => !near.has(one)), "", true);
  return groups;
}

/** Up to twelve names on two sides and lines to them; more are a list. Empty if there are none. */
export function neighbourhood(parts, id, kind, record, title, by, basis) {
  const { say, neighbour, lines } = parts;
  const groups = groupsOf(parts, id, kind, record);
  if (!groups.length) return "";
  const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
  const isStar = total <= 12;
  const half = Math.ceil(total / 2);
  const item = (tag) => (one) => `<${tag} class="kind-${kinds.get(one)}">${neighbour(one)}</${tag}>`;
  const sideOf = (from, to) => {
    let row = 0;
    const shown = groups.map(({ label, ids, field, far }) => {
      const start = row;
      row += ids.length;
      if (start >= to || row <= from) return "";
      const again = start < from;
      const here = ids.slice(Math.max(0, from - start), Math.min(row, to) - start);
      const open = !isStar && here.length > 10 ? 8 : here.length;
      const attributes = far
        ? ` class="near__of-far${again ? " near__again" : ""}"`
        : again ? ' class="near__again"' : field ? ` id="at-${field}" data-field="${field}"${strengthOfField(by[field])}` : "";
      const rest = here.slice(open);
      return `<div><dt${attributes}>${esc(label)}${field && !again ? (basis[field] ?? "") : ""}</dt>${here.slice(0, open).map(item("dd")).join("")}${rest.length ? `<dd><details class="more"><summary>${esc(say["Show the rest"])} (${rest.length})</summary><ul>${rest.map(item("li")).join("")}</ul></details></dd>` : ""}</div>`;
    });
    return `<div class="near__side">${isStar ? `${lines(to - from)}\n` : ""}<dl>${shown.join("")}</dl></div>`;
  };
  const sides = (isStar ? [[0, half], [half, total]] : [[0, total]]).filter(([from, to]) => from < to);
  return `<figure class="near near--${isStar ? "star" : "list"}" aria-label="${esc(say["The records linked to this one, by relation"])}">
<div class="near__drawing">
<p class="near__hub" aria-hidden="true"><span class="kind-sign"></span><bdi>${esc(title)}</bdi></p>
${sides.map(([from, to]) => sideOf(from, to)).join("\n")}
</div>
</figure>`;
}
