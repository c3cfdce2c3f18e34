"""The results of the search page as cards, a table, a map and a timeline, sorted as asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from jazari_catalogue.records.values.vocabularies import Strength
from tests.browser.conftest import Visitor
from tests.browser.search_page import (
    all_result_ids,
    choose_view,
    focused_element,
    result_ids,
    wait_for_results,
)
from tests.browser.states import PHONE, in_each_view
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser


@in_each_view
def test_query_filters_order_and_view_survive_reload_back_and_sharing_the_address(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    visitor = new_visitor(width=width)
    page = visitor.open(f"{code}/search/")
    wait_for_results(page)
    if width == PHONE:
        page.locator("[data-finder-open]").click()
    page.locator("input[name=kind][value=agreement]").check()
    wait_for_results(page)
    if width == PHONE:
        page.locator("[data-finder-show]").click()
        expect(page.locator("[data-finder-sheet]")).to_be_hidden()
    choose_view(page, "table")
    page.locator("select[name=sort]").select_option("newest")
    wait_for_results(page)
    path = f"{code}/search/?kind=agreement&sort=newest&view=table"
    assert visitor.path_of(page) == path
    rows = result_ids(page)
    assert len(rows) > 1
    assert page.locator("tr[data-result-id]").count() == len(rows)

    page.reload()
    wait_for_results(page)
    assert result_ids(page) == rows
    assert page.locator("select[name=sort]").input_value() == "newest"

    other = new_visitor(width=width)
    shared = other.open(path)
    wait_for_results(shared)
    assert result_ids(shared) == rows
    assert shared.locator("input[name=view][value=table]").is_checked()

    page.go_back()
    wait_for_results(page)
    assert visitor.path_of(page) == f"{code}/search/?kind=agreement&view=table"
    page.go_back()
    wait_for_results(page)
    assert page.locator("li.card[data-result-id]").count() == len(rows)


def test_the_language_links_keep_the_filters_and_the_view(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/?kind=agreement")
    wait_for_results(page)
    choose_view(page, "timeline")
    link = page.locator("[data-language-switch] a[lang=ar]")
    query = "?kind=agreement&view=timeline"
    assert (link.get_attribute("href") or "").endswith(f"/ar/search/{query}")
    before = result_ids(page)
    link.click()
    wait_for_results(page)
    assert visitor.path_of(page) == f"ar/search/{query}"
    assert set(result_ids(page)) == set(before)
    page.go_back()
    wait_for_results(page)
    assert result_ids(page) == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_view_shows_the_same_results(new_visitor: Callable[..., Visitor], code: str) -> None:
    page = new_visitor().open(f"{code}/search/?q=Mistral")
    wait_for_results(page)
    cards = all_result_ids(page)
    status = page.get_by_role("status")
    expect(status).to_have_text(page.locator("[data-finder-count]").inner_text())
    for view in ("table", "map"):
        choose_view(page, view)
        assert all_result_ids(page) == cards
    choose_view(page, "timeline")
    assert set(all_result_ids(page)) == set(cards)
    dates = page.eval_on_selector_all(
        "[data-result-id] time", "times => times.map(time => time.dateTime)"
    )
    assert dates == sorted(dates, reverse=True)
    assert page.locator("[data-finder-sorting]").is_hidden()
    expect(status).to_have_count(1)


def test_dates_in_results_are_formatted_as_on_other_pages(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("ar/search/?view=table&kind=event")
    wait_for_results(page)
    cell = page.locator("[data-result-id=journee-ia-2026-01-12] time")
    assert cell.inner_text() == "12\u00a0يناير\u00a02026"
    assert cell.get_attribute("datetime") == "2026-01-12"


def test_a_wide_table_scrolls_in_a_region_that_can_be_focused(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE).open("ar/search/?view=table")
    wait_for_results(page)
    region = page.locator("[data-finder-results]").get_by_role("region")
    assert region.get_attribute("tabindex") == "0"
    assert region.get_attribute("aria-label")
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    assert region.get_by_role("columnheader").count() == 8


@pytest.mark.parametrize("sort", ["newest", "name"])
def test_results_are_sorted_as_asked(new_visitor: Callable[..., Visitor], sort: str) -> None:
    page = new_visitor().open("fr/search/?view=table&kind=agreement&kind=lab")
    wait_for_results(page)
    unsorted = all_result_ids(page)
    page.locator("select[name=sort]").focus()
    page.locator("select[name=sort]").select_option(sort)
    wait_for_results(page)
    assert f"sort={sort}" in page.url
    assert focused_element(page) == "finder-sort"
    assert sorted(all_result_ids(page)) == sorted(unsorted)
    if sort == "newest":
        # Of dates that sources differ on, the newest is first in its cell.
        dates = page.eval_on_selector_all(
            "[data-result-id] time:first-of-type", "times => times.map(time => time.dateTime)"
        )
        assert dates == sorted(dates, reverse=True)
    if sort == "name":
        names = page.locator("[data-result-id] th a").all_inner_texts()
        assert names == sorted(names)


def test_changing_the_view_keeps_the_focus(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/search/")
    wait_for_results(page)
    page.locator("input[name=view][value=cards]").focus()
    page.keyboard.press("ArrowRight")
    wait_for_results(page)
    assert focused_element(page) == "view=table"
    page.keyboard.press("ArrowRight")
    wait_for_results(page)
    assert focused_element(page) == "view=map"
    assert "view=map" in page.url


def test_a_region_of_the_map_is_a_filter_and_keeps_the_focus(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/?view=map")
    wait_for_results(page)
    region = page.locator("a[data-region=ma-03]")
    count = region.get_attribute("data-count")
    sign = page.locator("[data-sign=ma-03]")
    assert sign.locator("text").first.text_content() == count
    strengths = [sign.get_attribute(f"data-{strength.value}") or "" for strength in Strength]
    assert sum(map(int, strengths)) == int(count or 0) > 1
    assert region.get_attribute("data-official") == strengths[0] != "0"
    assert f"({strengths[0]})" in (region.get_attribute("aria-label") or "")
    region.focus()
    page.keyboard.press("Enter")
    wait_for_results(page)
    assert visitor.path_of(page) == "fr/search/?region=ma-03&view=map"
    assert str(len(result_ids(page))) == count
    assert region.get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.dataset.region") == "ma-03"
    page.keyboard.press("Enter")
    wait_for_results(page)
    assert visitor.path_of(page) == "fr/search/?view=map"


def test_the_evidence_lens_dims_the_results_of_a_search_and_counts_on_its_map(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/")
    page.evaluate("localStorage.setItem('lens', 'official')")
    page.goto(f"{visitor.address}fr/search/?kind=institute&view=map")
    wait_for_results(page)
    for sign in page.locator("[data-finder-results] [data-sign]").all():
        official = sign.get_attribute("data-official") or ""
        expect(sign).to_have_attribute("data-count", official)
    lines = page.locator("[data-finder-results] [data-result-id]")
    assert {line.get_attribute("data-strength") for line in lines.all()} > {"official"}
    choose_view(page, "table")
    dashed = "rows => rows.filter(row => getComputedStyle(row).borderStyle === 'dashed').length"
    weaker = page.locator("tr[data-strength]:not([data-strength=official])")
    assert weaker.evaluate_all(dashed) == weaker.count() > 0
