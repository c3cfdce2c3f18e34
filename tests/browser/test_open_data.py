"""The page about the open data: its first screen on a computer."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor, wait_for_fonts

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_first_screen_reaches_from_the_figures_to_the_rows(reader: Visitor, code: str) -> None:
    page = reader.context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{reader.address}{code}/data/")
    wait_for_fonts(page)
    bottom = "(e) => e.getBoundingClientRect().bottom"
    for part in (".numbers", ".open-data__columns", ".open-data__rows thead"):
        assert page.locator(part).evaluate(bottom) <= 900, part
    # The rule for the font of Arabic pages must not win over that for code.
    fonts = page.locator(".open-data code").evaluate_all(
        "(all) => [...new Set(all.map((code) => getComputedStyle(code).fontFamily))]"
    )
    assert [font for font in fonts if not font.endswith("monospace")] == []
    page.close()
