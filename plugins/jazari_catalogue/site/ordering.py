"""In what order lists show records: by name, or newest first where a date is what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jazari_catalogue.records.record import Entry
from jazari_catalogue.records.vocabularies import Role

DATED_KINDS = frozenset({"agreement", "event", "source"})


def in_list_order(records: Iterable[Entry], place_of: Callable[[Entry], int]) -> list[Entry]:
    """The records by name, whose place ``place_of`` gives; the core of the network first."""
    return sorted(
        records,
        key=lambda record: (record.get("role") is not Role.HUB, place_of(record), record.id),
    )


def newest_first(records: Iterable[Entry], place_of: Callable[[Entry], int]) -> list[Entry]:
    """The records by date, newest first; those without a date last, by name."""
    by_name = in_list_order(records, place_of)
    return sorted(by_name, key=date_of, reverse=True)


def date_of(record: Entry) -> str:
    """The day, month or year that a record is filed under, as EDTF; empty where it has none."""
    for name in ("signed", "starts", "date"):
        value = record.get(name)
        if value:
            return str(value)
    return ""
