"""The menu: groups by what visitors come for, the same at the head and the foot of every page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.view_data import ProsePage
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of

MOST_ENTRIES = 7

in_each_language = pytest.mark.parametrize("code", LANGUAGES)


def groups_of(page: HtmlElement, path: str) -> dict[str, dict[str, str]]:
    """The title of each group of the menu -> the address of each link -> its text."""
    return {
        text_of(group.xpath("summary")[0]): {
            urljoin(path, link.get("href")): text_of(link) for link in group.xpath(".//a")
        }
        for group in page.xpath("//header//nav[@class='menu']//details")
    }


@in_each_language
def test_every_kind_and_facet_is_in_the_group_that_it_declares(
    every_kind_built: Project, code: str
) -> None:
    groups = groups_of(every_kind_built.page(f"{code}/"), f"{code}/")
    title_of = interface(code).title
    for kind in KINDS.values():
        group = groups[title_of(kind.menu.titles)]
        assert group[routes.list_path(code, kind)] == title_of(kind.plural_titles)
    for listed in listed_facets():
        assert routes.facet_path(code, listed.page) in groups[title_of(listed.page.menu.titles)]


@in_each_language
def test_menu_has_seven_entries_at_most_on_every_page(real_site: Site, code: str) -> None:
    for path, page in real_site.pages.items():
        if path.startswith(f"{code}/") and page.xpath("//header//nav[@class='menu']"):
            entries = page.xpath("//header//nav[@class='menu']/ul/li")
            assert 2 <= len(entries) <= MOST_ENTRIES, path
            assert all(entry.xpath("a | details[summary]/ul/li/a") for entry in entries)


@in_each_language
def test_footer_has_the_groups_of_the_menu(real_site: Site, code: str) -> None:
    path = f"{code}/method/"
    page = real_site.pages[path]
    columns = {
        text_of(column.xpath("h2")[0]): {
            urljoin(path, link.get("href")): text_of(link) for link in column.xpath(".//a")
        }
        for column in page.xpath("//footer//nav/div")
    }
    assert columns == groups_of(page, path)


@in_each_language
def test_kind_with_one_record_leads_to_it(real_site: Site, code: str) -> None:
    links = {
        address: text
        for group in groups_of(real_site.pages[f"{code}/"], f"{code}/").values()
        for address, text in group.items()
    }
    catalogue = real_catalogue()
    for kind in catalogue.kinds():
        records = catalogue.of_kind(kind)
        list_path = routes.list_path(code, kind)
        assert list_path in real_site.pages
        assert (list_path in links) is (len(records) > 1)
        if len(records) == 1:
            title = interface(code).title(kind.only_titles or kind.titles)
            assert links[routes.record_path(code, records[0])] == title


def test_kinds_and_facets_without_records_are_left_out(tmp_path: Path) -> None:
    for name in DEFAULT_RECORDS:
        (tmp_path / name).write_text("partners: []\n", encoding="utf-8")
    views = views_of(catalogue_in(tmp_path), "fr")
    menu = Navigation({"fr": views}, []).menu("fr")
    paths = {link.path for group in menu for link in group.links}
    assert paths.isdisjoint(routes.list_path("fr", kind) for kind in KINDS.values())
    assert paths.isdisjoint(routes.facet_path("fr", listed.page) for listed in listed_facets())
    assert routes.search_path("fr") in paths


@pytest.mark.parametrize(
    ("path", "mark", "target"),
    [
        ("fr/partners/", "page", "fr/partners/"),
        ("fr/partners/um6p/", "true", "fr/partners/"),
        ("fr/networks/jazari-institutes/", "page", "fr/networks/jazari-institutes/"),
        ("fr/networks/", "true", "fr/networks/jazari-institutes/"),
        ("fr/regions/", "page", "fr/regions/"),
        ("fr/regions/ma-04/", "true", "fr/regions/"),
        ("fr/timeline/", "page", "fr/timeline/"),
        ("fr/gaps/", "page", "fr/gaps/"),
        ("fr/method/", "page", "fr/method/"),
        ("fr/", "page", "fr/"),
    ],
)
def test_menu_marks_the_current_page_or_the_list_that_it_belongs_to(
    real_site: Site, path: str, mark: str, target: str
) -> None:
    page = real_site.pages[path]
    marked = page.xpath("//nav[@class='menu']//*[@aria-current]")
    assert [(one.get("aria-current"), urljoin(path, one.get("href"))) for one in marked] == [
        (mark, target)
    ]


def prose(**meta: object) -> ProsePage:
    return ProsePage("fr/essai/", "content/fr/essai.md", "", "Un essai", meta)


def test_prose_is_in_the_group_of_its_front_matter() -> None:
    views = {"fr": small_views("fr")}
    for group in Menu:
        menu = Navigation(views, [prose(group=group.value)]).menu("fr")
        (title,) = [
            one.title for one in menu if any(link.path == "fr/essai/" for link in one.links)
        ]
        assert title == group.titles.in_language("fr")
    about = Navigation(views, [prose(menu="Essai")]).menu("fr")[-1]
    assert [link.text for link in about.links] == ["Essai"]
    hidden = Navigation(views, [prose(menu=False)]).menu("fr")
    assert all(link.path != "fr/essai/" for group in hidden for link in group.links)


def test_unknown_group_of_prose_stops_the_build() -> None:
    with pytest.raises(BuildRefused, match=r"content/fr/essai\.md: the menu has no group “autres”"):
        Navigation({"fr": small_views("fr")}, [prose(group="autres")])
