"""The home page leads on: to the newest dates, to the pictures, to the pages of its readers."""

from __future__ import annotations

import pytest

from tests.built_site import Site
from tests.project import LANGUAGES, text_of


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_latest_dates_are_the_first_of_the_timeline(real_site: Site, code: str) -> None:
    latest = real_site.pages[f"{code}/"].xpath("//ol[@class='latest']/li")
    lines = real_site.pages[f"{code}/timeline/"].xpath("//table//tbody/tr")[: len(latest)]
    assert len(latest) == 6
    for item, line in zip(latest, lines, strict=True):
        assert item.xpath(".//time/@datetime") == line.xpath(".//time/@datetime")
        assert text_of(item.xpath(".//a")[0]) == text_of(line.xpath("./th//a")[0])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_way_in_for_startups_leads_to_their_pages_and_none_to_an_empty_one(
    real_site: Site, code: str
) -> None:
    found = {}
    for way in real_site.pages[f"{code}/"].xpath("//section[@class='way']"):
        (name,) = way.xpath(".//h2/@id")
        found[name] = way.xpath("./ul[@class='tags']//a/@href")
    assert found["startups"] == [f"../{code}/audiences/{name}/" for name in ("startups", "smes")]
    assert list(found) == [
        "startups",
        "talent",
        "researchers",
        "administrations",
        "investors",
        "press",
    ]
    for links in found.values():
        for link in links:
            page = real_site.pages[link.removeprefix("../")]
            assert page.xpath("//li[contains(@class, 'card')]")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_picture_is_one_step_from_the_home_page(real_site: Site, code: str) -> None:
    cards = real_site.pages[f"{code}/"].xpath("//li[contains(@class, 'picture-card')]//a/@href")
    assert cards == [f"../{code}/{name}/" for name in ("diagram", "timeline", "statistics")]
