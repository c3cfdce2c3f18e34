"""The pages about the whole catalogue: what is disputed, unknown and covered, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from jazari_catalogue import routes
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.ordering import in_list_order, newest_first
from jazari_catalogue.site.pages.lists import Listing
from jazari_catalogue.site.view_data import Link, Value, View
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import Interface

R = TypeVar("R", bound=Record)


class Overview(NamedTuple):
    """The texts of such a page in one language."""

    path: str
    sign: str
    """The name of its drawing and colour."""
    heading: str
    intro: str
    menu: Menu
    """The group of the menu with the link to it."""


def disputes_overview(interface: Interface) -> Overview:
    """The texts of the page of disputes."""
    say = interface.gettext
    return Overview(
        routes.disputes_path(interface.code),
        "disputes",
        say("Where sources differ"),
        say("Every point on which sources differ, with each version and its sources."),
        Menu.EVIDENCE,
    )


def gaps_overview(interface: Interface) -> Overview:
    """The texts of the page of gaps."""
    say = interface.gettext
    return Overview(
        routes.gaps_path(interface.code),
        "gaps",
        say("What no source says"),
        say("Questions that people ask about each record and that no source consulted answers."),
        Menu.EVIDENCE,
    )


def coverage_overview(interface: Interface) -> Overview:
    """The texts of the page of coverage."""
    say = interface.gettext
    return Overview(
        routes.coverage_path(interface.code),
        "coverage",
        say("Where each region stands"),
        say("The institutes of each region, by the step reached and the strength of evidence."),
        Menu.PLACES,
    )


def changes_overview(interface: Interface) -> Overview:
    """The texts of the page of changes."""
    say = interface.gettext
    return Overview(
        routes.changes_path(interface.code),
        "changes",
        say("What changed"),
        say("Every record that was added, changed, renamed or removed, newest first."),
        Menu.DATES,
    )


def data_overview(interface: Interface) -> Overview:
    """The texts of the page about the open data."""
    say = interface.gettext
    return Overview(
        routes.data_path(interface.code),
        "data",
        say("Open data"),
        say("The whole catalogue to download and reuse, with its sources and their strength."),
        Menu.EVIDENCE,
    )


def overviews(interface: Interface) -> tuple[Overview, ...]:
    """The texts of all these pages, in the order of the menu."""
    return (
        disputes_overview(interface),
        gaps_overview(interface),
        coverage_overview(interface),
        changes_overview(interface),
        data_overview(interface),
    )


def overview_links(views: Views, base: str) -> list[Link]:
    """Links to all these pages, on a page whose relative root is ``base``."""
    return [Link(page.heading, base + page.path) for page in overviews(views.interface)]


def overview_listing(overview: Overview, records: Sequence[Record], per_page: int) -> Listing:
    """The pages of ``overview``, which shows something about each of ``records``."""
    path, sign, heading, intro, _ = overview
    return Listing(path, sign, sign, heading, intro, intro, (), records, per_page)


def institutes_first(views: Views, records: Iterable[R]) -> list[R]:
    """``records`` in the order of the menu, but partners last: they are not of the network."""
    by_kind: dict[type[Record], list[R]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    ordered: list[R] = []
    for kind in sorted(by_kind, key=lambda kind: (kind is Partner, kind.order)):
        order = newest_first if kind.newest_first else in_list_order
        ordered += order(by_kind[kind], views.position)
    return ordered


def label_of(views: Views, record: Record, point: Dispute | NotFound) -> Value:
    """What ``point`` of ``record`` is about: its own words, or the title of its field."""
    if point.about is not None:
        return views.text(point.about)
    return Value(views.interface.title(record.title_of(point.field)))


class Heading(View, frozen=True):
    """A record as the heading of what such a page shows about it."""

    id: str
    kind: str
    kind_label: str
    name: Value
    """With the address of its page."""


def heading_of(views: Views, record: Record, base: str) -> Heading:
    """The heading of ``record`` on a page whose relative root is ``base``."""
    label = views.interface.title(record.titles)
    return Heading(record.id, record.kind, label, views.link_to(record, base))
