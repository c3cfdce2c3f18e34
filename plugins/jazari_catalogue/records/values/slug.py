"""Ids from names: a text in any script as lower-case ASCII words with hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from jazari_catalogue.records.values.ids import MAX_ID
from jazari_catalogue.records.values.titles import Titles

AN_ID = Titles("mon-identifiant", "universite-exemple", "my-id")
"""An example of an id, for messages where none can be made from the text."""

# Letters that have no decomposition in Unicode.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ŋ": "ng", "ɣ": "gh"}
    | dict(zip("øłđɖðħŧıĸɛəǝƒɔ", "oldddhtikeeefo", strict=True))
)
# ™ and ℠ would decompose to letters and join the word before them.
_APART = str.maketrans(dict.fromkeys("™℠ʼ", " "))
_DROPPED = ("Mn", "Me", "Mc", "Cf", "Lm")
"""Categories of accents, vowel signs, soft hyphens, direction marks, and ʿ ʾ of transcriptions."""


def slug(text: str, most: int = MAX_ID) -> str:
    """The id made from ``text``, of at most ``most`` characters, cut between words.

    Accents are removed, ``œ`` becomes ``oe`` and so on; anything but letters and digits separates
    words, also an apostrophe: ``L’Œuvre d’Été`` gives ``l-oeuvre-d-ete``. Empty if ``text`` has no
    letter or digit, or letters but none in Latin: the year in an Arabic name makes no useful id.
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_APART)).lower()
    plain = "".join(
        str(unicodedata.decimal(letter, letter))
        for letter in decomposed.translate(_LETTERS)
        if unicodedata.category(letter) not in _DROPPED
    )
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if not re.search("[a-z]", words) and any(map(str.isalpha, plain)):
        return ""
    return _cut(words, most)


def numbered(wanted: str, used: Container[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is not in ``used``."""
    if wanted not in used:
        return wanted
    ends = (f"-{number}" for number in count(2))
    return next(
        record_id
        for end in ends
        if (record_id := _cut(wanted, MAX_ID - len(end)) + end) not in used
    )


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition("-")[0] or words[:most]
