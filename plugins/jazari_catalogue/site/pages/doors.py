"""The links of the home page to how strong the evidence is, and to what it lacks."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.model.facets import STRENGTH, STRENGTH_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pages.coverage import regions_without
from jazari_catalogue.site.pages.gaps import questions_with_gaps
from jazari_catalogue.site.pages.overviews import (
    coverage_overview,
    disputes_overview,
    gaps_overview,
    institutes_first,
)
from jazari_catalogue.site.view_data import Value
from jazari_catalogue.site.views import Views

MOST = 4
"""Links into a page, besides the one to its beginning."""


class DoorLink(NamedTuple):
    """A link into a page, with the number of what it leads to."""

    name: Value
    number: str


class Door(NamedTuple):
    """A page about the evidence of the catalogue, with links to its parts."""

    sign: str
    """The name of its drawing and colour."""
    name: Value
    text: str
    links: tuple[DoorLink, ...]


def doors(views: Views, base: str) -> tuple[Door, ...]:
    """The pages about evidence on a page whose relative root is ``base``."""
    return (
        _strengths(views, base),
        _disputes(views, base),
        _gaps(views, base),
        _coverage(views, base),
    )


def _strengths(views: Views, base: str) -> Door:
    """How strong the evidence is, with the list of each strength that records have."""
    title_of, number, lang = views.interface.title, views.interface.number, views.lang
    counts = {s: len(views.catalogue.holding(STRENGTH, s)) for s in Strength}
    return Door(
        STRENGTH_PAGE.sign.drawing,
        Value(title_of(STRENGTH_PAGE.titles), href=base + routes.facet_path(lang, STRENGTH_PAGE)),
        views.interface.gettext("Every record shows how well its sources support it."),
        tuple(
            DoorLink(
                Value(
                    title_of(strength.titles),
                    href=base + routes.facet_path(lang, STRENGTH_PAGE, strength),
                ),
                number(count),
            )
            for strength, count in counts.items()
            if count
        ),
    )


def _disputes(views: Views, base: str) -> Door:
    """What sources differ on, with the records that have most disputes."""
    path, sign, heading, *_ = disputes_overview(views.interface)
    records = [record for record in views.catalogue.with_sources if record.disputes]
    ordered = institutes_first(views, records)
    most: list[Record] = sorted(ordered, key=lambda record: -len(record.disputes))[:MOST]
    return Door(
        sign,
        Value(heading, href=base + path),
        views.disputes(views.catalogue.number_of_disputes),
        tuple(
            DoorLink(
                Value(name.text, name.lang, f"{base}{path}#{routes.record_anchor(record.id)}"),
                views.interface.number(len(record.disputes)),
            )
            for record in most
            for name in (views.face(record).name,)
        ),
    )


def _gaps(views: Views, base: str) -> Door:
    """What no source says, with the first questions."""
    path, sign, heading, intro, _ = gaps_overview(views.interface)
    return Door(
        sign,
        Value(heading, href=base + path),
        intro,
        tuple(
            DoorLink(
                Value(
                    views.interface.title(question.titles), href=f"{base}{path}#{question.value}"
                ),
                views.interface.number(count),
            )
            for question, count in questions_with_gaps(views.catalogue.all_gaps())[:MOST]
        ),
    )


def _coverage(views: Views, base: str) -> Door:
    """Where each region stands, with the number of regions without an institute."""
    path, sign, heading, intro, _ = coverage_overview(views.interface)
    empty = len(regions_without(views.catalogue))
    text = views.interface.ngettext(
        "%(num)s of the 12 regions has no institute in the catalogue.",
        "%(num)s of the 12 regions have no institute in the catalogue.",
        empty,
    )
    text = text % {"num": views.interface.number(empty)} if empty else intro
    return Door(sign, Value(heading, href=base + path), text, ())
