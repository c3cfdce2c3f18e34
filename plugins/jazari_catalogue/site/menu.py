"""The shapes of the main menu, which the footer repeats."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.view_data import PageAddress


class MenuLink(NamedTuple):
    """A link of the main menu and of the footer. Its address starts from the root."""

    text: str
    path: str
    pages: tuple[str, ...] = ()
    """The ids of the pages that belong to where it leads, such as the records of a list."""


class MenuGroup(NamedTuple):
    """A group of such links."""

    title: str
    links: tuple[MenuLink, ...]


class LinkOnPage(NamedTuple):
    """A link of the menu as it is on one page."""

    text: str
    href: str
    current: str | None
    """The value of ``aria-current``: ``page``, or ``true`` if the page belongs to its target."""


def links_on(page: PageAddress, group: MenuGroup) -> list[LinkOnPage]:
    """The links of ``group`` as they are on ``page``."""
    return [
        LinkOnPage(
            link.text,
            page.base + link.path,
            "page" if link.path == page.path else "true" if page.id in link.pages else None,
        )
        for link in group.links
    ]


class Footer(NamedTuple):
    """What the footer of every page of a language shows."""

    groups: tuple[MenuGroup, ...]
    publisher: PublisherView
