"""The regions of Morocco, by their ISO 3166-2 code: all that the program knows of each.

``regions.json`` has the data. French and English names are those of iso-codes (LGPL-2.1-or-later);
Arabic names are the OpenStreetMap name tags (ODbL-1.0). The outlines of the map are in
``site/pictures/regions.geojson``, which has a licence of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import choices
from jazari_catalogue.records.values.text import required_text
from jazari_catalogue.records.values.titles import Titles


class Label(NamedTuple):
    """Where the map writes a name: in its own units, on the baseline of the letters."""

    x: int
    y: int
    anchor: str
    """Which end of the name is at ``x``: the ``start`` on the left, the ``middle``, the ``end``.
    A name at its middle is within its region; the others are in the room around the country."""


class Coordinates(NamedTuple):
    """A point on the globe, in degrees (WGS 84)."""

    longitude: float
    latitude: float


_WRITTEN: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "regions.json").read_text(encoding="utf-8")
)["regions"]

REGIONS: dict[str, Titles] = {code: Titles(**known["names"]) for code, known in _WRITTEN.items()}
"""The name of each region."""
FIRST, *_, LAST = REGIONS
"""The first code and the last."""

LABELS: dict[str, Label] = {code: Label(**known["label"]) for code, known in _WRITTEN.items()}
"""Where the map has the name of each region."""
SIGNS: dict[str, Coordinates] = {
    code: Coordinates(**known["sign"]) for code, known in _WRITTEN.items() if "sign" in known
}
"""Where the map has the sign of a region, if not in the centre of its area: because a notch of the
neighbour's edge is there, or the name needs the room."""


class RegionCode(str):
    """The ISO 3166-2:MA code of a region of Morocco."""

    __slots__ = ()


def _region(value: object) -> RegionCode:
    text = required_text(value)
    if text not in REGIONS:
        raise PydanticCustomError("bad_region", "not a region", {"value": text})
    return RegionCode(text)


Region = Annotated[RegionCode, PlainValidator(_region), WithJsonSchema(choices(REGIONS))]
"""The code of a region of Morocco."""
