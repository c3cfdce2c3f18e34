"""The outlines of the twelve regions, as SVG paths.

``records/values/regions.geojson`` has them in degrees of longitude and latitude (WGS 84, RFC 7946;
licence ODbL-1.0, in the file beside it). They are drawn in the Mercator projection, familiar from
other maps: x is the longitude in radians, y is ln tan(π/4 + latitude/2).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from jazari_catalogue.records.values.regions import outlines

WIDTH = 1000
"""The width of the map in its own units, of about 1.6 km each. Coordinates are whole units."""
MARGIN = 12
"""The space around the country, in units, for the strokes of its border."""
TOP = -45
"""The upper edge of the map: above the country is room for a name."""

Point = tuple[float, float]


class Outline(NamedTuple):
    """A region: the ``d`` of its SVG path, and its points, of which the last is the first."""

    path: str
    ring: list[tuple[int, int]]


class Projection(NamedTuple):
    """Converts degrees to units of the map."""

    west: float
    """The longitude of the western edge, in radians."""
    north: float
    """The Mercator y of the northern edge."""
    scale: float
    """Units per radian."""

    def point(self, longitude: float, latitude: float) -> Point:
        """The point of the map for ``longitude`` and ``latitude`` in degrees (WGS 84)."""
        x = (math.radians(longitude) - self.west) * self.scale
        y = (self.north - _mercator(latitude)) * self.scale
        return x + MARGIN, y + MARGIN


class Country(NamedTuple):
    """The map of the country, from ``TOP`` down to ``height``: its regions by ISO 3166-2 code."""

    width: int
    height: int
    regions: dict[str, Outline]


@cache
def country() -> Country:
    """The map of the regions, computed once."""
    rings = outlines()
    corners = [
        (max(values), min(values))
        for values in zip(*(p for r in rings.values() for p in r), strict=True)
    ]
    (east, west), (north, south) = corners
    scale = (WIDTH - 2 * MARGIN) / math.radians(east - west)
    projection = Projection(math.radians(west), _mercator(north), scale)
    height = round((_mercator(north) - _mercator(south)) * scale) + 2 * MARGIN
    regions = {
        code: _outline([projection.point(*point) for point in rings[code]])
        for code in sorted(rings)
    }
    return Country(WIDTH, height, regions)


@cache
def neighbours() -> dict[str, list[str]]:
    """The regions that each region has a border with, by ISO 3166-2 code."""
    corners = {code: {tuple(point) for point in ring} for code, ring in sorted(outlines().items())}
    return {
        code: [
            other
            for other, shared in corners.items()
            if other != code and len(own & shared) > 1  # one point is no border
        ]
        for code, own in corners.items()
    }


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _outline(ring: Sequence[Point]) -> Outline:
    # Rounded first: rounded steps would add up to different borders for two neighbours.
    points = [(round(x), round(y)) for x, y in ring]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(points)]
    line = "".join(f"{dx:+d}{dy:+d}" for dx, dy in steps if dx or dy)
    (start_x, start_y), *_ = points
    path = f"M{start_x} {start_y}l{line}z"
    return Outline(path, points)
