"""The map of the twelve regions: what stands in each, as a picture and as the table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.records.model.facets import REGION, REGION_PAGE
from jazari_catalogue.records.values.regions import LABELS, REGIONS, Label
from jazari_catalogue.site.pictures.outlines import country
from jazari_catalogue.site.view_data import Card, PageView, View

if TYPE_CHECKING:
    from jazari_catalogue.records.kinds.institute import Institute
    from jazari_catalogue.site.views import Views

MOST_NAMED = 6
"""How many institutes of a region the table names; its page has them all."""


LONGEST_WITHIN = 14
"""Letters of a name within its region; a longer one breaks after its hyphen."""


class NameView(View, frozen=True):
    """The name of a region on the map, in lines."""

    lines: tuple[str, ...]
    label: Label


def name_on_map(code: str, name: str) -> NameView:
    """How the map writes the ``name`` of the region ``code``."""
    label = LABELS[code]
    lines: tuple[str, ...] = (name,)
    if label.anchor == "middle" and len(name) > LONGEST_WITHIN:
        before, hyphen, after = name.partition("-")
        lines = (before + hyphen, after) if after else lines
    return NameView(lines, label)


class RegionView(View, frozen=True):
    """A region of the map. ``code`` is its value in the URL of the search page: ma-01."""

    code: str
    name: str
    on_map: NameView
    href: str
    outline: str
    x: int
    y: int
    institutes: tuple[Card, ...]
    """The first of them, in the order of lists; ``count`` counts all."""
    count: int
    records: int
    """How many records of any kind the region has."""


class PointView(View, frozen=True):
    """An institute whose record gives its coordinates, at its place on the map."""

    card: Card
    x: int
    y: int


class MapView(View, frozen=True):
    """The map: its size in units of its own, and what stands on it."""

    width: int
    height: int
    regions: tuple[RegionView, ...]
    points: tuple[PointView, ...]
    elsewhere: tuple[Card, ...]
    """Institutes of no known region: the table has them, the map cannot."""


def map_of(views: Views, institutes: Sequence[Institute], base: str) -> MapView:
    """The map of ``institutes``, given in the order of lists, for a page at ``base``."""
    drawn = country()
    by_region: dict[str | None, list[Institute]] = {}
    for institute in institutes:
        by_region.setdefault(institute.region, []).append(institute)
    regions = []
    for code, outline in drawn.regions.items():
        here = by_region.get(code, [])
        name = views.interface.words(REGIONS[code])
        regions.append(
            RegionView(
                code=code.lower(),
                name=name,
                on_map=name_on_map(code, name),
                href=base + routes.facet_path(views.lang, REGION_PAGE, code),
                outline=outline.path,
                x=outline.x,
                y=outline.y,
                institutes=views.cards(here[:MOST_NAMED], base),
                count=len(here),
                records=len(views.catalogue.holding(REGION, code)),
            )
        )
    points = []
    for institute in institutes:
        location = institute.location
        if location is not None:
            x, y = drawn.projection.place(location.longitude, location.latitude)
            points.append(PointView(views.card(institute, base), round(x), round(y)))
    elsewhere = views.cards(by_region.get(None, ())[:MOST_NAMED], base)
    return MapView(drawn.width, drawn.height, tuple(regions), tuple(points), elsewhere)


class RegionsView(View, frozen=True):
    """The page of the twelve regions."""

    page: PageView
    map: MapView


def regions_page(views: Views, institutes: Sequence[Institute]) -> RegionsView:
    """The page of the map; ``institutes`` in the order of lists."""
    path = routes.facet_path(views.lang, REGION_PAGE)
    heading = views.interface.words(REGION_PAGE.titles)
    intro = views.interface.words(REGION_PAGE.intro)
    page = views.page(path, REGION_PAGE.path, heading, intro, page_type="CollectionPage")
    return RegionsView(page, map_of(views, institutes, page.base))
