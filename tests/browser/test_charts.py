"""The charts of the statistics page, as they are drawn: their names, and bars beside numbers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, wait_for_fonts

pytestmark = pytest.mark.browser

WIDTHS = (360, 600, 900, 1280)
PAIRS_IN_TEST = {("fr", 360), ("ar", 360), ("en", 600), ("ar", 900), ("fr", 1280)}

GEOMETRY = """() => [...document.querySelectorAll(".chart")].map((chart) => {
  const texts = [];
  const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    // Texts for screen readers, and the heads of a table that a phone shows as a list, are clipped.
    if (!textContent.trim() || parentElement.closest(".vh")) continue;
    if (!parentElement.checkVisibility()) continue;
    const head = parentElement.closest("thead");
    if (head && getComputedStyle(head).position === "absolute") continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // Without the room between lines.
      texts.push([textContent.trim(), left, right, top + 3, bottom - 3]);
    }
  }
  const box = chart.getBoundingClientRect();
  const overlapping = [];
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const across = Math.min(one[2], other[2]) - Math.max(one[1], other[1]);
      const down = Math.min(one[4], other[4]) - Math.max(one[3], other[3]);
      if (across > 1 && down > 1) overlapping.push([one[0], other[0]]);
    }
  }
  return {
    id: chart.dataset.chart,
    texts: texts.length,
    overlapping,
    outside: texts.filter((text) => text[1] < box.left - 1 || text[2] > box.right + 1
      || text[1] < 0 || text[2] > innerWidth).map((text) => text[0]),
    cut: [...chart.querySelectorAll("*")].filter((element) => !element.closest("svg, .vh, thead")
      && getComputedStyle(element).overflowX !== "visible"
      && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 80)),
    rows: [...chart.querySelectorAll("tbody tr:has(svg)")].map((row) => ({
      numbers: [...row.querySelectorAll("td")].map((cell) => cell.textContent),
      line: row.querySelector("svg").getBoundingClientRect().width,
      solid: [...row.querySelectorAll(".bar--solid")].map((bar) => bar.getBBox().width),
      hollow: [...row.querySelectorAll(".bar--hollow")].map((bar) => bar.getBBox().width),
    })),
    steps: [...chart.querySelectorAll(".path > li")].map((step) => [
      Number(step.querySelector(".path__number").textContent),
      step.querySelectorAll("ul > li").length,
    ]),
  };
})"""
"""Of each chart: its texts that overlap, reach out or are cut, and the lengths of its bars."""


@pytest.mark.parametrize(
    ("code", "width"),
    [
        pytest.param(*pair, marks=() if pair in PAIRS_IN_TEST else pytest.mark.whole)
        for pair in product(LANGUAGES, WIDTHS)
    ],
)
def test_names_are_apart_and_bars_are_as_long_as_their_numbers(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    page = new_visitor(width=width).open(f"{code}/statistics/")
    wait_for_fonts(page)
    charts: list[dict[str, Any]] = page.evaluate(GEOMETRY)
    assert {chart["id"] for chart in charts} == {
        "institutes", "facts", "agreements", "gaps", "regions",
    }  # fmt: skip
    for chart in charts:
        assert chart["texts"] > 8, chart["id"]
        for fault in ("overlapping", "outside", "cut"):
            assert chart[fault] == [], (chart["id"], fault)
        assert all(number == named for number, named in chart["steps"])
        if chart["id"] in {"agreements", "gaps"}:
            assert_bars_are_numbers(chart["rows"])
        if chart["id"] == "facts":
            for row in chart["rows"]:
                share = int(row["numbers"][1].strip("%\u200e\u200f\u061c\u202f\xa0 ")) / 100
                assert sum(row["solid"]) == pytest.approx(share * row["line"], abs=4)


def assert_bars_are_numbers(rows: list[dict[str, Any]]) -> None:
    """A box is drawn for each of what a row counts, and all boxes are equal."""
    assert rows
    for row in rows:
        assert [len(row["solid"]), len(row["hollow"])] == list(map(int, row["numbers"]))
        boxes = [*row["solid"], *row["hollow"]]
        assert boxes == pytest.approx([boxes[0]] * len(boxes), abs=0.5)
        assert boxes[0] > 2
