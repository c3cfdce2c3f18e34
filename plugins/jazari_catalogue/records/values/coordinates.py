"""Latitude and longitude in decimal degrees of WGS 84."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import required_text


def _number(value: object) -> float:
    text = required_text(value)
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,8})?", text, re.ASCII):
        raise PydanticCustomError("bad_number", "not a number")
    return float(text)


_LATITUDE = "-?(?:0?[0-8]?[0-9](?:[.][0-9]{1,8})?|0?90(?:[.]0{1,8})?)"
_LONGITUDE = "-?(?:(?:0?[0-9]?[0-9]|1[0-7][0-9])(?:[.][0-9]{1,8})?|180(?:[.]0{1,8})?)"

Latitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(ge=-90, le=90),
    matching(_LATITUDE, "number", minimum=-90, maximum=90, examples=[34.02]),
]
Longitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(ge=-180, le=180),
    matching(_LONGITUDE, "number", minimum=-180, maximum=180, examples=[-6.84]),
]
