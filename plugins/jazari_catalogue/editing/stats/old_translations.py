"""The translations that are older than their French text, for editors to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from jazari_catalogue.history.history import History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.history.old_texts import (
    OldText,
    TranslationCount,
    count_translations,
    old_texts,
    translation_counts,
)
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue, RecordLocation
from jazari_catalogue.records.key_paths import KeyPath, position_of
from jazari_catalogue.records.loading import records_in
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.yaml.document import Document, Mapping


class OldTranslation(NamedTuple):
    """A translation to review: its record, what is known of it, and the file and line it is in."""

    record: Entry
    text: OldText
    location: RecordLocation


class OldTranslations(NamedTuple):
    """The translations to review; nothing is known of them for the reason ``unknown``."""

    unknown: Reason | None
    counts: dict[str, TranslationCount]
    """By language: how many translations there are, and how many are older than the French."""
    texts: list[OldTranslation]
    """Those, the longest outdated first."""


def old_translations(
    catalogue: Catalogue, documents: Iterable[Document], history: History
) -> OldTranslations:
    """The old translations in ``catalogue``, whose record files are ``documents``."""
    records = catalogue.records.values()
    totals: Counter[str] = Counter({code: 0 for code in LANGUAGES if code != FALLBACK})
    for record in records:
        totals.update(count_translations(record))
    if totals.total() and not history.is_known:
        return OldTranslations(history.missing or Reason.NOT_READ, {}, [])
    mappings = _mappings(documents)
    texts = [
        OldTranslation(record, text, _location(catalogue, record, text, mappings))
        for record in records
        for text in old_texts(history, record)
    ]
    return OldTranslations(
        None,
        translation_counts(history, records, totals),
        sorted(texts, key=lambda one: one.text.day),
    )


def _mappings(documents: Iterable[Document]) -> dict[str | None, Mapping]:
    records = (record for document in documents for record in records_in(document, [], set()))
    return {record.id: record.value for record in records}


def _location(
    catalogue: Catalogue, record: Entry, text: OldText, mappings: dict[str | None, Mapping]
) -> RecordLocation:
    """Where the translation is; where its record begins, if the text has another form there."""
    location = catalogue.locations[record.id]
    keys: KeyPath = [int(key) - 1 if key.isdigit() else key for key in text.path]
    position = position_of(mappings[record.id], [*keys, text.language], of_key=True)
    return RecordLocation(location.path, position.line)
