"""The countries, by their ISO 3166-1 alpha-2 code, with their names.

The names are those of CLDR (Unicode-3.0), as on pages; a test compares ``countries.json`` with the
CLDR data in Babel.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import choices
from jazari_catalogue.records.values.text import required_text
from jazari_catalogue.records.values.titles import Titles

COUNTRIES: dict[str, Titles] = {
    code: Titles(**names)
    for code, names in json.loads(
        (Path(__file__).parent / "countries.json").read_text(encoding="utf-8")
    )["countries"].items()
}


class CountryCode(str):
    """The ISO 3166-1 alpha-2 code of a country."""

    __slots__ = ()


def _country(value: object) -> CountryCode:
    text = required_text(value)
    if text not in COUNTRIES:
        raise PydanticCustomError("bad_country", "not a country code")
    return CountryCode(text)


Country = Annotated[
    CountryCode,
    PlainValidator(_country),
    WithJsonSchema(choices(COUNTRIES) | {"examples": ["MA", "FR"]}),
]
"""The code of a country."""
