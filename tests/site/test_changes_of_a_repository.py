"""What changed, in a site that is built in a repository: every link, feed and file is there."""

from __future__ import annotations

import json
from urllib.parse import urldefrag, urljoin

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from jazari_catalogue import routes
from tests.built_site import Site
from tests.project import LANGUAGES, SITE_URL, Project

FEEDS = "//link[@rel='alternate'][@type='application/atom+xml']/@href"


@pytest.fixture(scope="module")
def site(history_built: Project) -> Site:
    """The site of a repository with scripted commits."""
    return Site(history_built.site)


def of_changes(site: Site) -> list[str]:
    """The paths of the pages of changes."""
    return [path for path in site.pages if path[2:].startswith("/changes/")]


def test_links_of_pages_of_changes_lead_to_what_is_there(
    site: Site, history_built: Project
) -> None:
    paths = of_changes(site)
    assert len(paths) >= 3 * 5
    for path in paths:
        for href in site.pages[path].xpath("//main//a/@href"):
            address, anchor = urldefrag(urljoin(SITE_URL + path, href))
            assert address.startswith((SITE_URL, "https://")), href
            if address.startswith(SITE_URL):
                target = address.removeprefix(SITE_URL)
                assert (history_built.site / routes.file_of(target)).is_file(), (path, href)
                if anchor:
                    assert site.pages[target].xpath("//*[@id=$id]", id=anchor), (path, href)


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_name_the_feeds_that_are_there(site: Site, history_built: Project, code: str) -> None:
    home, record = f"{code}/", f"{code}/institutes/institut-invente/"
    expected = {home: f"{code}/changes/feed.xml", record: f"{record}feed.xml"}
    expected |= {path: f"{code}/changes/feed.xml" for path in of_changes(site) if path[:2] == code}
    lists = {
        "institutes": "kind/institute",
        "topics": "kind/topic",
        "regions/ma-04": "region/ma-04",
        "audiences/students": "audience/students",
    }
    expected |= {f"{code}/{path}/": f"{code}/feeds/{feed}.xml" for path, feed in lists.items()}
    for path, feed in expected.items():
        assert site.pages[path].xpath(FEEDS) == [SITE_URL + feed]
        root = etree.parse(history_built.site / feed).getroot()
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == code


def test_the_sitemap_has_the_pages_of_changes(site: Site, history_built: Project) -> None:
    text = (history_built.site / "sitemap.xml").read_text(encoding="utf-8")
    for path in of_changes(site):
        assert f"<loc>{SITE_URL}{path}</loc>" in text


def test_the_data_follow_their_schema(history_built: Project) -> None:
    data = json.loads((history_built.site / routes.CHANGES_JSON).read_text(encoding="utf-8"))
    schema = json.loads(
        (history_built.site / routes.api_schema_path("changes")).read_text(encoding="utf-8")
    )
    Draft202012Validator(schema).validate(data)
    assert data["$schema"] == SITE_URL + routes.api_schema_path("changes")
    assert {change["id"] for change in data["changes"]} > {"institut-invente"}


def test_no_file_names_who_made_a_commit(history_built: Project) -> None:
    files = [
        file
        for file in history_built.site.rglob("*")
        if file.suffix in (".html", ".xml", ".json") and file.is_file()
    ]
    assert files
    assert [file for file in files if b"invented@example.invalid" in file.read_bytes()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_a_repository_there_are_no_feeds(small_built: Project, code: str) -> None:
    assert not list(small_built.site.rglob("feed.xml"))
    assert not (small_built.site / code / "feeds").exists()
    assert not Site(small_built.site).pages[f"{code}/regions/ma-04/"].xpath(FEEDS)
    page = Site(small_built.site).pages[f"{code}/changes/"]
    assert page.xpath(FEEDS) == []
    assert page.xpath("//main//p[@class='note']")
