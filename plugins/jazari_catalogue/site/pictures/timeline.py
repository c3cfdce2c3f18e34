"""The timeline: what was held, signed and reached, newest first, by year and date.

It is a list along an axis of months, so that it needs no table beside it. Nothing in it depends on
the day of the build: ``overrides/assets/scripts/timeline.js`` adds the reader's today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.calendar_links import (
    CalendarView,
    calendar_inputs,
    calendar_link,
    calendar_view,
)
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pictures.moments import Moment, Moments, moments_in
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
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.records.model.sign import Shape
    from jazari_catalogue.site.views import Views

UNFOLDED = 60
"""How many marks the unfolded years have together, unless the newest year alone has more."""
NAMED_PUBLISHERS = 3
"""How many of those who give a disputed date are named."""


class Line(View, frozen=True):
    """A date of a record: a mark on the timeline, and a line among the latest dates."""

    date: Value | None
    """None if the record has none."""
    card: Card
    shape: Shape
    """The shape of its mark."""
    status: Labelled | None
    """The step that the record then reached."""
    end: str | None
    """The name of the field with the date if it is the end of what began on an unknown date."""
    strength: StrengthView
    """How well sources support the date; without one, what the record is about."""
    disputed: Value | None
    """The link to the dispute that the date is from, in words; None if it is from none."""
    publishers: tuple[Value, ...]
    """The first of those who give the date if it is in dispute."""
    others: str | None
    """How many more there are, in words."""


class Day(View, frozen=True):
    """The marks at a date, or the tick of a month without any."""

    date: str
    """EDTF level 0."""
    until: str
    """The end of what begins on the date; empty if that is the same."""
    when: str | None
    """The date or both in words; None for a month without marks."""
    lines: tuple[Line, ...]


class Year(View, frozen=True):
    """The marks of a year, newest first."""

    year: str
    count: str
    """How many they are, in words."""
    unfolded: bool
    days: tuple[Day, ...]


class DatedKind(View, frozen=True):
    """A kind on the timeline, its plural title and the shape of its marks."""

    kind: str
    label: str
    shape: Shape


class TimelineView(View, frozen=True):
    """The page of the timeline."""

    page: PageView
    comma: str
    """What is between the items of an enumeration."""
    years: tuple[Year, ...]
    undated: tuple[Line, ...]
    """The records that a date would file, of which none is known."""
    kinds: tuple[DatedKind, ...]
    """The legend of the shapes."""
    strengths: tuple[StrengthView, ...]
    """The legend of the signs in them."""
    has_disputed: bool
    """Whether a mark is hollow."""
    has_vague: bool
    """Whether the day or the month of a mark is not known."""
    calendar: CalendarView | None


def timeline_page(views: Views, of_records: Moments) -> TimelineView:
    """The page of the timeline; ``of_records`` are the moments of all records that have any."""
    page = picture_page(views, "timeline", calendar_link(views))
    moments = _newest(views, of_records)
    dated = [moment for moment in moments if moment.date]
    present = {type(moment.record) for moment in moments}
    kinds = tuple(
        DatedKind(kind.kind, views.interface.title(kind.plural_titles), kind.sign.shape)
        for kind in views.catalogue.kinds()
        if kind in present
    )
    return TimelineView(
        page,
        views.interface.language.comma,
        tuple(_years(views, dated, page.base)),
        tuple(_line(views, moment, page.base) for moment in moments if not moment.date),
        kinds,
        views.strengths(page.base),
        any(moment.disputed for moment in dated),
        any(len(moment.date) < len("2026-01-12") for moment in dated),
        calendar_view(views, page),
    )


def newest_lines(views: Views, base: str, most: int) -> tuple[Line, ...]:
    """The first marks, at most ``most``, on a page whose relative root is ``base``."""
    dated = (moment for moment in _newest(views, moments_in(views.catalogue)) if moment.date)
    return tuple(_line(views, moment, base) for moment in islice(dated, most))


def timeline_inputs(inputs: Inputs, of_records: Moments) -> bytes:
    """A digest of what the timeline is made from."""
    catalogue = inputs.catalogue
    shown: list[object] = [calendar_inputs(catalogue.calendar, catalogue.records.values())]
    for record, moments in of_records:
        # Marks of one date are in the order of lists: by name, after those that lead.
        shown += (inputs.name(record.id), record.leads(), len(record.disputes))
        for moment in moments:
            field = moment.disputed.field if moment.disputed else moment.ends
            shown += (
                *moment[1:],  # all but the record
                catalogue.strength_of(moment.sources) if moment.sources else None,
                _publishers(catalogue, moment) if moment.disputed else None,
                [*record.title_of(field)] if field else None,
            )
        if not all(moment.sources for moment in moments):
            shown.append(catalogue.strength(record))
    return digest_of(shown)


def _newest(views: Views, of_records: Moments) -> list[Moment]:
    """All moments, newest first; last those without a date."""
    by_name = sorted(of_records, key=lambda one: views.position(one[0]))
    moments = [moment for _, moments in by_name for moment in moments]
    return sorted(moments, key=lambda moment: (moment.date, moment.until), reverse=True)


def _years(views: Views, dated: Iterable[Moment], base: str) -> Iterable[Year]:
    """The years of ``dated``, moments with a date, newest first."""
    ngettext, number = views.interface.ngettext, views.interface.number
    shown = 0
    years = [(year, list(moments)) for year, moments in groupby(dated, lambda one: one.date[:4])]
    for year, moments in years:
        shown += len(moments)
        count = ngettext("%(num)s date", "%(num)s dates", len(moments))
        days = [
            Day(
                str(date),
                str(until),
                views.interface.dates.format_range(date, until or date),
                tuple(_line(views, moment, base) for moment in at_date),
            )
            for (date, until), at_date in groupby(moments, lambda one: (one.date, one.until))
        ]
        yield Year(
            str(year),
            count % {"num": number(len(moments))},
            shown <= UNFOLDED or year == years[0][0],
            tuple(_with_ticks(days, year, is_oldest=year == years[-1][0])),
        )


def _with_ticks(days: Sequence[Day], year: str, is_oldest: bool) -> list[Day]:
    """``days`` of ``year`` and a tick for each month without any, newest first.

    The axis begins with the oldest mark.
    """
    known = {day.date[:7] for day in days}
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    if is_oldest:
        months = [month for month in months if month > min(known)]
    ticks = [Day(month, "", None, ()) for month in months if month not in known]
    return sorted([*days, *ticks], key=lambda day: day.date, reverse=True)


def _line(views: Views, moment: Moment, base: str) -> Line:
    record, sources, disputed = moment.record, moment.sources, moment.disputed
    catalogue = views.catalogue
    card = views.bare_card(record, base)
    strength = catalogue.strength_of(sources) if sources else catalogue.strength(record)
    publishers = _publishers(catalogue, moment) if disputed else []
    return Line(
        date=views.date(moment.date) if moment.date else None,
        card=card,
        shape=record.sign.shape,
        status=views.status(moment.step) if moment.step else None,
        end=_title(views, record, moment.ends) if moment.ends else None,
        strength=views.strength(strength, base),
        disputed=_dispute(views, moment, card) if disputed else None,
        publishers=tuple(Value(publisher) for publisher in publishers[:NAMED_PUBLISHERS]),
        others=views.others(len(publishers) - NAMED_PUBLISHERS)
        if len(publishers) > NAMED_PUBLISHERS
        else None,
    )


def _title(views: Views, record: Record, field: str) -> str:
    return views.interface.title(record.title_of(field))


def _publishers(catalogue: Catalogue, moment: Moment) -> list[str]:
    """Those who published the sources of ``moment``, each once."""
    sources = [catalogue[source] for source in moment.sources]
    return list(dict.fromkeys(source.publisher for source in sources if isinstance(source, Source)))


def _dispute(views: Views, moment: Moment, card: Card) -> Value | None:
    """The link to the dispute that a date of the record on ``card`` is from."""
    disputed = moment.disputed
    if disputed is None:
        return None
    text = views.interface.ngettext(
        "A date that only some sources give",
        "One of %(num)s dates that sources give",
        disputed.dates,
    )
    anchor = routes.dispute_anchor(disputed.number)
    words = text % {"num": disputed.dates}
    if disputed.dates == 1 and not moment.files:
        label = _title(views, moment.record, disputed.field)
        words = words[:1].lower() + words[1:]
        words = views.interface.gettext("{label}: {value}").format(label=label, value=words)
    return Value(words, href=f"{card.href}#{anchor}")
