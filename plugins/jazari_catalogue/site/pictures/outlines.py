"""The outlines of the twelve regions as a map draws them.

``regions.geojson`` holds them in degrees of longitude and latitude (WGS 84; ODbL-1.0, see the
licence beside it). They are drawn in the projection of Mercator, which keeps shapes as people know
them from other maps: x is the longitude, y is ln tan(π/4 + latitude/2), both in the same unit.
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.records.values.regions import SIGNS

WIDTH = 1000
"""How wide the map is, in its own units: one is about 1.6 km. All that is drawn is whole units."""
MARGIN = 12
"""Room around the country, for the strokes at its edge."""

Point = tuple[float, float]


class Outline(NamedTuple):
    """A region: its edge as the data of an SVG path, and the point in it where a sign stands."""

    path: str
    x: int
    y: int


class Projection(NamedTuple):
    """From degrees to units of the map: ``west`` and ``north`` lie at its edge, in radians."""

    west: float
    north: float
    scale: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies on the map."""
        x = (math.radians(longitude) - self.west) * self.scale
        y = (self.north - _mercator(latitude)) * self.scale
        return x + MARGIN, y + MARGIN


class Country(NamedTuple):
    """The map of the country: its size, its regions by ISO 3166-2 code, how it was projected."""

    width: int
    height: int
    regions: dict[str, Outline]
    projection: Projection


@cache
def country() -> Country:
    """The outlines of the regions, drawn."""
    text = (Path(__file__).parent / "regions.geojson").read_text(encoding="utf-8")
    # Each region is one ring: the simplified outlines have neither islands nor holes.
    rings: dict[str, list[Point]] = {
        feature["id"]: feature["geometry"]["coordinates"][0]
        for feature in json.loads(text)["features"]
    }
    corners = [
        (max(values), min(values))
        for values in zip(*(p for r in rings.values() for p in r), strict=True)
    ]
    (east, west), (north, south) = corners
    scale = (WIDTH - 2 * MARGIN) / math.radians(east - west)
    projection = Projection(math.radians(west), _mercator(north), scale)
    height = round((_mercator(north) - _mercator(south)) * scale) + 2 * MARGIN
    regions = {
        code: _outline([projection.place(*point) for point in rings[code]])
        for code in sorted(rings)
    }
    for code, coordinates in SIGNS.items():
        x, y = projection.place(*coordinates)
        regions[code] = regions[code]._replace(x=round(x), y=round(y))
    return Country(WIDTH, height, regions, projection)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _outline(ring: list[Point]) -> Outline:
    # Points are rounded before they are told as steps: neighbours then share their edge exactly.
    points = [(round(x), round(y)) for x, y in ring]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(points)]
    line = "".join(f"{dx:+d}{dy:+d}" for dx, dy in steps if dx or dy)
    (start_x, start_y), *_ = points
    path = f"M{start_x} {start_y}l{line}z"
    x, y = _centroid(points)
    return Outline(path, round(x), round(y))


def _centroid(ring: list[tuple[int, int]]) -> Point:
    """The centre of the area of ``ring``, which ends where it began."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        part = x0 * y1 - x1 * y0
        area += part
        x += (x0 + x1) * part
        y += (y0 + y1) * part
    return x / (3 * area), y / (3 * area)
