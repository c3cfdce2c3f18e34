"""The pages of changes and the news of the home page in a browser: axe, widths, keyboard, days."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE, TOO_WIDE
from tests.browser.test_accessibility import violations
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser

CONTENT_BOXES = """[...document.querySelectorAll('main details *')]
    .filter((one) => getComputedStyle(one).boxSizing !== 'border-box').length"""
UNFOLD = "for (const fold of document.querySelectorAll('main details')) fold.open = true"


@pytest.mark.by_turns
@pytest.mark.parametrize("path", ["changes/", "changes/what/changed/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, DESK, pytest.param(PHONE, marks=pytest.mark.whole)])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_reports_nothing_on_pages_of_changes_at_any_width(
    new_visitor: Callable[..., Visitor],
    history_address: str,
    code: str,
    width: int,
    scheme: str,
    path: str,
) -> None:
    visitor = new_visitor(history_address, width=width, color_scheme=scheme)
    page = visitor.open(f"{code}/{path}")
    page.evaluate(UNFOLD)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTENT_BOXES) == 0  # folded lines look like the others
    assert violations(page) == []


def test_axe_reports_nothing_on_the_news_of_the_home_page(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    for code, width in zip(LANGUAGES, (PHONE, 320, DESK), strict=True):
        page = new_visitor(history_address, width=width).open(f"{code}/")
        expect(page.locator("[data-news] li").first).to_be_visible()
        assert page.evaluate(TOO_WIDE) == []
        assert violations(page, part="[data-news]") == []


def test_the_keyboard_opens_a_filter_and_follows_it(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    visitor = new_visitor(history_address)
    page = visitor.open("fr/changes/")
    page.locator(".filters summary").nth(1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/changes/what/added/")
    assert page.locator("h1").inner_text() == "Ce qui a changé\u00a0: Fiche ajoutée"


def test_filters_work_without_javascript(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    page = new_visitor(history_address, java_script_enabled=False).open("ar/changes/")
    page.locator(".filters summary").nth(2).click()
    page.locator(".filters details[open] a").first.click()
    page.wait_for_url("**/ar/changes/kind/*/")
    expect(page.locator(".change").first).to_be_visible()


def home_on(visitor: Visitor, day: str) -> Page:
    """The home page for a reader of ``day``."""
    page = visitor.context.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{visitor.address}fr/")
    return page


def test_what_is_new_depends_on_the_day_of_the_reader(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    visitor = new_visitor(history_address)
    page = home_on(visitor, "2026-04-03")  # thirty days after the fourth of March
    expect(page.locator("[data-news-latest]")).to_have_text(
        "Modifications des 30 derniers jours\u00a0: 3"
    )
    expect(page.locator(".news__new")).to_have_count(3)
    page = home_on(visitor, "2026-03-05")  # in UTC it may be the sixth
    expect(page.locator(".news__new").first).to_be_visible()
    for day in ("2026-09-01", "1970-01-01"):  # later, and by a clock that is wrong
        page = home_on(visitor, day)
        expect(page.locator("[data-news-latest]")).to_have_text(
            "Dernière modification le 6\u00a0mars\u00a02026"
        )
        expect(page.locator(".news__new")).to_have_count(0)


def test_the_news_have_days_without_javascript(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    page = new_visitor(history_address, java_script_enabled=False).open("fr/")
    expect(page.locator("[data-news] time").first).to_have_text("6\u00a0mars\u00a02026")
    expect(page.locator(".news__new")).to_have_count(0)
