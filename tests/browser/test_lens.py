"""The evidence lens dims what rests on weaker evidence than chosen, and says how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from tests.browser.conftest import Visitor
from tests.browser.states import ROOT
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser

LIST = "institutes/"
OF = {"fr": "sur", "ar": "من", "en": "of"}


@pytest.fixture(scope="module")
def strengths() -> Counter[str]:
    """How many institutes there are of each strength."""
    catalogue = load([ROOT / name for name in DEFAULT_RECORDS], ROOT)
    return Counter(str(catalogue.strength(institute)) for institute in catalogue.of_kind(Institute))


def opened(page: Page) -> None:
    """Opens the panel of the lens on ``page``."""
    page.locator("[popovertarget=lens]").click()
    expect(page.locator("[data-lens-choices]")).to_be_visible()


def dimmed(page: Page) -> list[str]:
    """The strengths of the cards of ``page`` that are dimmed: the frames of these are dashed."""
    strengths: list[str] = page.locator(".card[data-strength]").evaluate_all(
        "cards => cards.filter(card => getComputedStyle(card).borderTopStyle === 'dashed')"
        ".map(card => card.dataset.strength)"
    )
    return strengths


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lens_dims_weaker_records_and_counts_them(
    new_visitor: Callable[..., Visitor], strengths: Counter[str], code: str
) -> None:
    page = new_visitor().open(f"{code}/{LIST}")
    assert dimmed(page) == []
    opened(page)
    for choice, kept in (("several", {"official", "several"}), ("official", {"official"})):
        page.locator(f".lens input[value={choice}]").check()
        weaker = strengths.total() - sum(strengths[strength] for strength in kept)
        assert 0 < weaker < strengths.total()
        expect(page.locator("[data-lens-bar] [role=status]")).to_contain_text(
            f" {weaker} {OF[code]} {strengths.total()}."
        )
        assert len(dimmed(page)) == weaker
        assert not {*dimmed(page)} & kept


def test_the_lens_works_with_the_keyboard_alone(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open(f"fr/{LIST}")
    button = page.locator("[popovertarget=lens]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-lens-choices]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".lens input[value=all]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-lens", "several")
    page.keyboard.press("Escape")
    expect(page.locator("#lens")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_choice_stays_on_other_pages_until_the_visitor_ends_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(width=360)
    page = visitor.open(f"en/{LIST}")
    opened(page)
    page.locator(".lens input[value=official]").check()
    page.goto(f"{visitor.address}en/partners/")
    assert "single" in dimmed(page)
    bar = page.locator("[data-lens-bar]")
    expect(bar).to_be_visible()
    bar.get_by_role("button").click()
    expect(bar).to_be_hidden()
    assert dimmed(page) == []
    expect(page.locator("[popovertarget=lens]")).to_be_focused()
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-lens", "official")


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_javascript_the_panel_leads_to_a_list_of_each_strength(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=360, java_script_enabled=False)
    page = visitor.open(f"{code}/")
    page.locator("[popovertarget=lens]").click()
    expect(page.locator("[data-lens-choices]")).to_be_hidden()
    page.locator("#lens a").click()
    page.wait_for_url(f"{visitor.address}{code}/strengths/")
    for strength in ("official", "several", "single", "weak"):
        expect(page.locator(f"#content a[href$='strengths/{strength}/']").first).to_be_visible()
