"""What RFC 7946 demands of the files that the catalogue publishes: points and areas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

Position = Sequence[float]

OF_OTHERS = {"coordinates", "geometries", "geometry", "properties", "features"}
"""The members that define a type of GeoJSON, so that an object of another type has none (§7.1)."""


class NotGeoJson(AssertionError):
    """A document breaks a rule of RFC 7946."""


def check(document: Any) -> None:
    """Raises NotGeoJson with the section whose rule ``document`` breaks."""
    _demand(document.get("type") == "FeatureCollection", "3.3: a collection of features")
    # §4 has removed them: every position is in WGS 84.
    _demand("crs" not in document, "4: no coordinate reference system")
    _demand(not (OF_OTHERS - {"features"}) & document.keys(), "7.1: no member of another type")
    _demand(isinstance(document.get("features"), list), "3.3: a list of features")
    ids = [feature["id"] for feature in document["features"] if "id" in feature]
    _demand(len(set(ids)) == len(ids), "3.2: an id that is common to no other feature")
    for feature in document["features"]:
        _demand(feature.get("type") == "Feature", "3.2: a feature")
        _demand(isinstance(feature.get("id", ""), str | int), "3.2: an id is a text or a number")
        _demand({"geometry", "properties"} <= feature.keys(), "3.2: a geometry and properties")
        _demand(isinstance(feature["properties"], dict | None), "3.2: properties are an object")
        own = {"geometry", "properties"}
        _demand(not (OF_OTHERS - own) & feature.keys(), "7.1: no member of another type")
        if feature["geometry"] is not None:
            _check_geometry(feature["geometry"])


def _check_geometry(geometry: Any) -> None:
    own = {"coordinates"}
    _demand(not (OF_OTHERS - own) & geometry.keys(), "7.1: no member of another type")
    coordinates = geometry["coordinates"]
    match geometry["type"]:
        case "Point":
            _check_position(coordinates)
        case "Polygon":
            _check_polygon(coordinates)
        case "MultiPolygon":
            for polygon in coordinates:
                _check_polygon(polygon)
        case other:
            raise NotGeoJson(f"1.4: no geometry of this catalogue is a {other}")


def _check_polygon(rings: Sequence[Sequence[Position]]) -> None:
    _demand(len(rings) > 0, "3.1.6: a ring")
    for number, ring in enumerate(rings):
        _demand(len(ring) >= 4, "3.1.6: a ring has four positions or more")
        _demand(list(ring[0]) == list(ring[-1]), "3.1.6: a ring ends where it begins")
        for position in ring:
            _check_position(position)
        is_counterclockwise = _area(ring) > 0
        _demand(is_counterclockwise == (number == 0), "3.1.6: the area is left of the ring")


def _check_position(position: Position) -> None:
    _demand(len(position) in {2, 3}, "3.1.1: two or three numbers")
    longitude, latitude = position[:2]
    _demand(-180 <= longitude <= 180, "3.1.1: the longitude first")
    _demand(-90 <= latitude <= 90, "3.1.1: the latitude second")


def _area(ring: Sequence[Position]) -> float:
    """Twice the area of ``ring``: positive if it runs counterclockwise."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring))


def _demand(holds: bool, rule: str) -> None:
    if not holds:
        raise NotGeoJson(f"RFC 7946 §{rule}")
