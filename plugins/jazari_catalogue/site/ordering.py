"""In what order lists show records: by name, or newest first where a date is what matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from jazari_catalogue.records.model.entry import Entry

R = TypeVar("R", bound=Entry)


def in_list_order(records: Iterable[R], rank_of: Callable[[Entry], int]) -> list[R]:
    """The records by name, whose rank ``rank_of`` gives; those that lead come first."""
    return sorted(records, key=lambda record: (not record.leads(), rank_of(record), record.id))


def newest_first(records: Iterable[R], rank_of: Callable[[Entry], int]) -> list[R]:
    """The records by date, newest first; those without a date last, by name."""
    by_name = in_list_order(records, rank_of)
    return sorted(by_name, key=lambda record: record.filed_under(), reverse=True)
