"""Addresses of the search page that nobody would write by hand: it answers, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

ODD = [
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


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_the_search_page_answers_whatever_its_address_says(
    visitor: Callable[..., Visitor], odd: str
) -> None:
    page = visitor().open(f"fr/search/{odd}")
    expect(page.locator("html[data-finder=ready]")).to_have_count(1)
    assert page.evaluate("({}).x === undefined && ![].x")
    assert page.locator("main script:not([src]), main img[src=x]").count() == 0
    field = page.locator("main input[name=q]")
    field.fill("Mistral")
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_have_count(1)
