"""The names on the map stand clear of each other and of the stars, at every size of the map."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, in_own_letters
from tests.browser.states import DESK, PHONE

pytestmark = pytest.mark.browser

Box = tuple[str, float, float, float, float]

FILL = """() => {
  for (const part of document.querySelectorAll(".map [data-count]")) part.dataset.count = "1";
}"""
"""Every region has something: then every star and every name is shown."""

BOXES = """() => [...document.querySelectorAll(".map__name tspan, .map__star path")].map((part) => {
  const {left, top, right, bottom, height} = part.getBoundingClientRect();
  const name = part.localName === "tspan";
  // The line of a name is higher than its letters; the points of a star hold nothing.
  const over = height * (name ? 0.28 : 0.15), under = height * (name ? 0.2 : 0.15);
  const aside = name ? 0 : height * 0.15;
  const text = name ? part.textContent : "star " + part.closest("[data-sign]").dataset.sign;
  return [text, left + aside, top + over, right - aside, bottom - under];
})"""


def shown(page: Page) -> list[Box]:
    return [(box[0], *map(float, box[1:])) for box in page.evaluate(BOXES) if box[3] > box[1]]


def meet(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_name_covers_another_or_a_star(visitor: Callable[..., Visitor], code: str) -> None:
    page = visitor(width=DESK).open(f"{code}/regions/")
    in_own_letters(page)
    page.evaluate(FILL)
    for width in (DESK, 1000, 480, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        boxes = shown(page)
        assert len([box for box in boxes if box[0].startswith("star ")]) == 12
        assert len(boxes) > 24, "names break into lines"
        met = [(one[0], other[0]) for one, other in combinations(boxes, 2) if meet(one, other)]
        assert met == [], f"{width} px"
        left, right = page.evaluate(
            "() => { const map = document.querySelector('.map').getBoundingClientRect();"
            " return [map.left, map.right]; }"
        )
        beyond = [box[0] for box in boxes if box[1] < left or box[3] > right]
        assert beyond == [], f"{width} px"


def test_a_small_map_names_only_regions_that_have_something(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(width=PHONE).open("fr/regions/")
    names = page.locator(".map__name")
    counts = page.locator(".map [data-sign]").evaluate_all(
        "signs => signs.map(sign => sign.dataset.count !== '0')"
    )
    assert [names.nth(at).is_visible() for at in range(names.count())] == counts
    assert 0 < sum(counts) < len(counts)
