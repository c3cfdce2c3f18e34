"""The shapes of charts: bars as rows of a table, steps with names, and a table of signs.

``overrides/pictures/charts.html`` lays them out. A chart is its table, so that those who do not see
the bars or signs read the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from jazari_catalogue.site.view_data import Labelled, StrengthView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.texts.interface import Interface

MOST_UNITS = 20
"""The longest bar, as a number, that is drawn as a box for each of what it counts."""


class Segment(View, frozen=True):
    """A part of a bar. ``start`` and ``length`` are percentages of the longest bar."""

    start: float
    length: float
    is_hollow: bool


class Bar(View, frozen=True):
    """A row of a chart."""

    label: Value
    segments: tuple[Segment, ...]
    numbers: tuple[str, ...]
    strength: str | None = None
    """The strength of what it counts; None if it is of several."""


class Column(View, frozen=True):
    """The heading of a column of numbers."""

    label: str
    swatch: str | None = None
    """How the bars show its numbers, ``solid`` or ``hollow``; None if they do not."""


class BarChart(View, frozen=True):
    """A chart of bars. ``subject`` heads the column of labels, ``more`` links to what it counts."""

    id: str
    heading: str
    """What it shows, as a sentence with its numbers."""
    note: str
    subject: str
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    more: Value


class NamedRecord(View, frozen=True):
    """The name of a record and how well sources support it."""

    name: Value
    strength: StrengthView


class Step(View, frozen=True):
    """A step of a path and the records at it."""

    step: Labelled
    number: str
    records: tuple[NamedRecord, ...]
    others: Value | None
    """How many are not named, in words, with the address of all; None if all are."""


class PathChart(View, frozen=True):
    """The steps of a path, each with the records at it."""

    id: str
    heading: str
    note: str
    steps: tuple[Step, ...]
    more: Value


class SignedNumber(View, frozen=True):
    """How many records have a strength, with the address of these."""

    strength: StrengthView
    number: str


class SignRow(View, frozen=True):
    """A row of a table of signs, with a cell for each column; an empty one has no signs."""

    label: Value
    cells: tuple[tuple[SignedNumber, ...], ...]


class SignTable(View, frozen=True):
    """A table of numbers by strength. ``none`` is what an empty cell says."""

    id: str
    heading: str
    note: str
    subject: str
    columns: tuple[str, ...]
    rows: tuple[SignRow, ...]
    none: str
    empty: tuple[Value, ...]
    """The regions without any, which have no row."""
    strengths: tuple[StrengthView, ...]
    """The legend of the signs."""
    more: Value


def bars_of(
    interface: Interface, rows: Iterable[tuple[Value, Sequence[int]]], whole: int | None = None
) -> tuple[Bar, ...]:
    """A bar for each row, a label and one or two numbers: a solid part, and a hollow one.

    Bars are drawn in proportion to the longest or, with ``whole``, to that number.
    """
    rows = list(rows)
    longest = whole or max((sum(numbers) for _, numbers in rows), default=0)
    return tuple(
        Bar(label, tuple(_segments(numbers, longest)), tuple(map(interface.number, numbers)))
        for label, numbers in rows
    )


def _segments(numbers: Sequence[int], longest: int) -> Iterable[Segment]:
    starts = [0, *accumulate(numbers)]
    for is_hollow, (start, number) in enumerate(zip(starts, numbers, strict=False)):
        pieces = number if longest <= MOST_UNITS else min(number, 1)
        for piece in range(pieces):
            from_, to = (start + number * part / pieces for part in (piece, piece + 1))
            yield Segment(
                _percentage(from_, longest), _percentage(to - from_, longest), bool(is_hollow)
            )


def _percentage(number: float, longest: int) -> float:
    return round(100 * number / longest, 2)
