"""No page is wider than the screen, and text is set in the site's own typefaces."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import DESK, PHONE, TOO_WIDE

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "list": "institutes/",
    "record": "institutes/jazari-root/",
    "agreement": "agreements/accord-ministere-mistral-ai/",
    "source": "sources/souss-digital-2026-01/",
    "long-address": "sources/egypt140-2026-01/",
    "search": "search/?q=Mistral",
    "search-table": "search/?view=table",
    "search-compare": "search/?view=compare&compare=jazari-root&compare=labo-mistral-ai",
    "regions": "regions/",
    "disputes": "disputes/",
    "gaps": "gaps/",
    "coverage": "coverage/",
    "strengths": "strengths/",
    "prose": "method/",
}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        *zip(PAGES, cycle((code,) for code in LANGUAGES), strict=False),
        *(pytest.param(name, tuple(LANGUAGES), marks=pytest.mark.whole) for name in PAGES),
    ],
)
def test_no_page_is_wider_than_the_screen(
    new_visitor: Callable[..., Visitor], name: str, codes: tuple[str, ...]
) -> None:
    visitor = new_visitor(width=360, height=740)
    page = visitor.context.new_page()
    for code in codes:
        page.goto(f"{visitor.address}{code}/{PAGES[name]}")
        if name == "search":
            page.wait_for_selector("[data-result-id=labo-mistral-ai]")
        if name.startswith("search"):
            page.wait_for_selector("html[data-finder=ready]")
        wait_for_fonts(page)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 740 if width < 768 else 900})
            across = page.evaluate("document.documentElement.scrollWidth")
            assert across <= width, (code, page.evaluate(TOO_WIDE))


@pytest.mark.parametrize(
    ("code", "file"), [("fr", "ibm-plex-sans-latin"), ("ar", "ibm-plex-sans-arabic")]
)
def test_the_typeface_of_each_script_is_the_sites_own(
    new_visitor: Callable[..., Visitor], code: str, file: str
) -> None:
    page = new_visitor().open(f"{code}/")
    wait_for_fonts(page)
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [url for url in fetched if f"/assets/fonts/{file}" in url]
    # The fallback is a font of the visitor's machine, which may lack it.
    failed = "[...document.fonts].filter((font) => font.status === 'error')"
    assert set(page.evaluate(f"{failed}.map((font) => font.family)")) <= {"Plex fallback"}


WIDTHS_OF_ROWS = """(number) => {
  const list = document.querySelector(".list > .cards");
  [...list.children].slice(number).forEach((card) => card.remove());
  const rows = new Map();
  for (const card of list.children) {
    const { y, width } = card.getBoundingClientRect();
    rows.set(y, (rows.get(y) ?? 0) + width);
  }
  return [...rows.values()].map((width) => width / list.getBoundingClientRect().width);
}"""
"""Leaves so many cards in the list; the part of its width that each row of cards takes."""


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_few_cards_of_a_list_share_its_width(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=DESK).open(f"{code}/partners/")
    for number in (5, 4, 3, 2, 1):
        rows = page.evaluate(WIDTHS_OF_ROWS, number)
        assert rows
        assert min(rows) > 0.95, number


@pytest.mark.by_turns
@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("path", ["institutes/", "labs/", "audiences/", "regions/ma-04/"])
def test_a_list_begins_on_the_first_screen_of_a_phone(
    new_visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    page = new_visitor(width=PHONE, height=640).open(f"{code}/{path}")
    wait_for_fonts(page)
    name = page.locator(".list .card__name").first.bounding_box()
    assert name is not None
    assert name["y"] + name["height"] < 600


CONTENTS = """() => {
  const contents = document.querySelector(".contents ul");
  const list = contents.getBoundingClientRect();
  const prose = document.querySelector(".prose").getBoundingClientRect();
  const heading = document.querySelector(".prose h2").getBoundingClientRect();
  return {
    shown: contents.checkVisibility(),
    beside: list.left >= prose.right || list.right <= prose.left,
    heading: heading.bottom,
  };
}"""
"""Whether the contents of prose are shown, whether beside it, and where its first heading ends."""


def test_contents_of_prose_are_folded_on_a_phone_and_beside_it_elsewhere(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE, height=640).open("ar/method/")
    wait_for_fonts(page)
    phone = page.evaluate(CONTENTS)
    assert not phone["shown"]
    assert phone["heading"] < 600
    page.set_viewport_size({"width": DESK, "height": 800})
    desk = page.evaluate(CONTENTS)
    assert desk["shown"]
    assert desk["beside"]
    assert desk["heading"] < 600
