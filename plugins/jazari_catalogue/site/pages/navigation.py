"""The main menu, which is also that of the footer: groups of links by what visitors come for.

Each kind, page of a facet, picture and page about evidence declares its group (`Menu`), and a page
of prose does so in its front matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jazari_catalogue import routes
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.site.menu import Footer, MenuGroup, MenuLink
from jazari_catalogue.site.pages.lists import ListedFacet, listed_facets
from jazari_catalogue.site.pages.overviews import overviews
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.view_data import ProsePage
from jazari_catalogue.site.views import Views


class Navigation:
    """The main menu, the footer and the languages of prose pages."""

    def __init__(self, views: Mapping[str, Views], prose: Sequence[ProsePage]) -> None:
        """Raises BuildRefused if the order or the group of a prose page is none."""
        self._views = views
        prose = [page for page in prose if not page.is_draft]
        self._in_order = sorted(prose, key=lambda page: (page.order, page.path))
        self._prose = {code: [page for page in prose if page.language == code] for code in views}
        self._menus = {code: self._menu(own) for code, own in views.items()}

    def prose(self, language: str) -> list[ProsePage]:
        """The prose pages in ``language``."""
        return self._prose[language]

    def home(self, language: str) -> ProsePage | None:
        """The prose of the home page in ``language``; None if there is none."""
        path = routes.home_path(language)
        return next((page for page in self._prose[language] if page.path == path), None)

    def languages_of(self, path: str) -> list[str]:
        """The languages that have the prose page at ``path``."""
        return [
            code
            for code, pages in self._prose.items()
            if any(page.path == routes.in_language(path, code) for page in pages)
        ]

    def footer(self, language: str) -> Footer:
        """What the footer of every page in ``language`` shows."""
        return Footer(self._menus[language], self._views[language].publisher)

    def menu(self, language: str) -> tuple[MenuGroup, ...]:
        """The groups of the main menu in ``language`` that have links."""
        return self._menus[language]

    def _menu(self, views: Views) -> tuple[MenuGroup, ...]:
        links: dict[Menu, list[MenuLink]] = {menu: [] for menu in Menu}
        for menu, link in self._links(views):
            links[menu].append(link)
        return tuple(
            MenuGroup(views.interface.title(menu.titles), tuple(links[menu]))
            for menu in Menu
            if links[menu]
        )

    def _links(self, views: Views) -> Iterator[tuple[Menu, MenuLink]]:
        """All links, each with its group, in their order within groups."""
        lang, say = views.lang, views.interface.gettext
        for kind in views.catalogue.kinds():
            yield kind.menu, _link_to_kind(views, kind)
        for name, picture in pictures(views.interface).items():
            yield picture.menu, MenuLink(picture.heading, routes.picture_path(lang, name))
        for listed in listed_facets():
            if any(views.catalogue.holding(listed.facet, value) for value in listed.values):
                yield listed.page.menu, _link_to_facet(views, listed)
        for page in overviews(views.interface):
            yield page.menu, MenuLink(page.heading, page.path, (page.sign,))
        index = MenuLink(say("From A to Z"), routes.index_path(lang), ("a-z",))
        yield Menu.EVIDENCE, index
        yield Menu.EVIDENCE, MenuLink(say("Search the catalogue"), routes.search_path(lang))
        for prose in self._in_order:
            is_home = prose.path == routes.home_path(lang)
            if prose.language == lang and prose.menu_title is not None and not is_home:
                yield prose.menu_group, MenuLink(prose.menu_title, prose.path)


def _link_to_kind(views: Views, kind: type[Entry]) -> MenuLink:
    """The list of ``kind``; or its record, if there is only one."""
    records = views.catalogue.of_kind(kind)
    pages = (kind.kind, f"list-{kind.kind}")
    if len(records) == 1:
        path = routes.record_path(views.lang, records[0])
        return MenuLink(views.interface.title(kind.only_titles or kind.titles), path, pages)
    path = routes.list_path(views.lang, kind)
    return MenuLink(views.interface.title(kind.plural_titles), path, pages)


def _link_to_facet(views: Views, listed: ListedFacet) -> MenuLink:
    page = listed.page
    text = views.interface.title(page.menu_titles or page.titles)
    pages = (page.path, page.sign.drawing)
    return MenuLink(text, routes.facet_path(views.lang, page), pages)
