"""Dates as each language writes them, each kept on one line.

Patterns and month names are those of CLDR. What it does not know is in ``languages.py``: « 1er » in
French, and the words of a range.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from babel import Locale

from jazari_catalogue.languages import BY_CODE, Language

_NO_BREAK_SPACE = "\u00a0"
_FIELDS = {"d": "{day}", "M": "{month}", "y": "{year}"}
_DIGIT = re.compile("[0-9]")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)

Precision = Literal["day", "month", "day of a year", "month of a year"]
_SKELETONS: dict[Precision, str] = {
    "month": "yMMMM",
    "day of a year": "MMMMd",
    "month of a year": "MMMM",
}


class Dates:
    """Formats dates of EDTF level 0 in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._locale = Locale.parse(language.locale)
        self.months: list[str] = list(self._locale.months["format"]["wide"].values())
        """The full names of the twelve months."""
        self._patterns: dict[Precision, str] = {}

    def format(self, edtf: str) -> str:
        """``12 January 2026`` for ``2026-01-12``, without a space at which a line may break."""
        return self._filled(edtf, "day" if len(edtf) > len("2026-01") else "month")

    def format_range(self, first: str, last: str) -> str:
        """``14 to 16 April 2025``: the month and the year that both dates share are written once.

        A single date if they are equal.
        """
        if first == last:
            return self.format(first)
        day, words = len(first) > len("2026-01"), self._language.range_words
        start = self.format(first)
        if len(first) == len(last) > len("2026") and first[:4] == last[:4]:
            if day and first[:7] == last[:7]:
                start = self.day(int(first[8:]))
            else:
                start = self._filled(first, "day of a year" if day else "month of a year")
        opening = words.from_day if day else words.from_month
        if not day and words.from_vowel is not None and _VOWEL.match(start):
            opening = words.from_vowel
        to = words.to_day if len(last) > len("2026-01") else words.to_month
        return f"{opening}{start} {to}{self.format(last)}"

    def day(self, number: int) -> str:
        """The day of a month as dates have it: « 1er » for the first in French."""
        return self._language.first_day if number == 1 else str(number)

    def pattern(self, precision: Precision) -> str:
        """The pattern of dates that are so exact, such as ``{day} {month} {year}``."""
        pattern = self._patterns.get(precision)
        if pattern is None:
            pattern = self._patterns[precision] = self._pattern(precision)
        return pattern

    def _pattern(self, precision: Precision) -> str:
        if precision == "month of a year":
            return "{month}"
        pattern = (
            self._locale.date_formats["long"]
            if precision == "day"
            else self._locale.datetime_skeletons[_SKELETONS[precision]]
        ).pattern
        # Text between apostrophes is literal, as in “d 'de' MMMM” (UTS #35, Date Format Patterns).
        filled = re.sub(r"'([^']+)'|\w+", lambda part: part[1] or _FIELDS[part[0][0]], pattern)
        return filled.replace(" ", _NO_BREAK_SPACE)

    def _filled(self, edtf: str, precision: Precision) -> str:
        year, *rest = edtf.split("-")
        if not rest:
            return year
        month, day = self.months[int(rest[0]) - 1], self.day(int(rest[-1]))
        return self.pattern(precision).format(year=year, month=month, day=day)


def keep_dates_whole(text: str, code: str) -> str:
    """``text``, which is in the language ``code``, with no-break spaces in the dates in it."""
    return _dates_in(code).sub(_without_breaks, text) if _DIGIT.search(text) else text


@cache
def _dates_in(code: str) -> re.Pattern[str]:
    months = "|".join(Dates(BY_CODE[code]).months)
    # A month without a day comes second: to look for a digit first is several times faster.
    return re.compile(
        rf"(?<!\d)\d{{1,2}}(?:er)?\s(?:{months})(?:\s\d{{4}}\b)?|\b(?:{months})\s\d{{4}}\b"
    )


def _without_breaks(found: re.Match[str]) -> str:
    return re.sub(r"\s", _NO_BREAK_SPACE, found[0])
