"""A journalist's five questions, each answered in two clicks from the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.routes import record_anchor
from tests.browser.conftest import Visitor
from tests.browser.states import in_each_view

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.browser, in_each_view]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([ROOT / name for name in DEFAULT_RECORDS], ROOT)


@dataclass
class Journalist:
    """A visitor on the home page, who has two clicks."""

    page: Page
    clicks: int = 2

    def click(self, links: str) -> None:
        """Clicks the first link that ``links`` selects and that can be seen."""
        link = self.page.locator(f"main :is({links}):visible").first
        self.clicks -= 1
        assert self.clicks >= 0, "more than two clicks"
        link.click()
        self.page.wait_for_load_state()

    def sees(self, selector: str) -> Locator:
        """What ``selector`` selects, once the first of it is shown without scrolling."""
        shown = self.page.locator(selector)
        expect(shown.first).to_be_in_viewport()
        return shown


@pytest.fixture
def journalist(new_visitor: Callable[..., Visitor], code: str, width: int) -> Journalist:
    return Journalist(new_visitor(width=width).open(f"{code}/"))


def test_who_signed_what_and_when(journalist: Journalist, catalogue: Catalogue) -> None:
    agreement = next(
        agreement
        for agreement in catalogue.of_kind(Agreement)
        if len(agreement.parties) > 1 and agreement.sources_for("signed")
    )
    journalist.click(".figures a[href$='agreements/']")
    # The list says it already.
    path = f"a[href$='agreements/{agreement.id}/']"
    card = journalist.page.locator(".card", has=journalist.page.locator(f"h2 {path}"))
    said = card.locator(".meta span").all_inner_texts()
    assert len(said) >= 1 + min(len(agreement.parties), 4)
    assert str(agreement.signed)[:4] in said[-1]
    journalist.click(f"h2 {path}")
    signed = journalist.page.locator("#at-signed")
    assert signed.locator("time").get_attribute("datetime") == str(agreement.signed)
    assert signed.locator("time").inner_text().strip()
    expect(signed.locator(".marks a[href^='#source-'], .marks button").first).to_be_visible()
    parties = journalist.page.locator("div:has(> #at-parties) dd > a[href*='partners/']")
    assert len([name for name in parties.all_inner_texts() if name.strip()]) == len(
        agreement.parties
    )
    assert journalist.page.locator("[id^='source-']").count() >= 1


def test_what_is_certain_about_jazari_root(journalist: Journalist, catalogue: Catalogue) -> None:
    root = catalogue["jazari-root"]
    assert isinstance(root, Record)
    strength = catalogue.strength(root)
    journalist.click("a[href$='institutes/jazari-root/']")
    sign = journalist.sees(f".head__status .strength--{strength}")
    assert sign.inner_text().strip()
    # Every fact carries its own.
    facts = journalist.page.locator(":is(.keys, .facts) > [data-strength]")
    assert facts.count() > 2
    for fact in facts.all():
        assert fact.locator(".sign .vh").first.inner_text()
    journalist.click(f".head__status .strength--{strength}")
    assert len(journalist.sees(f"[id='{strength}'] p").first.inner_text()) > 20


def test_what_sources_contradict(journalist: Journalist, catalogue: Catalogue) -> None:
    journalist.click(".door a[href$='disputes/']")
    disputed = [r for r in catalogue.records.values() if isinstance(r, Record) and r.disputes]
    assert journalist.page.locator(".dispute").count() == sum(len(r.disputes) for r in disputed)
    anchor = record_anchor(disputed[0].id)
    journalist.click(f"summary:has(+ [id='{anchor}'])")
    journalist.sees(f"[id='{anchor}'] h3")
    sides = journalist.page.locator(f"[id='{anchor}'] .claims > li")
    assert sides.count() == sum(len(dispute.claims) for dispute in disputed[0].disputes)
    for side in sides.all():
        assert side.locator(".claims__text").inner_text().strip()
        assert side.locator("ul a").first.inner_text().strip()


def test_what_nobody_says_about_money(journalist: Journalist, catalogue: Catalogue) -> None:
    money = [gap for gap in catalogue.all_gaps() if gap.question is Question.MONEY]
    assert money
    journalist.click(".door a[href$='gaps/#money']")
    assert journalist.clicks == 1
    journalist.sees("#money")
    section = journalist.page.locator("#money")
    ids = {gap.record.id for gap in money}
    for record_id in ids:
        expect(section.locator(f"a[href$='/{record_id}/']").first).to_be_visible()
    for part in (".gaps__what", ".gaps__result"):
        texts = section.locator(part).all_inner_texts()
        assert texts
        assert all(text.strip() for text in texts)


def test_where_a_sentence_comes_from(journalist: Journalist, code: str) -> None:
    journalist.click("a[href$='institutes/jazari-root/']")
    journalist.click(".prose .marks a[href^='#source-'], .statements .marks a[href^='#source-']")
    number = journalist.page.url.rpartition("#source-")[2]
    source = journalist.sees(f"[id='source-{number}']")
    link = source.locator("a[rel~=external]").first
    assert (link.get_attribute("href") or "").startswith("http")
    assert link.inner_text().strip()
    assert source.locator(".sources__level").inner_text().strip()
    assert source.locator(f"a[href*='/{code}/sources/'], a[href*='../sources/']").count() >= 1
