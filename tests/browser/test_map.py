"""Where the names and marks of the map are, as it is rendered, and where they lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.search_page import wait_for_results
from tests.browser.states import DESK, PHONE

pytestmark = pytest.mark.browser

WIDTHS = (PHONE, 600, 900, DESK)

SMALLEST = 11
"""The least size of a name in CSS pixels."""

FILL = """() => {
  for (const part of document.querySelectorAll(".map [data-count]")) part.dataset.count = "1";
}"""
"""Gives every region a record: its name is bold then, and wider."""

FAULTS = """(smallest) => {
  const map = document.querySelector(".map");
  const scale = map.getBoundingClientRect().width / map.viewBox.baseVal.width;
  const faults = [];
  const lands = [...map.querySelectorAll("[data-region]")].map((region) => ({
    code: region.dataset.region, path: region.querySelector(".map__land"),
  }));
  const holders = ({ x, y }) =>
    lands.filter(({ path }) => path.isPointInFill(new DOMPoint(x, y))).map(({ code }) => code);
  const names = [...map.querySelectorAll("[data-sign]")].map((sign) => {
    const code = sign.dataset.sign;
    const text = sign.querySelector(".map__name");
    const size = parseFloat(getComputedStyle(text).fontSize);
    if (size * scale < smallest) faults.push(`${code}: ${size * scale} pixels`);
    const { x, width } = text.getBBox();
    const base = Number(text.getAttribute("y"));
    // The box of a text is higher than its letters.
    const box = { left: x, right: x + width, top: base - 0.75 * size, bottom: base + 0.25 * size };
    const view = map.viewBox.baseVal;
    const isCut = box.left < 0 || box.right > view.width || box.top < view.y
      || box.bottom > view.y + view.height;
    if (isCut) {
      faults.push(`${code} is cut off`);
    }
    const over = new Set();
    for (let column = 0; column <= 30; column += 1) {
      for (let row = 0; row <= 4; row += 1) {
        const point = {
          x: box.left + (box.right - box.left) * column / 30, y: box.top + size * row / 4,
        };
        const regions = holders(point);
        for (const region of regions.length ? regions : [""]) over.add(region);
      }
    }
    const line = sign.querySelector(".map__line");
    const [start, end] = [line.getPointAtLength(0), line.getPointAtLength(line.getTotalLength())];
    const aside = Math.max(box.left - start.x, start.x - box.right, 0);
    const away = Math.max(box.top - start.y, start.y - box.bottom, 0);
    const isTied = Math.hypot(aside, away) < 20 && String(holders(end)) === code;
    const isInside = over.size === 1 && over.has(code);
    const isOutside = over.size === 1 && over.has("");
    if (!isInside && !(isOutside && isTied)) {
      faults.push(`${code} is over "${[...over]}", tied: ${isTied}`);
    }
    return { code, ...box };
  });
  const apart = (one, other) =>
    one.right <= other.left || other.right <= one.left
    || one.bottom <= other.top || other.bottom <= one.top;
  names.forEach((one, index) => {
    for (const other of names.slice(index + 1)) {
      if (!apart(one, other)) faults.push(`${one.code} is over ${other.code}`);
    }
  });
  const marks = [...map.querySelectorAll(".map__mark")].map((mark) => {
    const { a, e, f } = mark.transform.baseVal.consolidate().matrix;
    return { name: mark.getAttribute("aria-label"), x: e, y: f, radius: a * 36 };
  });
  // All that a search may show.
  const rows = [...map.querySelectorAll("[data-marks]")].flatMap((sign) =>
    sign.dataset.marks.split(";").map((row) => row.split(" ").map(Number)));
  const possible = rows.flatMap((row) => row.flatMap((x, index) =>
    index % 3 ? [] : [{ name: `${row}`, x, y: row[index + 1], radius: row[index + 2] }]));
  for (const { name, x, y, radius } of marks.concat(possible)) {
    for (const { code, left, right, top, bottom } of names) {
      const aside = Math.max(left - x, x - right, 0), away = Math.max(top - y, y - bottom, 0);
      if (Math.hypot(aside, away) < radius) faults.push(`${name} covers the name ${code}`);
    }
  }
  marks.forEach((one, index) => {
    for (const other of marks.slice(index + 1)) {
      if (Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius) {
        faults.push(`${one.name} is over ${other.name}`);
      }
    }
  });
  if (names.length !== 12) faults.push(`${names.length} names`);
  if (!marks.length) faults.push("no marks");
  // WebKit draws the letters of several tspans of Arabic in the wrong order.
  if (map.querySelector("tspan")) faults.push("a text of several parts");
  return faults;
}"""
"""What is wrong with the map. Its units do not depend on the size at which it is shown."""

MAPS = [
    pytest.param(code, path, marks=() if (code, path) in looked_at else pytest.mark.whole)
    for looked_at in [{("fr", "regions/"), ("ar", "search/?view=map")}]
    for code in LANGUAGES
    for path in ("", "regions/", "search/?view=map")
]


@pytest.mark.parametrize(("code", "path"), MAPS)
def test_names_are_beside_the_country_and_over_neither_each_other_nor_marks(
    new_visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    page = new_visitor(width=DESK).open(f"{code}/{path}")
    wait_for_fonts(page)
    if path.startswith("search"):
        wait_for_results(page)
    page.evaluate(FILL)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(FAULTS, SMALLEST) == [], f"{width} px"


def test_mark_leads_to_its_institute_by_keyboard(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/regions/")
    mark = page.get_by_role("link", name="JAZARI ROOT. Lancé")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("JAZARI ROOT")


def test_map_of_results_has_their_marks_or_their_number(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/?view=map")
    wait_for_results(page)
    expect(page.locator(".map__star:visible")).to_have_text(["5"])
    marks = page.locator(".map__mark")
    expect(marks).to_have_count(9)
    root = page.get_by_role("link", name="JAZARI ROOT. Institut. Lancé. Plusieurs médias")
    expect(root.locator(".on")).to_have_count(1)
    # A region that is chosen leaves the numbers of the others, and their marks.
    page.locator("[data-region=ma-12]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**region=ma-12**")
    wait_for_results(page)
    expect(marks).to_have_count(9)
    root.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("JAZARI ROOT")


def test_a_long_word_does_not_widen_the_table(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE).open("fr/regions/")
    page.locator(".map-table a bdi").nth(2).evaluate("name => name.textContent = 'x'.repeat(80)")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
