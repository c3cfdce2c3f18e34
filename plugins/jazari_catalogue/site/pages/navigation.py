"""The main menu and the links of the footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.model.entry import Menu
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pictures.pages import PICTURES
from jazari_catalogue.site.view_data import Footer, MenuItem, PageView, ProsePage, Value
from jazari_catalogue.site.views import Views, menu_kinds


class _FooterLink(NamedTuple):
    """A link to a list in the footer. Links are sorted by ``order``."""

    order: int
    text: str
    href: str


def footer(views: Views, prose: Sequence[ProsePage]) -> Footer:
    """The links of the footer in the language of ``views``; ``prose`` are its pages of prose."""
    language, words = views.lang, views.interface.words
    pages = [
        routes.search_path(language),
        routes.index_path(language),
        *(routes.picture_path(language, name) for name in PICTURES),
        *(page.path for page in prose),
    ]
    by_menu: dict[Menu, list[_FooterLink]] = {menu: [] for menu in Menu}
    for listed in listed_facets():
        href = routes.facet_path(language, listed.page)
        link = _FooterLink(listed.page.order, words(listed.page.titles), href)
        by_menu[Menu.BROWSE].append(link)
    for kind in views.catalogue.kinds():
        href = routes.list_path(language, kind)
        link = _FooterLink(kind.order, words(kind.plural_titles), href)
        by_menu[kind.menu].append(link)
    browse, catalogue = (
        tuple(Value(link.text, href=link.href) for link in sorted(by_menu[menu]))
        for menu in (Menu.BROWSE, Menu.CATALOGUE)
    )
    return Footer(frozenset(path.split("/", 1)[1].rstrip("/") for path in pages), browse, catalogue)


def menu(views: Views, prose: Sequence[ProsePage], page: PageView) -> list[MenuItem]:
    """The main menu on ``page``: the home page, the lists of kinds, then other pages of prose."""
    shown = sorted(
        (item for item in prose if item.in_menu), key=lambda item: (item.order, item.path)
    )
    home = [item for item in shown if item.path == routes.home_path(page.lang)]
    items = [_prose_item(item, page) for item in home]
    for kind in menu_kinds(views.catalogue):
        active = page.id in {kind.kind, f"list-{kind.kind}"}
        href = page.base + routes.list_path(page.lang, kind)
        items.append(MenuItem(kind.kind, views.interface.words(kind.plural_titles), href, active))
    items += [_prose_item(item, page) for item in shown if item not in home]
    return items


def _prose_item(item: ProsePage, page: PageView) -> MenuItem:
    return MenuItem(item.page_id, item.title, page.base + item.path, page.id == item.page_id)
