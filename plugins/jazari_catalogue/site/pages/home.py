"""The home page: its prose, and the parts of the catalogue that it shows."""

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
from jazari_catalogue.site.pages.doors import Door, doors
from jazari_catalogue.site.pages.lists import ordered
from jazari_catalogue.site.pictures.map import MapView, map_of
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.pictures.timeline import Line, newest_lines
from jazari_catalogue.site.view_data import Card, Figure, PageView, Value
from jazari_catalogue.site.views import Views, menu_kinds

LATEST = 6
"""How many of the newest dated records the home page shows."""

AUDIENCES = {
    "startups": (Audience.STARTUPS, Audience.SMES),
    "talent": (Audience.TALENT, Audience.STUDENTS),
    "researchers": (Audience.RESEARCHERS,),
    "administrations": (Audience.ADMINISTRATIONS,),
    "investors": (Audience.INVESTORS,),
}
"""The audiences whose lists a section of the home page links to, by the id of its heading."""


@dataclass(frozen=True)
class HomeSection:
    """A section of the prose of the home page as HTML, with links to the lists of audiences."""

    html: Markup
    audiences: tuple[Value, ...]


class PictureCard(NamedTuple):
    """The card of a page that draws the catalogue, such as the timeline."""

    sign: str
    """The name of its drawing and colour: those of a kind, or its own."""
    name: Value
    text: str


@dataclass(frozen=True)
class HomeView:
    """The home page: its prose, and the parts of the catalogue that it shows."""

    page: PageView
    meta: dict[str, Any]
    """The front matter of its Markdown."""
    lead: Markup
    """The prose up to the second heading of level 2, as HTML."""
    sections: tuple[HomeSection, ...]
    """The other sections of the prose."""
    counts: list[Figure]
    """The number of records of each kind in the main menu."""
    institutes: str | None
    """The address of the list of institutes; None if there are none."""
    networks: tuple[Card, ...]
    labs: tuple[Card, ...]
    doors: tuple[Door, ...]
    """The pages about evidence."""
    map: MapView
    latest: tuple[Line, ...]
    pictures: tuple[PictureCard, ...]
    verified: Value | None
    """The latest day on which a record was checked; None if none was."""
    search: str
    """The address of the search page."""


def home_page(views: Views, page: PageView, meta: dict[str, Any], content: str) -> HomeView:
    """The home page; ``content`` is its prose as HTML, and ``meta`` its front matter."""

    def cards(kind: type[Entry], most: int | None = None) -> tuple[Card, ...]:
        return views.cards(ordered(views, kind)[:most], page.base)

    counts = []
    for kind in menu_kinds(views.catalogue):
        count = len(views.catalogue.of_kind(kind))
        label = views.interface.title(kind.titles if count == 1 else kind.plural_titles)
        if kind.counted:
            number = views.interface.number(count)
            href = page.base + routes.list_path(page.lang, kind)
            counts.append(Figure(label, number, href))
    first, *sections = re.split("(?=<h2)", content)
    records = views.catalogue.records.values()
    days = [day for record in records if isinstance(record, Record) and (day := record.verified)]
    return HomeView(
        page=page,
        meta=meta,
        lead=Markup(first + "".join(sections[:1])),
        sections=tuple(_section(views, section, page) for section in sections[1:]),
        counts=counts,
        institutes=_institutes(views, page),
        networks=cards(Network),
        labs=cards(Lab, 3),
        doors=doors(views, page.base),
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


def _section(views: Views, html: str, page: PageView) -> HomeSection:
    """A section of the prose with the lists of its audiences that have records."""
    heading = re.match(r'<h2[^>]* id="([a-z-]+)"', html)
    audiences = AUDIENCES.get(heading[1], ()) if heading else ()
    return HomeSection(
        Markup(html),
        tuple(
            Value(
                views.interface.title(audience.titles),
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
