"""The fields of pages on a phone: their hints, and the list to choose an order from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor, wait_for_fonts

pytestmark = pytest.mark.browser

CUT = """() => [...document.querySelectorAll("[placeholder]")]
  .filter((field) => {
    const style = getComputedStyle(field);
    const context = document.createElement("canvas").getContext("2d");
    context.font = `${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return room > 0 && context.measureText(field.placeholder).width > room;
  })
  .map((field) => field.outerHTML.slice(0, 120))"""
"""Fields whose placeholder is wider than they are."""


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_no_placeholder_is_cut(new_visitor: Callable[..., Visitor], code: str) -> None:
    visitor = new_visitor(width=360, height=640)
    page = visitor.open()
    for path in ("", "institutes/", "search/"):
        page.goto(f"{visitor.address}{code}/{path}")
        wait_for_fonts(page)
        assert page.evaluate(CUT) == [], path


SELECT = """() => {
  const select = document.querySelector("main select");
  const style = getComputedStyle(select);
  const arrow = getComputedStyle(select.parentElement, "::after");
  return {
    appearance: style.appearance,
    room: parseFloat(style.paddingInlineEnd)
      - parseFloat(arrow.insetInlineEnd) - parseFloat(arrow.inlineSize),
    takesClicks: arrow.pointerEvents !== "none",
  };
}"""


def test_list_to_choose_from_looks_the_same_in_every_engine(
    new_visitor: Callable[..., Visitor],
) -> None:
    """WebKit would draw it as a grey button: its arrow is ours, beside its text."""
    visitor = new_visitor(width=360, height=640)
    page = visitor.open()
    page.goto(f"{visitor.address}ar/search/")
    drawn = page.evaluate(SELECT)
    assert drawn.pop("room") > 4
    assert drawn == {"appearance": "none", "takesClicks": False}
