"""Guesses what was meant by a misspelt word, a date in another form or the name of a region."""

from __future__ import annotations

import re

from jazari_catalogue.records.problems.nearest import NOTHING, nearest
from jazari_catalogue.records.values.dates import is_edtf
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.titles import Titles

LIKE = 0.56
"""How similar (0 to 1) to a known word a text must be for a message to suggest that word."""


def meant(written: str, known: dict[str, Titles], *, at_least: float = LIKE) -> str:
    """The word of ``known`` most similar to ``written``, by itself or by its title in any language.

    NOTHING where none is similar enough.
    """
    by_title = {word: word for word in known}
    for word, titles in known.items():
        for title in titles:
            by_title.setdefault(title.casefold(), word)
    return by_title.get(nearest(written, by_title, at_least=at_least), NOTHING)


_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")


def date_meant(written: str) -> str:
    """The date that ``written`` gives in another order or with other separators, or NOTHING."""
    if found := _DAY_FIRST.fullmatch(written):
        parts = found.group(3, 2, 1)
    elif found := _YEAR_FIRST.fullmatch(written):
        parts = found.groups()
    else:
        return NOTHING
    date = "-".join(part.zfill(2) for part in parts if part)
    return date if is_edtf(date) and date != written else NOTHING


def region_meant(written: str) -> dict[str, object]:
    """The values of a message on the region whose code or name is most similar to ``written``."""
    codes_by_word = {code: code for code in REGIONS}
    for code, names in REGIONS.items():
        for name in names:
            codes_by_word |= dict.fromkeys([name, *name.split("-")], code)
    found = codes_by_word.get(nearest(written, codes_by_word, at_least=LIKE))
    return {"nearest": found or NOTHING, "nearest_title": REGIONS[found] if found else NOTHING}
