"""The frame of every page: language switch, skip link and colours; the root."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.browser.states import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "rest",
    ["institutes/jazari-root/", "agreements/", "about/", "search/?q=Mistral&kind=lab", ""],
)
def test_changing_the_language_keeps_the_page_and_its_query(
    new_visitor: Callable[..., Visitor], rest: str
) -> None:
    visitor = new_visitor()
    page = visitor.open(f"fr/{rest}")
    page.locator("nav[data-language-switch] a[hreflang=ar]").click()
    page.wait_for_url(f"{visitor.address}ar/{rest}")
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    page.locator("nav[data-language-switch] a[hreflang=en]").click()
    page.wait_for_url(f"{visitor.address}en/{rest}")


def test_the_language_switch_is_at_the_end_of_the_header_in_both_directions(
    new_visitor: Callable[..., Visitor],
) -> None:
    for code, at_the_right in (("fr", True), ("ar", False)):
        page = new_visitor().open(f"{code}/")
        box = page.locator("nav[data-language-switch]").bounding_box()
        assert box is not None
        assert (box["x"] > 640) == at_the_right


def test_the_first_tab_stop_skips_to_the_content(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("ar/labs/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip").first
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_chosen_colour_scheme_is_kept_on_the_next_page(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(color_scheme="light")
    page = visitor.open("fr/")
    button = page.locator("[data-scheme]")
    expect(button).to_have_attribute("aria-pressed", "false")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto(f"{visitor.address}fr/institutes/")
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("locale", "code"), [("ar-MA", "ar"), ("en-GB", "en"), ("de-DE", "")])
def test_the_root_redirects_to_the_language_of_the_browser(
    new_visitor: Callable[..., Visitor], locale: str, code: str
) -> None:
    visitor = new_visitor(locale=locale)
    page = visitor.open("")
    if code:
        page.wait_for_url(f"{visitor.address}{code}/")
    else:
        expect(page.locator("a[hreflang]")).to_have_count(3)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_notice_of_who_speaks_is_read_first_and_scrolls_away(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=PHONE).open(f"{code}/institutes/jazari-root/")
    notice = page.locator(".masthead__notice")
    box = notice.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 120
    assert box["width"] <= PHONE
    page.mouse.wheel(0, 2000)
    expect(notice).not_to_be_in_viewport()
