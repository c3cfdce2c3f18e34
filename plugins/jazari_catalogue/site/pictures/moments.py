"""The dates of records: when they were held, signed or begun, and each step that they reached.

They do not depend on the language. The timeline shows them, and the home page the latest ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue.records.model.record import Record

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.records.model.provenance import Dispute
    from jazari_catalogue.records.values.vocabularies import Status


class Disputed(NamedTuple):
    """The dispute of a record that a date is from."""

    field: str
    """The name of the field that sources differ on."""
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
    until: str = ""
    """The end of what begins on the date, EDTF level 0; empty if that is the same, or not known."""
    ends: str | None = None
    """The name of the field with the date if only the end of the record is known, not its start."""


def is_dated(kind: type[Entry]) -> bool:
    """Whether records of ``kind`` may have moments. Sources have dates too, but are no events."""
    return issubclass(kind, Record) and (kind.has_path or kind.filing_field() is not None)


Moments = Sequence[tuple[Record, list[Moment]]]
"""Records with their moments, of which each has at least one."""


def moments_in(catalogue: Catalogue) -> Moments:
    """The records of ``catalogue`` that have moments, by kind in the order of the files."""
    pairs = [
        (record, moments_of(record))
        for kind in catalogue.kinds()
        if is_dated(kind)
        for record in catalogue.of_kind(kind)
        if isinstance(record, Record)
    ]
    return [(record, moments) for record, moments in pairs if moments]


def moments_of(record: Record) -> list[Moment]:
    """The dates of ``record``: the one that files it, those in dispute, those of its steps.

    If the date that files it is in dispute, each date that a side gives is in its place. A step is
    part of another moment if that has the same date, unless only some sources give that one.

    A record of a kind that is filed by a date has at least one moment, without a date if need be.
    """
    field = type(record).filing_field()
    sides = [
        side
        for number, dispute in enumerate(record.disputes, start=1)
        for side in _sides(record, number, dispute, files=dispute.field == field)
    ]
    moments = [side for side in sides if side.files]
    if field and not moments:
        moments += _filed(record, field)
    moments += [side for side in sides if not side.files]
    for step in record.path:
        if not step.date:
            continue
        # Beside a date that only some sources give, the step is certain.
        same = [
            at
            for at, moment in enumerate(moments)
            if moment.date == step.date
            and moment.step is None
            and (moment.disputed is None or moment.disputed.dates > 1)
        ]
        if same:
            moments[same[0]] = moments[same[0]]._replace(step=step.step)
        else:
            moments.append(Moment(record, step.date, step.sources, step=step.step))
    if field and not moments:
        moments.append(Moment(record, "", ()))
    return moments


def _filed(record: Record, field: str) -> list[Moment]:
    """The date that files ``record``, from its start to its end; none if it has neither."""
    until = type(record).fields()[field].until
    start, end = record.filed_under(), record.last_day(field)
    if start:
        sources = record.sources_for(field)
        return [Moment(record, start, sources, files=True, until=str(end or ""))]
    if end and until:
        return [Moment(record, end, record.sources_for(until), files=True, ends=until)]
    return []


def _sides(record: Record, number: int, dispute: Dispute, files: bool) -> list[Moment]:
    """The dates that the sides of ``dispute`` give, each once."""
    sources: dict[str, list[str]] = {}
    for side in dispute.claims:
        if side.date:
            sources.setdefault(side.date, []).extend(side.sources)
    disputed = Disputed(dispute.field, number, len(sources))
    return [
        Moment(record, date, list(dict.fromkeys(cited)), disputed=disputed, files=files)
        for date, cited in sources.items()
    ]
