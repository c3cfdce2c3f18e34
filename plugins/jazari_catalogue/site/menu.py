"""The shapes of the main menu, which the footer repeats."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.site.publisher import PublisherView
from jazari_catalogue.site.view_data import PageView


class MenuLink(NamedTuple):
    """A link of the main menu and of the footer. Its address starts from the root."""

    text: str
    path: str
    pages: frozenset[str] = frozenset()
    """The ids of the pages that belong to where it leads, such as the records of a list."""

    def current(self, page: PageView) -> str | None:
        """The value of ``aria-current`` on ``page``: whether it is there, or belongs there."""
        if page.path == self.path:
            return "page"
        return "true" if page.id in self.pages else None


class MenuGroup(NamedTuple):
    """A group of such links."""

    title: str
    links: tuple[MenuLink, ...]


class Footer(NamedTuple):
    """What the footer of every page of a language shows."""

    groups: tuple[MenuGroup, ...]
    publisher: PublisherView
