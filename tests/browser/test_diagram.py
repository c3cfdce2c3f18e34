"""The diagram of the network and the drawings on records' pages, as a browser lays them out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import RECORDS

pytestmark = pytest.mark.browser

SCRIPT = (Path(__file__).parent / "drawn_lines.js").read_text(encoding="utf-8")
WIDE, NARROW = (1280, 900), (600, 360)
_IN_TEST = {("fr", 900), ("ar", 1280), ("en", 360), ("ar", 600)}


def in_views(widths: tuple[int, ...]) -> pytest.MarkDecorator:
    """Every language at ``widths``: a part of these in `make test`, all in `make test-all`."""
    return pytest.mark.parametrize(
        ("code", "width"),
        [
            pytest.param(*view, marks=() if view in _IN_TEST else pytest.mark.whole)
            for view in product(LANGUAGES, widths)
        ],
    )


@in_views(WIDE)
def test_lines_of_the_diagram_go_around_boxes(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    page = _opened(new_visitor(width=width), f"{code}/diagram/")
    shown = read(page, "diagram")
    assert shown["faults"] == []
    assert shown["boxes"] > 40
    assert len(shown["ties"]) > 60
    drawn = {frozenset(ends) for ends in shown["ties"]}
    assert len(drawn) == len(shown["ties"])
    assert drawn == {frozenset(pair) for pair in shown["rows"]}


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_diagram_of_invented_records_keeps_the_same_rules(
    new_visitor: Callable[..., Visitor], small_address: str, code: str
) -> None:
    page = _opened(new_visitor(small_address), f"{code}/diagram/")
    shown = read(page, "diagram")
    assert (shown["faults"], bool(shown["ties"])) == ([], True)


def read(page: Page, function: str) -> dict[str, Any]:
    """What ``function`` of ``drawn_lines.js`` reads from ``page``."""
    drawing: dict[str, Any] = page.evaluate(f"() => {{ {SCRIPT}\nreturn {function}(); }}")
    return drawing


def _opened(visitor: Visitor, path: str) -> Page:
    page = visitor.open(path)
    wait_for_fonts(page)
    return page


SHOWN = """() => [...document.querySelectorAll(".diagram__own")]
  .filter((own) => getComputedStyle(own).visibility === "visible")
  .map((own) => own.previousElementSibling.id)"""


def test_box_in_use_shows_its_ties_and_dims_the_rest(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = _opened(new_visitor(java_script_enabled=False), "fr/diagram/#record-mistral-ai")
    assert page.evaluate(SHOWN) == ["record-mistral-ai"], "the box that the address names"
    boxes = page.locator(".diagram__node")
    boxes.nth(4).hover()
    assert page.evaluate(SHOWN) == [boxes.nth(4).get_attribute("id")]
    page.mouse.move(0, 0)
    boxes.nth(0).focus()
    page.keyboard.press("Tab")
    assert page.evaluate(SHOWN) == [boxes.nth(1).get_attribute("id")]
    veil = page.locator(f"#{boxes.nth(1).get_attribute('id')} + g .diagram__veil")
    holes = str(veil.get_attribute("d")).count("M") - 1
    ties = page.locator(f"#{boxes.nth(1).get_attribute('id')} + g use").count()
    assert holes == ties + 1 > 1
    page.mouse.move(0, 0)
    page.locator("a[href='#diagram']").click()
    assert page.evaluate(SHOWN) == []
    assert page.locator("a[href='#diagram']").is_hidden()


def test_printed_diagram_is_not_dimmed(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(java_script_enabled=False).open("fr/diagram/#record-mistral-ai")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == []


@in_views(NARROW)
def test_narrow_screen_shows_one_record_with_its_neighbours(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    visitor = new_visitor(width=width, java_script_enabled=False)
    page = _opened(visitor, f"{code}/diagram/")
    shown = read(page, "oneRecord")
    assert (shown["faults"], shown["rows"]) == ([], ["near-jazari-institutes"])
    assert shown["names"] > 8
    assert not shown["picture"]
    chooser = page.locator(".diagram-chooser")
    assert chooser.locator("a").count() == page.locator("table tbody tr").count()
    for record in ("ministere-transition-numerique", "convention-jazari-dakhla-2025-11"):
        link = chooser.locator(f"a[href='#near-{record}']")
        chooser.locator("details", has=page.locator(f"[href='#near-{record}']")).locator(
            "summary"
        ).click()
        link.click()
        shown = read(page, "oneRecord")
        assert (shown["faults"], shown["rows"]) == ([], [f"near-{record}"])
        assert shown["names"] > 8


@in_views(WIDE + NARROW)
def test_lines_of_a_neighbourhood_end_at_their_records(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    visitor = new_visitor(width=width)
    ends = 0
    for kind in ("institute", "lab", "event"):
        page = _opened(visitor, f"{code}/{RECORDS[kind]}")
        drawing = read(page, "neighbourhood")
        assert drawing["faults"] == [], kind
        ends += drawing["ends"]
        page.close()
    # On narrow screens the records are a tree, whose lines are borders.
    assert (ends > 15) is (width in WIDE)


def test_pages_lead_to_a_box_only_where_boxes_are_drawn(
    new_visitor: Callable[..., Visitor],
) -> None:
    """A narrow screen would show the network's record instead of the one that the link names."""
    page = new_visitor().open("fr/institutes/jazari-root/")
    link = page.locator("a[href*='/diagram/#record-']")
    expect(link).to_be_visible()
    page.set_viewport_size({"width": NARROW[-1], "height": 640})
    expect(link).to_be_hidden()
