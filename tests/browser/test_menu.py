"""The menu: its groups by mouse, touch and keyboard, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE

pytestmark = pytest.mark.browser


def groups(page: Page) -> Locator:
    return page.locator("[data-menu] details")


def opened(page: Page) -> list[int]:
    """The positions of the groups that are open."""
    return [n for n, one in enumerate(groups(page).all()) if one.get_attribute("open") is not None]


@pytest.mark.parametrize("code", LANGUAGES)
def test_one_group_is_open_at_a_time_and_a_click_elsewhere_closes_it(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=DESK).open(f"{code}/partners/")
    assert opened(page) == []
    for number in (0, 2):
        groups(page).nth(number).locator("summary").click()
        expect(groups(page).nth(number).locator("a").last).to_be_visible()
        assert opened(page) == [number]
    # An open group may cover the head of the page.
    page.get_by_role("contentinfo").locator("p").first.click()
    assert opened(page) == []


@pytest.mark.by_turns
@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_group_opens_by_key_and_escape_returns_the_focus(
    new_visitor: Callable[..., Visitor], code: str, key: str
) -> None:
    page = new_visitor(width=DESK).open(f"{code}/")
    summary = groups(page).nth(1).locator("summary")
    summary.focus()
    page.keyboard.press(key)
    page.keyboard.press("Tab")
    expect(groups(page).nth(1).locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    assert opened(page) == []


def test_a_group_closes_when_the_focus_leaves_it(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=DESK).open("fr/")
    group = groups(page).nth(1)
    group.locator("summary").click()
    group.locator("a").last.focus()
    assert opened(page) == [1]
    page.keyboard.press("Tab")
    expect(groups(page).nth(2).locator("summary")).to_be_focused()
    assert opened(page) == []


@pytest.mark.by_turns
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [960, DESK])
def test_every_group_opens_below_its_title_inside_the_screen(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    page = new_visitor(width=width).open(f"{code}/partners/")
    for group in groups(page).all():
        group.locator("summary").click()
        panel = group.locator("ul").bounding_box()
        assert panel is not None
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= width
        title = group.locator("summary").bounding_box()
        assert title is not None
        assert abs(panel["y"] - title["y"] - title["height"]) <= 2


@pytest.mark.parametrize(("code", "path"), [("fr", "partners/um6p/"), ("ar", "timeline/")])
def test_the_group_of_the_current_page_is_open_and_marked_on_a_phone(
    new_visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    page = new_visitor(width=PHONE).open(f"{code}/{path}")
    page.locator("[data-menu-button]").click()
    (number,) = opened(page)
    current = groups(page).nth(number).locator("[aria-current]")
    expect(current).to_be_visible()
    weights = {
        summary.evaluate("one => getComputedStyle(one).color")
        for summary in page.locator("[data-menu] summary").all()
    }
    assert len(weights) == 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_of_the_menu_is_three_taps_away_on_a_phone(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=PHONE, has_touch=True)
    page = visitor.open(f"{code}/")
    page.locator("[data-menu-button]").tap()
    for group in groups(page).all():
        group.locator("summary").tap()
        for link in group.locator("a").all():
            expect(link).to_be_visible()
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 40
    group = groups(page).nth(0)
    group.locator("summary").tap()
    link = group.locator("a").last
    target = urljoin(page.url, link.get_attribute("href"))
    link.tap()
    page.wait_for_url(target)
