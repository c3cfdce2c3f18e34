"""What the public expects to know and no source gives: the gaps of records."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jazari_catalogue.records.model.provenance import NotFound
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import STATUS_FIELD
from jazari_catalogue.records.values.vocabularies import Question


class Gap(NamedTuple):
    """Something that no source read says about a record."""

    record: Record
    question: Question
    """The question of the public that has no answer."""
    field: str
    """The field that would have it."""
    search: NotFound | None
    """What was looked for, and when; None if nobody has looked yet."""


def gaps_of(record: Record) -> list[Gap]:
    """The gaps of ``record``: what was looked for in vain, then expected fields without a value.

    A field that sources differ on is no gap: they do say something. Nor is one that
    got its value after someone had looked for it in vain.
    """
    specs = record.fields()
    searched = {item.field for item in record.not_found}
    disputed = {dispute.field for dispute in record.disputes if dispute.about is None}
    gaps = [
        Gap(record, item.question or specs[item.field].expected or Question.OTHER, item.field, item)
        for item in record.not_found
        if item.about is not None or not record.values_of(item.field)
    ]
    gaps += [
        Gap(record, question, field, None)
        for field, question in _expected(type(record))
        if not record.values_of(field)
        and field not in searched | disputed
        and record.expects(field)
    ]
    return gaps


@cache
def _expected(kind: type[Record]) -> list[tuple[str, Question]]:
    """The fields that the public expects of ``kind``, each with the question it answers."""
    expected = [(STATUS_FIELD, Question.OPENING)] if kind.has_path else []
    return expected + [
        (name, spec.expected) for name, spec in kind.fields().items() if spec.expected is not None
    ]
