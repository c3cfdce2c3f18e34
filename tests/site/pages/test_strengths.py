"""The page that explains the strength of evidence: counts and examples that stay true."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from jazari_catalogue.records.counting import count_strengths
from jazari_catalogue.records.model.facets import STRENGTH, STRENGTH_PAGE
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.strengths import (
    StrengthsView,
    Support,
    strengths_view,
    support_of,
)
from jazari_catalogue.site.pictures.counts import counts_of
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.project import LANGUAGES, SMALL, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of

PAGE = next(listed for listed in listed_facets() if listed.page is STRENGTH_PAGE)


def view_of(views: Views) -> StrengthsView:
    return strengths_view(views, PAGE, counts_of(views.catalogue).facts)


@pytest.mark.parametrize(
    ("cited", "support"),
    [
        (["article-invente"], Support(1, 0, 1, 0)),
        (["article-invente", "copie-inventee"], Support(2, 1, 1, 0)),
        (["copie-inventee"], Support(1, 0, 1, 0)),
        (["source-officielle", "article-invente"], Support(2, 0, 1, 1)),
    ],
)
def test_copies_and_pages_of_one_publisher_count_once(cited: list[str], support: Support) -> None:
    assert support_of(catalogue_in(SMALL), cited) == support


def test_the_example_of_a_strength_shows_copies_if_any_value_has_them() -> None:
    examples = {example.strength.code: example for example in view_of(small_views()).examples}
    single = examples["single"]
    assert (single.name.text, single.support.copies) == ("Invented institute", 1)
    assert examples["official"].support.official == 1
    assert "several" not in examples


def test_examples_and_counts_are_those_of_the_catalogue() -> None:
    catalogue = real_catalogue()
    view = view_of(views_of(catalogue))
    assert [example.strength.code for example in view.examples] == [*Strength]
    for example in view.examples:
        official, publishers = example.support.official, example.support.publishers
        counted = "official" if official else ["weak", "single", "several"][min(publishers, 2)]
        assert counted == example.strength.code
    values = sum(group.values for group in view.groups)
    assert values == sum(counts.total() for counts in count_strengths(catalogue).values())
    for group in view.groups:
        assert group.records == len(catalogue.holding(STRENGTH, group.code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_strength_has_an_anchor_an_explanation_and_its_list(
    real_site: Site, code: str
) -> None:
    path = f"{code}/strengths/"
    page = real_site.pages[path]
    for strength in Strength:
        (card,) = page.xpath(f"//li[@id='{strength.value}']")
        (href,) = card.xpath(".//a/@href")
        assert urljoin(path, href) == f"{path}{strength.value}/"
        assert len(text_of(card.xpath("./p")[0])) > 20
    assert len(page.xpath("//ol[@class='rules']/li")) == 5


@pytest.mark.parametrize(("code", "dims"), [("fr", "estomp"), ("ar", "خافتة"), ("en", "dimmed")])
def test_lens_does_not_deny_the_signs_that_the_page_explains(
    real_site: Site, code: str, dims: str
) -> None:
    page = real_site.pages[f"{code}/strengths/"]
    assert page.xpath("//main//*[contains(@class, 'strength--official')]")
    assert not page.xpath("//main//*[@data-strength]")
    (text,) = page.xpath("//*[@data-lens-bar]/@data-none")
    assert dims in text
