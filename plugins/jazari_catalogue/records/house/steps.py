"""House rules about the status of a record, and the steps that led to it."""

from __future__ import annotations

from collections.abc import Iterator

from jazari_catalogue.records.house import codes
from jazari_catalogue.records.house.checked_record import CheckedRecord, Context, FieldText
from jazari_catalogue.records.house.patterns import described_as_operating
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.values.dates import comes_before, is_in_future
from jazari_catalogue.records.values.vocabularies import Status

_NOT_OPERATING = (Status.ANNOUNCED, Status.AGREED)


def contradicts_status(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    """Reports dates and texts that do not agree with the status."""
    # Steps come after the status in the model, and the latest of them is the status.
    statuses = [text.text for text in record.texts if text.field.vocabulary is Status]
    if not statuses:
        return
    status = statuses[-1]
    for text in record.texts:
        if status in text.checks.past_once and is_in_future(text.text, context.today):
            yield record.at(codes.STATUS_BEFORE_DATE, text.key_path, status=status, value=text.text)
        if status in _NOT_OPERATING and text.checks.describes:
            described = described_as_operating(text.text)
            if described is not None:
                yield record.at(
                    codes.DESCRIBED_AS_OPERATING, text.key_path, value=described, status=status
                )


def out_of_order(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    """Reports steps that come after later ones, and those that are there twice."""
    by_field: dict[tuple[int | str, ...], list[FieldText]] = {}
    for text in record.texts:
        if text.checks.ordered:
            *parents, _index, name = text.key_path
            by_field.setdefault((*parents, name), []).append(text)
    reported: set[tuple[int | str, ...]] = set()
    for texts in by_field.values():
        vocabulary = texts[0].field.vocabulary
        misplaced = (
            _dates(texts)
            if vocabulary is None
            else _values(texts, [str(value) for value in vocabulary])
        )
        for code, text, other in misplaced:
            # If a step is in the wrong position, so is its date.
            step = tuple(text.key_path[:-1])
            if step not in reported:
                reported.add(step)
                line = record.position(other.key_path).line
                yield record.at(code, text.key_path, value=text.text, other=other.text, line=line)


_Misplaced = Iterator[tuple[Code, FieldText, FieldText]]
"""The problem of a value, the value, and the earlier one that it contradicts."""


def _values(texts: list[FieldText], order: list[str]) -> _Misplaced:
    """``texts`` that are before an earlier one in ``order``, or equal to it.

    After the last value of all, a new series may begin: what is closed may be reopened.
    """
    earlier: dict[str, FieldText] = {}
    latest: FieldText | None = None
    for text in texts:
        rank = order.index(text.text)
        if latest is not None and latest.text == order[-1] != text.text:
            earlier, latest = {}, None
        if text.text in earlier:
            yield codes.STEP_TWICE, text, earlier[text.text]
        elif latest is not None and rank < order.index(latest.text):
            yield codes.STEP_OUT_OF_ORDER, text, latest
        else:
            latest = text
        earlier.setdefault(text.text, text)


def _dates(texts: list[FieldText]) -> _Misplaced:
    """``texts`` that are certainly before an earlier one."""
    latest = texts[0]
    for text in texts:
        if comes_before(text.text, latest.text):
            yield codes.STEP_DATE_OUT_OF_ORDER, text, latest
        # Of dates that are known differently well, text order finds the one after most others.
        latest = max(latest, text, key=lambda one: one.text)
