"""The page of disputes: every point on which sources differ, with all its sides."""

from __future__ import annotations

from typing import Any

from jazari_catalogue import routes
from jazari_catalogue.records.model.provenance import Dispute
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.lists import Listing, PageLink, list_page, page_links
from jazari_catalogue.site.pages.overviews import (
    Heading,
    disputes_overview,
    heading_of,
    institutes_first,
    label_of,
    overview_listing,
)
from jazari_catalogue.site.view_data import (
    PageView,
    StrengthView,
    Value,
    View,
)
from jazari_catalogue.site.views import Views

PER_PAGE = 50
"""Records on a page, each with all its disputes."""


class CitedSource(View, frozen=True):
    """A source of one side; ``publisher`` has the address of the source's page."""

    publisher: Value
    date: Value | None
    level: str | None
    """What it is, such as an interview; None for the press, which most sources are."""
    is_dead: bool
    """Whether its address no longer answers."""


class SideView(View, frozen=True):
    """What one side of a dispute states, and the sources that state it."""

    text: Value
    date: Value | None
    """The date that this side gives, if it gives one."""
    strength: StrengthView
    sources: tuple[CitedSource, ...]


class DisputedPoint(View, frozen=True):
    """A point that sources differ on."""

    label: Value
    href: str
    """The address of the dispute on the page of its record."""
    sides: tuple[SideView, ...]


class DisputedRecord(View, frozen=True):
    """A record and its disputes."""

    heading: Heading
    strength: StrengthView
    count: str
    """The number of its disputes, in words."""
    points: tuple[DisputedPoint, ...]


class DisputesView(View, frozen=True):
    """A page of disputes. ``count`` says how many there are on all its pages."""

    page: PageView
    intro: str | None
    count: str
    records: tuple[DisputedRecord, ...]
    pages: tuple[PageLink, ...]


def disputes_listing(views: Views) -> Listing:
    """The records with disputes, in the order of the page."""
    disputed = [record for record in views.catalogue.with_sources if record.disputes]
    records = institutes_first(views, disputed)
    return overview_listing(disputes_overview(views.interface), records, PER_PAGE)


def disputes_view(views: Views, listing: Listing, number: int) -> DisputesView:
    """Page ``number``, from 1, of the disputes; ``listing`` is that of `disputes_listing`."""
    page = list_page(views, listing, number)
    shown: Any = listing.on_page(number)
    return DisputesView(
        page,
        listing.intro if number == 1 else None,
        views.disputes(views.catalogue.number_of_disputes),
        tuple(_disputed(views, record, page.base) for record in shown),
        page_links(page, listing, number),
    )


def disputes_inputs(inputs: Inputs, listing: Listing, number: int) -> bytes:
    """A digest of what page ``number`` of the disputes is made from."""
    records = [inputs.with_sources(record.id) for record in listing.on_page(number)]
    disputes = inputs.catalogue.number_of_disputes
    return digest_of((number, len(listing.records), disputes, records))


def _disputed(views: Views, record: Record, base: str) -> DisputedRecord:
    heading = heading_of(views, record, base)
    return DisputedRecord(
        heading,
        views.strength(views.catalogue.strength(record), base),
        views.disputes(len(record.disputes)),
        tuple(
            DisputedPoint(
                label_of(views, record, dispute),
                f"{heading.name.href}#{routes.dispute_anchor(number)}",
                _sides(views, dispute, base),
            )
            for number, dispute in enumerate(record.disputes, start=1)
        ),
    )


def _sides(views: Views, dispute: Dispute, base: str) -> tuple[SideView, ...]:
    return tuple(
        SideView(
            views.text(side.text),
            views.date(side.date) if side.date else None,
            views.strength(views.catalogue.strength_of(side.sources), base),
            tuple(_cited(views, source_id, base) for source_id in dict.fromkeys(side.sources)),
        )
        for side in dispute.claims
    )


def _cited(views: Views, source_id: str, base: str) -> CitedSource:
    source: Any = views.catalogue[source_id]
    return CitedSource(
        Value(source.publisher, href=base + views.face(source).path),
        views.date(source.date) if source.date else None,
        None if source.level is SourceLevel.PRESS else views.interface.title(source.level.titles),
        source.dead_since is not None,
    )
