"""The page of missing addresses: language, menu, nearest addresses, wherever it is served."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.project import Project
from tools.pages_server import BASE_PATH

pytestmark = pytest.mark.browser


# The root of a server is for `make test-all`: fewer mistakes are possible there.
@pytest.fixture(params=[BASE_PATH, pytest.param("/", marks=pytest.mark.whole), "/a/pre-view/"])
def place(request: pytest.FixtureRequest, serve: Callable[..., str], real_project: Project) -> str:
    """The site below the configured path, at the root, and where nobody expects it."""
    return serve(real_project.site, request.param)


def lost(visitor: Visitor, address: str) -> Page:
    visitor.expects_missing = True
    page = visitor.context.new_page()
    page.goto(address)
    return page


def root_of(place: str) -> str:
    """The path of the site on its server."""
    return urlsplit(place).path


def nearest(page: Page) -> list[str | None]:
    """The addresses that the page suggests, below the language, the nearest first."""
    links = page.locator("[data-nearest]:not([hidden]) a")
    expect(links.first).to_be_visible()
    return [link.get_attribute("href") for link in links.all()]


MEANT = {
    "fr/institutes/jazari-rot/": "fr/institutes/jazari-root/",
    "ar/partner/um6p/": "ar/partners/um6p/",
    "en/timelin": "en/timeline/",
    "institutes/jazari-root/": "en/institutes/jazari-root/",
    "fr/topic/ia-generativ": "fr/topics/ia-generative/",
    "fr/regions/casablanca/": "fr/regions/ma-06/",
    "de/institutes/jazari-root/index.html": "en/institutes/jazari-root/",
}
"""Addresses that do not exist, and what each is nearest to for a reader of English."""


def test_the_nearest_address_is_suggested_in_the_language_of_the_address(
    new_visitor: Callable[..., Visitor], place: str
) -> None:
    visitor = new_visitor(at=place, locale="en-GB")
    for address, meant in MEANT.items():
        page = lost(visitor, place + address)
        expect(page.locator("h1")).to_be_visible()
        first, *_ = nearest(page)
        language, *_ = meant.split("/")
        words = address.removesuffix("/index.html").strip("/").split("/")[-1].replace("-", "+")
        link = page.locator("section .lost__ways a").last
        expect(link).to_have_attribute("href", f"{root_of(place)}{language}/search/?q={words}")
        assert first == f"{root_of(place)}{meant}"
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("section[lang]").count() == 1
        page.locator("[data-nearest] a").first.click()
        page.wait_for_url(place + meant)
        page.close()


def test_the_page_has_menu_search_and_style_wherever_it_is_served(
    new_visitor: Callable[..., Visitor], place: str
) -> None:
    page = lost(new_visitor(at=place, locale="fr-FR"), f"{place}ar/no/such/place/at/all/")
    group = page.locator("header .menu details").first
    group.locator("summary").click()
    group.locator("a").last.click()
    page.wait_for_url(f"{place}ar/**")
    page.go_back()
    # The colour of the brand is that of the style sheet, and the field suggests records.
    expect(page.locator(".lost__number")).to_have_css("color", "rgb(11, 92, 72)")
    field = page.locator("header input[name=q]")
    field.click()
    field.press_sequentially("Mistral")
    expect(page.locator("header [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{place}ar/search/?q=Mistral")


@pytest.mark.parametrize("locale", ["ar-MA", "en-GB"])
def test_an_address_without_a_language_is_answered_in_that_of_the_browser(
    new_visitor: Callable[..., Visitor], locale: str
) -> None:
    visitor = new_visitor(locale=locale)
    page = lost(visitor, f"{visitor.address}zzzzzz/")
    expect(page.locator("section[lang]")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == locale[:2]
    expect(page.locator("header .menu")).to_be_visible()
    expect(page.locator("[data-nearest]")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_three_languages_are_shown_to_who_speaks_none_or_has_no_scripts(
    new_visitor: Callable[..., Visitor], place: str, scripts: bool
) -> None:
    visitor = new_visitor(at=place, locale="ja-JP", java_script_enabled=scripts)
    page = lost(visitor, f"{place}no/such/place/")
    for code in LANGUAGES:
        section = page.locator(f"section[lang={code}]")
        expect(section.locator("h1, h2").first).to_be_visible()
        expect(section.locator("a.button, a").first).to_be_visible()
    # Even where the style sheet is not found.
    assert page.locator(".md-toggle").first.is_hidden()
    if scripts or place.endswith(BASE_PATH):
        home = page.locator("section[lang=ar] a.button")
        expect(home).to_have_attribute("href", f"{root_of(place)}ar/")
        home.click()
        page.wait_for_url(f"{place}ar/")


def test_an_address_with_two_slashes_loads_nothing_from_another_host(
    new_visitor: Callable[..., Visitor], address: str
) -> None:
    visitor = new_visitor(locale="fr-FR")
    visitor.expects_missing = True
    page = visitor.context.new_page()
    reported: list[str] = []
    page.on("console", lambda message: reported.append(message.text))
    page.goto(f"{address.removesuffix(BASE_PATH)}//another.example/fr/x/")
    page.wait_for_load_state("networkidle")
    assert not [text for text in reported if "another.example" in text]
