"""The timeline: what was held, signed and launched, on an axis of months and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pictures.accessible_names import accessible_name, disputes_in_words
from jazari_catalogue.site.pictures.moments import Disputed, Moment, is_dated, moments_of
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import (
    Card,
    Labelled,
    PageView,
    StrengthView,
    Value,
    View,
)

if TYPE_CHECKING:
    from jazari_catalogue.records.model.sign import Shape
    from jazari_catalogue.site.views import Views

WIDTH = 960
"""The least width of the drawing, in units that CSS scales."""
STEP = 26
"""The least width of a month and the height of a row, for targets to touch (WCAG 2.2, 2.5.8)."""
NAMED_MONTHS = 44
"""The least width of a month whose name is shown."""


class Line(View, frozen=True):
    """A row of the table: a date of a record."""

    date: Value | None
    """None if the record has none."""
    card: Card
    status: Labelled | None
    """The step that it then reached; for the date of the record itself, its present status."""
    strength: StrengthView
    """How well sources support the date; without one, what the record is about."""
    disputed: Value | None
    """The link to the dispute that the date is from, in words; None if it is from none."""


class Mark(View, frozen=True):
    """A date on the axis. ``x`` is the middle of it."""

    line: Line
    """The row of the table that says the same."""
    name: str
    """Its accessible name."""
    shape: Shape
    x: int
    y: int
    length: int
    """The length of a bar along the year, if the date is only a year; else 0."""


class Tick(View, frozen=True):
    """The label of a year or of a month below the axis; ``start`` is the x where a year begins."""

    text: str
    x: int
    start: int | None = None


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
    strengths: tuple[StrengthView, ...]
    """The legend of the signs in them."""
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
    lines = tuple(_line(views, moment, page.base) for moment in ordered)
    dated = [
        (moment, line) for moment, line in zip(ordered, lines, strict=True) if line.date is not None
    ]
    drawing = _Drawing(views, reversed(dated))
    present = {type(moment.record) for moment, _ in dated}
    kinds = tuple(
        DatedKind(kind.kind, views.interface.title(kind.plural_titles), kind.sign.shape)
        for kind in views.catalogue.kinds()
        if kind in present
    )
    return TimelineView(
        page,
        drawing.width,
        drawing.height,
        drawing.axis,
        tuple(drawing.marks),
        tuple(drawing.ticks),
        kinds,
        views.strengths(page.base),
        lines,
    )


def newest_lines(views: Views, base: str, most: int) -> tuple[Line, ...]:
    """The first rows of the table, at most ``most``, on a page whose relative root is ``base``."""
    dated = (moment for moment in _newest(views) if moment.date)
    return tuple(_line(views, moment, base) for moment in islice(dated, most))


def _newest(views: Views) -> list[Moment]:
    """All moments, newest first; last those without a date."""
    records = [
        record
        for kind in views.catalogue.kinds()
        if is_dated(kind)
        for record in views.catalogue.of_kind(kind)
        if isinstance(record, Record)
    ]
    by_name = in_list_order(records, views.rank)
    moments = [moment for record in by_name for moment in moments_of(record)]
    return sorted(moments, key=lambda moment: moment.date, reverse=True)


def _line(views: Views, moment: Moment, base: str) -> Line:
    record, date, sources = moment.record, moment.date, moment.sources
    catalogue = views.catalogue
    # Without what no row shows, so that a row stays as it is while that changes.
    card = replace(views.card(record, base), summary=None, meta=(), steps=None)
    strength = catalogue.strength_of(sources) if sources else catalogue.strength(record)
    return Line(
        date=views.date(date) if date else None,
        card=card,
        status=views.status(moment.step) if moment.step else card.status if moment.files else None,
        strength=views.strength(strength, base),
        disputed=_dispute(views, moment.disputed, card) if moment.disputed else None,
    )


def _dispute(views: Views, disputed: Disputed, card: Card) -> Value:
    """The link to the dispute that a date of the record on ``card`` is from."""
    text = views.interface.ngettext(
        "A date that only some sources give",
        "One of %(num)s dates that sources give",
        disputed.dates,
    )
    anchor = routes.dispute_anchor(disputed.number)
    return Value(text % {"num": disputed.dates}, href=f"{card.href}#{anchor}")


class _Drawing:
    """Computes the positions of marks and ticks.

    Dates to a month or a day are stacked above the axis, those to a year below it; ``dated`` has
    them oldest first, each with its row of the table.
    """

    def __init__(self, views: Views, dated: Iterable[tuple[Moment, Line]]) -> None:
        self._views = views
        dated = list(dated)
        years = [int(moment.date[:4]) for moment, _ in dated]
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
        for moment, line in dated:
            date = moment.date
            january = (int(date[:4]) - span.first) * 12
            if len(date) == 4:
                row = below[january] = below.get(january, 0) + 1
                rows.append((moment, line, january, 12, row))
            else:
                month = january + int(date[5:7]) - 1
                row = above[month] = above.get(month, 0) + 1
                rows.append((moment, line, month, 1, -row))
        self.axis = (max(above.values(), default=0) + 1) * STEP
        names = self._step >= NAMED_MONTHS
        labels = STEP * (2 if names else 1)
        rows_below = max(below.values(), default=0)
        self.height = self.axis + labels + rows_below * STEP + (STEP // 2 if rows_below else 0)
        for moment, line, month, months, row in rows:
            y = self.axis + row * STEP + (labels if row > 0 else 0)
            x = self._across(month + months / 2)
            length = months * self._step - 8 if months > 1 else 0
            shape = moment.record.sign.shape
            self.marks.append(Mark(line, _name(views, moment, line), shape, x, y, length))
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


def _name(views: Views, moment: Moment, line: Line) -> str:
    """The accessible name of a mark: date, record, and the step if it is the date of one."""
    step = f" ({line.status.label})" if moment.step and line.status else ""
    name = f"{views.interface.date(moment.date)}: {line.card.name.text}{step}"
    disputed = line.disputed.text if line.disputed else ""
    return accessible_name(
        name, line.strength, disputed or disputes_in_words(views, line.card.disputes)
    )
