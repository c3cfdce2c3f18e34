"""Permalinks of records: pages in no language that lead to those in each, and to the data."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html

from tests.built_site import Site, is_indexed
from tests.project import LANGUAGES, SITE_URL, text_of

LINKED_DATA = "//head/link[@rel='alternate'][@type='application/ld+json']/@href"


def links(page: html.HtmlElement, path: str, xpath: str) -> list[str]:
    """The full addresses that ``xpath`` gives on the page at ``path``."""
    return [urljoin(SITE_URL + path, href) for href in page.xpath(xpath)]


def test_every_record_has_one_that_leads_to_its_pages_and_its_data(real_site: Site) -> None:
    records = {
        page.xpath("string(//article/@data-record-id)"): path
        for path, page in real_site.pages.items()
        if path.startswith("fr/") and page.xpath("//article/@data-record-id")
    }
    assert len(records) > 50
    for record_id, french in records.items():
        path = f"id/{record_id}/"
        page = real_site.permalinks[path]
        pages = [f"{SITE_URL}{code}/{french.removeprefix('fr/')}" for code in LANGUAGES]
        assert links(page, path, "//main//a[@hreflang]/@href") == pages
        assert links(page, path, "//head/link[@rel='alternate'][@hreflang]/@href") == pages
        data = [f"{SITE_URL}api/v1/records/{record_id}.json"]
        assert links(page, path, "//main//a[@type='application/json']/@href") == data
        assert links(page, path, "//head/link[@rel='describedby']/@href") == data
        graph = [f"{SITE_URL}data/records/{record_id}.jsonld"]
        assert links(page, path, LINKED_DATA) == graph
        assert not is_indexed(page)


def test_they_name_the_record_in_each_language_and_need_no_script(real_site: Site) -> None:
    for path, page in real_site.permalinks.items():
        assert page.xpath("//head/*")[0].get("http-equiv") == "Content-Security-Policy", path
        assert page.xpath("count(//h1) + count(//main)") == 2, path
        assert not page.xpath("//script | //style | //@style"), path
        assert text_of(page.xpath("//title")[0]).strip(), path
    (french, arabic) = real_site.permalinks["id/jazari-root/"].xpath("//h1/bdi")
    assert (french.get("lang"), arabic.get("lang")) == ("fr", "ar")


def test_the_page_of_a_record_links_its_permalink_and_its_data(real_site: Site) -> None:
    for path, page in real_site.pages.items():
        record_id = page.xpath("string(//article/@data-record-id)")
        described = links(page, path, "//head/link[@rel='describedby']/@href")
        assert bool(record_id) is bool(described), path
        if not record_id:
            continue
        data = f"{SITE_URL}api/v1/records/{record_id}.json"
        assert described == [data]
        graph = f"{SITE_URL}data/records/{record_id}.jsonld"
        assert links(page, path, LINKED_DATA) == [graph]
        shown = links(page, path, "//p[@class='tools__data']/a/@href")
        assert shown == [f"{SITE_URL}id/{record_id}/", data]
