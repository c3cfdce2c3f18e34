"""The shapes of what several pages show. A shape of one page is declared beside what makes it.

Views are plain data: templates lay them out, and the key of a page is a digest of its view. Texts
are plain text, which templates escape. Addresses (``href``) are relative to the page, unless a
shape says that they start from the root of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msgspec import Raw, Struct

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.site.publisher import PublisherFacts


class View(Struct, frozen=True, array_like=True):
    """What a page or a part of it shows: plain data.

    A ``msgspec.Struct``, which is quick to make: a large build makes some 100,000.
    """


class Value(View, frozen=True, cache_hash=True):
    """A text, with a link to ``href`` if there is one."""

    text: str
    lang: str | None = None
    """The language of the text (BCP 47); None if it is that of the page."""
    href: str | None = None
    ltr: bool = False
    """Whether it runs left to right in any page, as web addresses and phone numbers do."""
    datetime: str | None = None
    """The date that the text writes, in ISO 8601; None if the text is no date."""
    note: str | None = None
    """Words after a text: that the catalogue translated a name, or how old a translation is."""
    note_href: str | None = None
    """The address of what explains the note."""


class Labelled(View, frozen=True):
    """A code, such as a value of a vocabulary, and its label in the language of the page."""

    code: str
    label: str


class StrengthView(View, frozen=True):
    """How well sources support a record or a value, with the address where that is explained."""

    code: str
    """A value of `Strength`."""
    label: str
    href: str


class Link(View, frozen=True):
    """A link to a page."""

    text: str
    href: str


class Figure(View, frozen=True):
    """A number counted in the catalogue, written in the language of the page, and its label."""

    label: str
    number: str
    href: str | None = None


class Mark(View, frozen=True):
    """A link to a source that the page lists: its number there and its anchor."""

    number: int
    href: str
    publisher: str | None = None
    """Who published it, if the mark is in a list; None if it follows a value."""
    is_dead: bool = False
    """Whether its address no longer answers."""


class Origin(View, frozen=True):
    """What a value rests on: the sources that state it, or what the catalogue made it from."""

    note: str | None = None
    """How the catalogue made it, in words; None if the sources state it."""
    marks: tuple[Mark, ...] = ()
    """None if there is no evidence, or if the field that it is derived from has none."""
    basis: str | None = None
    """A value of `Basis`; None if there are no sources."""
    strength: StrengthView | None = None
    """How well the sources support it; None if there are none."""
    support: str | None = None
    """Basis and strength in words: ``Stated: official source``."""
    id: str = ""
    """The field, or the field and the number of an item: ``city``, ``statements-3``."""
    button: str | None = None
    """The words of the button that opens the list of ``marks``; None if they are few."""
    subject: str = ""
    """What the sources support, in words for those who hear the button: ``Status``."""
    disputes: tuple[int, ...] = ()
    """The numbers of the disputes over the field on the page, from 1."""


class Fact(View, frozen=True):
    """A field of a record, as its page shows it, and what its value rests on."""

    field: str
    label: str
    values: tuple[Value, ...]
    """None if all that is known is that sources differ."""
    origin: Origin


class Card(View, frozen=True):
    """A record as lists show it."""

    id: str
    kind: str
    kind_label: str
    href: str
    name: Value
    summary: Value | None
    status: Labelled | None
    region: str | None
    meta: tuple[str, ...]
    """The values of the fields declared ``on_card``, and the date that files the record."""
    strength: StrengthView | None = None
    """None for a topic or a source."""
    disputes: int = 0
    """How many points sources differ on."""
    steps: tuple[bool, ...] | None = None
    """For each step of a path, whether it was reached; None if the kind has no path."""


class Neighbour(View, frozen=True, cache_hash=True):
    """A related record, as the page of another one shows it."""

    kind: str
    name: Value
    strength: Labelled | None = None
    """How well sources support it; None for a topic or a source."""
    note: str = ""
    """Its status, region and date, or its type; and whether its name was translated."""
    disputes: str | None = None
    """The sentence with the number of points that sources differ on; None if they do not."""


class Neighbours(View, frozen=True):
    """The records of one relation; ``far`` if they are related through others."""

    label: str
    far: bool
    items: list[Neighbour]
    field: str | None = None
    """The field of the record that names them; None if they name the record."""
    origin: Origin = Origin()
    """What the value of ``field`` rests on."""


class Alternate(View, frozen=True):
    """The same page in one of its languages, for the language switch and ``hreflang``."""

    lang: str
    name: str
    href: str
    url: str
    """The full address."""
    current: bool
    locale: str
    """As Open Graph writes it: ``fr_MA``."""
    dir: str
    """``ltr`` or ``rtl``."""


class PageAddress(View, frozen=True):
    """Which page it is: all of a page that the shell and the menu around it depend on."""

    lang: str
    id: str
    """What type of page it is, such as ``institute``, ``list-institute`` or ``timeline``."""
    path: str
    """From the root of the site, with the language: ``fr/institutes/``."""
    base: str
    """The relative root, from the page to the root of the site: ``../../``."""


class PageView(PageAddress, frozen=True):
    """What the frame of a page needs: its title, addresses, languages and structured data."""

    title: str
    description: str
    site_url: str
    breadcrumbs: tuple[Link, ...]
    """The pages from the home page down to this one, which is left out."""
    data: Raw
    """The structured data of the page, as JSON-LD."""
    languages: tuple[str, ...]
    """The languages that have the page: a page of prose may lack some."""
    feed: Link | None = None
    """The feed of what changes on the page, with its address from the root of the site."""
    calendar: Link | None = None
    """The calendar of the dates on the page, with its address from the root of the site."""

    @property
    def dir(self) -> str:
        """The direction of the page's language: ``ltr`` or ``rtl``."""
        return LANGUAGES[self.lang].direction

    @property
    def locale(self) -> str:
        """The locale of the page's language, as Open Graph writes it: ``fr_MA``."""
        return LANGUAGES[self.lang].locale

    @property
    def canonical(self) -> str:
        """The full address of the page."""
        return self.site_url + self.path

    @property
    def embed(self) -> str:
        """The address that gives the snippet for embedding what the page shows."""
        return self.base + routes.embeds_link(self.path)

    @property
    def x_default(self) -> str:
        """The full address of the page for readers of any other language (``hreflang``)."""
        return self.site_url + routes.in_language(self.path, FALLBACK)

    @property
    def alternates(self) -> list[Alternate]:
        """The page in every language that has it, its own included."""
        alternates = []
        for code in self.languages:
            language = LANGUAGES[code]
            path = routes.in_language(self.path, code)
            alternates.append(
                Alternate(
                    *(code, language.native_name, self.base + path, self.site_url + path),
                    *(code == self.lang, language.locale, language.direction),
                )
            )
        return alternates


