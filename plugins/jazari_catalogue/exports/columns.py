"""The columns of spreadsheets: for each kind, what the public reads of its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from jazari_catalogue.exports.cell_texts import CellTexts
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.model.facets import STRENGTH
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import (
    ALIASES_FIELD,
    NAME_FIELD,
    NAME_TRANSLATED_FIELD,
    STATUS_FIELD,
    SUMMARY_FIELD,
    TOPICS_FIELD,
    TRANSLATIONS_VERIFIED_FIELD,
)
from jazari_catalogue.records.values.ids import SourceId

_OWN, _OTHERS = "own", "others"
_ORDER = (
    NAME_FIELD,
    STATUS_FIELD,
    _OWN,
    TOPICS_FIELD,
    SUMMARY_FIELD,
    _OTHERS,
    NAME_TRANSLATED_FIELD,
)
"""Short values come before long texts; own fields and the others are as declared."""
_LEFT_OUT = frozenset({ID, FORMER_IDS, TRANSLATIONS_VERIFIED_FIELD})
"""What serves programs and editors; the address of the page identifies a record."""


class Column(NamedTuple):
    """A column: its heading, and what it has for a record."""

    heading: str
    text: Callable[[Any], str]
    expected: bool = True
    """Whether it is there even if no record has anything in it: that, too, is worth knowing."""


def columns_of(kind: type[Entry], texts: CellTexts, catalogue: Catalogue) -> Iterator[Column]:
    """The columns for records of ``kind``, without the address of the page.

    Name and status come first, then the own fields of the kind, then those that all have.
    A group of fields has a column for each of them. A column may be empty in all records.
    """
    types = field_types(kind)
    fields = [types[name] for name in kind.fields() if name not in _LEFT_OUT]
    ranks = {name: rank for rank, name in enumerate(_ORDER)}
    own = ranks[_OWN]
    others = {name: ranks.get(name, ranks[_OTHERS]) for name in Record.model_fields}
    fields.sort(key=lambda field: others.get(field.name, own))
    for field in fields:
        if field.holds is Holds.BY_FIELD:  # evidence, which is in the claims
            continue
        if field.group is NotFound:
            yield _gaps(texts, catalogue)
        elif field.group is Dispute:
            yield _disputes(field, texts)
        elif field.declared == SourceId:
            yield Column(
                texts.title(STRENGTH.titles), lambda record: texts.term(catalogue.strength(record))
            )
            yield _sources(field, texts, catalogue)
        elif field.group is not None and field.holds is Holds.ONE:
            yield from _group(field, texts)
        else:
            yield column_of(field, texts)


def column_of(field: FieldType, texts: CellTexts) -> Column:
    """The column of a field with all that a record has for it."""
    name, write, items = field.name, texts.writer(field), texts.items

    def of_list(record: Entry) -> str:
        values = record.__dict__[name]
        return items(map(write, values)) if values else ""

    def of_one(record: Entry) -> str:
        value = record.__dict__[name]
        return "" if value is None else write(value)

    def of_aliases(record: Any) -> str:
        return items(record.other_spellings())

    text = of_list if field.holds is Holds.LIST else of_one
    if name == ALIASES_FIELD:
        text = of_aliases
    return Column(texts.title(field.spec.titles), text, _is_expected(field))


def _group(field: FieldType, texts: CellTexts) -> Iterator[Column]:
    """``Contact · Email``, ``Contact · Telephone``."""
    assert field.group is not None
    for inner in field_types(field.group).values():
        heading = f"{texts.title(field.spec.titles)} · {texts.title(inner.spec.titles)}"
        yield Column(heading, _inside(field.name, texts.part(inner)), _is_expected(field))


def _is_expected(field: FieldType) -> bool:
    return field.required or field.spec.expected is not None


def _inside(name: str, write: Callable[[Any], str]) -> Callable[[Entry], str]:
    return lambda record: write(record.__dict__[name])


def _sources(field: FieldType, texts: CellTexts, catalogue: Catalogue) -> Column:
    """All sources that the record cites."""

    def text(record: Record) -> str:
        return texts.sources(catalogue.sources_of(record))

    return Column(texts.title(field.spec.titles), text)


def _disputes(field: FieldType, texts: CellTexts) -> Column:
    """What sources differ on. Claims say what each side states."""

    def text(record: Record) -> str:
        return texts.items(texts.point(record, dispute) for dispute in record.disputes)

    return Column(texts.title(field.spec.titles), text)


def _gaps(texts: CellTexts, catalogue: Catalogue) -> Column:
    """What is not known of the record, whether or not somebody has looked for it."""

    def text(record: Record) -> str:
        return texts.items(
            dict.fromkeys(
                texts.point(record, gap.search)
                if gap.search
                else texts.title(record.title_of(gap.field))
                for gap in catalogue.gaps_of(record)
            )
        )

    return Column(texts.say("What no source says"), text)
