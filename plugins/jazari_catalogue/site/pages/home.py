"""The home page: its prose, and the parts of the catalogue that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.records.concerns import RULES
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import (
    AUDIENCE_PAGE,
    REGION_PAGE,
    STRENGTH,
    STRENGTH_PAGE,
)
from jazari_catalogue.records.values.vocabularies import Audience, Strength
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.pages.applications import ApplicationsView, applications_view
from jazari_catalogue.site.pages.doors import Door, doors
from jazari_catalogue.site.pages.lists import ordered
from jazari_catalogue.site.pages.news import News, news_of
from jazari_catalogue.site.pictures.map import MapView, map_of
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.pictures.timeline import Line, newest_lines
from jazari_catalogue.site.view_data import Card, Figure, PageView, Value
from jazari_catalogue.site.views import Views

LATEST = 6
"""How many of the newest dated records the home page shows."""


class Way(NamedTuple):
    """One of the first things that a visitor can do: a link with a drawing."""

    sign: str
    """The name of its drawing and colour."""
    name: Value


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
    sections: tuple[Markup, ...]
    """The other sections of the prose, but those that the pages of audiences show."""
    audiences: tuple[Value, ...]
    """The pages of audiences."""
    known: tuple[Value, ...]
    """How sure the catalogue is: numbers of records, sources, strengths and disputes, in words."""
    applications: ApplicationsView
    """Whether anything is open for application."""
    ways: tuple[Way, ...]
    counts: list[Figure]
    """The number of records of each kind that is counted."""
    institutes: str | None
    """The address of the list of institutes; None if there are none."""
    networks: tuple[Card, ...]
    labs: tuple[Card, ...]
    doors: tuple[Door, ...]
    """The pages about evidence."""
    map: MapView
    news: News | None
    """What is new and changed; None if nothing is known of it."""
    latest: tuple[Line, ...]
    pictures: tuple[PictureCard, ...]
    verified: Value | None
    """The latest day on which a record was checked; None if none was."""


def home_page(views: Views, page: PageView, meta: dict[str, Any], content: str) -> HomeView:
    """The home page; ``content`` is its prose as HTML, and ``meta`` its front matter."""

    def cards(kind: type[Entry], most: int | None = None) -> tuple[Card, ...]:
        return views.cards(ordered(views, kind)[:most], page.base)

    counts = []
    for kind in views.catalogue.kinds():
        count = len(views.catalogue.of_kind(kind))
        only = kind.only_titles or kind.titles
        label = views.interface.title(only if count == 1 else kind.plural_titles)
        if kind.counted:
            number = views.interface.number(count)
            href = page.base + routes.list_path(page.lang, kind)
            counts.append(Figure(label, number, href))
    first, *sections = re.split("(?=<h2)", content)
    verified = views.catalogue.last_verified
    return HomeView(
        page=page,
        meta=meta,
        lead=Markup(first + "".join(sections[:1])),
        sections=tuple(Markup(section) for section in sections[1:] if not _is_of_audience(section)),
        audiences=_audiences(views, page.base),
        known=_known(views, page.base),
        applications=applications_view(views, views.catalogue.records.values(), page.base),
        ways=_ways(views, page.base),
        counts=counts,
        institutes=_institutes(views, page),
        networks=cards(Network),
        labs=cards(Lab, 3),
        doors=doors(views, page.base),
        map=map_of(views, ordered(views, Institute), page.base),
        news=news_of(views, ChangeLog(views.history), page.base),
        latest=newest_lines(views, page.base, LATEST),
        pictures=_pictures(views, page.base),
        verified=views.date(verified) if verified else None,
    )


def _known(views: Views, base: str) -> tuple[Value, ...]:
    """What the records rest on, with links to the pages that say more."""
    catalogue, lang = views.catalogue, views.lang
    ngettext, number = views.interface.ngettext, views.interface.number
    sources = len(catalogue.of_kind(Source))
    good = sum(
        len(catalogue.holding(STRENGTH, strength))
        for strength in (Strength.OFFICIAL, Strength.SEVERAL)
    )
    disputes = catalogue.number_of_disputes
    compiled = (
        ngettext(
            "compiled independently from %(num)s public source",
            "compiled independently from %(num)s public sources",
            sources,
        )
        if views.publisher.independent
        else ngettext(
            "compiled from %(num)s public source", "compiled from %(num)s public sources", sources
        )
    )
    total = len(catalogue.with_sources)
    rest_on = ngettext(
        "%(num)s rests on an official source or several publishers",
        "%(num)s rest on an official source or several publishers",
        good,
    )
    lists = [
        (ngettext("%(num)s record", "%(num)s records", total), total, None),
        (compiled, sources, routes.list_path(lang, Source)),
        (rest_on, good, routes.facet_path(lang, STRENGTH_PAGE)),
    ]
    known = [
        Value(text % {"num": number(count)}, href=path and base + path)
        for text, count, path in lists
        if count
    ]
    if disputes:
        path = routes.disputes_path(lang)
        known.append(Value(views.disputes(disputes), href=base + path))
    return tuple(known)


MOST_WAYS = 3
"""How many things to do the first screen of a phone has room for."""


def _ways(views: Views, base: str) -> tuple[Way, ...]:
    """The first things to do that the catalogue has pages for."""
    say, lang = views.interface.gettext, views.lang
    regions, partners = routes.facet_path(lang, REGION_PAGE), routes.list_path(lang, Partner)
    ways = [
        (Institute, REGION_PAGE.sign, regions, say("Where the institutes are")),
        (
            None,
            AUDIENCE_PAGE.sign,
            routes.facet_path(lang, AUDIENCE_PAGE),
            say("What is relevant to you"),
        ),
        (Partner, Partner.sign, partners, say("Who takes part")),
        (
            None,
            STRENGTH_PAGE.sign,
            routes.facet_path(lang, STRENGTH_PAGE),
            say("Where the information comes from"),
        ),
    ]
    shown = [
        Way(sign.drawing, Value(name, href=base + path))
        for kind, sign, path, name in ways
        if kind is None or views.catalogue.of_kind(kind)
    ]
    return tuple(shown[:MOST_WAYS])


def _institutes(views: Views, page: PageView) -> str | None:
    if not views.catalogue.of_kind(Institute):
        return None
    return page.base + routes.list_path(page.lang, Institute)


def _is_of_audience(section: str) -> bool:
    """Whether the HTML ``section`` is on the pages of audiences."""
    heading = re.match(r'<h2[^>]* id="([a-z-]+)"', section)
    return heading is not None and heading[1] in {rule.section for rule in RULES.values()}


def _audiences(views: Views, base: str) -> tuple[Value, ...]:
    return tuple(
        Value(
            views.interface.title(audience.titles),
            href=base + routes.facet_path(views.lang, AUDIENCE_PAGE, audience.value),
        )
        for audience in Audience
    )


def _pictures(views: Views, base: str) -> tuple[PictureCard, ...]:
    return tuple(
        PictureCard(sign, Value(heading, href=base + routes.picture_path(views.lang, name)), intro)
        for name, (sign, heading, intro, _) in pictures(views.interface).items()
    )
