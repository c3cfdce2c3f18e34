"""The regions of Morocco, by their ISO 3166-2:MA code.

``regions.json`` has the data. French and English names are those of iso-codes (LGPL-2.1-or-later);
Arabic names are the OpenStreetMap name tags (ODbL-1.0). The outlines of the map are in
``regions.geojson``, which has a licence of its own, in the file beside it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import choices
from jazari_catalogue.records.values.text import required_text
from jazari_catalogue.records.values.titles import Titles

_DATA: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "regions.json").read_text(encoding="utf-8")
)["regions"]

REGIONS: dict[str, Titles] = {code: Titles(**region["names"]) for code, region in _DATA.items()}
"""The name of each region."""
Ring = list[list[float]]
"""A closed line of positions, each a longitude and a latitude in degrees (WGS 84)."""


@cache
def outlines() -> dict[str, Ring]:
    """The outline of each region by its code: one ring, for there are neither islands nor holes.

    As RFC 7946 has it, the last position is the first, and the region is left of the ring.
    """
    text = Path(__file__).with_name("regions.geojson").read_text(encoding="utf-8")
    rings = {
        feature["id"]: feature["geometry"]["coordinates"][0]
        for feature in json.loads(text)["features"]
    }
    return {code: rings[code] for code in REGIONS}


FIRST, *_, LAST = REGIONS
"""The first code and the last."""


class RegionCode(str):
    """The ISO 3166-2:MA code of a region of Morocco."""

    __slots__ = ()


def _region(value: object) -> RegionCode:
    text = required_text(value)
    if text not in REGIONS:
        raise PydanticCustomError("bad_region", "not a region")
    return RegionCode(text)


Region = Annotated[RegionCode, PlainValidator(_region), WithJsonSchema(choices(REGIONS))]
"""The code of a region of Morocco."""
