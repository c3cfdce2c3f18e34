"""The map of the twelve regions, and the table beside it with the institutes of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.records.model.facets import REGION, REGION_PAGE
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pictures.accessible_names import accessible_name, disputes_in_words
from jazari_catalogue.site.pictures.map_marks import Position, positions
from jazari_catalogue.site.pictures.map_names import NamePosition, name_positions
from jazari_catalogue.site.pictures.outlines import TOP, country
from jazari_catalogue.site.view_data import Card, Labelled, PageView, StrengthView, View

if TYPE_CHECKING:
    from jazari_catalogue.records.kinds.institute import Institute
    from jazari_catalogue.site.views import Views

MOST_NAMED = 6
"""How many institutes of a region the table names; the page of the region names all."""


class StrengthCount(View, frozen=True):
    """How many institutes of a region have the strength ``code``."""

    code: str
    number: int


class MarkView(View, frozen=True):
    """The mark of an institute: how far it has come, and how well sources support it."""

    card: Card
    name: str
    """Its accessible name."""
    position: Position


class RegionView(View, frozen=True):
    """A region of the map. ``code`` is its value in the URL of the search page: ma-01."""

    code: str
    name: str
    name_on_map: NamePosition
    href: str
    outline: str
    """The ``d`` of its SVG path."""
    rows: tuple[tuple[Position, ...], ...]
    """The positions of one mark, of two side by side, and so on, as many as there is room for."""
    marks: tuple[MarkView, ...]
    """Its institutes; none if there are too many, so that a star shows their number."""
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


class MapView(View, frozen=True):
    """The map: its size in units, its regions and its institutes."""

    top: int
    width: int
    height: int
    regions: tuple[RegionView, ...]
    elsewhere: tuple[Card, ...]
    """Institutes without a region, which only the table names."""
    statuses: tuple[Labelled, ...]
    """The steps of a path, for the legend."""
    strengths: tuple[StrengthView, ...]
    """For the legend."""


def map_of(views: Views, institutes: Sequence[Institute], base: str) -> MapView:
    """The map, on a page whose relative root is ``base``; ``institutes`` in the order of lists."""
    outlines = country()
    by_region: dict[str | None, list[Institute]] = {}
    for institute in institutes:
        by_region.setdefault(institute.region, []).append(institute)
    names = {code: views.interface.title(REGIONS[code]) for code in outlines.regions}
    on_map = name_positions(tuple(names.items()))
    regions = []
    for code, outline in outlines.regions.items():
        in_region = by_region.get(code, [])
        strengths = Counter(map(views.catalogue.strength, in_region))
        regions.append(
            RegionView(
                code=code.lower(),
                name=names[code],
                name_on_map=on_map[code],
                href=base + routes.facet_path(views.lang, REGION_PAGE, code),
                outline=outline.path,
                rows=positions()[code],
                marks=_marks(
                    views, views.cards(in_region[:MOST_NAMED], base), len(in_region), code
                ),
                institutes=views.cards(in_region[:MOST_NAMED], base),
                count=len(in_region),
                strengths=tuple(StrengthCount(code.value, strengths[code]) for code in Strength),
                strengths_in_words=_in_words(views, strengths),
                records=len(views.catalogue.holding(REGION, code)),
            )
        )
    return MapView(
        top=TOP,
        width=outlines.width,
        height=outlines.height - TOP,
        regions=tuple(regions),
        elsewhere=views.cards(by_region.get(None, ())[:MOST_NAMED], base),
        statuses=tuple(views.status(step) for step in Status if step is not Status.CLOSED),
        strengths=views.strengths(base),
    )


def _marks(views: Views, cards: Sequence[Card], count: int, code: str) -> tuple[MarkView, ...]:
    """The marks of all institutes of a region; none if it has no room for their ``count``."""
    rows = positions()[code]
    if not 0 < count <= len(rows):
        return ()
    marks = []
    for card, position in zip(cards, rows[count - 1], strict=True):
        disputes = disputes_in_words(views, card.disputes)
        parts = [card.name.text, card.status.label if card.status else ""]
        name = ". ".join(part for part in parts if part)
        marks.append(MarkView(card, accessible_name(name, card.strength, disputes), position))
    return tuple(marks)


def _in_words(views: Views, strengths: Counter[Strength]) -> str:
    """Each strength that occurs, with its number; empty for none."""
    words = [
        f"{views.interface.title(code.titles)} ({views.interface.number(strengths[code])})"
        for code in Strength
        if strengths[code]
    ]
    return views.interface.list_of(words) if words else ""


def map_inputs(inputs: Inputs, institutes: Sequence[Institute]) -> bytes:
    """A digest of what the map is made from."""
    holding = inputs.catalogue.holding
    counts = [len(holding(REGION, code)) for code in country().regions]
    return digest_of((inputs.cards(institutes), counts))


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
