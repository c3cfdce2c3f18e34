"""The texts of today's records whose translation is older than the French text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jazari_catalogue.history.history import History
from jazari_catalogue.history.plain import plain_record
from jazari_catalogue.history.translations import translations, wording
from jazari_catalogue.records.model.entry import Entry


class OldText(NamedTuple):
    """A translation that is older than its French text, which was ``before`` and is ``french``.

    ``path`` is the keys that lead to it in its record, the items of lists by their numbers from 1;
    ``day`` is the day since which it is older.
    """

    path: tuple[str, ...]
    language: str
    text: str
    french: str
    before: str
    day: str


class TranslationCount(NamedTuple):
    """How many translations there are in a language, and how many are older than the French."""

    all: int
    old: int


def old_texts(history: History, record: Entry) -> list[OldText]:
    """The old translations in ``record`` as it is now, committed or not, in its order."""
    known = {
        (one.language, wording(one.text), wording(one.after)): one
        for one in history.old_translations.get(record.id, ())
    }
    if not known:
        return []
    return [
        OldText(path, language, text, french, one.before, one.day)
        for path, language, text, french in translations(plain_record(record))
        if (one := known.get((language, wording(text), wording(french)))) is not None
    ]


def count_translations(record: Entry) -> Counter[str]:
    """How many translations ``record`` has, by language."""
    return Counter(one.language for one in translations(plain_record(record)))


def translation_counts(
    history: History, records: Iterable[Entry], totals: Counter[str]
) -> dict[str, TranslationCount]:
    """By language, the number of translations of ``records``, ``totals`` in all, that are old."""
    old = Counter(one.language for record in records for one in old_texts(history, record))
    return {code: TranslationCount(total, old[code]) for code, total in totals.items()}
