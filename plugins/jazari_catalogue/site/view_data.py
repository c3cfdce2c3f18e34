"""The shapes of what pages show: plain data, which a template lays out and a key is a digest of.

Text is never markup here, save ``ProseView.html``, which went through the sanitiser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Raw, Struct

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, LANGUAGES


class View(Struct, frozen=True, array_like=True):
    """What a page or a part of it shows. A build makes a hundred thousand: see msgspec.Struct."""


class Value(View, frozen=True, cache_hash=True):
    """A piece of text: ``lang`` where it is not the page's, ``href`` where it leads on."""

    text: str
    lang: str | None = None
    href: str | None = None
    ltr: bool = False
    datetime: str | None = None


class Labelled(View, frozen=True):
    """A code, such as a value from a vocabulary, and what it is called in the page's language."""

    code: str
    label: str


class Link(View, frozen=True):
    """A page, by what it is called and where it is."""

    text: str
    href: str


class Figure(View, frozen=True):
    """A count of the catalogue, as it is read, and what it counts."""

    label: str
    number: str
    href: str | None = None


class Mark(View, frozen=True):
    """The number of a source, and where it stands on the page."""

    number: int
    href: str


class Fact(View, frozen=True):
    """One line of the description list."""

    field: str
    label: str
    values: tuple[Value, ...]
    marks: tuple[Mark, ...]


class Card(View, frozen=True):
    """A record as a list shows it."""

    id: str
    kind: str
    kind_label: str
    href: str
    name: Value
    summary: Value | None
    status: Labelled | None
    region: str | None
    meta: tuple[str, ...]


class Neighbour(View, frozen=True, cache_hash=True):
    """A record that is tied to the page's own, in the drawing of its neighbourhood."""

    kind: str
    name: Value


class Neighbours(View, frozen=True):
    """The records that are drawn in one relation to the page's own; ``far`` as RelationGroup."""

    label: str
    far: bool
    items: list[Neighbour]


class Neighbourhood(View, frozen=True):
    """What is tied to a record, each once; in words, how many others the drawing leaves out."""

    groups: list[Neighbours]
    others: str | None


class Alternate(View, frozen=True):
    """The same page in a language."""

    lang: str
    name: str
    href: str
    url: str
    current: bool
    locale: str
    dir: str


class PageView(View, frozen=True):
    """What the frame of any page needs: its titles, addresses and languages."""

    lang: str
    id: str
    title: str
    description: str
    path: str
    base: str
    site_url: str
    breadcrumbs: tuple[Link, ...]
    """The way from the home page, without the page itself."""
    data: Raw
    """What the page says to programs, as JSON-LD."""
    languages: tuple[str, ...]
    """The codes of those that have this page: not every page of prose is in all."""

    @property
    def dir(self) -> str:
        """The direction of the page's language."""
        return LANGUAGES[self.lang].direction

    @property
    def locale(self) -> str:
        """The locale of the page's language, as Open Graph writes it."""
        return LANGUAGES[self.lang].locale

    @property
    def canonical(self) -> str:
        """The page's own full address."""
        return self.site_url + self.path

    @property
    def x_default(self) -> str:
        """The full address of the page for readers of none of our languages."""
        return self.site_url + routes.in_language(self.path, FALLBACK)

    @property
    def alternates(self) -> list[Alternate]:
        """The same page in every language that has it, its own included."""
        found = []
        for code in self.languages:
            language = LANGUAGES[code]
            there = routes.in_language(self.path, code)
            found.append(
                Alternate(
                    code,
                    language.native_name,
                    self.base + there,
                    self.site_url + there,
                    code == self.lang,
                    language.locale,
                    language.direction,
                )
            )
        return found


class Face(View, frozen=True):
    """What other pages show of a record, in one language."""

    name: Value
    path: str


class SiteFacts(View, frozen=True):
    """What views need to know of where the site is published."""

    name: str
    url: str
    edit_base: str | None
    form_base: str | None = None
    """The address of a new issue, where the forms are filled in; none without a repository."""
    policy: str = ""
    """The content security policy of every page; empty for the live preview."""


@dataclass(frozen=True)
class ProsePage:
    """A page that an editor wrote in Markdown: where it stands and what the menu calls it.

    With ``menu: false`` the menu leaves it out, and another page leads there.
    """

    path: str
    language: str
    title: str
    order: int
    page_id: str
    in_menu: bool = True


@dataclass(frozen=True)
class MenuItem:
    """A line of the site's menu."""

    id: str
    title: str
    href: str
    active: bool


class Footer(NamedTuple):
    """What the foot of a page leads to: pages by their own words, lists by those of the models.

    Addresses start from the root of the site. A kind without records has no list, and a project
    may lack a page of prose.
    """

    pages: frozenset[str]
    """The addresses below the language of the pages that there are."""
    browse: tuple[Value, ...]
    catalogue: tuple[Value, ...]
