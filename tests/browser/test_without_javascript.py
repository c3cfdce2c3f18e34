"""Without JavaScript every page can be reached and read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_visitor: Callable[..., Visitor]) -> Visitor:
    """A visitor without JavaScript, on a phone."""
    return new_visitor(width=360, java_script_enabled=False)


def test_the_root_links_to_the_languages(plain: Visitor) -> None:
    page = plain.open("")
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url(f"{plain.address}ar/")


def test_language_links_keep_the_page(plain: Visitor) -> None:
    page = plain.open("fr/labs/labo-mistral-ai/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{plain.address}en/labs/labo-mistral-ai/")


def test_the_menu_is_shown_and_its_groups_open(plain: Visitor) -> None:
    page = plain.open("fr/")
    groups = page.locator("[data-menu] summary")
    for group in groups.all():
        group.click()
        expect(page.locator("[data-menu] details[open]")).to_have_count(1)
    groups.first.click()
    page.locator("[data-menu] nav a[href$='fr/institutes/']").click()
    page.wait_for_url(f"{plain.address}fr/institutes/")
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()


def test_the_search_page_lists_records_and_links_to_the_other_lists(plain: Visitor) -> None:
    page = plain.open("ar/search/")
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_be_visible()
    expect(page.locator("noscript a").first).to_be_visible()
    page.locator("noscript a[href$='institutes/']").click()
    page.wait_for_url(f"{plain.address}ar/institutes/")


def test_regions_link_to_their_records(plain: Visitor) -> None:
    page = plain.open("fr/regions/")
    page.locator("main table a[href*='ma-04']").click()
    page.wait_for_url(f"{plain.address}fr/regions/ma-04/")
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()


def test_every_name_is_two_links_away_from_the_search_page(plain: Visitor) -> None:
    page = plain.open("ar/search/")
    page.locator("noscript a[href$='/a-z/']").click()
    page.wait_for_url(f"{plain.address}ar/a-z/")
    page.locator(".letters").get_by_role("link", name="م", exact=True).click()
    expect(page.get_by_role("heading", name="م", exact=True)).to_be_in_viewport()
    page.get_by_role("link", name="Français").click()
    page.wait_for_url(f"{plain.address}fr/a-z/")


def test_facet_values_link_to_their_records_and_give_their_number(plain: Visitor) -> None:
    page = plain.open("fr/statuses/")
    card = page.locator(".card", has_text="Lancé")
    number = card.locator(".meta").inner_text()
    card.get_by_role("link").click()
    page.wait_for_url(f"{plain.address}fr/statuses/launched/")
    expect(page.locator(".count")).to_have_text(number)
    expect(page.get_by_role("link", name="JAZARI ROOT")).to_be_visible()


def test_the_search_page_hides_what_needs_javascript(plain: Visitor) -> None:
    page = plain.open("fr/search/?view=table")
    assert page.locator("[data-result-id]").count() > 10
    for part in ("ways", "sorting", "csv", "tray", "comparison", "filters"):
        expect(page.locator(f"[data-finder-{part}]")).to_be_hidden()