class Face(View, frozen=True):
    """What any other page may show of a record, in one language.

    A page depends on the faces of the records that it names, not on the records themselves: it
    stays as it is while a record that it links to changes in other fields.
    """

    name: Value
    path: str
    """From the root of the site."""


class SiteFacts(View, frozen=True):
    """The settings of the site that its pages show."""

    name: str
    url: str
    """The full address of the root of the site, with a slash at its end."""
    edit_base: str | None
    """The address in the repository that paths of record files follow; None without one."""
    form_base: str | None = None
    """The address of a new issue, where forms are filled in; None without a repository."""
    policy: str = ""
    """The content security policy of every page; empty in the live preview."""
    publisher: PublisherFacts = PublisherFacts()
    repository: str | None = None
    """The address of the repository on its server; None without one."""


@dataclass(frozen=True)
class ProsePage:
    """A page that an editor wrote in Markdown, as MkDocs has read it."""

    path: str
    """Its address, relative to the root of the site."""
    file: str
    """Its file, relative to the project, as messages name it."""
    text: str
    """The Markdown."""
    title: str
    meta: dict[str, Any]
    """Its front matter: ``description``, ``order``, ``menu``, ``group`` and others."""
    is_fallback: bool = False
    """Whether its text is in the fallback language, not in that of its address."""
    is_draft: bool = False
    """Whether it is in a preview only: in no menu, list of pages or sitemap."""

    @property
    def language(self) -> str:
        """The language of its address."""
        return self.path.split("/", 1)[0]

    @property
    def page_id(self) -> str:
        """Its path without the language, with hyphens for slashes; ``home`` for the home page."""
        return "-".join(self.path.strip("/").split("/")[1:]) or "home"

    @property
    def menu_group(self) -> Menu:
        """The group of the menu that has it (``group: evidence``). Raises BuildRefused."""
        group = self.meta.get("group", Menu.ABOUT.value)
        if group not in Menu.titles_by_value():
            raise BuildRefused(
                f"{self.file}: the menu has no group “{group}”.\n"
                f"    → Write one of: {', '.join(Menu)}"
            )
        return Menu(group)

    @property
    def menu_title(self) -> str | None:
        """Its title in the menu; None if it is left out with ``menu: false``."""
        title = self.meta.get("menu", self.title)
        return None if title is False else str(title)

    @property
    def names_publisher(self) -> bool:
        """Whether it ends with who publishes the site (``publisher: true``).

        Raises BuildRefused if the value is neither true nor false.
        """
        value = self.meta.get("publisher", False)
        if not isinstance(value, bool):
            raise BuildRefused(
                f"{self.file}: “publisher: {value}” is neither true nor false.\n"
                "    → Write: publisher: true"
            )
        return value

    @property
    def order(self) -> int:
        """Where the menu has it: lower numbers come first. Raises BuildRefused if not a number."""
        order = self.meta.get("order", 100)
        try:
            return int(order)
        except (OverflowError, TypeError, ValueError):
            raise BuildRefused(
                f"{self.file}: the order “{order}” is not a number.\n    → Write: order: 10"
            ) from None
