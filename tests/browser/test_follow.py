"""The line of the search page that offers the nearest feed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import search, wait_for_results
from tests.browser.states import TOO_WIDE
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

FEED, NAME = "[data-finder-feed]", "[data-finder-feed-name]"
IGNORED = "[data-finder-ignored]"
SPOKEN = "[data-finder-follow-status]"
PAUSE = 1000
"""Milliseconds after which the line is spoken (`follow.js`)."""
PAIRS = {"pairs": ["kind/institute/region/ma-04", "region/ma-04/audience/students"]}

RECORD_WHAT_IS_SPOKEN = """(region) => {
  window.spoken = [];
  new MutationObserver(() => spoken.push(region.textContent)).observe(region, {childList: true});
}"""


def choose(page: Page, facet: str, value: str) -> None:
    """Checks a filter, or unchecks it."""
    page.locator(f"input[name='{facet}'][value='{value}']").evaluate("(box) => box.click()")
    wait_for_results(page)


def offered(page: Page) -> tuple[str, str]:
    """The name of the feed that is offered, and what the page says that it ignores."""
    ignored = page.locator(IGNORED)
    return page.locator(NAME).inner_text(), ignored.inner_text() if ignored.is_visible() else ""


def held(visitor: Visitor) -> list[Route]:
    """The requests of the list of pairs, which wait for their answer."""
    requests: list[Route] = []

    def hold(route: Route) -> None:
        requests.append(route)

    visitor.context.route("**/feeds/pairs.json", hold)
    return requests


def top_of_tools(page: Page) -> float:
    return page.locator(".finder__tools").evaluate("(e) => e.getBoundingClientRect().top")


def test_the_line_offers_the_nearest_feed_and_names_what_it_ignores(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    visitor = new_visitor(history_address)
    asked = held(visitor)
    visitor.context.clock.install()
    page = visitor.open("en/search/")
    page.locator(SPOKEN).evaluate(RECORD_WHAT_IS_SPOKEN)
    top = top_of_tools(page)
    assert offered(page) == ("Everything in the catalogue", "")
    choose(page, "kind", "institute")
    assert offered(page) == ("Institutes", "")
    assert asked == []
    choose(page, "region", "ma-04")
    assert offered(page) == ("Institutes", "This feed ignores: Region")
    assert top_of_tools(page) == top
    (route,) = asked
    route.fulfill(json=PAIRS)
    expect(page.locator(IGNORED)).to_be_hidden()
    assert offered(page) == ("Institutes · Rabat-Salé-Kénitra", "")
    assert top_of_tools(page) == top
    feed = page.locator(FEED).evaluate("(link) => link.href")
    assert feed == f"{history_address}en/feeds/kind/institute/region/ma-04.xml"
    choose(page, "kind", "partner")
    ignored = "This feed ignores: Kind"
    assert offered(page) == ("Rabat-Salé-Kénitra", ignored)
    page.clock.fast_forward(PAUSE)
    expect(page.locator(SPOKEN)).to_have_text(f"Follow: Rabat-Salé-Kénitra. {ignored}")
    search(page, "invented")
    assert offered(page) == ("Rabat-Salé-Kénitra", f"{ignored}, the words")
    page.clock.fast_forward(PAUSE)
    expect(page.locator(SPOKEN)).to_contain_text("the words")
    assert len([text for text in page.evaluate("spoken") if "the words" in text]) == 1
    page.locator("[data-finder-clear]").click()
    wait_for_results(page)
    assert offered(page) == ("Everything in the catalogue", "This feed ignores: the words")
    page.goto(f"{history_address}en/search/?year=2026&kind=event")
    wait_for_results(page)
    assert offered(page) == ("Events", "This feed ignores: Year")
    assert len(asked) == 1


def test_on_a_phone_results_stay_where_they_are_when_the_pairs_arrive(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    visitor = new_visitor(history_address, width=360, height=640)
    asked = held(visitor)
    page = visitor.open("fr/search/?region=ma-04&audience=students")
    wait_for_results(page)
    expect(page.locator(IGNORED)).to_be_visible()
    top = top_of_tools(page)
    asked[0].fulfill(json=PAIRS)
    expect(page.locator(IGNORED)).to_be_hidden()
    assert top_of_tools(page) == top
    assert page.evaluate(TOO_WIDE) == []
    assert violations(page) == []


def test_without_javascript_the_page_links_the_feed_of_everything(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    visitor = new_visitor(history_address, java_script_enabled=False)
    feed = visitor.open("ar/search/").locator(FEED)
    expect(feed).to_be_visible()
    assert feed.evaluate("(link) => link.href") == f"{history_address}ar/feeds/all.xml"


def test_without_a_history_there_is_no_line(reader: Visitor) -> None:
    page = reader.open("fr/search/?kind=lab&q=institut")
    wait_for_results(page)
    expect(page.locator("[data-finder-follow]")).to_have_count(0)
