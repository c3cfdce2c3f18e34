"""Translations that are older than the French text that they translate.

A translation is recognized by its text, wherever it is in its record: the order of lists, and the
fields that texts are in, may change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import msgspec

from jazari_catalogue.history.plain import Plain, PlainRecord, is_text
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.model.record_fields import (
    NAME_FIELD,
    NAME_TRANSLATED_FIELD,
    TRANSLATIONS_VERIFIED_FIELD,
)


class Translation(NamedTuple):
    """A translation in a record, and the French text beside it.

    ``path`` is the keys that lead to both, the items of lists by their numbers from 1.
    """

    path: tuple[str, ...]
    language: str
    text: str
    french: str


class Stale(NamedTuple):
    """A translation that did not change while the French text did, from ``before`` to ``after``."""

    record: str
    path: tuple[str, ...]
    language: str
    text: str
    before: str
    after: str


class OldTranslation(msgspec.Struct, frozen=True, array_like=True):
    """A translation of a French text that has changed since: from ``before`` to ``after``."""

    language: str
    text: str
    before: str
    after: str
    day: str
    """The day since which it is older: that of the first commit that changed the French text."""


def translations(record: PlainRecord) -> Iterator[Translation]:
    """The translations in ``record``.

    Its name is one only in the languages into which the catalogue has translated it; in others, it
    is as sources print it.
    """
    ours = record.fields.get(NAME_TRANSLATED_FIELD) or ()
    for name, value in record.fields.items():
        for one in _translations((name,), value):
            if name != NAME_FIELD or one.language in ours:
                yield one


def _translations(path: tuple[str, ...], value: Plain) -> Iterator[Translation]:
    if is_text(value):
        french = value.get(FALLBACK)
        for language, text in value.items():
            if language != FALLBACK and isinstance(text, str) and isinstance(french, str):
                yield Translation(path, language, text, french)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _translations((*path, key), item)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _translations((*path, str(number)), item)


def stale_translations(before: PlainRecord, after: PlainRecord) -> list[Stale]:
    """The translations of ``before`` that ``after`` has with another French text.

    There are none if the day on which its translations were verified was set or changed.
    """
    verified = after.fields.get(TRANSLATIONS_VERIFIED_FIELD)
    if verified is not None and verified != before.fields.get(TRANSLATIONS_VERIFIED_FIELD):
        return []
    old = _by_wording(before)
    new = _by_wording(after)
    stale = []
    for one in translations(after):
        key = (one.language, wording(one.text))
        french = wording(one.french)
        if french in old.get(key, (french,)) or french == key[1]:
            continue
        gone = [text for text in old[key] if text not in new[key]]
        if gone:
            at_path = [text for text in gone if old[key][text].path == one.path]
            was = old[key][(at_path or gone)[0]].french
            stale.append(Stale(after.id, one.path, one.language, one.text, was, one.french))
    return stale


def old_translations(
    record: PlainRecord, old: Iterable[OldTranslation], stale: Iterable[Stale], day: str
) -> list[OldTranslation]:
    """Those of ``record`` that are older: of those that already were ``old``, and ``stale`` ones.

    The latter are so since ``day``. Those that changed or are gone are left out.
    """
    known = {(one.language, wording(one.text), wording(one.after)): one for one in old}
    for language, text, before, after in (one[2:] for one in stale):
        first = known.get((language, wording(text), wording(before)))
        before, since = (first.before, first.day) if first else (before, day)
        key = (language, wording(text), wording(after))
        known[key] = OldTranslation(language, text, before, after, since)
    kept = {}
    for _, language, text, french in translations(record) if known else ():
        key = (language, wording(text), wording(french))
        one = known.get(key)
        if one is not None and wording(one.before) != key[2]:
            kept[key] = OldTranslation(language, text, one.before, french, one.day)
    return list(kept.values())


def _by_wording(record: PlainRecord) -> dict[tuple[str, str], dict[str, Translation]]:
    """By language and translation, then by French text, the first translation in ``record``."""
    by_wording: dict[tuple[str, str], dict[str, Translation]] = {}
    for one in translations(record):
        by_french = by_wording.setdefault((one.language, wording(one.text)), {})
        by_french.setdefault(wording(one.french), one)
    return by_wording


_QUOTES = str.maketrans("’‘‛ʼ«»“”„", "''''" + '"' * 5)
_DASHES = re.compile("[‐‑‒–—]")
_SPACE = re.compile(r"\s+|\u200b|\u200e|\u200f")


@lru_cache(maxsize=1 << 14)
def wording(text: str) -> str:
    """``text`` without what is typography alone: two that differ only in it have the same.

    That is spaces, the shapes of quotation marks and dashes, upper case, and full stops at the end.
    """
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return _SPACE.sub("", _DASHES.sub("-", text)).casefold().rstrip(".").replace('"', "")
