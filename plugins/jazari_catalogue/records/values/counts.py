"""Numbers of things: whole numbers above zero."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import required_text

_COUNT = "[1-9][0-9]{0,6}"
MOST = 9_999_999


class CountOf(int):
    """How many things there are."""

    __slots__ = ()


def _count(value: object) -> CountOf:
    if isinstance(value, CountOf):
        return value
    text = required_text(value)
    if not re.fullmatch(_COUNT, text):
        raise PydanticCustomError("bad_count", "not a whole number")
    return CountOf(text)


Count = Annotated[
    CountOf,
    PlainValidator(_count),
    matching(_COUNT, "integer", minimum=1, maximum=MOST, examples=[12]),
]
"""A whole number from 1 to 9,999,999, in ASCII digits without separators."""
