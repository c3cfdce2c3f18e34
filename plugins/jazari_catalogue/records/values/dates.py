"""Dates of EDTF level 0: a year, a month or a day, as text.

The format is the date part of level 0 in the Extended Date/Time Format of the Library of Congress,
which ISO 8601-2:2019 (Annex A) includes: ``2026``, ``2026-01``, ``2026-01-12``. Days are those
of the Gregorian calendar; the year 0000 is refused.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import required_text


class EdtfDate(str):
    """A date of EDTF level 0: a year, a month or a day, as text."""

    __slots__ = ()


_YEAR = "(?!0000)[0-9]{4}"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTH = "(?:0[1-9]|1[0-2])"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"(?:{_YEAR}-{_MONTH_AND_DAY}|(?!0000){_LEAP_YEAR}-02-29)"
_EDTF = f"(?:{_YEAR}(?:-{_MONTH})?|{_DAY})"
is_edtf = re.compile(_EDTF).fullmatch
"""Matches a text that is a date of EDTF level 0; None for any other."""
_is_day = re.compile(_DAY).fullmatch


def _edtf(value: object) -> EdtfDate:
    text = required_text(value)
    if not is_edtf(text):
        raise PydanticCustomError("bad_date", "not a date")
    return EdtfDate(text)


def _day(value: object) -> EdtfDate:
    text = required_text(value)
    if not _is_day(text):
        raise PydanticCustomError("not_a_day", "not a day")
    return EdtfDate(text)


Edtf = Annotated[
    EdtfDate,
    PlainValidator(_edtf),
    matching(
        _EDTF,
        "integer",
        minimum=1000,
        maximum=9999,
        examples=[2026, "2026-01", "2026-01-12"],
    ),
]
"""A year, a month or a day."""
Day = Annotated[EdtfDate, PlainValidator(_day), matching(_DAY, examples=["2026-11-22"])]
"""A day; a year or a month is refused."""


def comes_before(one: str, other: str) -> bool:
    """Whether ``one`` is certainly before ``other``, both of EDTF level 0.

    They are compared as far as both are known: 2025 is before 2026-01, 2026 is not.
    """
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def is_in_future(day: str, today: date) -> bool:
    """Whether ``day``, of EDTF level 0, begins after ``today``."""
    return day > today.isoformat()[: len(day)]
