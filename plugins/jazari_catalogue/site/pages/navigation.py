"""The main menu and the links of the footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.model.entry import Menu
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.overviews import overviews
from jazari_catalogue.site.pictures.pages import PICTURES
from jazari_catalogue.site.view_data import Footer, MenuItem, PageView, ProsePage, Value
from jazari_catalogue.site.views import Views, menu_kinds


class _FooterLink(NamedTuple):
    """A link to a list in the footer. Links are sorted by ``order``."""

    order: int
    text: str
    href: str


class Navigation:
    """The main menu, the footer and the languages of prose pages."""

    def __init__(self, views: Mapping[str, Views], prose: Sequence[ProsePage]) -> None:
        """Raises BuildRefused if the order of a prose page is not a number."""
        self._views = views
        prose = [page for page in prose if not page.is_draft]
        self._in_order = sorted(prose, key=lambda page: (page.order, page.path))
        self._prose = {code: [page for page in prose if page.language == code] for code in views}

    def prose(self, language: str) -> list[ProsePage]:
        """The prose pages in ``language``."""
        return self._prose[language]

    def languages_of(self, path: str) -> list[str]:
        """The languages that have the prose page at ``path``."""
        return [
            code
            for code, pages in self._prose.items()
            if any(page.path == routes.in_language(path, code) for page in pages)
        ]

    def footer(self, language: str) -> Footer:
        """What the footer of every page in ``language`` shows."""
        views = self._views[language]
        title_of = views.interface.title
        pages = [
            routes.search_path(language),
            routes.index_path(language),
            *(routes.picture_path(language, name) for name in PICTURES),
            *(overview.path for overview in overviews(views.interface)),
            *(page.path for page in self._prose[language]),
        ]
        by_menu: dict[Menu, list[_FooterLink]] = {menu: [] for menu in Menu}
        for listed in listed_facets():
            href = routes.facet_path(language, listed.page)
            link = _FooterLink(listed.page.order, title_of(listed.page.titles), href)
            by_menu[Menu.BROWSE].append(link)
        for kind in views.catalogue.kinds():
            href = routes.list_path(language, kind)
            link = _FooterLink(kind.order, title_of(kind.plural_titles), href)
            by_menu[kind.menu].append(link)
        browse, catalogue = (
            tuple(Value(link.text, href=link.href) for link in sorted(by_menu[menu]))
            for menu in (Menu.BROWSE, Menu.CATALOGUE)
        )
        addresses = frozenset(path.split("/", 1)[1].rstrip("/") for path in pages)
        return Footer(addresses, browse, catalogue, views.publisher)

    def menu(self, page: PageView) -> list[MenuItem]:
        """The main menu on ``page``: the home page, the lists of kinds, then other prose pages."""
        views = self._views[page.lang]
        kinds = [
            MenuItem(
                kind.kind,
                views.interface.title(kind.plural_titles),
                page.base + routes.list_path(page.lang, kind),
                page.id in {kind.kind, f"list-{kind.kind}"},
            )
            for kind in menu_kinds(views.catalogue)
        ]
        prose = [
            MenuItem(item.page_id, item.menu_title, page.base + item.path, page.id == item.page_id)
            for item in self._in_order
            if item.language == page.lang and item.menu_title is not None
        ]
        home_href = page.base + routes.home_path(page.lang)
        home = [item for item in prose if item.href == home_href]
        return [*home, *kinds, *(item for item in prose if item not in home)]
