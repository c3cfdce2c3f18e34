"""Arabic pages read from the right, with numbers and addresses in their own order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, wait_for_fonts

pytestmark = pytest.mark.browser

GLYPHS = """([field, text]) => {
  const element = document.querySelector(`[data-field="${field}"]`);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(text);
    if (start < 0) continue;
    return [...text].map((letter, index) => {
      const range = document.createRange();
      range.setStart(node, start + index);
      range.setEnd(node, start + index + 1);
      return [letter, range.getClientRects()[0].left];
    });
  }
  return null;
}"""
"""Each letter of a text in a field, in the order of the text, with its left edge on the screen."""


def in_visual_order(page: Page, field: str, text: str) -> str:
    """The letters of ``text``, which is in ``field``, from left to right on the screen."""
    glyphs = page.evaluate(GLYPHS, [field, text])
    assert glyphs is not None, f"{text} is not in the text of {field}"
    return "".join(letter for letter, _ in sorted(glyphs, key=lambda glyph: glyph[1]))


@pytest.mark.by_turns
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
def test_numbers_and_addresses_read_from_left_to_right(
    new_visitor: Callable[..., Visitor],
    small_address: str,
    code: str,
    path: str,
    field: str,
    number: str,
) -> None:
    page = new_visitor(small_address).open(f"{code}/{path}")
    wait_for_fonts(page)
    if code == "fr":
        number = number.replace("\u202f", " ")
    assert in_visual_order(page, field, number) == number


def test_an_ordinary_space_between_groups_of_digits_would_reverse_them(
    new_visitor: Callable[..., Visitor], small_address: str
) -> None:
    page = new_visitor(small_address).open("ar/programmes/programme-invente/")
    page.evaluate(
        """document.querySelectorAll("[data-field=cost] bdi").forEach(
          (text) => { text.textContent = text.textContent.replaceAll("\u202f", " "); })"""
    )
    assert in_visual_order(page, "cost", "1 250 000,50") == "000,50 250 1"


SPACED = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.closest("[lang]").lang === "ar")
  .filter((element) => {
    const style = getComputedStyle(element);
    return !["normal", "0px"].includes(style.letterSpacing) ||
      style.fontStyle !== "normal" || style.textTransform !== "none";
  })
  .map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["", "institutes/jazari-root/", "search/", "method/"])
def test_arabic_text_has_no_letter_spacing_italics_or_capitals(
    new_visitor: Callable[..., Visitor], path: str
) -> None:
    assert new_visitor().open(f"ar/{path}").evaluate(SPACED) == []


def test_breadcrumbs_run_from_the_right_on_an_arabic_page(
    new_visitor: Callable[..., Visitor],
) -> None:
    for code, first_is_right in (("ar", True), ("fr", False)):
        page = new_visitor().open(f"{code}/institutes/jazari-root/")
        steps = page.locator("nav.crumbs li").all()
        lefts = [step.bounding_box()["x"] for step in steps]  # type: ignore[index]
        assert all((a > b) == first_is_right for a, b in pairwise(lefts))
        transform = page.evaluate(
            "getComputedStyle(document.querySelector('nav.crumbs li'), '::after').transform"
        )
        # The sign between steps is turned by 45 degrees, to point in the direction of reading.
        assert transform.startswith("matrix(0.7071")
        assert (transform.split(",")[1].strip().startswith("-")) == first_is_right
