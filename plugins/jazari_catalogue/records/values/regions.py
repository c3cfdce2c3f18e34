"""The regions of Morocco, by their ISO 3166-2:MA code: names, and positions on the map.

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
    """The position of a name on the map, in the units of the map; ``y`` is that of the baseline."""

    x: int
    y: int
    anchor: str
    """The part of the name at ``x``: ``start`` (left), ``middle`` or ``end``, as in SVG.
    A name with ``middle`` is inside its region; the others are outside the country."""


class Coordinates(NamedTuple):
    """A point on the globe, in degrees (WGS 84)."""

    longitude: float
    latitude: float


_DATA: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "regions.json").read_text(encoding="utf-8")
)["regions"]

REGIONS: dict[str, Titles] = {code: Titles(**region["names"]) for code, region in _DATA.items()}
"""The name of each region."""
FIRST, *_, LAST = REGIONS
"""The first code and the last."""

LABELS: dict[str, Label] = {code: Label(**region["label"]) for code, region in _DATA.items()}
"""The position of the name of each region on the map."""
SIGNS: dict[str, Coordinates] = {
    code: Coordinates(**region["sign"]) for code, region in _DATA.items() if "sign" in region
}
"""The position of the sign of a region, if it is not the centre of its area: because the border has
a notch there, or the name needs the room."""


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
