"""The timeline: what was held, signed and launched, on an axis of months and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.ordering import newest_first
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import Card, PageView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.records.model.sign import Shape
    from jazari_catalogue.site.views import Views

WIDTH = 960
"""The least width of the drawing, in units that CSS scales."""
STEP = 26
"""The least width of a month and the height of a row, for targets to touch (WCAG 2.2, 2.5.8)."""
NAMED_MONTHS = 44
"""The least width of a month whose name is shown."""


class Mark(View, frozen=True):
    """A record on the timeline. ``x`` is the middle of its date."""

    card: Card
    shape: Shape
    date: str
    x: int
    y: int
    length: int
    """The length of a bar along the year, if the date is only a year; else 0."""


class Tick(View, frozen=True):
    """The label of a year or of a month below the axis; ``start`` is the x where a year begins."""

    text: str
    x: int
    start: int | None = None


class Line(View, frozen=True):
    """A row of the table; ``date`` is None if the record has none."""

    date: Value | None
    card: Card


class DatedKind(View, frozen=True):
    """A kind on the timeline, its plural title and the shape of its marks."""

    kind: str
    label: str
    shape: Shape


class TimelineView(View, frozen=True):
    """The page of the timeline. Lengths and coordinates are in units of the drawing."""

    page: PageView
    width: int
    height: int
    axis: int
    """The y of the axis."""
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    kinds: tuple[DatedKind, ...]
    """The legend of the shapes."""
    lines: tuple[Line, ...]


class Span(NamedTuple):
    """The years from ``first`` to ``last``; none if ``first`` is greater."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """The number of months in these years."""
        return (self.last - self.first + 1) * 12


def timeline_page(views: Views) -> TimelineView:
    """The page of the timeline; in Arabic, time runs from right to left."""
    page = picture_page(views, "timeline")
    ordered = _newest(views)
    lines = tuple(_line(views, record, page.base) for record in ordered)
    kinds = tuple(
        DatedKind(kind.kind, views.interface.title(kind.plural_titles), kind.sign.shape)
        for kind in _dated(views)
    )
    drawing = _Drawing(
        views, page.base, [record for record in reversed(ordered) if record.filed_under()]
    )
    return TimelineView(
        page,
        drawing.width,
        drawing.height,
        drawing.axis,
        tuple(drawing.marks),
        tuple(drawing.ticks),
        kinds,
        lines,
    )


def newest_lines(views: Views, base: str, most: int) -> tuple[Line, ...]:
    """The first rows of the table, at most ``most``, on a page whose relative root is ``base``."""
    dated = (record for record in _newest(views) if record.filed_under())
    return tuple(_line(views, record, base) for record in islice(dated, most))


def _dated(views: Views) -> list[type[Entry]]:
    """The kinds of records that are filed by a date. Sources have dates too, but are no events."""
    return [
        kind for kind in views.catalogue.kinds() if issubclass(kind, Record) and kind.filing_field()
    ]


def _newest(views: Views) -> list[Entry]:
    records = [record for kind in _dated(views) for record in views.catalogue.of_kind(kind)]
    return newest_first(records, views.rank)


def _line(views: Views, record: Entry, base: str) -> Line:
    date = record.filed_under()
    return Line(views.date(date) if date else None, views.card(record, base))


class _Drawing:
    """Computes the positions of marks and ticks.

    Records dated to a month or a day are stacked above the axis, those dated to a year below it;
    ``records`` are given oldest first.
    """

    def __init__(self, views: Views, base: str, records: Iterable[Entry]) -> None:
        self._views = views
        dated = [(record, date) for record in records if (date := record.filed_under())]
        years = [int(date[:4]) for _, date in dated]
        span = Span(min(years, default=0), max(years, default=-1))
        self._step = max(STEP, WIDTH // span.months) if span.months else STEP
        self.width = self._step * span.months
        self.marks: list[Mark] = []
        self.ticks: list[Tick] = []
        above: dict[int, int] = {}
        """How many marks are stacked above each month, counted from the first."""
        below: dict[int, int] = {}
        """How many are stacked below each year, by its first month."""
        rows = []
        for record, date in dated:
            january = (int(date[:4]) - span.first) * 12
            if len(date) == 4:
                row = below[january] = below.get(january, 0) + 1
                rows.append((record, date, january, 12, row))
            else:
                month = january + int(date[5:7]) - 1
                row = above[month] = above.get(month, 0) + 1
                rows.append((record, date, month, 1, -row))
        self.axis = (max(above.values(), default=0) + 1) * STEP
        names = self._step >= NAMED_MONTHS
        labels = STEP * (2 if names else 1)
        self.height = self.axis + labels + max(below.values(), default=0) * STEP
        for record, date, month, months, row in rows:
            y = self.axis + row * STEP + (labels if row > 0 else 0)
            x = self._across(month + months / 2)
            card = views.card(record, base)
            length = months * self._step - 8 if months > 1 else 0
            self.marks.append(
                Mark(card, record.sign.shape, views.interface.date(date), x, y, length)
            )
        for year in range(span.first, span.last + 1):
            start = (year - span.first) * 12
            self.ticks.append(Tick(str(year), self._across(start + 6), self._across(start)))
            if names:
                self.ticks += [
                    Tick(
                        views.interface.month(month),
                        self._across(start + month - 0.5),
                    )
                    for month in range(1, 13)
                ]

    def _across(self, months: float) -> int:
        """The x of the time ``months`` after the start."""
        x = round(months * self._step)
        return self.width - x if self._views.interface.language.direction == "rtl" else x
