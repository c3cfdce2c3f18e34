"""Counts what a catalogue says: its texts by language, its values by the strength of their sources.

``catalogue stats`` and ``catalogue diff`` count with it, and the site its values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import EVIDENCE_FIELD
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Strength


class Texts(NamedTuple):
    """How many texts can be translated, and how many of them each language has, by its code."""

    total: int
    by_language: dict[str, int]


def count_texts(catalogue: Catalogue, languages: Iterable[str]) -> Texts:
    """The number of texts of ``catalogue`` that can be translated, in all and in ``languages``.

    A text that is the same in every language counts for each.
    """
    forms: Counter[tuple[str, ...] | None] = Counter()
    for record in catalogue.records.values():
        forms.update(
            None if text.plain is not None else tuple(text.by_language) for text in texts_of(record)
        )
    in_language = {
        code: sum(n for form, n in forms.items() if form is None or code in form)
        for code in languages
    }
    return Texts(forms.total(), in_language)


def texts_of(record: Entry) -> Iterator[LocalText]:
    """The texts of ``record`` that can be translated: all but names."""
    if isinstance(record, Named):
        yield record.summary
    if isinstance(record, Record):
        sourced: list[Any] = [*record.description, *record.statements]
        yield from (item.text for item in sourced)
        for dispute in record.disputes:
            for side in dispute.claims:
                yield side.text
        points: list[Any] = [*record.disputes, *record.not_found]
        yield from (point.about for point in points if point.about is not None)
        for value in record.__dict__.values():
            if type(value) is list and value and type(value[0]) is LocalText:
                yield from value


def count_strengths(catalogue: Catalogue) -> dict[str, Counter[Strength]]:
    """The values of ``catalogue`` that have sources, by field as in `sources_by_value`."""
    by_field: dict[str, Counter[Strength]] = {}
    for record in catalogue.with_sources:
        for field, strength in strengths_of_values(catalogue, record):
            counts = by_field.get(field)
            if counts is None:
                counts = by_field[field] = Counter()
            counts[strength] += 1
    return by_field


def strengths_of_values(catalogue: Catalogue, record: Record) -> Iterator[tuple[str, Strength]]:
    """The strength of each value of ``record`` that has sources, after its field."""
    for field, sources in sources_by_value(catalogue.cited_values(record)):
        yield field, catalogue.strength_of(sources)


def sources_by_value(values: Iterable[CitedValue]) -> Iterator[tuple[str, Sequence[str]]]:
    """The ids of the sources of each of ``values``, after the field that names them.

    That field is ``evidence`` for the values of fields, and the field itself for paragraphs, steps
    and statements. Derived values have the sources of another value and do not count again.
    """
    for value in values:
        if value.dispute is None and value.basis is not Basis.DERIVED:
            yield EVIDENCE_FIELD if value.item is None else value.field, value.sources
