"""The keyboard alone leads through every page: all stops are seen, marked and left again."""

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
  // A name that begins a line of its own leaves an empty box at the end of the one before.
  const box = [...element.getClientRects()].find(({ width }) => width > 0);
  // What is drawn around the stop: on itself, on the card it fills, or on the field's frame.
  const styles = [
    getComputedStyle(element),
    getComputedStyle(element, "::after"),
    getComputedStyle(element.closest(".seek, .card") ?? element),
  ];
  // Nothing lies over it: in its middle one meets itself, a part of it, or what it is a part of.
  const there = box && document.elementFromPoint(
    (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
    (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
  );
  return {
    id: window.stops.get(element),
    html: element.outerHTML.slice(0, 160),
    inView: Boolean(box) && box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 &&
      box.top < innerHeight && box.left < innerWidth,
    met: Boolean(there) && (element.contains(there) || there.contains(element)),
    marked: styles.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2),
  };
}"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page or comes to the first again."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (found and stop["id"] == found[0]["id"]):
            return found
        assert all(stop["id"] != earlier["id"] for earlier in found), f"a trap: {stop['html']}"
        found.append(stop)
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
def test_every_stop_is_on_the_screen_under_nothing_and_outlined(
    visitor: Callable[..., Visitor], code: str, name: str, width: int
) -> None:
    state = BY_NAME[name]
    anyone = visitor(width=width)
    anyone.missing_expected = state.is_missing
    page = anyone.open(f"{code}/{state.path}")
    state.prepare(page)
    page.evaluate("document.activeElement.blur()")
    found = stops(page)
    assert len(found) > 4
    unseen = [s["html"] for s in found if not (s["inView"] and s["met"] and s["marked"])]
    assert unseen == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_menu_opens_by_key_and_escape_gives_the_place_back(
    visitor: Callable[..., Visitor], code: str, key: str
) -> None:
    page = visitor(width=PHONE).open(f"{code}/")
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


def test_a_choice_among_filters_leaves_the_keyboard_where_it_is(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("fr/search/?q=Mistral")
    page.wait_for_selector("html[data-finder=ready]")
    box = page.locator("input[name=kind][value=agreement]")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-finder-tags] button")).to_have_count(1)
    expect(box).to_be_focused()
