"""House rules: what could be better in valid records. They give warnings, for editors to judge.

``catalogue check`` applies them; a build does not. Rules look at the YAML of a record, which has
positions. Each takes a time that is linear in the length of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.house import codes, evidence, sources, steps
from jazari_catalogue.records.house.checked_record import (
    CheckedRecord,
    Context,
    FieldText,
    Rule,
    checked_records,
)
from jazari_catalogue.records.house.patterns import folded_name, personal_email, phone_number
from jazari_catalogue.records.key_paths import KeyPath, value_at
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.addresses import Email, Phone, WebAddress
from jazari_catalogue.records.values.dates import comes_before, is_in_future
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.yaml.document import Document, Mapping

_PROSE = (LocalText, PlainText, Phone, Email)
"""The types of values that may hold an address or a telephone number of a person."""


def house_problems(
    documents: list[Document], catalogue: Catalogue, today: date, before: Catalogue | None = None
) -> list[Problem]:
    """The warnings about what is in ``documents``, which make the valid ``catalogue``.

    ``today`` decides which dates are in the future. With ``before``, the catalogue before a change,
    also what the change left undone.
    """
    context = Context(catalogue, today, before)
    duplicates = _Duplicates()
    publishers = sources.Publishers(catalogue)
    problems: list[Problem] = []
    for record in checked_records(documents):
        for rule in _RULES_OF_TEXTS:
            problems += rule(record, context)
        if record.kind is Removal:
            continue
        for rule in _RULES:
            problems += rule(record, context)
        problems += duplicates.with_earlier(record)
        problems += publishers.of_one_site(record, context)
    return problems


def _too_long(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    for text in record.texts:
        most = text.checks.longest
        if most is not None and len(text.text) > most:
            yield record.at(codes.TOO_LONG, text.key_path, count=len(text.text), most=most)


def _not_translated(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    for text in record.texts:
        *parents, language = text.key_path
        if language != FALLBACK or not parents or text.checks.as_sources:
            continue
        by_language = value_at(record.value, parents)
        assert isinstance(by_language, Mapping)
        missing = [code for code in LANGUAGES if code not in by_language]
        if missing:
            lines = ", ".join(f"`{code}: …`" for code in missing)
            yield record.at(codes.NOT_TRANSLATED, parents, missing=", ".join(missing), lines=lines)


def _dates(record: CheckedRecord, context: Context) -> Iterator[Problem]:
    for text in record.texts:
        checks, value = text.checks, text.text
        if checks.past and is_in_future(value, context.today):
            yield record.at(codes.IN_THE_FUTURE, text.key_path, value=value)
        if checks.lasts and (context.today - date.fromisoformat(value)).days > checks.lasts:
            yield record.at(codes.CHECKED_LONG_AGO, text.key_path, value=value)
        if checks.after:
            first = value_at(record.value, [*text.key_path[:-1], checks.after])
            if isinstance(first, str) and comes_before(value, first):
                yield record.at(
                    codes.END_BEFORE_START,
                    text.key_path,
                    value=value,
                    first_key=checks.after,
                    first_value=first,
                )


_BETWEEN_QUOTES = re.compile('[“”][^“”]*[“”"]|«[^«»]*»|„[^„“”]*[“”]|[‘’][^‘’]*’')


def _quoted(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    for text in record.texts:
        if _BETWEEN_QUOTES.fullmatch(text.text):
            value = f"{text.text[0]} {text.text[-1]}"
            yield record.at(codes.TYPOGRAPHIC_QUOTES, text.key_path, value=value)


def _personal(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    for text in record.texts:
        if text.field.declared not in _PROSE:
            continue
        email = personal_email(text.text)
        if email is not None:
            yield record.at(codes.PERSONAL_EMAIL, text.key_path, value=email)
        number = phone_number(text.text, mobile_only=text.field.declared == Phone)
        if number is not None:
            yield record.at(codes.PHONE_NUMBER, text.key_path, value=number)


def _unexplained(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    for text in record.texts:
        explained_by = text.checks.explained_by
        if explained_by is not None:
            explanation = explained_by.get(text.text)
            if explanation and value_at(record.value, [*text.key_path[:-1], explanation]) is None:
                yield record.at(
                    codes.NOT_EXPLAINED, text.key_path, value=text.text, other=explanation
                )


def _misplaced(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    reported: list[KeyPath] = []
    for text in record.texts:
        if text.checks.only_with is None:
            continue
        # The value may be a text by language.
        field = text.key_path[: text.key_path.index(text.field.name) + 1]
        other, needed = text.checks.only_with
        if field not in reported and value_at(record.value, [*field[:-1], other]) != needed:
            reported.append(field)
            yield record.at(codes.ONLY_WITH, field, of_key=True, other=other, needed=needed)


def _repeated(record: CheckedRecord, _context: Context) -> Iterator[Problem]:
    items: dict[tuple[str | int, ...], set[str]] = {}
    for text in record.texts:
        *parents, index = text.key_path
        if isinstance(index, int):
            earlier = items.setdefault(tuple(parents), set())
            if text.text in earlier:
                yield record.at(codes.ITEM_TWICE, text.key_path, value=text.text)
            earlier.add(text.text)


_RULES_OF_TEXTS: tuple[Rule, ...] = (_too_long, _not_translated, _dates, _quoted, _personal)
"""What a removal is held to as well: its page shows its texts and its day."""

_RULES: tuple[Rule, ...] = (
    _unexplained,
    _misplaced,
    _repeated,
    steps.contradicts_status,
    steps.out_of_order,
    sources.undated,
    sources.incomplete_title,
    sources.address,
    sources.dead,
    sources.not_cited,
    sources.not_listed,
    sources.copy_beside_original,
    evidence.without_evidence,
    evidence.of_nothing,
    evidence.in_no_source,
    evidence.undisputed_difference,
    evidence.one_sided,
    evidence.undated_sides,
    evidence.verified_before_reading,
    evidence.changed_unverified,
)


class _Duplicates:
    """Finds records of one kind that share a value which should be unique."""

    def __init__(self) -> None:
        self._first_with: dict[tuple[type[Entry], str, str], tuple[str, str]] = {}
        """By kind, field and value: the id of the first record with it, and where it begins."""

    def with_earlier(self, record: CheckedRecord) -> Iterator[Problem]:
        """A problem for each earlier record that ``record`` shares such a value with."""
        own = (record.id, f"{record.path}:{record.value.position.line}")
        reported = {record.id}
        for text in _unique_values(record):
            value = (record.kind, text.field.name, _folded(text))
            other_id, other = self._first_with.setdefault(value, own)
            if other_id not in reported:
                reported.add(other_id)
                yield record.at(
                    codes.LOOKS_THE_SAME, text.key_path, id=other_id, other=other, value=text.text
                )


def _unique_values(record: CheckedRecord) -> list[FieldText]:
    """The values that should be unique, those with one spelling before names."""
    values = [text for text in record.texts if text.checks.distinct]
    return sorted(values, key=lambda text: text.field.value is LocalText)


def _folded(text: FieldText) -> str:
    """``text`` without differences in spelling that make no other value."""
    if text.field.value is LocalText:
        return folded_name(text.text)
    if text.field.value is WebAddress:
        return text.text.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return text.text
