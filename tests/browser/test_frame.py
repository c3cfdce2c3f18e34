"""What stands around every page: languages, menu, colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "rest",
    ["institutes/jazari-root/", "agreements/", "about/", "search/?q=Mistral&kind=lab", ""],
)
def test_changing_the_language_keeps_the_page_and_its_question(
    visitor: Callable[..., Visitor], rest: str
) -> None:
    anyone = visitor()
    page = anyone.open(f"fr/{rest}")
    page.locator("nav[data-language-switch] a[hreflang=ar]").click()
    page.wait_for_url(f"{anyone.address}ar/{rest}")
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    page.locator("nav[data-language-switch] a[hreflang=en]").click()
    page.wait_for_url(f"{anyone.address}en/{rest}")


def test_the_language_switch_stands_at_the_end_of_the_line(
    visitor: Callable[..., Visitor],
) -> None:
    for code, at_the_right in (("fr", True), ("ar", False)):
        page = visitor().open(f"{code}/")
        box = page.locator("nav[data-language-switch]").bounding_box()
        assert box is not None
        assert (box["x"] > 640) == at_the_right


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("ar/labs/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip").first
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_chosen_colours_are_kept_on_the_next_page(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor(color_scheme="light")
    page = anyone.open("fr/")
    button = page.locator("[data-scheme]")
    expect(button).to_have_attribute("aria-pressed", "false")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto(f"{anyone.address}fr/institutes/")
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("locale", "code"), [("ar-MA", "ar"), ("en-GB", "en"), ("de-DE", "")])
def test_the_root_leads_to_the_language_of_the_browser(
    visitor: Callable[..., Visitor], locale: str, code: str
) -> None:
    anyone = visitor(locale=locale)
    page = anyone.open("")
    if code:
        page.wait_for_url(f"{anyone.address}{code}/")
    else:
        expect(page.locator("a[hreflang]")).to_have_count(3)


def test_a_missing_address_is_told_in_three_languages_and_leads_back(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    anyone.missing_expected = True
    page = anyone.open("fr/institutes/nowhere/at/all/")
    anyone.missing_expected = False
    for code in LANGUAGES:
        expect(page.locator(f"section[lang={code}] :is(h1, h2)")).to_be_visible()
    page.locator("section[lang=ar] a").first.click()
    page.wait_for_url(f"{anyone.address}ar/")
