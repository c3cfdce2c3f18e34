"""The values of records that rest on sources, each with its sources: what a source is cited for."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import (
    ALIASES_FIELD,
    PATH_FIELD,
    STATUS_FIELD,
    evidenced,
    sourced_by_item,
)
from jazari_catalogue.records.values.evidence import Basis


class CitedValue(NamedTuple):
    """A value of a record, or what one side says in a dispute, and the sources it rests on."""

    field: str
    """The field that has the value, or that the dispute is about."""
    sources: tuple[str, ...]
    """Ids, each once; for a derived value, those of the field that it is derived from."""
    basis: Basis = Basis.STATED
    derived_from: str | None = None
    """The field that a derived value is derived from."""
    item: int | None = None
    """The number of the item, from 1, in a field whose items have sources of their own."""
    dispute: int | None = None
    """The number of the dispute, from 1; None for a value."""
    side: int | None = None
    """The number of the side, from 1, in a dispute."""


def cited_values(record: Record) -> list[CitedValue]:
    """The values of ``record`` that rest on sources: by field, then the sides of its disputes.

    The name and the summary come first. The status of a record with a path is derived from it, and
    rests on the sources of the latest step.
    """
    values = []
    by_item = sourced_by_item(type(record))
    evidence = record.evidence or {}
    for field in fields_in_order(type(record)):
        if field in by_item:
            items: list[Any] = record.values_of(field)
            values += [
                CitedValue(field, _once(item.sources), item=number)
                for number, item in enumerate(items, start=1)
            ]
        elif field in evidence or (field == STATUS_FIELD and record.path):
            values += _cited_value(record, field)
    for dispute_number, dispute in enumerate(record.disputes, start=1):
        for side_number, side in enumerate(dispute.claims, start=1):
            cited = _once(side.sources)
            values.append(
                CitedValue(dispute.field, cited, dispute=dispute_number, side=side_number)
            )
    return values


def _cited_value(record: Record, field: str) -> list[CitedValue]:
    """The value of ``field``, which has evidence, with its sources; empty if it has none."""
    sources = tuple(record.sources_for(field))
    if field == STATUS_FIELD and record.path:
        return [CitedValue(field, sources, Basis.DERIVED, PATH_FIELD)]
    values = record.other_spellings() if field == ALIASES_FIELD else record.values_of(field)
    if not sources or not values:
        return []
    evidence = record.evidence[field]
    return [CitedValue(field, sources, evidence.basis, evidence.field)]


@cache
def fields_in_order(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that may have sources: name and summary, its own, then the others."""
    fields = [*evidenced(kind), *sourced_by_item(kind)]
    declared = list(kind.fields())
    return sorted(fields, key=lambda name: (name not in Named.model_fields, declared.index(name)))


def _once(sources: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sources))
