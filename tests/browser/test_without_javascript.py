"""With JavaScript off everything is there: lists, languages, and a way from the root."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(visitor: Callable[..., Visitor]) -> Visitor:
    return visitor(width=360, java_script_enabled=False)


def test_the_root_offers_the_languages(plain: Visitor) -> None:
    page = plain.open("")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(f"{plain.address}ar/")


def test_language_links_keep_the_page(plain: Visitor) -> None:
    page = plain.open("fr/labs/labo-mistral-ai/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{plain.address}en/labs/labo-mistral-ai/")


def test_the_menu_is_open_and_leads_to_lists_of_all_records(plain: Visitor) -> None:
    page = plain.open("fr/")
    page.locator("[data-menu] nav a[href$='institutes/']").click()
    page.wait_for_url(f"{plain.address}fr/institutes/")
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()


def test_the_search_page_is_a_list_and_says_where_the_others_are(plain: Visitor) -> None:
    page = plain.open("ar/search/")
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_be_visible()
    expect(page.locator("noscript a").first).to_be_visible()
    page.locator("noscript a[href$='institutes/']").click()
    page.wait_for_url(f"{plain.address}ar/institutes/")


def test_regions_lead_to_what_stands_in_them(plain: Visitor) -> None:
    page = plain.open("fr/regions/")
    page.locator("main table a[href*='ma-04']").click()
    page.wait_for_url(f"{plain.address}fr/regions/ma-04/")
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()


def test_from_the_search_page_every_name_is_two_steps_away(plain: Visitor) -> None:
    page = plain.open("ar/search/")
    page.locator("noscript a[href$='/a-z/']").click()
    page.wait_for_url(f"{plain.address}ar/a-z/")
    page.locator(".letters").get_by_role("link", name="م", exact=True).click()
    expect(page.get_by_role("heading", name="م", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Français").click()
    page.wait_for_url(f"{plain.address}fr/a-z/")


def test_values_lead_to_their_records_with_their_number(plain: Visitor) -> None:
    page = plain.open("fr/statuses/")
    card = page.locator(".card", has_text="Lancé")
    number = card.locator(".meta").inner_text()
    card.get_by_role("link").click()
    page.wait_for_url(f"{plain.address}fr/statuses/launched/")
    expect(page.locator(".count")).to_have_text(number)
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()
