"""What the page about the data offers for following the catalogue and for showing it elsewhere."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from jazari_catalogue import routes
from jazari_catalogue.site.pages.following import ways_to_follow
from tests.built_site import Site
from tests.project import LANGUAGES, SITE_URL, Project, text_of
from tests.site.pages.catalogues import small_views


def test_only_what_the_site_has_is_offered() -> None:
    published = {"en/calendar/all.ics", "en/calendar/press.ics", "en/embed/index.html"}
    ways = ways_to_follow(small_views("en"), "../../", published.__contains__)
    assert [(way.name, [link.href for link in way.links]) for way in ways] == [
        ("Calendars", ["../../en/calendar/all.ics", "../../en/calendar/press.ics"]),
        ("On another website", ["../../en/embed/"]),
    ]
    assert ways_to_follow(small_views("en"), "../../", lambda _: False) == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_is_a_feed_of_everything_and_of_each_kind(history_built: Project, code: str) -> None:
    site, path = Site(history_built.site), f"{code}/data/"
    section = site.pages[path].xpath("//section[@aria-labelledby='follow']")[0]
    feeds = {
        urljoin(SITE_URL + path, link.get("href")): text_of(link)
        for link in section.xpath(".//a[@type='application/atom+xml']")
    }
    kinds = {url for url in feeds if f"/{code}/feeds/kind/" in url}
    listed = site.pages[path].find_class("open-data__kinds")[0]
    assert len(kinds) == len(listed)
    assert f"{SITE_URL}{code}/feeds/all.xml" in feeds
    assert all((site.folder / url.removeprefix(SITE_URL)).is_file() for url in feeds)
    assert len(set(feeds.values())) == len(feeds)
    assert f"../../{routes.search_path(code)}" in section.xpath(".//a/@href")
