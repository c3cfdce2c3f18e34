"""The list of the sources of a value: a button opens it, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE, RECORDS, TOO_WIDE

pytestmark = pytest.mark.browser

BUTTON = "[popovertarget=from-name]"
LIST = "#from-name"


def open_by_keyboard(page: Page) -> None:
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    expect(page.locator(LIST)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_list_opens_and_closes_by_keyboard(
    new_visitor: Callable[..., Visitor], scripts: bool
) -> None:
    page = new_visitor(java_script_enabled=scripts).open(f"fr/{RECORDS['network']}")
    expect(page.locator(LIST)).to_be_hidden()
    open_by_keyboard(page)
    page.keyboard.press("Tab")
    first = page.locator(f"{LIST} a").first
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator(BUTTON)).to_be_focused()


def test_link_in_the_list_leads_to_the_source_and_closes_the_list(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE).open(f"ar/{RECORDS['network']}")
    open_by_keyboard(page)
    page.locator(f"{LIST} a").first.click()
    expect(page).to_have_url(re.compile("#source-1$"))
    expect(page.locator(LIST)).to_be_hidden()
    expect(page.locator("#source-1")).to_be_in_viewport()


def test_a_source_leads_back_to_a_value_that_cites_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE).open(f"ar/{RECORDS['network']}")
    page.locator("#source-1 .sources__for summary").click()
    back = page.locator("#source-1 .sources__for a").first
    anchor = str(back.get_attribute("href"))
    back.click()
    expect(page).to_have_url(re.compile(f"{anchor}$"))
    expect(page.locator(anchor)).to_be_in_viewport()
    expect(page.locator(f"{anchor} [href='#source-1']")).to_have_count(1)


@pytest.mark.by_turns
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_list_is_on_the_screen(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    page = new_visitor(width=width).open(f"{code}/{RECORDS['institute']}")
    buttons = page.locator("button[popovertarget]")
    assert buttons.count() > 5
    for index in range(buttons.count()):
        buttons.nth(index).click()
        assert page.evaluate(TOO_WIDE) == []
        box = page.locator(":popover-open").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
        page.keyboard.press("Escape")


def test_printed_page_has_the_numbers_of_all_sources(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open(f"fr/{RECORDS['network']}")
    page.emulate_media(media="print")
    expect(page.locator(BUTTON)).to_be_hidden()
    expect(page.locator(LIST)).to_be_visible()
    assert page.locator(f"{LIST} bdi").first.is_hidden()
