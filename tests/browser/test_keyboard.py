"""Every page can be used by keyboard: each Tab stop is visible, outlined and can be left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE, STATES

pytestmark = pytest.mark.browser

BY_NAME = {state.name: state for state in STATES}
MOST_STOPS = 400

STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(element)) window.stops.set(element, window.stops.size + 1);
  // A link that wraps to a new line may leave an empty box at the end of the line before.
  const box = [...element.getClientRects()].find(({ width }) => width > 0);
  // The outline may be on the element, on the card that it fills, or on the frame of the field.
  const styles = [
    getComputedStyle(element),
    getComputedStyle(element, "::after"),
    getComputedStyle(element.closest(".seek, .card") ?? element),
  ];
  // Nothing covers it: the element at its centre is itself, a part of it, or what contains it. Over
  // the middle of a region of the map are marks; there one of nine points is enough.
  const shares = element.matches(".map__region") ? [0.2, 0.5, 0.8] : [0.5];
  const between = (from, to, most) => shares.map((share) => {
    const [low, high] = [Math.max(from, 0), Math.min(to, most)];
    return low + (high - low) * share;
  });
  const shown = box && between(box.left, box.right, innerWidth).flatMap((x) =>
    between(box.top, box.bottom, innerHeight).map((y) => document.elementFromPoint(x, y)));
  return {
    id: window.stops.get(element),
    html: element.outerHTML.slice(0, 160),
    inView: Boolean(box) && box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 &&
      box.top < innerHeight && box.left < innerWidth,
    uncovered: Boolean(shown?.some((at) => at && (element.contains(at) || at.contains(element)))),
    outlined: styles.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2),
  };
}"""


def tab_stops(page: Page) -> list[dict[str, Any]]:
    """Presses Tab until the focus leaves the page or is back at the start; returns each stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["id"] == stops[0]["id"]):
            return stops
        assert all(stop["id"] != earlier["id"] for earlier in stops), f"a trap: {stop['html']}"
        stops.append(stop)
    raise AssertionError(f"more than {MOST_STOPS} stops")


@pytest.mark.parametrize(
    ("code", "name", "width"),
    [
        ("fr", "home", PHONE),
        ("ar", "home", DESK),
        ("en", "list", PHONE),
        ("ar", "institute", DESK),
        ("fr", "agreement", PHONE),
        ("en", "source", DESK),
        ("ar", "search-filtered", PHONE),
        ("fr", "search-filtered", DESK),
        ("en", "search-zero", PHONE),
        ("fr", "regions", DESK),
        ("ar", "menu", PHONE),
        ("fr", "statement", PHONE),
        ("ar", "missing", PHONE),
    ],
)
def test_every_tab_stop_is_on_the_screen_uncovered_and_outlined(
    new_visitor: Callable[..., Visitor], code: str, name: str, width: int
) -> None:
    state = BY_NAME[name]
    visitor = new_visitor(width=width)
    visitor.expects_missing = state.is_missing
    page = visitor.open(f"{code}/{state.path}")
    state.prepare(page)
    page.evaluate("document.activeElement.blur()")
    stops = tab_stops(page)
    assert len(stops) > 4
    faulty = [
        stop for stop in stops if not (stop["inView"] and stop["uncovered"] and stop["outlined"])
    ]
    assert faulty == []


@pytest.mark.by_turns
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_menu_opens_by_key_and_escape_returns_the_focus_to_its_button(
    new_visitor: Callable[..., Visitor], code: str, key: str
) -> None:
    page = new_visitor(width=PHONE).open(f"{code}/")
    button, menu = page.locator("[data-menu-button]"), page.locator("[data-menu] nav")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press(key)
    expect(menu).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    inside = "document.querySelector('[data-menu]').contains(document.activeElement)"
    assert page.evaluate(inside)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_choosing_a_filter_keeps_the_focus_on_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/search/?q=Mistral")
    page.wait_for_selector("html[data-finder=ready]")
    box = page.locator("input[name=kind][value=agreement]")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-finder-tags] button")).to_have_count(1)
    expect(box).to_be_focused()
