"""The names on the map overlap neither each other nor the stars, at any size of the map."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import DESK, PHONE

pytestmark = pytest.mark.browser

Box = tuple[str, float, float, float, float]

FILL = """() => {
  for (const part of document.querySelectorAll(".map [data-count]")) part.dataset.count = "1";
}"""
"""Gives every region a record, so that every star and every name is shown."""

BOXES = """() => [...document.querySelectorAll(".map__name tspan, .map__star path")].map((part) => {
  const {left, top, right, bottom, height} = part.getBoundingClientRect();
  const name = part.localName === "tspan";
  // The box of a name is higher than its letters, and that of a star larger than its body.
  const over = height * (name ? 0.28 : 0.15), under = height * (name ? 0.2 : 0.15);
  const aside = name ? 0 : height * 0.15;
  const text = name ? part.textContent : "star " + part.closest("[data-sign]").dataset.sign;
  return [text, left + aside, top + over, right - aside, bottom - under];
})"""


def visible_boxes(page: Page) -> list[Box]:
    """The text of each name or star that is shown, with its left, top, right and bottom."""
    return [(box[0], *map(float, box[1:])) for box in page.evaluate(BOXES) if box[3] > box[1]]


def overlap(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_name_covers_another_or_a_star(new_visitor: Callable[..., Visitor], code: str) -> None:
    page = new_visitor(width=DESK).open(f"{code}/regions/")
    wait_for_fonts(page)
    page.evaluate(FILL)
    for width in (DESK, 1000, 480, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = visible_boxes(page)
        assert len([box for box in boxes if box[0].startswith("star ")]) == 12
        assert len(boxes) > 24, "some names have several lines"
        pairs = [(one[0], other[0]) for one, other in combinations(boxes, 2) if overlap(one, other)]
        assert pairs == [], f"{width} px"
        left, right = page.evaluate(
            "() => { const map = document.querySelector('.map').getBoundingClientRect();"
            " return [map.left, map.right]; }"
        )
        outside = [box[0] for box in boxes if box[1] < left or box[3] > right]
        assert outside == [], f"{width} px"


def test_a_small_map_names_only_regions_with_records(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE).open("fr/regions/")
    names = page.locator(".map__name")
    counts = page.locator(".map [data-sign]").evaluate_all(
        "signs => signs.map(sign => sign.dataset.count !== '0')"
    )
    assert [names.nth(index).is_visible() for index in range(names.count())] == counts
    assert 0 < sum(counts) < len(counts)
