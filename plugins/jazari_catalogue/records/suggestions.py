"""Suggestions for a misspelt word, a date in another format, or the name of a region."""

from __future__ import annotations

import re

from jazari_catalogue.records.problems.nearest import NOTHING, Effort, nearest
from jazari_catalogue.records.values.dates import is_edtf
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.titles import Titles

MIN_SIMILARITY = 0.56
"""The similarity (0 to 1, see ``nearest``) from which a message suggests a known word."""


def suggestion(
    written: str,
    known: dict[str, Titles],
    effort: Effort | None = None,
    *,
    at_least: float = MIN_SIMILARITY,
) -> str:
    """The word of ``known`` that, or a title of which in any language, resembles ``written`` most.

    NOTHING if no similarity reaches ``at_least``, or if ``effort`` is spent.
    """
    if effort is not None and not effort.allows(len(known) * _WORDS_OF_EACH):
        return NOTHING
    by_title = {word: word for word in known}
    for word, titles in known.items():
        for title in titles:
            by_title.setdefault(title.casefold(), word)
    return by_title.get(nearest(written, by_title, at_least=at_least), NOTHING)


_WORDS_OF_EACH = 4
"""A known word and its titles."""

_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")


def suggested_date(written: str) -> str:
    """The date (EDTF level 0) that ``written`` has in another order or with other separators.

    NOTHING if it is no date.
    """
    if day_first := _DAY_FIRST.fullmatch(written):
        parts = day_first.group(3, 2, 1)
    elif month_first := _MONTH_FIRST.fullmatch(written):
        parts = month_first.group(2, 1)
    elif year_first := _YEAR_FIRST.fullmatch(written):
        parts = year_first.groups()
    else:
        return NOTHING
    date = "-".join(part.zfill(2) for part in parts if part)
    return date if is_edtf(date) and date != written else NOTHING


def suggested_region(written: str, effort: Effort) -> dict[str, object]:
    """The region whose code or name resembles ``written`` most, as values of a message."""
    if not effort.allows(len(REGIONS) * _WORDS_OF_EACH):
        return {"nearest": NOTHING, "nearest_title": NOTHING}
    codes_by_word = {code: code for code in REGIONS}
    for code, names in REGIONS.items():
        for name in names:
            codes_by_word |= dict.fromkeys([name, *name.split("-")], code)
    code_or_none = codes_by_word.get(nearest(written, codes_by_word, at_least=MIN_SIMILARITY))
    if code_or_none is None:
        return {"nearest": NOTHING, "nearest_title": NOTHING}
    return {"nearest": code_or_none, "nearest_title": REGIONS[code_or_none]}
