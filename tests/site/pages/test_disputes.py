"""The page of disputes: every side of every dispute, and the ways to it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.pages.disputes import disputes_listing, disputes_view
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of


def test_a_dispute_has_all_its_sides_with_sources_and_strength() -> None:
    views = small_views()
    view = disputes_view(views, disputes_listing(views), 1)
    (record,) = view.records
    assert record.heading.id == "institut-invente"
    (point,) = record.points
    assert point.label.text == "Status"
    assert point.href == "../../en/institutes/institut-invente/#dispute-1"
    sides = [(side.text.text, side.strength.code) for side in point.sides]
    assert sides == [("It is launched.", "official"), ("It is announced.", "single")]
    ((official,), (press,)) = (side.sources for side in point.sides)
    assert (official.publisher.text, official.level) == ("Éditeur inventé", "Official")
    assert press.level is None
    assert official.publisher.href == "../../en/sources/source-officielle/"
    assert press.date is not None
    assert (press.date.text, press.date.datetime) == ("January\u00a02026", "2026-01")


def test_a_side_shows_the_date_that_it_gives(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml",
        "en: It is announced.}, sources: [article-invente]}",
        "en: It is announced.}, sources: [article-invente], date: 2025-07}",
    )
    views = views_of(catalogue_in(small_project.root), "fr")
    (record,) = disputes_view(views, disputes_listing(views), 1).records
    dates = [side.date and side.date.text for side in record.points[0].sides]
    assert dates == [None, "juillet\u00a02025"]


def test_disputes_of_the_network_and_its_institutes_come_first() -> None:
    records = disputes_listing(views_of(real_catalogue())).records
    order = [kind for kind in KINDS.values() if kind is not Partner] + [Partner]
    ranks = [order.index(type(record)) for record in records]
    assert len(set(ranks)) > 3
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_has_every_dispute_of_the_catalogue(real_site: Site, code: str) -> None:
    path = f"{code}/disputes/"
    page = real_site.pages[path]
    disputed = {
        f"record-{record.id}": record
        for record in real_catalogue().records.values()
        if isinstance(record, Record) and record.disputes
    }
    assert len(disputed) > 10
    sections = page.xpath("//details/div[@id]")
    assert {section.get("id") for section in sections} == set(disputed)
    for section in sections:
        record = disputed[section.get("id")]
        disputes = section.xpath("./*[@class='dispute']")
        assert len(disputes) == len(record.disputes)
        for number, (shown, dispute) in enumerate(zip(disputes, record.disputes, strict=True), 1):
            (link,) = shown.xpath(".//a[@class='dispute__link']/@href")
            own = urljoin(path, link)
            assert own == f"{code}/{record.plural}/{record.id}/#dispute-{number}"
            sides = shown.xpath("./ul[@class='claims']/li")
            assert [len(side.xpath("./ul/li")) for side in sides] == [
                len(claim.sources) for claim in dispute.claims
            ]
            for side in sides:
                (strength,) = side.xpath(".//a[contains(@class, 'strength')]/@href")
                assert strength.endswith(f"#{side.get('data-strength')}")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_a_collection_of_the_disputed_records(small_built: Project, code: str) -> None:
    page = small_built.page(f"{code}/disputes/")
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert '"CollectionPage"' in data
    assert "institut-invente" in data


def test_a_long_page_continues_on_the_next() -> None:
    views = small_views()
    listing = disputes_listing(views)._replace(per_page=1)
    listing = listing._replace(records=[*listing.records, *listing.records])
    second = disputes_view(views, listing, 2)
    assert [link.href for link in second.pages] == [
        "../../../../en/disputes/",
        "../../../../en/disputes/page/2/",
    ]
    assert second.intro is None
    assert second.count == "Sources differ on 1 point"  # of the catalogue, not of this list
    assert len(second.records) == 1


def test_without_disputes_the_page_says_so(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("    disputes:\n"), text.index("    not_found:\n")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    small_project.build()
    page = small_project.page("en/disputes/")
    assert page.xpath("//main//details") == []
    assert page.xpath("//*[@class='count']") == []  # not: on 0 points
    assert text_of(page.xpath("//*[@class='note']")[0]) == "The catalogue has no such records."
