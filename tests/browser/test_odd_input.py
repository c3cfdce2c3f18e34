"""The search page answers whatever its address says and whatever is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import choose_view, wait_for_results

pytestmark = pytest.mark.browser

ODD_QUERIES = [
    "?view=__proto__&sort=toString",
    "?kind=constructor&kind=__proto__",
    "?view=compare&compare=__proto__&compare=constructor",
    "?q=__proto__+constructor",
    "?q[]=1&__proto__[x]=1",
    "?region=%00&status=%ED%A0%80&q=%E0%A4%A",
    "?year=NaN&apply=<script>alert(1)</script>",
    "?topic=../../x&q=%5C",
    "?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "#<img src=x onerror=alert(1)>",
    f"?{'kind=lab&' * 2000}",
]


def test_the_search_page_answers_whatever_its_address_says(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.context.new_page()
    for odd in ODD_QUERIES:
        page.goto(f"{visitor.address}fr/search/{odd}")
        expect(page.locator("html[data-finder=ready]"), odd).to_have_count(1)
        assert page.evaluate("({}).x === undefined && ![].x"), odd
        assert page.locator("main script:not([src]), main img[src=x]").count() == 0, odd
        field = page.locator("main input[name=q]")
        field.fill("Mistral")
        expect(page.locator("[data-result-id=labo-mistral-ai]"), odd).to_have_count(1)


@pytest.mark.parametrize(
    "odd",
    ["a" * 10_000, "\u0301" * 10_000, "<img src=x onerror=alert(1)>" * 300, "(a+)+$" * 1500],
    ids=["letters", "marks", "markup", "regex"],
)
def test_odd_text_in_the_field_neither_breaks_nor_slows_any_view(
    new_visitor: Callable[..., Visitor], odd: str
) -> None:
    page = new_visitor().open("fr/search/")
    wait_for_results(page)
    field = page.locator("main input[name=q]")
    for view in ("table", "map", "timeline"):
        choose_view(page, view)
        field.fill(odd, timeout=5000)
        page.wait_for_selector("html[data-finder=ready]", timeout=5000)
        field.fill("Mistral", timeout=5000)
        page.wait_for_selector("[data-result-id=labo-mistral-ai]", timeout=5000)
