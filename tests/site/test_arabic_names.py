"""Arabic pages name institutes, ministries, councils and universities in Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import PartnerType
from tests.built_site import Site
from tests.project import SITE_URL
from tests.site.pages.catalogues import real_catalogue, views_of

ARABIC = re.compile(r"[ء-ي]{2}")
PUBLIC = {PartnerType.GOVERNMENT, PartnerType.EDUCATION, PartnerType.FACILITY}
WITHOUT_NOTE = " | ".join(
    (
        "ancestor::nav",
        "ancestor::*[local-name() = 'svg']",
        "ancestor::*[contains(concat(' ', @class, ' '), ' prose ')]",
    )
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.fixture(scope="module")
def named_in_arabic(catalogue: Catalogue) -> dict[str, Record]:
    """What has an Arabic name, by the path of its page. Names of companies may be brands."""
    records = [
        *catalogue.of_kind(Network),
        *catalogue.of_kind(Institute),
        *catalogue.of_kind(Lab),
        *(partner for partner in catalogue.of_kind(Partner) if partner.type in PUBLIC),
    ]
    return {routes.record_path("ar", record): record for record in records}


@pytest.fixture(scope="module")
def arabic_pages(real_site: Site) -> dict[str, html.HtmlElement]:
    return {path: page for path, page in real_site.pages.items() if path.startswith("ar/")}


def links(path: str, page: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """The links of ``page`` that name what they lead to, with the path in their address."""
    for link in page.iter("a"):
        if link.get("href") and not link.get("hreflang"):
            yield urljoin(SITE_URL + path, link.get("href")).removeprefix(SITE_URL), link


def test_links_to_institutions_name_them_in_arabic(
    arabic_pages: dict[str, html.HtmlElement], named_in_arabic: dict[str, Record]
) -> None:
    named: set[str] = set()
    for path, page in arabic_pages.items():
        for target, link in links(path, page):
            if target in named_in_arabic:
                name = link.text_content() + link.get("aria-label", "")
                assert ARABIC.search(name), f"{name} on {path}"
                named.add(target)
    assert named == set(named_in_arabic)


def test_pages_of_institutions_are_called_by_their_arabic_names(
    arabic_pages: dict[str, html.HtmlElement], named_in_arabic: dict[str, Record]
) -> None:
    for path in named_in_arabic:
        page = arabic_pages[path]
        for heading in (page.find(".//h1"), page.find(".//title")):
            assert ARABIC.search(heading.text_content().partition("·")[0])
        (social,) = page.xpath("//meta[@property='og:title']/@content")
        assert ARABIC.search(social)


def test_cards_and_search_have_the_arabic_names(
    catalogue: Catalogue, named_in_arabic: dict[str, Record]
) -> None:
    views = views_of(catalogue, "ar")
    for record in named_in_arabic.values():
        assert ARABIC.search(views.face(record).name.text)


def test_a_name_that_the_catalogue_translated_has_a_note(
    arabic_pages: dict[str, html.HtmlElement], catalogue: Catalogue
) -> None:
    """Breadcrumbs, drawings (their tables have it), sentences and buttons do without."""
    translated = {
        routes.record_path("ar", record): record.display_name().in_language("ar").text
        for record in catalogue.records.values()
        if isinstance(record, Record) and "ar" in record.name_translated
    }
    notes = 0
    for path, page in arabic_pages.items():
        for target, link in links(path, page):
            if link.text_content() == translated.get(target) and not link.xpath(WITHOUT_NOTE):
                note = link.getnext()
                assert note is not None, f"{target} on {path}"
                assert note.get("class") == "translated", f"{target} on {path}"
                notes += 1
    assert notes > len(translated)
