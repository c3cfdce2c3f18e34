"""The map of the twelve regions, and the table beside it with the institutes of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.records.model.facets import REGION, REGION_PAGE
from jazari_catalogue.records.values.regions import LABELS, REGIONS, Label
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pictures.accessible_names import accessible_name, disputes_in_words
from jazari_catalogue.site.pictures.outlines import country
from jazari_catalogue.site.view_data import Card, PageView, View

if TYPE_CHECKING:
    from jazari_catalogue.records.kinds.institute import Institute
    from jazari_catalogue.site.views import Views

MOST_NAMED = 6
"""How many institutes of a region the table names; the page of the region names all."""

LONGEST_WITHIN = 14
"""The longest name, in letters, that fits into its region. A longer one breaks after its hyphen."""


class NameView(View, frozen=True):
    """The name of a region on the map, in lines."""

    lines: tuple[str, ...]
    label: Label


def name_on_map(code: str, name: str) -> NameView:
    """The lines and the position of the ``name`` of the region ``code`` on the map."""
    label = LABELS[code]
    lines: tuple[str, ...] = (name,)
    if label.anchor == "middle" and len(name) > LONGEST_WITHIN:
        before, hyphen, after = name.partition("-")
        lines = (before + hyphen, after) if after else lines
    return NameView(lines, label)


class StrengthCount(View, frozen=True):
    """How many institutes of a region have the strength ``code``."""

    code: str
    number: int


class RegionView(View, frozen=True):
    """A region of the map. ``code`` is its value in the URL of the search page: ma-01."""

    code: str
    name: str
    on_map: NameView
    href: str
    outline: str
    """The ``d`` of its SVG path."""
    x: int
    y: int
    institutes: tuple[Card, ...]
    """The first ``MOST_NAMED`` of its institutes, in the order of lists."""
    count: int
    """The number of its institutes."""
    strengths: tuple[StrengthCount, ...]
    """Of all strengths, strongest first, the number of institutes that have it."""
    strengths_in_words: str
    """The same for the accessible name of the region, without those that no institute has."""
    records: int
    """The number of its records of any kind."""


class PointView(View, frozen=True):
    """An institute whose record has coordinates, and its point on the map."""

    card: Card
    name: str
    """Its accessible name."""
    x: int
    y: int


class MapView(View, frozen=True):
    """The map: its size in units, its regions and its institutes."""

    width: int
    height: int
    regions: tuple[RegionView, ...]
    points: tuple[PointView, ...]
    elsewhere: tuple[Card, ...]
    """Institutes without a region, which only the table names."""


def map_of(views: Views, institutes: Sequence[Institute], base: str) -> MapView:
    """The map, on a page whose relative root is ``base``; ``institutes`` in the order of lists."""
    outlines = country()
    by_region: dict[str | None, list[Institute]] = {}
    for institute in institutes:
        by_region.setdefault(institute.region, []).append(institute)
    regions = []
    for code, outline in outlines.regions.items():
        in_region = by_region.get(code, [])
        name = views.interface.title(REGIONS[code])
        strengths = Counter(map(views.catalogue.strength, in_region))
        regions.append(
            RegionView(
                code=code.lower(),
                name=name,
                on_map=name_on_map(code, name),
                href=base + routes.facet_path(views.lang, REGION_PAGE, code),
                outline=outline.path,
                x=outline.x,
                y=outline.y,
                institutes=views.cards(in_region[:MOST_NAMED], base),
                count=len(in_region),
                strengths=tuple(StrengthCount(code.value, strengths[code]) for code in Strength),
                strengths_in_words=_in_words(views, strengths),
                records=len(views.catalogue.holding(REGION, code)),
            )
        )
    points = []
    for institute in institutes:
        location = institute.location
        if location is not None:
            x, y = outlines.projection.point(location.longitude, location.latitude)
            card = views.card(institute, base)
            disputes = disputes_in_words(views, card.disputes)
            point = accessible_name(card.name.text, card.strength, disputes)
            points.append(PointView(card, point, round(x), round(y)))
    return MapView(
        width=outlines.width,
        height=outlines.height,
        regions=tuple(regions),
        points=tuple(points),
        elsewhere=views.cards(by_region.get(None, ())[:MOST_NAMED], base),
    )


def _in_words(views: Views, strengths: Counter[Strength]) -> str:
    """Each strength that occurs, with its number; empty for none."""
    words = [
        f"{views.interface.title(code.titles)} ({views.interface.number(strengths[code])})"
        for code in Strength
        if strengths[code]
    ]
    return views.interface.list_of(words) if words else ""


class RegionsView(View, frozen=True):
    """The page of the map."""

    page: PageView
    map: MapView


def regions_page(views: Views, institutes: Sequence[Institute]) -> RegionsView:
    """The page of the map; ``institutes`` in the order of lists."""
    path = routes.facet_path(views.lang, REGION_PAGE)
    heading = views.interface.title(REGION_PAGE.titles)
    intro = views.interface.title(REGION_PAGE.intro)
    page = views.page(path, REGION_PAGE.path, heading, intro, page_type="CollectionPage")
    return RegionsView(page, map_of(views, institutes, page.base))
