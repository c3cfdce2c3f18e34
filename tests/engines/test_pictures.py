"""The pictures in Firefox and in WebKit: nothing overlaps, is cut or is out of order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.browser.states import DESK, PHONE
from tests.browser.test_charts import GEOMETRY as CHARTS
from tests.browser.test_diagram import SCRIPT
from tests.browser.test_map import FAULTS, SMALLEST
from tests.browser.test_timeline import GEOMETRY as TIMELINE
from tests.browser.test_timeline import assert_in_order
from tests.engines.drivers import Driver, until

pytestmark = [
    pytest.mark.whole,
    pytest.mark.parametrize("code", LANGUAGES),
]
at_both_widths = pytest.mark.parametrize("width", [PHONE, DESK])

LINES = """() => [...document.querySelectorAll("main svg text")].map((text) => [
  text.textContent,
  new Set(Array.from({ length: text.getNumberOfChars() },
    (_, at) => Math.round(text.getStartPositionOfChar(at).y))).size,
]).filter(([, lines]) => lines > 1)"""
"""The texts whose letters are on several lines: WebKit did so to parts of a text in Arabic."""


@pytest.fixture
def shown(driver: Driver, open_page: Callable[..., None]) -> Callable[..., Driver]:
    """A function that opens a page and waits for its typefaces."""

    def opened(path: str, width: int = DESK) -> Driver:
        open_page(path, width=width)
        until(lambda: driver.run("() => document.fonts.status === 'loaded'"), "no typefaces")
        return driver

    return opened


@at_both_widths
@pytest.mark.parametrize("path", ["", "regions/"])
def test_map(shown: Callable[..., Driver], code: str, path: str, width: int) -> None:
    page = shown(f"{code}/{path}", width)
    assert page.run(FAULTS, SMALLEST) == []
    assert page.run(LINES) == []


@at_both_widths
def test_timeline(shown: Callable[..., Driver], code: str, width: int) -> None:
    page = shown(f"{code}/timeline/", width)
    assert_in_order(page.run(TIMELINE), code, page.run("() => innerWidth"))


def test_diagram(shown: Callable[..., Driver], code: str) -> None:
    page = shown(f"{code}/diagram/")
    drawn = page.run(f"() => {{ {SCRIPT}\nreturn diagram(); }}")
    assert drawn["faults"] == []
    assert len(drawn["ties"]) > 60
    assert page.run(LINES) == []


@at_both_widths
def test_charts(shown: Callable[..., Driver], code: str, width: int) -> None:
    charts = shown(f"{code}/statistics/", width).run(CHARTS)
    assert len(charts) == 5
    for chart in charts:
        assert chart["texts"] > 8
        for fault in ("overlapping", "outside", "cut"):
            assert chart[fault] == [], (chart["id"], fault)


def test_link_to_a_box_of_the_diagram_scrolls_to_it(
    shown: Callable[..., Driver], code: str
) -> None:
    """Firefox itself scrolls to the drawing only."""
    page = shown(f"{code}/diagram/#record-mistral-ai")
    is_on_screen = """() => {
      const { top, bottom } = document.querySelector(":target").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }"""
    until(lambda: page.run(is_on_screen), "the box is not on the screen", 5)
