"""The pages of gaps and disputes: folded, but open at what a link leads to, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.routes import record_anchor
from tests.browser.conftest import Visitor
from tests.browser.states import PHONE, ROOT

pytestmark = pytest.mark.browser

MOST = 8000
"""The height of these pages on a phone, in CSS pixels, with the records that are published."""

OPEN = """() => [...document.querySelectorAll("main details[open] > :not(summary)")]
  .map((part) => part.id)"""
SHOWN = """(id) => {
  const part = document.getElementById(id);
  const heading = part.previousElementSibling.getBoundingClientRect();
  return part.checkVisibility() && heading.top >= 0 && heading.bottom < innerHeight;
}"""
"""Whether a fold is open, with its heading on the screen."""


@pytest.mark.parametrize("name", ["gaps", "disputes"])
def test_overview_is_short_on_a_phone_and_opens_where_a_link_leads(
    new_visitor: Callable[..., Visitor], name: str
) -> None:
    catalogue = load([ROOT / file for file in DEFAULT_RECORDS], ROOT)
    first, *_, last = (
        record_anchor(record.id)
        for record in catalogue.with_sources
        if isinstance(record, Record)
        and (record.disputes if name == "disputes" else record.not_found)
    )
    page = new_visitor(width=PHONE, height=740).open(f"fr/{name}/")
    assert page.evaluate("document.documentElement.scrollHeight") < MOST
    assert page.evaluate(OPEN) == []
    for anchor in (last, first):
        page.evaluate("id => { location.hash = id; }", anchor)
        page.wait_for_function(SHOWN, arg=anchor)
    assert set(page.evaluate(OPEN)) == {first, last}
    page.emulate_media(media="print")
    parts = page.locator("main details > [id]")
    assert parts.count() > 10
    assert all(height > 0 for height in parts.evaluate_all("all => all.map(p => p.offsetHeight)"))


def test_cards_of_coverage_name_only_the_steps_that_were_reached(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=PHONE, height=740).open("fr/coverage/")
    cells = page.evaluate("""() => [...document.querySelectorAll(".coverage td")].map((cell) =>
      [cell.checkVisibility(), cell.querySelectorAll("li").length])""")
    assert [visible for visible, names in cells if visible is (names == 0)] == []
    assert {visible for visible, _ in cells} == {True, False}
