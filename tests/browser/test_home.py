"""The home page on a phone: what it is, how sure, what is open and what to do, on one screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import PHONE
from tests.project import LANGUAGES, Project

pytestmark = pytest.mark.browser

SCREEN = 640
"""The height of a small phone's screen in CSS pixels."""

LENGTH = 5_250
"""The most pixels that the page is long on a phone, without a history."""

NEWS_LENGTH = 300
"""The most pixels that the news add to it."""

PARTS = ("h1", ".hero__lede", ".hero__known", ".applications", ".hero__ways li")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_first_screen_says_what_it_is_how_sure_and_what_to_do(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=PHONE, height=SCREEN).open(f"{code}/")
    wait_for_fonts(page)
    for part in PARTS:
        for element in page.locator(f".hero {part}").all():
            box = element.bounding_box()
            assert box, part
            assert 0 <= box["y"] < box["y"] + box["height"] <= SCREEN, (part, box)
    assert page.locator(".hero__ways a").count() == 3
    # The field of the header is the search; a link that repeats it would take the place of another.
    assert page.locator("main a[href$='/search/']").count() == 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_phone_has_all_of_it_in_few_screens(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=PHONE, height=SCREEN).open(f"{code}/")
    wait_for_fonts(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= LENGTH


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_news_add_half_a_screen_on_a_phone(
    new_visitor: Callable[..., Visitor], history_address: str, code: str
) -> None:
    page = new_visitor(history_address, width=PHONE, height=SCREEN).open(f"{code}/")
    wait_for_fonts(page)
    box = page.locator("[data-news]").bounding_box()
    assert box is not None
    assert 0 < box["height"] <= NEWS_LENGTH


@pytest.mark.parametrize(
    ("opens", "closes", "text", "path"),
    [
        ("2000-01-01", "2999", "Candidatures ouvertes aujourd’hui : 1", "fr/search/?apply=open"),
        (
            "2998",
            "2999-12-24",
            "Aucune candidature n’est ouverte aujourd’hui.",
            "fr/programmes/programme-invente/",
        ),
    ],
)
def test_what_is_open_depends_on_the_day_of_the_visitor(
    new_visitor: Callable[..., Visitor],
    serve: Callable[..., str],
    small_project: Project,
    opens: str,
    closes: str,
    text: str,
    path: str,
) -> None:
    small_project.change("institutes.yaml", "opens: 2025-11-01", f"opens: {opens}")
    small_project.change("institutes.yaml", "closes: 2025-12-24", f"closes: {closes}")
    small_project.build()
    page = new_visitor(serve(small_project.site), width=PHONE).open("fr/")
    link = page.locator(".applications a")
    expect(link).to_have_text(text)
    link.click()
    page.wait_for_url(f"**/{path}")
