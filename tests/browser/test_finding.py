"""Searching and filtering, as a visitor does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.hostile import ATTACK, hostile_project
from tools.pages_server import served

pytestmark = pytest.mark.browser

READY = "html[data-finder=ready]"


def ready(page: Page) -> None:
    page.wait_for_selector(READY)


def found(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "[data-finder-results] [data-result-id]", "cards => cards.map(c => c.dataset.resultId)"
    )


def all_found(page: Page) -> list[str]:
    """Every result, with those that are shown on demand."""
    more = page.locator("[data-finder-more]")
    while more.is_visible():
        more.click()
        ready(page)
    return found(page)


def ask(page: Page, words: str) -> list[str]:
    ready(page)
    field = page.locator("form[role=search] input[name=q]")
    field.click()
    field.press_sequentially(words)
    ready(page)
    return found(page)


@pytest.mark.parametrize(
    ("code", "words", "name"),
    [
        ("fr", "Mistral", "Laboratoire"),
        ("ar", "ميسترال", "المختبر"),
        ("ar", "Mistral", "المختبر"),
        ("en", "lab", "laboratory"),
    ],
)
def test_typing_finds_the_laboratory(
    visitor: Callable[..., Visitor], code: str, words: str, name: str
) -> None:
    page = visitor().open(f"{code}/search/")
    assert "labo-mistral-ai" in ask(page, words)[:10]
    card = page.locator("[data-result-id=labo-mistral-ai]")
    assert name in card.inner_text()
    card.get_by_role("link").first.click()
    page.wait_for_url(f"**/{code}/labs/labo-mistral-ai/")
    assert name in page.locator("h1").inner_text()


def test_the_question_is_in_the_address_and_the_address_asks_again(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("fr/search/")
    results = ask(page, "Mistral")
    assert anyone.path_of(page) == "fr/search/?q=Mistral"
    again = anyone.open("fr/search/?q=Mistral")
    ready(again)
    assert found(again) == results
    assert again.locator("input[name=q]").input_value() == "Mistral"


def test_a_filter_narrows_the_results_and_back_widens_them(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("en/search/")
    ready(page)
    everything = found(page)
    page.locator("input[type=checkbox][name=kind][value=lab]").check()
    ready(page)
    expect(page.locator("[data-result-id]")).to_have_count(1)
    assert found(page) == ["labo-mistral-ai"]
    assert anyone.path_of(page) == "en/search/?kind=lab"
    page.go_back()
    ready(page)
    expect(page.locator("[data-result-id]")).to_have_count(len(everything))
    assert found(page) == everything
    assert not page.locator("input[name=kind][value=lab]").is_checked()


def test_an_active_filter_is_a_button_that_lifts_it(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    page = anyone.open("fr/search/?kind=lab")
    ready(page)
    expect(page.locator("[data-result-id]")).to_have_count(1)
    lift = page.locator("[data-finder-tags] button")
    assert "Laboratoires" in (lift.get_attribute("aria-label") or "")
    lift.click()
    ready(page)
    assert anyone.path_of(page) == "fr/search/"
    assert page.evaluate("document.activeElement.textContent") == "Résultats"


def test_the_count_is_read_out_alone_and_after_a_pause(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/search/")
    statuses = page.get_by_role("status")
    expect(statuses).to_have_count(1)
    assert statuses.text_content() == ""
    assert len(ask(page, "Mistral")) > 1
    expect(statuses).not_to_have_text("")
    told = statuses.text_content()
    assert told == f"{len(all_found(page))} résultats"


def test_nothing_found_says_so_and_a_filter_in_the_way_can_be_lifted(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("fr/search/?q=Dakhla&kind=lab")
    ready(page)
    expect(page.locator("[data-finder-notice]")).to_be_visible()
    page.locator("[data-finder-notice] button").first.click()
    ready(page)
    assert found(page) != []


def test_nothing_is_fetched_before_the_search_is_used(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    asked: list[str] = []
    anyone.context.on("request", lambda request: asked.append(request.url))
    page = anyone.open("fr/search/")
    ready(page)
    assert not [url for url in asked if url.endswith(".json")]
    page.locator("input[name=q]").focus()
    with anyone.context.expect_event("requestfinished", lambda r: r.url.endswith(".json")):
        ask(page, "Mistral")


def test_the_search_of_any_page_leads_to_the_search_page_with_its_words(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("ar/institutes/")
    field = page.locator("header form[role=search] input[name=q]")
    field.fill("ميسترال")
    field.press("Enter")
    ready(page)
    expect(page.locator("main input[name=q]")).to_have_value("ميسترال")
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_be_visible()
    assert page.url.split("?")[0].endswith("/ar/search/")


def test_what_a_hostile_record_says_is_text_among_the_results_too(
    visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    project = hostile_project(tmp_path / "attacked", ATTACK)
    with served(project.site) as address:
        anyone = visitor(address)
        page = anyone.open("fr/search/")
        assert "labo-invente" in ask(page, "laboratoire alert")
        card = page.locator("[data-result-id=labo-invente]")
        assert " ".join(ATTACK.split()) in " ".join(card.inner_text().split())
        assert card.locator("script, img, b").count() == 0
        for path in ("fr/institutes/institut-invente/", "ar/labs/labo-invente/"):
            assert " ".join(ATTACK.split()) in anyone.open(path).locator("h1").inner_text()
        anyone.context.close()
