"""Pages adapt to a visitor's settings: large text, narrow screens, forced colours, less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import PICTURES, STATES, TOO_WIDE, State

pytestmark = pytest.mark.browser

CUT_OFF = """() => {
  const hasWords = (element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => hasWords(element) && !element.closest(".vh, .skip, noscript, option"))
    .filter((element) => {
      const style = getComputedStyle(element);
      // Hidden from view, or with a sign in its place.
      const isForEars = style.clipPath === "inset(50%)" || style.maskImage !== "none";
      const hides = ["hidden", "clip"].includes(style.overflowX) ||
        style.textOverflow === "ellipsis";
      return !isForEars && hides && element.clientWidth > 0 &&
        (element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}"""
"""Elements that hide a part of their own text."""


MOVING = """() => {
  const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0.01);
  const moves = (style) => lasts(style.transitionDuration) || style.scrollBehavior === "smooth" ||
    (style.animationName !== "none" && lasts(style.animationDuration));
  return [document.documentElement, ...document.querySelectorAll("body *")]
    .filter((element) => [null, "::before", "::after"].some(
      (part) => moves(getComputedStyle(element, part))))
    .map((element) => element.outerHTML.slice(0, 120));
}"""
"""Elements that move, or that move the page."""


SMALLER = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !field.matches("[type=checkbox], [type=radio], [type=hidden]"))
  .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
  .map((field) => field.outerHTML.slice(0, 120))"""
"""Fields into which iOS zooms: those whose text is smaller than 16 px."""


BARE = """() => [...document.querySelectorAll(
    ".card, .button, .seek, .panel, .badge, .menu-button")]
  .filter((element) => element.getClientRects().length > 0)
  .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) === 0)
  .map((element) => element.className)"""
"""Frames without a border, which forced colours would hide."""


UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  const seen = (style) => style.display === "none" || style.content === "none" ||
    style.maskImage === "none" || style.backgroundColor !== ground;
  return [...document.querySelectorAll("[class*=icon], .kind-label, .kind-sign, .badge--status")]
    .filter((element) => element.getClientRects().length > 0)
    // The sign inside a star is cut out of it: it has the colour of the page by design.
    .flatMap((element) => [null, "::before"].map((part) => [element, part]))
    .filter(([element, part]) => !seen(getComputedStyle(element, part)))
    .map(([element, part]) => element.className + (part ?? ""));
}"""
"""Signs drawn as masks whose background has the colour of the page, so that they are invisible."""


WRITTEN_BOTH_WAYS = [
    pytest.param(
        code,
        state,
        id=f"{code}-{state.name}",
        marks=pytest.mark.whole if not state.is_main or (row + column) % 2 else (),
    )
    for row, state in enumerate(STATES)
    for column, code in enumerate(("fr", "ar"))
]
"""Every state from left to right and from right to left; `make test` takes turns."""


def opened(visitor: Visitor, code: str, state: State) -> Page:
    visitor.expects_missing = state.is_missing
    page = visitor.context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{visitor.address}{code}/{state.path}")
    state.prepare(page)
    wait_for_fonts(page)
    return page


def enlarge_text(page: Page) -> None:
    """Doubles the font size in the settings of the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def assert_fits(page: Page, width: int) -> None:
    """Fails if anything is wider than ``width`` or hides a part of its text."""
    across = page.evaluate("document.documentElement.scrollWidth")
    assert across <= width, page.evaluate(TOO_WIDE)
    assert page.evaluate(CUT_OFF) == []


# One page for all settings, because opening it takes longer than looking at it.
@pytest.mark.parametrize(("code", "state"), WRITTEN_BOTH_WAYS)
def test_a_page_adapts_to_the_settings_of_a_visitor(
    reader: Visitor, code: str, state: State
) -> None:
    page = opened(reader, code, state)
    moving = page.evaluate(MOVING)
    assert moving == []
    assert page.evaluate(SMALLER) == []
    assert_fits(page, 320)
    wide = 2 * state.widths[0] if len(state.widths) == 1 else 1280
    page.set_viewport_size({"width": wide, "height": 800})
    assert_visible_with_forced_colours(page)
    if state.name in {"home", "institute", "search"}:
        page.screenshot(path=PICTURES / f"{code}-{state.name}-forced-colours.png")
    page.emulate_media(forced_colors="none", color_scheme="light")
    enlarge_text(page)
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
    assert_fits(page, wide)
    if code == "fr" and state.name in {"home", "institute"}:
        page.screenshot(path=PICTURES / f"fr-{state.name}-200-per-cent.png")


def assert_visible_with_forced_colours(page: Page) -> None:
    """Fails if a border or a sign is invisible where the system chooses the colours."""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    assert page.evaluate(BARE) == []
    assert page.evaluate(UNSEEN) == []
