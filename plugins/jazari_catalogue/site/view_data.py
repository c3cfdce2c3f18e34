"""The shapes of what pages show: plain data, which a template lays out and a key is a digest of.

Text is never markup here, save ``ProseView.html``, which went through the sanitiser.
"""

from __future__ import annotations

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


class ProseView(View, frozen=True):
    """A text in Markdown, rendered; ``label`` heads it where it is a field of one kind."""

    field: str
    label: str | None
    html: str
    lang: str | None
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


class RelationGroup(View, frozen=True):
    """The records that stand in one relation to the page's own; ``far`` if by way of others."""

    label: str
    items: tuple[Card, ...]
    far: bool = False


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


class SourceItem(View, frozen=True):
    """A source as a record's page lists it."""

    number: int
    id: str
    title: Value
    publisher: str
    date: str | None
    accessed: str
    level: Labelled
    language: str
    url: str
    href: str


class StatementView(View, frozen=True):
    """A sourced sentence; ``single`` if only one source, and not an official one, states it."""

    text: Value
    marks: tuple[Mark, ...]
    single: bool


class ClaimView(View, frozen=True):
    """One side of a disputed point."""

    text: Value
    sources: tuple[SourceItem, ...]


class DisputeView(View, frozen=True):
    """What sources say against each other about a field."""

    label: Value
    claims: tuple[ClaimView, ...]


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


class RecordView(View, frozen=True):
    """The page of a record."""

    page: PageView
    id: str
    kind: str
    kind_label: str
    name: Value
    other_names: list[Value]
    aliases: list[Value]
    status: Labelled | None
    summary: Value | None
    prose: list[ProseView]
    facts: list[Fact]
    relations: list[RelationGroup]
    neighbourhood: Neighbourhood | None
    """None where nothing is tied to the record."""
    statements: list[StatementView]
    disputes: list[DisputeView]
    sources: list[SourceItem]
    topics: list[Value]
    verified: Value | None
    weak: bool
    """Whether the whole record rests on one source that is not official."""
    untranslated: bool
    diagram: str | None
    """Where the diagram of the network shows the record with its ties; None where it does not."""
    edit_url: str | None
    correct_url: str | None


class PageLink(View, frozen=True):
    """One of the pages that a long list takes."""

    number: int
    href: str
    current: bool


class ValueCount(View, frozen=True):
    """A value of a facet, and how many records have it."""

    value: Value
    number: int


class ListView(View, frozen=True):
    """A list of records: of a kind, a region, an audience; or one page of it."""

    page: PageView
    kind: str
    intro: str | None
    cards: tuple[Card, ...]
    groups: list[ValueCount]
    total: int
    """The records of the whole list."""
    pages: tuple[PageLink, ...]
    """All its pages, where there are several."""
    mixed: bool
    """Whether it holds records of several kinds."""


class LetterLink(View, frozen=True):
    """A letter of the index, and where its names begin, if there are any."""

    letter: str
    href: str | None


class IndexLetter(View, frozen=True):
    """The names under a letter. Their addresses start from the root of the site."""

    letter: str
    id: str
    cards: tuple[Card, ...]


class IndexView(View, frozen=True):
    """Names from A to Z, or one page of them."""

    page: PageView
    kind: str
    intro: str | None
    letters: tuple[LetterLink, ...]
    groups: tuple[IndexLetter, ...]
    total: int
    pages: tuple[PageLink, ...]


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
