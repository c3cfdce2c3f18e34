"""The dates of records that calendars have: whole days, on which sources do not differ.

Which dates these are, and what each is called, the models declare with ``in_calendar``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles

_DAY = len("2026-01-12")
_LAST = date.max - timedelta(days=1)
"""The last day that may be in a calendar: a period ends on the day after its last one."""


class CalendarDate(NamedTuple):
    """A day of a record, or the days from its first to its last."""

    record: Record
    field: str
    """The path of the date in its record: ``starts``, ``apply.closes``."""
    titles: Titles
    """What calendars call it, with ``{name}`` for the name of the record."""
    first: date
    last: date
    """The same as ``first`` if it is one day."""


class CalendarDates(NamedTuple):
    """The dates of a record that are in calendars."""

    dates: list[CalendarDate]
    left_out: bool
    """Whether another is left out: only its month or its year is known, or the end but not the
    start, or it ends before it starts, or sources differ on it."""


class _Declared(NamedTuple):
    """A date that the models declare to be in calendars."""

    field: str
    """The field of the record with the date, or with a group that has it."""
    inner: str | None
    """The field of the group; None without a group."""
    until: str | None
    titles: Titles


def calendar_dates(record: Entry) -> CalendarDates | None:
    """The dates of ``record`` that are in calendars; None if it has no date for them at all."""
    dates: list[CalendarDate] = []
    left_out = False
    if not isinstance(record, Record) or not has_calendar_dates(type(record)):
        return None
    disputed = record.disputed_fields()
    for field, inner, until, titles in _declared(type(record)):
        value = record.__dict__[field]
        holder = value.__dict__ if inner and value else {} if inner else record.__dict__
        starts = holder.get(inner or field)
        ends = holder.get(until) if until else None
        if {field, until} & disputed:
            left_out = True
        elif starts or ends:
            first, last = _day(starts), _day(ends or starts)
            if first and last and first <= last <= _LAST:
                path = f"{field}.{inner}" if inner else field
                dates.append(CalendarDate(record, path, titles, first, last))
            else:
                left_out = True
    return CalendarDates(dates, left_out) if dates or left_out else None


@cache
def has_calendar_dates(kind: type[Entry]) -> bool:
    """Whether records of ``kind`` may have dates in calendars."""
    return issubclass(kind, Record) and bool(_declared(kind))


def kinds_in_order(records: Iterable[Entry]) -> list[type[Entry]]:
    """The kinds of ``records``, each once, in the order of the menus."""
    return sorted({type(record) for record in records}, key=lambda kind: kind.order)


def _day(text: str | None) -> date | None:
    """The day that ``text`` is, EDTF level 0; None for a month, a year or nothing."""
    return date.fromisoformat(text) if text and len(text) == _DAY else None


@cache
def _declared(kind: type[Entry]) -> list[_Declared]:
    found = []
    for field in field_types(kind).values():
        found += _of(field, None)
        if field.group is not None and field.holds is Holds.ONE:
            for inner in field_types(field.group).values():
                found += _of(field, inner)
    return found


def _of(field: FieldType, inner: FieldType | None) -> list[_Declared]:
    spec = (inner or field).spec
    if spec.in_calendar is None:
        return []
    name = None if inner is None else inner.name
    return [_Declared(field.name, name, spec.until, spec.in_calendar)]
