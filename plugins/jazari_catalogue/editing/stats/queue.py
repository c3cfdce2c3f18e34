"""The queue of records that want checking again: those not compared with their sources longest."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue, RecordLocation
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Strength


class Waiting(NamedTuple):
    """A record in the queue, and what an editor looks at first."""

    record: Record
    location: RecordLocation
    age: int | None
    """The days since it was last checked; None if it never was."""
    overdue: bool
    """Whether it was checked longer ago than the field with that day allows."""
    strength: Strength
    disputes: int
    gaps: int


def queue_of(catalogue: Catalogue, today: date) -> list[Waiting]:
    """Every record that rests on sources, in the order in which to check them.

    First those that were never checked, then those that were checked longest ago; of equal ones,
    those with the weakest evidence and the most disputes and gaps.
    """
    gaps = Counter(gap.record.id for gap in catalogue.all_gaps())
    lasts = _lasts()
    waiting = []
    for record in catalogue.with_sources:
        location = catalogue.locations[record.id]
        strength = catalogue.strength(record)
        age = None
        if record.verified is not None:
            age = (today - date.fromisoformat(record.verified)).days
        overdue = age is not None and age > lasts
        disputes = len(record.disputes)
        waiting.append(Waiting(record, location, age, overdue, strength, disputes, gaps[record.id]))
    return sorted(waiting, key=_rank)


def _rank(waiting: Waiting) -> tuple[str, int, int, int]:
    strongest_first = list(Strength)
    return (
        waiting.record.verified or "",
        -strongest_first.index(waiting.strength),
        -waiting.disputes,
        -waiting.gaps,
    )


def _lasts() -> int:
    """After how many days a record should be checked again, by its declaration."""
    checks = (spec.checks for spec in Record.fields().values() if spec.checks.verifies)
    return next(check.lasts for check in checks if check.lasts is not None)
