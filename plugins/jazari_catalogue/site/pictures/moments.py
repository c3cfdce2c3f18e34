"""The dates of records: when they were held, signed or begun, and when they reached a step.

They do not depend on the language. The timeline shows them, and the home page the latest ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.dates import comes_before

if TYPE_CHECKING:
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.records.model.provenance import Dispute
    from jazari_catalogue.records.values.vocabularies import Status


class Disputed(NamedTuple):
    """The dispute of a record that a date is from."""

    number: int
    """Its number on the page of the record, from 1."""
    dates: int
    """How many dates its sides give."""


class Moment(NamedTuple):
    """A date of a record."""

    record: Record
    date: str
    """EDTF level 0; empty for a record without a date."""
    sources: Sequence[str]
    """The ids of the sources that give the date; none without one, or without evidence."""
    step: Status | None = None
    """The step that the record then reached; None if the date is not that of a step."""
    disputed: Disputed | None = None
    """None if sources do not differ on the date."""
    files: bool = False
    """Whether it is the date of the record itself, which files it."""


def is_dated(kind: type[Entry]) -> bool:
    """Whether records of ``kind`` may have moments. Sources have dates too, but are no events."""
    return issubclass(kind, Record) and (kind.has_path or kind.filing_field() is not None)


def moments_of(record: Record) -> list[Moment]:
    """The dates of ``record``: the one that files it, those of its steps, those in dispute.

    If the date that files it is in dispute, each date that a side gives is in its place. A date is
    left out if another says the same: that of a step if it is that of the record, or is in dispute
    with others; one that a single side of a dispute gives if it is certain of a step.

    A record of a kind that is filed by a date has at least one moment, without a date if need be.
    """
    field = type(record).filing_field()
    in_dispute = [
        _sides(record, number, dispute, files=dispute.field == field)
        for number, dispute in enumerate(record.disputes, start=1)
    ]
    moments = [moment for moments in in_dispute for moment in moments if moment.files]
    date = record.filed_under()
    if field and date and not moments:
        moments.append(Moment(record, date, record.sources_for(field), files=True))
    others = [moments for moments in in_dispute if moments and not moments[0].files]
    for sides in others:
        if len(sides) > 1:
            moments += sides
    steps = [
        Moment(record, step.date, step.sources, step=step.step) for step in record.path if step.date
    ]
    moments += [step for step in steps if not _is_among(moments, step.date)]
    alone = [moment for sides in others if len(sides) == 1 for moment in sides]
    moments += [side for side in alone if not _is_among(moments, side.date)]
    if field and not moments:
        moments.append(Moment(record, "", ()))
    return moments


def _sides(record: Record, number: int, dispute: Dispute, files: bool) -> list[Moment]:
    """The dates that the sides of ``dispute`` give, each once."""
    sources: dict[str, list[str]] = {}
    for side in dispute.claims:
        if side.date:
            sources.setdefault(side.date, []).extend(side.sources)
    disputed = Disputed(number, len(sources))
    return [
        Moment(record, date, list(dict.fromkeys(cited)), disputed=disputed, files=files)
        for date, cited in sources.items()
    ]


def _is_among(moments: Iterable[Moment], date: str) -> bool:
    """Whether a moment has the same date as far as both are known, as 2025 and 2025-11 are."""
    dates = [moment.date for moment in moments]
    return any(not comes_before(date, one) and not comes_before(one, date) for one in dates)
