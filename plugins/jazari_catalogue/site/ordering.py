"""The order of records in lists: by name, or newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from jazari_catalogue.records.model.entry import Entry

R = TypeVar("R", bound=Entry)


def in_list_order(records: Iterable[R], position_of: Callable[[Entry], int]) -> list[R]:
    """``records`` by name, after those that come first in any list, such as a hub.

    ``position_of`` gives the position of a record among all records in that order.
    """
    return sorted(records, key=position_of)


def newest_first(records: Iterable[R], position_of: Callable[[Entry], int]) -> list[R]:
    """``records`` by the date that files them, newest first; last those without one, by name."""
    by_name = in_list_order(records, position_of)
    return sorted(by_name, key=lambda record: record.filed_under(), reverse=True)
