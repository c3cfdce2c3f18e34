"""The home page: its prose, and what it shows of the catalogue around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import AUDIENCE, AUDIENCE_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.pages.lists import ordered
from jazari_catalogue.site.pictures.map import MapView, map_of
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.pictures.timeline import Line, newest_lines
from jazari_catalogue.site.view_data import Card, Figure, PageView, Value
from jazari_catalogue.site.views import Views, menu_kinds

LATEST = 6
"""How many dated records the home page shows."""

WAYS_IN = {
    "startups": (Audience.STARTUPS, Audience.SMES),
    "talent": (Audience.TALENT, Audience.STUDENTS),
    "researchers": (Audience.RESEARCHERS,),
    "administrations": (Audience.ADMINISTRATIONS,),
    "investors": (Audience.INVESTORS,),
}
"""Whose pages a section of the home page leads to, by the id of its heading."""


@dataclass(frozen=True)
class WayIn:
    """A section of the home page for some readers: its HTML, and the pages that are theirs."""

    html: Any
    audiences: tuple[Value, ...]


class PictureCard(NamedTuple):
    """A page that draws the catalogue, as the home page names it."""

    sign: str
    """The kind whose sign and colour it has."""
    name: Value
    text: str


@dataclass(frozen=True)
class HomeView:
    """What the home page shows of the catalogue around its prose."""

    page: PageView
    meta: dict[str, Any]
    lead: Any
    ways: tuple[WayIn, ...]
    counts: list[Figure]
    institutes: str | None
    """The address of their list, if there are any."""
    networks: tuple[Card, ...]
    labs: tuple[Card, ...]
    map: MapView
    latest: tuple[Line, ...]
    pictures: tuple[PictureCard, ...]
    """The other pictures."""
    verified: Value | None
    """The last day on which a record was checked."""
    search: str


def home_page(views: Views, page: PageView, meta: dict[str, Any], content: Any) -> HomeView:
    """The home page around ``content``, its prose as HTML."""

    def cards(kind: type[Entry], most: int | None = None) -> tuple[Card, ...]:
        return views.cards(ordered(views, kind)[:most], page.base)

    counts = []
    for kind in menu_kinds(views.catalogue):
        count = len(views.catalogue.of_kind(kind))
        label = views.interface.words(kind.titles if count == 1 else kind.plural_titles)
        if kind.counted:
            number = views.interface.number(count)
            href = page.base + routes.list_path(page.lang, kind)
            counts.append(Figure(label, number, href))
    first, *sections = re.split("(?=<h2)", str(content))
    records = views.catalogue.records.values()
    days = [day for record in records if isinstance(record, Record) and (day := record.verified)]
    return HomeView(
        page=page,
        meta=meta,
        lead=Markup(first + "".join(sections[:1])),
        ways=tuple(_way_in(views, section, page) for section in sections[1:]),
        counts=counts,
        institutes=_institutes(views, page),
        networks=cards(Network),
        labs=cards(Lab, 3),
        map=map_of(views, ordered(views, Institute), page.base),
        latest=newest_lines(views, page.base, LATEST),
        pictures=_pictures(views, page.base),
        verified=views.date(max(days)) if days else None,
        search=page.base + routes.search_path(page.lang),
    )


def _institutes(views: Views, page: PageView) -> str | None:
    if not views.catalogue.of_kind(Institute):
        return None
    return page.base + routes.list_path(page.lang, Institute)


def _way_in(views: Views, section: str, page: PageView) -> WayIn:
    """A section of the home page's prose, with the pages of the audiences it is named after."""
    name = re.match(r'<h2[^>]* id="([a-z-]+)"', section)
    audiences = WAYS_IN.get(name[1], ()) if name else ()
    return WayIn(
        Markup(section),
        tuple(
            Value(
                views.interface.words(audience.titles),
                href=page.base + routes.facet_path(page.lang, AUDIENCE_PAGE, audience.value),
            )
            for audience in audiences
            if views.catalogue.holding(AUDIENCE, audience)
        ),
    )


def _pictures(views: Views, base: str) -> tuple[PictureCard, ...]:
    return tuple(
        PictureCard(sign, Value(heading, href=base + routes.picture_path(views.lang, name)), intro)
        for name, (sign, heading, intro) in pictures(views.interface).items()
    )
