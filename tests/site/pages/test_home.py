"""The home page: its networks, the newest dates, the pictures and the audiences."""

from __future__ import annotations

import json
import re

import pytest

from jazari_catalogue.records.concerns import RULES
from jazari_catalogue.records.values.vocabularies import Audience
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
    """The addresses of the cards beside the introduction."""
    page = project.page(f"{language}/")
    return page.xpath("//div[contains(@class, 'intro')]//li//h3//a/@href")


def about(project: Project, language: str) -> object:
    (data,) = project.page(f"{language}/").xpath("//script[@type='application/ld+json']/text()")
    (catalogue,) = [n for n in json.loads(data)["@graph"] if n["@type"] == "DataCatalog"]
    return catalogue.get("about")


def test_home_page_shows_each_of_several_networks(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("networks:\n", SECOND, 1), encoding="utf-8")
    small_project.build()
    for language in LANGUAGES:
        links = " ".join(shown(small_project, language))
        assert "networks/autre-reseau/" in links
        assert "networks/reseau-invente/" in links
        networks = about(small_project, language)
        assert isinstance(networks, list)
        assert len(networks) == 2


def test_home_page_without_network_shows_the_rest(small_project: Project) -> None:
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
def test_home_page_shows_a_single_network(small_built: Project, language: str) -> None:
    links = [link for link in shown(small_built, language) if "/networks/" in link]
    assert len(links) == 1
    assert isinstance(about(small_built, language), dict)


@pytest.mark.parametrize("code", LANGUAGES)
def test_latest_dates_are_the_first_marks_of_the_timeline(real_site: Site, code: str) -> None:
    latest = real_site.pages[f"{code}/"].xpath("//ol[@class='latest']/li")
    marks = real_site.pages[f"{code}/timeline/"].xpath("//li[contains(@class, 'moment')]")
    assert len(latest) == 6
    for item, mark in zip(latest, marks[: len(latest)], strict=True):
        assert item.xpath(".//time/@datetime") == mark.xpath("ancestor::li/p//time/@datetime")[:1]
        assert text_of(item.xpath(".//a")[0]) == text_of(mark.xpath(".//a")[0])


@pytest.mark.parametrize("code", LANGUAGES)
def test_home_page_links_to_every_audience_and_leaves_their_sections_to_their_pages(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/"]
    links = page.xpath("//ul[@class='audiences']//a/@href")
    assert links == [f"../{code}/audiences/{audience.value}/" for audience in Audience]
    for rule in RULES.values():
        assert page.xpath(f"//*[@id='{rule.section}']") == []


def test_a_section_for_no_audience_is_on_the_home_page(small_project: Project) -> None:
    file = small_project.root / "content/fr/index.md"
    with file.open("a", encoding="utf-8") as text:
        text.write("\n\n## Premier {#premier}\n\nUn.\n\n## Autre {#autre}\n\nDeux.\n")
    small_project.build()
    page = small_project.page("fr/")
    (section,) = page.xpath("//section[contains(@class, 'way')][h2[@id='autre']]")
    assert "Deux." in text_of(section)


@pytest.mark.parametrize("code", LANGUAGES)
def test_home_page_links_to_every_picture(real_site: Site, code: str) -> None:
    cards = real_site.pages[f"{code}/"].xpath("//li[contains(@class, 'picture-card')]//a/@href")
    assert cards == [f"../{code}/{name}/" for name in ("diagram", "timeline", "statistics")]
