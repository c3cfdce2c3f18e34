"""The fields of every kind of page on a phone are large enough, and show all of their hint."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

PAGES = sorted({state.path.split("?")[0] for state in STATES if not state.is_missing})
"""The path of a page of each kind."""

SMALLER = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !field.matches("[type=checkbox], [type=radio], [type=hidden]"))
  .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
  .map((field) => field.outerHTML.slice(0, 120))"""
"""Fields into which iOS zooms: those whose text is smaller than 16 px."""

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


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_no_field_is_small_enough_for_a_phone_to_zoom_into_it(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=390, height=844)
    page = visitor.open()
    for path in PAGES:
        page.goto(f"{visitor.address}{code}/{path}")
        assert page.evaluate(SMALLER) == [], path


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_no_placeholder_is_cut(new_visitor: Callable[..., Visitor], code: str) -> None:
    visitor = new_visitor(width=360, height=640)
    page = visitor.open()
    for path in ("", "institutes/", "search/"):
        page.goto(f"{visitor.address}{code}/{path}")
        wait_for_fonts(page)
        assert page.evaluate(CUT) == [], path
