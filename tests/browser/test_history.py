"""The history of a record in a browser: axe, widths, links to what is folded, and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE, TOO_WIDE
from tests.browser.test_accessibility import violations
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser

PAGE = "institutes/institut-invente/"
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"


@pytest.mark.by_turns
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, DESK, pytest.param(PHONE, marks=pytest.mark.whole)])
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_reports_nothing_in_an_unfolded_history_at_any_width(
    new_visitor: Callable[..., Visitor], history_address: str, code: str, width: int, scheme: str
) -> None:
    page = new_visitor(history_address, width=width, color_scheme=scheme).open(f"{code}/{PAGE}")
    page.evaluate(UNFOLD)
    assert page.evaluate(TOO_WIDE) == []
    assert violations(page) == []


def test_a_link_to_a_folded_change_opens_it(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    page = new_visitor(history_address).open(f"fr/{PAGE}")
    anchor = page.locator(".more .changes dl").last.get_attribute("id")
    assert anchor
    assert anchor.startswith("change-")
    page = new_visitor(history_address).open(f"fr/{PAGE}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_paper_has_the_line_of_every_change(
    new_visitor: Callable[..., Visitor], history_address: str
) -> None:
    page = new_visitor(history_address).open(f"fr/{PAGE}")
    page.emulate_media(media="print")
    for line in page.locator(".changes time").all():
        expect(line).to_be_visible()
    expect(page.locator(".changes del").first).to_be_hidden()
