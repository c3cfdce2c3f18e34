"""A kind without records has no list: nothing links to it, and the rest of the site is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import etree

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.prose.links import resolve_links
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
RECORD = """\
  - id: fiche-inventee
    name: {fr: Une fiche inventée}
    summary: {fr: Un résumé.}
    status: announced
    sources: [source-inventee]
"""
LINKS = "\n".join(f"- [{kind.plural}](list:{kind.plural})" for kind in KINDS.values())


def built(root: Path, plural: str | None, prose: Iterable[str]) -> Site:
    """A site with one record of ``plural``, if any, its source, and the pages ``prose``."""
    project = root / "sources"
    project.mkdir()
    record = RECORD.replace("    status: announced\n", "") if plural == "partners" else RECORD
    (project / "institutes.yaml").write_text(SOURCE, encoding="utf-8")
    records = f"{plural}:\n{record}" if plural else "partners: []\n"
    (project / "partners.yaml").write_text(records, encoding="utf-8")
    for code in LANGUAGES:
        folder = project / "content" / code
        folder.mkdir(parents=True)
        for name in prose:
            (folder / f"{name}.md").write_text(f"# {name}\n\n{LINKS}\n", encoding="utf-8")
    copy = Project.of(project, root / "project")
    copy.build()
    return Site(copy.site)


@pytest.fixture(scope="module")
def partners_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A partner and its source, and no other records."""
    return built(tmp_path_factory.mktemp("partners"), "partners", ("index", "about", "method"))


@pytest.fixture(scope="module")
def institutes_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An institute and its source; of prose only the home page."""
    return built(tmp_path_factory.mktemp("institutes"), "institutes", ("index",))


@pytest.fixture(scope="module")
def sources_alone(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Only a source."""
    return built(tmp_path_factory.mktemp("sources"), None, ("index",))


@pytest.fixture(params=["partners", "institutes", "sources"])
def site(request: pytest.FixtureRequest) -> Site:
    built_site = request.getfixturevalue(f"{request.param}_alone")
    assert isinstance(built_site, Site)
    return built_site


def test_no_page_links_to_a_list_that_does_not_exist(site: Site) -> None:
    inside = {(item.file, item.url) for item in site.references if item.url.startswith(SITE_URL)}
    assert len(inside) > 1000
    assert [(file, url) for file, url in inside if site.file_at(url) not in site.files] == []


def test_no_url_for_programs_leads_to_a_list_that_does_not_exist(site: Site) -> None:
    """Those in structured data, in the sitemap, in the files of the search and in the API.

    A template of addresses (RFC 6570) leads nowhere itself. Snippets of HTML are escaped in pages.
    """
    named = {
        urldefrag(unescape(url).partition('"')[0]).url.partition("?")[0]
        for name in site.files
        if name.endswith((".html", ".xml", ".json", ".txt"))
        # A snippet of HTML that a page shows is escaped.
        for url in re.findall(re.escape(SITE_URL) + r'[^"\s<]*', unescape(site.text(name)))
        if "{" not in url
    }
    assert len(named) > 100
    assert [url for url in sorted(named) if site.file_at(url) not in site.files] == []


def test_the_sitemap_has_no_list_that_does_not_exist(site: Site) -> None:
    listed = etree.parse(site.folder / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    indexed = {SITE_URL + path for path, page in site.pages.items() if is_indexed(page)}
    assert sorted(listed) == sorted(indexed)


def test_no_list_of_links_and_no_diagram_is_empty(site: Site) -> None:
    home = site.pages["fr/"]
    assert home.xpath("//footer//ul[not(li)] | //ul[contains(@class, 'cards')][not(li)]") == []
    for path in ("statistics", "timeline", "diagram", "a-z"):
        empty = "//table[not(tbody/tr)] | //nav[@class='letters'][not(.//a)]"
        assert site.pages[f"fr/{path}/"].xpath(empty) == [], path


def test_the_script_of_the_timeline_is_where_a_timeline_is(
    site: Site,
) -> None:
    timeline = site.pages["fr/timeline/"]
    assert bool(timeline.xpath("//*[@data-timeline]")) == bool(
        timeline.xpath("//script[contains(@src, 'timeline')]")
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_home_page_links_to_institutes_if_there_are_any(
    partners_alone: Site, institutes_alone: Site, code: str
) -> None:
    without, with_institutes = [
        site.pages[f"{code}/"].xpath("//main//a[contains(@href, '/institutes/')]/@href")
        for site in (partners_alone, institutes_alone)
    ]
    assert without == []
    assert f"../{code}/institutes/" in with_institutes


def test_prose_keeps_the_text_of_a_link_to_an_empty_list(partners_alone: Site) -> None:
    prose = partners_alone.pages["en/about/"].xpath("//main//li[.='topics' or .='partners']")
    assert [[link.get("href") for link in item.iter("a")] for item in prose] == [
        ["../../en/partners/"],
        [],
    ]


@pytest.mark.parametrize(
    ("html", "resolved"),
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
def test_a_link_to_an_empty_list_becomes_its_text(html: str, resolved: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOURCE, encoding="utf-8")
    catalogue = load([tmp_path / "a.yaml"], tmp_path)
    assert resolve_links(html, ProsePage("fr/", "index.md", "", "", {}), catalogue) == resolved
