"""A kind without records has no list: no page leads to one, and nothing else is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import etree

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.prose import resolve_links
from jazari_catalogue.site.view_data import ProsePage
from tests.built_site import Site, is_indexed
from tests.project import LANGUAGES, SITE_URL, Project

SOURCE = """\
sources:
  - id: source-inventee
    title: Titre inventé
    publisher: Journal Exemple
    url: https://journal.example/article
    date: 2026-01-12
    accessed: 2026-11-22
    language: fr
    level: press
"""
ONE = """\
  - id: fiche-inventee
    name: {fr: Une fiche inventée}
    summary: {fr: Un résumé.}
    status: announced
    sources: [source-inventee]
"""
LINKS = "\n".join(f"- [{kind.plural}](list:{kind.plural}){{.plain}}" for kind in KINDS.values())


def built(root: Path, plural: str | None, prose: Iterable[str]) -> Site:
    """A site with one record of ``plural``, if any, its source, and the pages ``prose``."""
    project = root / "sources"
    project.mkdir()
    record = ONE.replace("    status: announced\n", "") if plural == "partners" else ONE
    (project / "institutes.yaml").write_text(SOURCE, encoding="utf-8")
    records = f"{plural}:\n{record}" if plural else "partners: []\n"
    (project / "partners.yaml").write_text(records, encoding="utf-8")
    for code in LANGUAGES:
        folder = project / "content" / code
        folder.mkdir(parents=True)
        for name in prose:
            (folder / f"{name}.md").write_text(f"# {name}\n\n{LINKS}\n", encoding="utf-8")
    made = Project.of(project, root / "project")
    made.build()
    return Site(made.site)


@pytest.fixture(scope="module")
def partners_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Neither institutes nor topics nor anything else but a partner and its source."""
    return built(tmp_path_factory.mktemp("partners"), "partners", ("index", "about", "method"))


@pytest.fixture(scope="module")
def institutes_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """No partners either, and of prose the home page alone."""
    return built(tmp_path_factory.mktemp("institutes"), "institutes", ("index",))


@pytest.fixture(scope="module")
def sources_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """No record but a source."""
    return built(tmp_path_factory.mktemp("sources"), None, ("index",))


@pytest.fixture(params=["partners", "institutes", "sources"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(f"{request.param}_alone")
    assert isinstance(found, Site)
    return found


def test_no_page_leads_to_a_list_that_does_not_exist(site: Site) -> None:
    inside = {(item.file, item.url) for item in site.references if item.url.startswith(SITE_URL)}
    assert len(inside) > 1000
    assert [(file, url) for file, url in inside if site.file_at(url) not in site.files] == []


def test_no_address_for_programs_leads_to_a_list_that_does_not_exist(site: Site) -> None:
    """Those of structured data, of the sitemap, and of the data that the search fetches."""
    named = {
        urldefrag(url).url.partition("?")[0]
        for name in site.files
        if name.endswith((".html", ".xml", ".json", ".txt"))
        for url in re.findall(re.escape(SITE_URL) + r'[^"\s<]*', site.text(name))
    }
    assert len(named) > 100
    assert [url for url in sorted(named) if site.file_at(url) not in site.files] == []


def test_the_sitemap_has_no_list_that_does_not_exist(site: Site) -> None:
    listed = etree.parse(site.folder / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    indexed = {SITE_URL + path for path, page in site.pages.items() if is_indexed(page)}
    assert sorted(listed) == sorted(indexed)


def test_no_list_of_links_and_no_picture_is_empty(site: Site) -> None:
    home = site.pages["fr/"]
    assert home.xpath("//footer//ul[not(li)] | //ul[contains(@class, 'cards')][not(li)]") == []
    for path in ("statistics", "timeline", "diagram", "a-z"):
        empty = "//table[not(tbody/tr)] | //nav[@class='letters'][not(.//a)]"
        assert site.pages[f"fr/{path}/"].xpath(empty) == [], path


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_home_page_offers_institutes_where_there_are_some(
    partners_alone: Site, institutes_alone: Site, code: str
) -> None:
    found = [
        site.pages[f"{code}/"].xpath("//main//a[contains(@href, '/institutes/')]/@href")
        for site in (partners_alone, institutes_alone)
    ]
    assert found[0] == []
    assert f"../{code}/institutes/" in found[1]


def test_prose_keeps_the_words_of_a_link_to_an_empty_list(partners_alone: Site) -> None:
    prose = partners_alone.pages["en/about/"].xpath("//main//li[.='topics' or .='partners']")
    assert [[link.get("href") for link in item.iter("a")] for item in prose] == [
        ["../../en/partners/"],
        [],
    ]


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<a href="list:labs">labs</a>', "labs"),
        (
            '<a class="x" href="list:labs#top" title="a > b">the <em>labs</em></a>.',
            "the <em>labs</em>.",
        ),
        ('<a href="list:topics">one</a> <a href="list:labs">two</a>', "one two"),
        (
            '<a href="about/">one</a> <a href="list:labs">two</a>',
            '<a href="about/">one</a> two',
        ),
        (
            '<a title="list:labs" href="list:sources">one</a>',
            '<a title="list:labs" href="../fr/sources/">one</a>',
        ),
        ("<code>&lt;a href=list:labs&gt;</code>", "<code>&lt;a href=list:labs&gt;</code>"),
    ],
)
def test_a_link_to_an_empty_list_becomes_its_words(html: str, left: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOURCE, encoding="utf-8")
    catalogue = load([tmp_path / "a.yaml"], tmp_path)
    assert resolve_links(html, ProsePage("fr/", "index.md", "", "", {}), catalogue) == left
