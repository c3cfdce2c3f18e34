"""The line of the search page that offers a feed: every value that it may name has one."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tests.built_site import Site
from tests.project import LANGUAGES, Project


def follow_line(page: html.HtmlElement) -> html.HtmlElement:
    (line,) = page.xpath("//*[@data-finder-follow]")
    return line


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_filter_with_feeds_leads_to_one(history_built: Project, code: str) -> None:
    site = Site(history_built.site)
    page = site.pages[f"{code}/search/"]
    facets = follow_line(page).get("data-facets").split()
    values = [
        (box.get("name"), box.get("value")) for box in page.xpath("//input[@type='checkbox']")
    ]
    feeds = {f"{facet}/{value}" for facet, value in values if facet in facets}
    assert {"kind", "region"} <= {feed.partition("/")[0] for feed in feeds} <= set(facets)
    folder = site.folder / code / "feeds"
    assert [feed for feed in sorted(feeds) if not (folder / f"{feed}.xml").is_file()] == []
    without = {facet for facet, _ in values if facet and facet not in facets}
    assert without == {"apply", "year"}
    pairs = json.loads((folder / "pairs.json").read_bytes())["pairs"]
    assert pairs
    # As the script joins them: the values of a pair are in the order of the facets.
    for pair in pairs:
        first, _, second, _ = pair.split("/")
        assert facets.index(first) < facets.index(second)
        assert (folder / f"{pair}.xml").is_file()
