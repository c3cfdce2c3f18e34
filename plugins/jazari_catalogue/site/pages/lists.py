"""Lists of records by kind and by the values of facets, such as a region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from jazari_catalogue import routes
from jazari_catalogue.records.calendar_dates import has_calendar_dates
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import KIND, all_facets, titles_of_values
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import AUDIENCE, Facet, FacetPage
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.calendar_links import (
    CalendarView,
    calendar_inputs,
    calendar_link,
    calendar_view,
)
from jazari_catalogue.site.feed_links import feed_of_selection
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.ordering import in_list_order, newest_first
from jazari_catalogue.site.pages.nearby import Nearby, nearby, nearby_inputs
from jazari_catalogue.site.view_data import (
    Card,
    Link,
    PageView,
    Value,
    View,
)
from jazari_catalogue.site.views import Views

E = TypeVar("E", bound=Entry)

PER_PAGE = 200
"""Records on a page of a list."""


class PageLink(View, frozen=True):
    """A link to one of the pages of a long list."""

    number: int
    href: str
    current: bool


class ValueCount(View, frozen=True):
    """A value of a facet, and how many records have it."""

    code: str
    value: Value
    number: int
    note: str | None = None
    """What else there is to know of the value, in words."""


class ListView(View, frozen=True):
    """A page of a list of records, or the page with the values of a facet."""

    page: PageView
    kind: str
    intro: str | None
    cards: tuple[Card, ...]
    groups: list[ValueCount]
    """The values of the facet; empty for a list of records."""
    total: int
    """The number of records in the whole list."""
    pages: tuple[PageLink, ...]
    """Links to all its pages; empty if it has only one."""
    mixed: bool
    """Whether its records are of several kinds."""
    count: str = ""
    """The number of what is listed, in words."""
    embed: str | None = None
    """The address that gives the snippet for embedding the list, on its first page."""
    nearby: Nearby | None = None
    """Where to go from the empty list of a value; None for any other."""
    calendar: CalendarView | None = None
    """The calendar that has the dates of its records; None where they have none."""


class ListedFacet(NamedTuple):
    """A facet whose values have a list each."""

    facet: Facet
    page: FacetPage
    values: Mapping[str, Titles]
    """The titles of each of its values."""


@cache
def listed_facets() -> tuple[ListedFacet, ...]:
    """The facets whose values have lists, in the order of the menu."""
    listed = [
        ListedFacet(facet, facet.page, titles_of_values(facet))
        for facet in all_facets()
        if facet.page is not None
    ]
    return tuple(sorted(listed, key=lambda facet: facet.page.order))


class Listing(NamedTuple):
    """A list in one language: its texts, its path and its records, on however many pages."""

    path: str
    """The path of its first page."""
    page_id: str
    kind: str
    """The kind, or the facet, whose drawing and colour its pages have."""
    heading: str
    intro: str
    description: str
    above: tuple[Link, ...]
    """The pages between the home page and the list. Addresses start from the root of the site."""
    records: Sequence[Entry]
    per_page: int = PER_PAGE
    facet: Facet | None = None
    """The facet that its records have ``value`` under; None for any other list."""
    value: str | None = None
    selection: Mapping[str, str] | None = None
    """The values that its records have, by facet, if a feed has these records; else None."""

    @property
    def pages(self) -> int:
        """The number of its pages, at least one."""
        return max(1, -(-len(self.records) // self.per_page))

    @property
    def paths(self) -> list[str]:
        """The paths of its pages."""
        return [routes.numbered_path(self.path, number + 1) for number in range(self.pages)]

    def has_calendar(self, number: int) -> bool:
        """Whether page ``number`` links a calendar: the first of an audience or of a dated kind."""
        if self.facet is not None:
            return number == 1 and self.facet is AUDIENCE
        return number == 1 and self.kind in KINDS and has_calendar_dates(KINDS[self.kind])

    def on_page(self, number: int) -> Sequence[Entry]:
        """The records on page ``number``, from 1."""
        return self.records[(number - 1) * self.per_page : number * self.per_page]


def ordered(views: Views, kind: type[E]) -> list[E]:
    """The records of ``kind`` in the order of their list."""
    order = newest_first if kind.newest_first else in_list_order
    return order(views.catalogue.of_kind(kind), views.position)


def listings(views: Views) -> Iterator[Listing]:
    """The lists of all kinds that have records and of all values of facets."""
    title_of, catalogue = views.interface.title, views.catalogue
    for kind in catalogue.kinds():
        heading, intro = title_of(kind.plural_titles), title_of(kind.intro)
        path = routes.list_path(views.lang, kind)
        yield Listing(
            *(path, f"list-{kind.kind}", kind.kind, heading, intro, intro or heading, ()),
            ordered(views, kind),
            selection={KIND: kind.kind},
        )
    for facet, page, values in listed_facets():
        above = (Link(title_of(page.titles), routes.facet_path(views.lang, page)),)
        intro = title_of(page.intro_of_value)
        for value, titles in values.items():
            heading = title_of(titles)
            path = routes.facet_path(views.lang, page, value)
            records = in_list_order(catalogue.holding(facet, value), views.position)
            description = f"{heading}. {intro}"
            sign = page.sign.drawing
            yield Listing(
                *(path, sign, sign, heading, intro, description, above, records),
                facet=facet,
                value=value,
                selection={facet.name: routes.url_value(value)},
            )


def all_lists(views: Views, base: str) -> list[Link]:
    """Links to the lists, from A to Z first, on a page whose relative root is ``base``."""
    lang, title_of = views.lang, views.interface.title
    say = views.interface.gettext
    return [
        Link(say("From A to Z"), base + routes.index_path(lang)),
        *(
            Link(title_of(kind.plural_titles), base + routes.list_path(lang, kind))
            for kind in views.catalogue.kinds()
        ),
        *(
            Link(title_of(facet.page.titles), base + routes.facet_path(lang, facet.page))
            for facet in listed_facets()
        ),
    ]


def list_view(views: Views, listing: Listing, number: int) -> ListView:
    """Page ``number``, from 1, of ``listing``."""
    page = list_page(views, listing, number)
    cards = views.cards(listing.on_page(number), page.base)
    total = len(listing.records)
    return ListView(
        page,
        listing.kind,
        listing.intro if number == 1 else None,
        cards,
        [],
        total,
        page_links(page, listing, number),
        mixed=bool(listing.above),
        count=count_in_words(views, listing.records),
        embed=page.embed if number == 1 else None,
        nearby=_nearby(views, listing, page.base),
        calendar=calendar_view(views, page) if listing.facet is None else None,
    )


def list_inputs(inputs: Inputs, listing: Listing, number: int) -> bytes:
    """A digest of what page ``number`` of ``listing`` is made from."""
    facet = listing.facet
    others = nearby_inputs(inputs.catalogue, facet) if facet and not listing.records else None
    total = len(listing.records)
    has_feed = bool(inputs.known_history.changes)
    shown: list[object] = [number, total, inputs.cards(listing.on_page(number)), others, has_feed]
    if listing.has_calendar(number):
        catalogue = inputs.catalogue
        shown.append(calendar_inputs(catalogue.calendar, catalogue.records.values()))
    return digest_of(shown)


def count_in_words(views: Views, records: Sequence[Entry]) -> str:
    """How many ``records`` there are; what rests on no sources is not called a record."""
    ngettext, number = views.interface.ngettext, len(records)
    kinds = set(map(type, records))
    if kinds == {Source}:
        text = ngettext("%(num)s source", "%(num)s sources", number)
    elif kinds == {Topic}:
        text = ngettext("%(num)s topic", "%(num)s topics", number)
    else:
        text = ngettext("%(num)s record", "%(num)s records", number)
    return text % {"num": views.interface.number(number)}


def _nearby(views: Views, listing: Listing, base: str) -> Nearby | None:
    facet, value = listing.facet, listing.value
    if listing.records or facet is None or facet.page is None or value is None:
        return None
    return nearby(views, facet, facet.page, value, base)


def facet_view(
    views: Views, listed: ListedFacet, notes: Mapping[str, str] = MappingProxyType({})
) -> ListView:
    """The page with the values of a facet, each with the number of its records.

    ``notes`` are what else there is to know of values.
    """
    facet, facet_page, values = listed
    heading, intro = (
        views.interface.title(facet_page.titles),
        views.interface.title(facet_page.intro),
    )
    path = routes.facet_path(views.lang, facet_page)
    page = views.page(path, facet_page.path, heading, intro, page_type="CollectionPage")
    groups = [
        ValueCount(
            value,
            Value(
                views.interface.title(titles),
                href=page.base + routes.facet_path(views.lang, facet_page, value),
            ),
            len(views.catalogue.holding(facet, value)),
            notes.get(value),
        )
        for value, titles in values.items()
    ]
    return ListView(page, facet_page.sign.drawing, intro, (), groups, 0, (), mixed=False)


def facet_inputs(catalogue: Catalogue, listed: ListedFacet) -> bytes:
    """A digest of what the page with the values of a facet is made from, beside its notes."""
    return digest_of([len(catalogue.holding(listed.facet, value)) for value in listed.values])


def list_page(views: Views, listing: Listing, number: int) -> PageView:
    """The frame of page ``number``, from 1, of ``listing``."""
    path = routes.numbered_path(listing.path, number)
    base = routes.relative_root(path)
    title, description = listing.heading, listing.description
    above = listing.above
    if number > 1:
        above = (*above, Link(listing.heading, listing.path))
        title = views.interface.gettext("{list}, page {number}").format(
            list=listing.heading, number=number
        )
        description = f"{title}. {description}"
    breadcrumbs = [Link(step.text, base + step.href) for step in above]
    first = (number - 1) * listing.per_page + 1
    properties = views.structured_data.of_list(listing.on_page(number), first, len(listing.records))
    feed = None
    if listing.selection is not None:
        feed = feed_of_selection(views, listing.selection)
    audience = Audience(listing.value) if listing.facet is AUDIENCE and listing.value else None
    return views.page(
        *(path, listing.page_id, title, description, breadcrumbs, "CollectionPage", properties),
        feed=feed,
        calendar=calendar_link(views, audience) if listing.has_calendar(number) else None,
    )


def page_links(page: PageView, listing: Listing, number: int) -> tuple[PageLink, ...]:
    """Links to all pages of ``listing``, on its page ``number``; empty if it has only one."""
    if listing.pages == 1:
        return ()
    return tuple(
        PageLink(other, page.base + path, other == number)
        for other, path in enumerate(listing.paths, start=1)
    )
