"""The home page: its networks, the newest dates, the pictures and the lists of audiences."""

from __future__ import annotations

import json
import re

import pytest

from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of

SECOND = """\
networks:
  - id: autre-reseau
    name: {fr: Autre réseau, ar: شبكة أخرى, en: Another network}
    summary: {fr: Un second réseau inventé., ar: شبكة ثانية., en: A second invented network.}
    sources: [source-officielle]
"""


def shown(project: Project, language: str) -> list[str]:
    """Where the cards beside the introduction lead."""
    page = project.page(f"{language}/")
    return page.xpath("//div[contains(@class, 'intro')]//li//h3//a/@href")


def about(project: Project, language: str) -> object:
    (data,) = project.page(f"{language}/").xpath("//script[@type='application/ld+json']/text()")
    (catalogue,) = [n for n in json.loads(data)["@graph"] if n["@type"] == "DataCatalog"]
    return catalogue.get("about")


def test_each_of_several_networks_has_its_place(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("networks:\n", SECOND, 1), encoding="utf-8")
    small_project.build()
    for language in LANGUAGES:
        links = " ".join(shown(small_project, language))
        assert "networks/autre-reseau/" in links
        assert "networks/reseau-invente/" in links
        named = about(small_project, language)
        assert isinstance(named, list)
        assert len(named) == 2


def test_without_a_network_the_home_page_shows_the_rest(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("networks:\n"), text.index("institutes:\n")
    text = text[:start] + text[end:]
    file.write_text(re.sub(r".*\breseau-invente\b.*\n", "", text), encoding="utf-8")
    small_project.build()
    for language in LANGUAGES:
        assert [link for link in shown(small_project, language) if "/networks/" in link] == []
        assert shown(small_project, language) != []
        assert about(small_project, language) is None
        page = small_project.page(f"{language}/")
        assert page.xpath("//ul[not(li)]") == []
        assert page.xpath("//a[contains(@href, 'networks/')]") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_network_stands_alone(small_built: Project, language: str) -> None:
    links = [link for link in shown(small_built, language) if "/networks/" in link]
    assert len(links) == 1
    assert isinstance(about(small_built, language), dict)


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
