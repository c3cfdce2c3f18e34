"""axe finds nothing to say, on pages of every sort, in both directions, widths and colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.project import ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        *("RGAAv4", "best-practice"),
    ],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PAGES = (
    *("", "institutes/", "institutes/jazari-root/", "sources/souss-digital-2026-01/"),
    *("search/", "method/"),
)


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    if not page.evaluate("'axe' in window"):
        # Evaluated by the debugger: the page's own policy would refuse a script element.
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{problem['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for problem in found["violations"]
        for node in problem["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_axe_finds_nothing_on_any_sort_of_page(
    visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    page = visitor(color_scheme="light").open(f"{code}/{path}")
    page.evaluate("document.fonts.ready")
    for width, colours in ((360, "light"), (1280, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colours)
        assert violations(page) == [], f"{width} px, {colours}"


def test_axe_finds_nothing_on_the_root(visitor: Callable[..., Visitor]) -> None:
    page = visitor(locale="de-DE").open("")
    assert violations(page) == []


def test_axe_finds_nothing_on_the_page_of_missing_addresses(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    anyone.missing_expected = True
    assert violations(anyone.open("no/such/place/")) == []


def test_axe_finds_nothing_while_the_menu_is_open(visitor: Callable[..., Visitor]) -> None:
    page = visitor(width=360).open("ar/")
    page.locator("[data-menu-button]").click()
    expect(page.locator("[data-menu] nav")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("question", ["?q=Mistral&kind=lab", "?q=nosuchword"])
def test_axe_finds_nothing_among_results_and_where_there_are_none(
    visitor: Callable[..., Visitor], question: str
) -> None:
    page = visitor(width=360).open(f"fr/search/{question}")
    page.wait_for_selector("html[data-finder=ready]")
    page.locator("[data-finder-filters] summary").click()
    assert violations(page) == []
