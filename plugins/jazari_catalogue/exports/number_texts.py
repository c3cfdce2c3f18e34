"""Texts that a spreadsheet takes for a number, a date, a time or a truth value.

It shows another text then, and reports nothing: ``0042`` as 42, ``1E5`` as 100000, ``3/4`` and
``12 mars`` as days of the current year.
"""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_month_names

_LONGEST = 40
"""No date is longer; most texts are."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_OTHER_WORDS = frozenset({"e", "am", "pm", "dh", "mad", "eur", "usd", "er"})
"""Of numbers such as ``1E5``, times, amounts of money, and ``1er``."""
_TRUTH_VALUES = frozenset({"true", "false", "vrai", "faux"})
_SHORTEST_MONTH = 3
"""Letters of the name of a month that are enough for a spreadsheet."""


def is_number_text(text: str, locale: str) -> bool:
    """Whether a spreadsheet in ``locale``, or in English, may not leave ``text`` a text.

    That is so if it has a digit, and no word but months and those of `_OTHER_WORDS`. ``locale`` is
    one of CLDR.
    """
    if text.startswith("'"):
        return False
    if len(text) > _LONGEST:
        return not _WORD.search(text)
    folded = text.strip().casefold()
    if not _DIGIT.search(folded):
        return folded in _TRUTH_VALUES
    return _words(locale).issuperset(_WORD.findall(folded))


@cache
def _words(locale: str) -> frozenset[str]:
    """What is read with a number: months, in full or the beginnings of their names, and others."""
    months = {
        month.casefold()
        for of in (locale, "en")
        for month in get_month_names("wide", "format", of).values()
    }
    begun = (month[:end] for month in months for end in range(_SHORTEST_MONTH, len(month) + 1))
    return _OTHER_WORDS.union(begun)
