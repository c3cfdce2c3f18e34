"""Arabic as it is read: which way the page runs, and the order in which numbers stand on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, in_own_letters
from tests.project import Project
from tools.pages_server import served

pytestmark = pytest.mark.browser

GLYPHS = """([field, text]) => {
  const place = document.querySelector(`[data-field="${field}"]`);
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(text);
    if (start < 0) continue;
    return [...text].map((letter, at) => {
      const range = document.createRange();
      range.setStart(node, start + at);
      range.setEnd(node, start + at + 1);
      return [letter, range.getClientRects()[0].left];
    });
  }
  return null;
}"""
"""Where the eye finds each letter of a text, in the order of the text: all of it left to right."""


@pytest.fixture(scope="module")
def small_address(small_built: Project) -> Iterator[str]:
    with served(small_built.site) as address:
        yield address


def read_from_the_left(page: Page, field: str, text: str) -> str:
    """``text`` as it stands on the page, its letters taken from the left."""
    found = page.evaluate(GLYPHS, [field, text])
    assert found is not None, f"{text} is not among the words of {field}"
    return "".join(letter for letter, _ in sorted(found, key=lambda glyph: glyph[1]))


@pytest.mark.parametrize(
    ("path", "field", "number"),
    [
        ("institutes/institut-invente/", "contact", "+212 5 00 00 00 00"),
        ("institutes/institut-invente/", "contact", "contact@example.invalid"),
        ("institutes/institut-invente/", "contact", "example.invalid/contact"),
        ("programmes/programme-invente/", "cost", "1\u202f250\u202f000,50"),
        ("programmes/programme-invente/", "starts", "2026"),
        ("events/journee-inventee/", "starts", "12"),
    ],
)
@pytest.mark.parametrize("code", ["ar", "fr"])
def test_numbers_and_addresses_stand_in_the_order_they_are_read(
    visitor: Callable[..., Visitor],
    small_address: str,
    code: str,
    path: str,
    field: str,
    number: str,
) -> None:
    page = visitor(small_address).open(f"{code}/{path}")
    in_own_letters(page)
    if code == "fr":
        number = number.replace("\u202f", " ")
    assert read_from_the_left(page, field, number) == number


def test_a_plain_space_between_groups_of_digits_would_turn_them_round(
    visitor: Callable[..., Visitor], small_address: str
) -> None:
    page = visitor(small_address).open("ar/programmes/programme-invente/")
    page.evaluate(
        """document.querySelectorAll("[data-field=cost] bdi").forEach(
          (text) => { text.textContent = text.textContent.replaceAll("\u202f", " "); })"""
    )
    assert read_from_the_left(page, "cost", "1 250 000,50") == "000,50 250 1"


SPACED = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.closest("[lang]").lang === "ar")
  .filter((element) => {
    const style = getComputedStyle(element);
    return !["normal", "0px"].includes(style.letterSpacing) ||
      style.fontStyle !== "normal" || style.textTransform !== "none";
  })
  .map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["", "institutes/jazari-root/", "search/", "method/"])
def test_arabic_letters_join_with_no_space_between_them_and_no_slant(
    visitor: Callable[..., Visitor], path: str
) -> None:
    assert visitor().open(f"ar/{path}").evaluate(SPACED) == []


def test_an_arabic_page_runs_from_the_right(visitor: Callable[..., Visitor]) -> None:
    for code, first_is_right in (("ar", True), ("fr", False)):
        page = visitor().open(f"{code}/institutes/jazari-root/")
        steps = page.locator("nav.crumbs li").all()
        lefts = [step.bounding_box()["x"] for step in steps]  # type: ignore[index]
        assert all((a > b) == first_is_right for a, b in pairwise(lefts))
        turned = page.evaluate(
            "getComputedStyle(document.querySelector('nav.crumbs li'), '::after').transform"
        )
        # A quarter turn one way or the other: the sign between steps points where reading goes.
        assert turned.startswith("matrix(0.7071")
        assert (turned.split(",")[1].strip().startswith("-")) == first_is_right
