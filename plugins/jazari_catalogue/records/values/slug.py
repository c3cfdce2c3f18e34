"""Ids from names: the one rule by which a text in any script becomes lower-case ASCII words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from jazari_catalogue.records.values.ids import MAX_ID
from jazari_catalogue.records.values.titles import Titles

AN_ID = Titles("mon-identifiant", "universite-exemple", "my-id")
"""An id to show where none can be made from what is written."""

# Letters that no Unicode decomposition takes apart.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ŋ": "ng", "ɣ": "gh"}
    | dict(zip("øłđɖðħŧıĸɛəǝƒɔ", "oldddhtikeeefo", strict=True))
)
# ™ and ℠ would decompose into letters of the word before them.
_APART = str.maketrans(dict.fromkeys("™℠ʼ", " "))
_DROPPED = ("Mn", "Me", "Mc", "Cf", "Lm")
"""Accents, vowel signs, soft hyphens and marks of direction, ʿ and ʾ of transcriptions."""


def slug(text: str, most: int = MAX_ID) -> str:
    """An id of at most ``most`` characters made from ``text``, cut between words.

    Accents are removed, ``œ`` becomes ``oe`` and so on; whatever is neither letter nor digit
    separates words, apostrophes of every form included: ``L’Œuvre d’Été`` gives
    ``l-oeuvre-d-ete``. Empty where ``text`` has letters but no Latin one, or neither letter nor
    digit: an id made of the year in an Arabic name would say nothing of the name.
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


def numbered(wanted: str, taken: Container[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is not in ``taken``."""
    if wanted not in taken:
        return wanted
    others = (f"-{number}" for number in count(2))
    return next(
        found for end in others if (found := _cut(wanted, MAX_ID - len(end)) + end) not in taken
    )


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition("-")[0] or words[:most]
