"""Bar charts as tables: each row has a label, a bar and the numbers that the bar shows.

``overrides/pictures/charts.html`` draws them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.view_data import Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.values.vocabularies import Vocabulary
    from jazari_catalogue.site.text.interface import Interface


class Segment(View, frozen=True):
    """A part of a bar. ``start`` and ``length`` are percentages of the longest bar."""

    start: float
    length: float
    fill: int
    """The index of its pattern."""
    strength: str | None = None
    """The strength of what it counts; None if it is of several."""


class Bar(View, frozen=True):
    """A row of a chart."""

    label: Value
    segments: tuple[Segment, ...]
    numbers: tuple[str, ...]
    strength: str | None = None
    """The strength of what it counts; None if it is of several."""


class Column(View, frozen=True):
    """The heading of a column of numbers; ``fill`` is the index of the pattern it explains."""

    label: Value
    fill: int | None = None


class Chart(View, frozen=True):
    """A chart. ``subject`` heads the column of labels, ``more`` links to what it counts."""

    id: str
    heading: str
    note: str
    subject: str
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    more: Value


def plain_bars(
    interface: Interface,
    rows: Sequence[tuple[Value, int]],
    total: int | None = None,
    whole: bool = False,
) -> tuple[Bar, ...]:
    """A bar of one segment for each row, a label and its number.

    With ``total`` each also has its share of it, as a percentage. Bars are drawn in proportion to
    the greatest number or, if ``whole``, to ``total``.
    """
    longest = total if whole and total else max((number for _, number in rows), default=0)
    bars = []
    for label, number in rows:
        numbers = [interface.number(number)]
        if total:
            numbers.append(interface.percent(number / total))
        segment = Segment(0.0, _percentage(number, longest), 0)
        bars.append(Bar(label, (segment,), tuple(numbers)))
    return tuple(bars)


def stacked_bars(
    interface: Interface,
    vocabulary: type[Vocabulary],
    rows: Sequence[tuple[Value, Counter[Any]]],
    href: Callable[[Any], str] | None = None,
) -> tuple[tuple[Column, ...], tuple[Bar, ...]]:
    """The columns of a chart of ``vocabulary``, and a bar of several segments for each row.

    A row is a label and the count of each value, None for records without one. There is a column
    for each value that occurs, which links to ``href`` of the value, and one for the sum.
    """
    values = [value for value in vocabulary if any(counts[value] for _, counts in rows)]
    shown: list[Any] = [*values, *([None] if any(c[None] for _, c in rows) else [])]
    columns = [
        Column(
            Value(interface.title(value.titles), href=href(value) if href else None)
            if value is not None
            else Value(interface.gettext("Not stated")),
            fill,
        )
        for fill, value in enumerate(shown)
    ]
    columns.append(Column(Value(interface.gettext("Total"))))
    longest = max((counts.total() for _, counts in rows), default=0)
    bars = []
    for label, counts in rows:
        numbers = [counts[value] for value in shown]
        starts = [0, *accumulate(numbers)]
        segments = tuple(
            Segment(
                _percentage(start, longest),
                _percentage(number, longest),
                fill,
                value.value if isinstance(value, Strength) else None,
            )
            for fill, (start, number, value) in enumerate(zip(starts, numbers, shown, strict=False))
            if number
        )
        texts = tuple(map(interface.number, [*numbers, counts.total()]))
        bars.append(Bar(label, segments, texts))
    return tuple(columns), tuple(bars)


def _percentage(number: int, longest: int) -> float:
    return round(100 * number / longest, 2) if longest else 0.0
