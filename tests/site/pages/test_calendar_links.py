"""The links to calendars, on the pages that show their dates."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.records.values.vocabularies import Audience
from tests.built_site import Site
from tests.exports.calendars.ics_rules import Component, check
from tests.project import LANGUAGES, SITE_URL, text_of

CALENDAR = "//p[@class='calendar']"
PAGES = {
    "events/": "all",
    "timeline/": "all",
    **{f"audiences/{audience}/": audience.value for audience in Audience},
}
"""Pages, and the names of the calendars that they link."""


def calendar_of(site: Site, path: str) -> tuple[html.HtmlElement, Component]:
    """The paragraph about the calendar on the page at ``path``, and the calendar it leads to."""
    (paragraph,) = site.pages[path].xpath(CALENDAR)
    (href,) = paragraph.xpath("./a[@type='text/calendar']/@href")
    file = site.folder / urljoin(SITE_URL + path, href).removeprefix(SITE_URL)
    return paragraph, check(file.read_bytes())


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_with_dates_link_the_calendar_that_has_them(real_site: Site, code: str) -> None:
    for page, name in PAGES.items():
        path = f"{code}/{page}"
        _, calendar = calendar_of(real_site, path)
        address = f"{SITE_URL}{code}/calendar/{name}.ics"
        assert calendar["SOURCE"].value == address, path
        head = real_site.pages[path].xpath("//head/link[@type='text/calendar'][@rel='alternate']")
        assert [link.get("href") for link in head] == [address], path
        assert head[0].get("title")


def test_other_pages_link_none(real_site: Site) -> None:
    for path in ("fr/", "fr/institutes/", "fr/regions/", "fr/audiences/", "fr/data/"):
        assert not real_site.pages[path].xpath(CALENDAR)
        assert not real_site.pages[path].xpath("//head/link[@type='text/calendar']")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_pages_say_of_how_many_records_dates_are_left_out_as_calendars_do(
    real_site: Site, code: str
) -> None:
    for page in PAGES:
        paragraph, calendar = calendar_of(real_site, f"{code}/{page}")
        of_page = re.findall(r"[0-9]+", text_of(paragraph))
        of_calendar = re.findall(r": ?([0-9]+)\.", calendar["DESCRIPTION"].text)
        assert of_page == of_calendar, page
        assert bool(calendar.events) != (
            "aucune date" in text_of(paragraph) or "no dates" in text_of(paragraph)
        )
