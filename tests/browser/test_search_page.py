"""A visitor searches and filters on the search page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import all_result_ids, result_ids, search, wait_for_results
from tests.hostile import ATTACK, hostile_project

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("code", "query", "name"),
    [
        ("fr", "Mistral", "Laboratoire"),
        ("ar", "ميسترال", "مختبر"),
        ("ar", "Mistral", "مختبر"),
        ("en", "lab", "laboratory"),
    ],
)
def test_a_query_in_any_script_finds_the_laboratory(
    new_visitor: Callable[..., Visitor], code: str, query: str, name: str
) -> None:
    page = new_visitor().open(f"{code}/search/")
    assert "labo-mistral-ai" in search(page, query)[:10]
    card = page.locator("[data-result-id=labo-mistral-ai]")
    assert name in card.inner_text()
    card.get_by_role("link").first.click()
    page.wait_for_url(f"**/{code}/labs/labo-mistral-ai/")
    assert name in page.locator("h1").inner_text()


def test_the_query_is_in_the_address_and_the_address_repeats_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/")
    results = search(page, "Mistral")
    assert visitor.path_of(page) == "fr/search/?q=Mistral"
    reopened = visitor.open("fr/search/?q=Mistral")
    wait_for_results(reopened)
    assert result_ids(reopened) == results
    assert reopened.locator("input[name=q]").input_value() == "Mistral"


def test_a_filter_narrows_the_results_and_going_back_removes_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("en/search/")
    wait_for_results(page)
    everything = result_ids(page)
    page.locator("input[type=checkbox][name=kind][value=lab]").check()
    wait_for_results(page)
    expect(page.locator("[data-result-id]")).to_have_count(1)
    assert result_ids(page) == ["labo-mistral-ai"]
    assert visitor.path_of(page) == "en/search/?kind=lab"
    page.go_back()
    wait_for_results(page)
    expect(page.locator("[data-result-id]")).to_have_count(len(everything))
    assert result_ids(page) == everything
    assert not page.locator("input[name=kind][value=lab]").is_checked()


def test_each_active_filter_has_a_button_that_removes_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/?kind=lab")
    wait_for_results(page)
    expect(page.locator("[data-result-id]")).to_have_count(1)
    remove = page.locator("[data-finder-tags] button")
    assert "Laboratoires" in (remove.get_attribute("aria-label") or "")
    remove.click()
    wait_for_results(page)
    assert visitor.path_of(page) == "fr/search/"
    expect(page.locator("#results-heading")).to_be_focused()
    expect(page.locator("#results-heading")).to_contain_text("fiches")


def test_the_number_of_results_is_announced_once_in_a_status(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/search/")
    status = page.get_by_role("status")
    expect(status).to_have_count(1)
    assert status.text_content() == ""
    assert len(search(page, "Mistral")) > 1
    expect(status).not_to_have_text("")
    announced = status.text_content()
    assert announced == f"{len(all_result_ids(page))} résultats"


def test_without_results_a_notice_offers_to_remove_a_filter(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/search/?q=Dakhla&kind=lab")
    wait_for_results(page)
    expect(page.locator("[data-finder-notice]")).to_be_visible()
    page.locator("[data-finder-notice] button").first.click()
    wait_for_results(page)
    assert result_ids(page) != []


def test_no_index_is_fetched_before_the_search_is_used(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    requested: list[str] = []
    visitor.context.on("request", lambda request: requested.append(request.url))
    page = visitor.open("fr/search/")
    wait_for_results(page)
    assert not [url for url in requested if url.endswith(".json")]
    page.locator("input[name=q]").focus()
    with visitor.context.expect_event("requestfinished", lambda r: r.url.endswith(".json")):
        search(page, "Mistral")


def test_the_header_search_opens_the_search_page_with_its_query(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("ar/institutes/")
    field = page.locator("header form[role=search] input[name=q]")
    field.fill("ميسترال")
    field.press("Enter")
    wait_for_results(page)
    expect(page.locator("main input[name=q]")).to_have_value("ميسترال")
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_be_visible()
    assert page.url.split("?")[0].endswith("/ar/search/")


def test_the_markup_in_a_hostile_record_is_shown_as_text_among_the_results(
    new_visitor: Callable[..., Visitor], serve: Callable[..., str], tmp_path: Path
) -> None:
    visitor = new_visitor(serve(hostile_project(tmp_path / "attacked", ATTACK).site))
    page = visitor.open("fr/search/")
    assert "labo-invente" in search(page, "laboratoire alert")
    card = page.locator("[data-result-id=labo-invente]")
    assert " ".join(ATTACK.split()) in " ".join(card.inner_text().split())
    assert card.locator("script, img, b").count() == 0
    for path in ("fr/institutes/institut-invente/", "ar/labs/labo-invente/"):
        assert " ".join(ATTACK.split()) in visitor.open(path).locator("h1").inner_text()


def test_without_results_the_nearest_records_are_shown(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/search/?q=Mistral&kind=event&region=ma-12")
    wait_for_results(page)
    assert result_ids(page) == []
    assert page.get_by_role("status").count() == 1
    near = page.locator("[data-finder-notice] [data-near-id]")
    assert 0 < near.count() <= 3
    href = near.first.get_by_role("link").first.get_attribute("href") or ""
    assert href.endswith(f"/{near.first.get_attribute('data-near-id')}/")
    expect(page.locator("[data-finder-csv]")).to_be_hidden()


def test_records_with_similar_words_are_below_the_results_under_their_own_heading(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/search/?q=Mohammedyy")
    wait_for_results(page)
    assert result_ids(page) == []
    expect(page.get_by_role("heading", name="Mots proches de")).to_contain_text("Mohammed")
    expect(page.locator("[data-finder-notice]")).to_contain_text("semblables")
    similar = page.locator("[data-finder-similar] [data-similar-id]")
    assert "Mohammed" in similar.first.inner_text()
    expect(page.get_by_role("status")).to_have_text("0 résultat")
    search(page, "Mistral")
    expect(page.locator("[data-finder-similar]")).to_be_hidden()


@pytest.mark.parametrize("view", ["table", "map", "timeline"])
def test_without_results_there_is_no_empty_table_or_map(
    new_visitor: Callable[..., Visitor], view: str
) -> None:
    page = new_visitor().open(f"fr/search/?q=Mohammedyy&view={view}")
    wait_for_results(page)
    expect(page.locator("[data-similar-id]").first).to_be_visible()
    expect(page.locator("[data-finder-results]")).to_be_hidden()
    page.locator("main input[name=q]").fill("Mistral")
    expect(page.locator("[data-finder-results]")).to_be_visible()


@pytest.mark.parametrize(
    ("day", "expected_counts"),
    [
        ("2025-10-31", ["0", "0"]),
        ("2025-11-01", ["1", "0"]),
        ("2025-12-01", ["1", "1"]),
        ("2025-12-24", ["1", "1"]),
        ("2025-12-25", ["0", "0"]),
    ],
)
def test_what_is_open_for_application_depends_on_the_visitors_date(
    new_visitor: Callable[..., Visitor], small_address: str, day: str, expected_counts: list[str]
) -> None:
    visitor = new_visitor(small_address)
    page = visitor.context.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{small_address}fr/search/?kind=programme&sort=closing")
    wait_for_results(page)
    # What "closing soon" is the order of: nothing, once the last application is closed.
    orders = page.locator("select[name=sort] option")
    values = orders.evaluate_all("orders => orders.map(order => order.value)")
    assert ("closing" in values) == (day < "2025-12-25")
    boxes = page.locator("input[name=apply]")
    assert boxes.evaluate_all("boxes => boxes.map(box => box.value)") == ["open", "closing"]
    counts = page.locator("label:has([name=apply]) [data-finder-number]")
    assert counts.all_inner_texts() == expected_counts
    if expected_counts[0] == "0":
        expect(boxes.first).to_be_disabled()
        return
    assert result_ids(page)[0] == "programme-invente"
    boxes.first.check()
    wait_for_results(page)
    assert result_ids(page) == ["programme-invente"]
    assert "apply=open" in page.url
