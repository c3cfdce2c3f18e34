"""What was probably meant by a word, a date or a region that is written otherwise."""

from __future__ import annotations

import re

from jazari_catalogue.records.nearest import NOTHING, nearest
from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import is_edtf

LIKE = 0.56
"""How like a known word (0 to 1) what is written must be for us to ask whether it was meant."""


def meant(written: str, known: dict[str, Titles], *, at_least: float = LIKE) -> str:
    """The word of ``known`` that ``written`` is like, or whose title it is like in any language."""
    by_title = {word: word for word in known}
    for word, titles in known.items():
        for title in titles:
            by_title.setdefault(title.casefold(), word)
    return by_title.get(nearest(written, by_title, at_least=at_least), NOTHING)


_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?")


def date_meant(written: str) -> str:
    """The date that ``written`` says in another order or with other signs."""
    if found := _DAY_FIRST.fullmatch(written):
        parts = found.group(3, 2, 1)
    elif found := _YEAR_FIRST.fullmatch(written):
        parts = found.groups()
    else:
        return NOTHING
    date = "-".join(part.zfill(2) for part in parts if part)
    return date if is_edtf(date) and date != written else NOTHING


def region_meant(written: str) -> dict[str, object]:
    """The region whose code or name, in any language, is most like ``written``."""
    codes_by_word = {code: code for code in REGIONS}
    for code, names in REGIONS.items():
        for name in names:
            codes_by_word |= dict.fromkeys([name, *name.split("-")], code)
    found = codes_by_word.get(nearest(written, codes_by_word, at_least=LIKE))
    return {"nearest": found or NOTHING, "nearest_title": REGIONS[found] if found else NOTHING}
