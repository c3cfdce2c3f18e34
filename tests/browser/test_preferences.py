"""Pages follow what a visitor needs: larger text, a narrow screen, other colours, no motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, in_own_letters
from tests.browser.states import PICTURES, STATES, TOO_WIDE, State

pytestmark = pytest.mark.browser

EVERY_STATE = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)

CUT_OFF = """() => {
  const hasWords = (element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => hasWords(element) && !element.closest(".vh, .skip, noscript, option"))
    .filter((element) => {
      const style = getComputedStyle(element);
      const isForEars = style.clipPath === "inset(50%)";
      const hides = ["hidden", "clip"].includes(style.overflowX) ||
        style.textOverflow === "ellipsis";
      return !isForEars && hides && element.clientWidth > 0 &&
        (element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}"""
"""Elements with words of their own, some of which they hide."""


def opened(visitor: Callable[..., Visitor], code: str, state: State, **options: object) -> Page:
    anyone = visitor(**options)
    anyone.missing_expected = state.is_missing
    page = anyone.open(f"{code}/{state.path}")
    state.prepare(page)
    in_own_letters(page)
    return page


def enlarge_text(page: Page) -> None:
    """Twice the size of text that the browser had, as its settings do it."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def fits(page: Page, width: int) -> None:
    across = page.evaluate("document.documentElement.scrollWidth")
    assert across <= width, page.evaluate(TOO_WIDE)
    assert page.evaluate(CUT_OFF) == []


@EVERY_STATE
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_nothing_is_cut_at_320_pixels_or_with_text_at_twice_its_size(
    visitor: Callable[..., Visitor], code: str, state: State
) -> None:
    page = opened(visitor, code, state, width=320, height=640)
    fits(page, 320)
    wide = 2 * state.widths[0] if len(state.widths) == 1 else 1280
    page.set_viewport_size({"width": wide, "height": 800})
    enlarge_text(page)
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "32px"
    fits(page, wide)
    if code == "fr" and state.name in {"home", "institute"}:
        page.screenshot(path=PICTURES / f"fr-{state.name}-200-per-cent.png")


MOVING = """() => {
  const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0.01);
  const moves = (style) => lasts(style.transitionDuration) || style.scrollBehavior === "smooth" ||
    (style.animationName !== "none" && lasts(style.animationDuration));
  return [document.documentElement, ...document.querySelectorAll("body *")]
    .filter((element) => [null, "::before", "::after"].some(
      (part) => moves(getComputedStyle(element, part))))
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@EVERY_STATE
def test_nothing_moves_for_who_asked_for_less_motion(
    visitor: Callable[..., Visitor], state: State
) -> None:
    page = opened(visitor, "fr", state, width=state.widths[0], reduced_motion="reduce")
    moving = page.evaluate(MOVING)
    assert moving == []


UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  const seen = (style) => style.display === "none" || style.content === "none" ||
    style.maskImage === "none" || style.backgroundColor !== ground;
  return [...document.querySelectorAll("[class*=icon], .kind-label, .kind-sign, .badge--status")]
    .filter((element) => element.getClientRects().length > 0)
    // The sign within a star is cut out of it, so it has the colour of the page.
    .flatMap((element) => [null, "::before"].map((part) => [element, part]))
    .filter(([element, part]) => !seen(getComputedStyle(element, part)))
    .map(([element, part]) => element.className + (part ?? ""));
}"""
"""Signs drawn as a mask over a ground that forced colours would give the colour of the page."""


@EVERY_STATE
def test_borders_and_signs_stay_where_colours_are_forced(
    visitor: Callable[..., Visitor], state: State
) -> None:
    page = opened(
        visitor, "ar", state, width=state.widths[-1], forced_colors="active", color_scheme="dark"
    )
    edges = ".card, .button, .seek, .panel, .badge, .menu-button, input[type=checkbox]"
    bare = page.evaluate(
        """(edges) => [...document.querySelectorAll(edges)]
          .filter((element) => element.getClientRects().length > 0 && element.type !== "checkbox")
          .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) === 0)
          .map((element) => element.className)""",
        edges,
    )
    assert bare == []
    assert page.evaluate(UNSEEN) == []
    if state.name in {"home", "institute", "search"}:
        page.screenshot(path=PICTURES / f"ar-{state.name}-forced-colours.png")
