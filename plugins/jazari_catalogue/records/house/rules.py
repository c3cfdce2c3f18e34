"""House rules: what could be better in valid records. They give warnings, for editors to judge.

``catalogue check`` applies them; a build does not. Rules look at the YAML of a record, which has
positions. Each takes a time that is linear in the length of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.house import codes
from jazari_catalogue.records.house.patterns import (
    described_as_operating,
    folded_name,
    personal_email,
    phone_number,
)
from jazari_catalogue.records.key_paths import KeyPath, names_of, position_of, value_at
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.values.addresses import Email, Phone, WebAddress
from jazari_catalogue.records.values.dates import comes_before, is_in_future
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Status
from jazari_catalogue.records.yaml.document import Document, Mapping, Sequence

_PROSE = (LocalText, PlainText, Phone, Email)
"""The types of values that may hold an address or a telephone number of a person."""


class CheckedRecord(NamedTuple):
    """The YAML of a valid record: its kind, its mapping, its file and its id."""

    kind: type[Entry]
    value: Mapping
    path: str
    id: str

    def at(self, code: Code, key_path: KeyPath, **values: object) -> Problem:
        """The problem of ``code`` at ``key_path``; ``values`` fill in its message."""
        position = position_of(self.value, key_path)
        return code.at(self.path, position, self.id, **(names_of(key_path) | values))


class FieldText(NamedTuple):
    """A scalar in a record, and the innermost field that it is a value of."""

    key_path: KeyPath
    text: str
    field: FieldType

    @property
    def checks(self) -> Checks:
        """The house rules that apply to the field."""
        return self.field.spec.checks


def house_problems(documents: list[Document], today: date) -> list[Problem]:
    """The warnings about the records in ``documents``, which make a valid catalogue.

    ``today`` decides which dates are in the future.
    """
    records = list(_records(documents))
    problems: list[Problem] = []
    for record in records:
        texts = list(_texts_of(record))
        for rule in _RULES:
            problems += rule(record, texts, today)
    return problems + list(_duplicates(records))


def _records(documents: list[Document]) -> Iterator[CheckedRecord]:
    for document in documents:
        assert isinstance(document.value, Mapping)
        for plural, items in document.value.items():
            for item in items:
                yield CheckedRecord(KINDS_BY_PLURAL[plural], item, document.path, item[ID])


def _texts_of(record: CheckedRecord) -> Iterator[FieldText]:
    for name, field in field_types(record.kind).items():
        if name in record.value:
            yield from _texts(record.value[name], [name], field)


def _texts(value: object, key_path: KeyPath, field: FieldType) -> Iterator[FieldText]:
    """Every scalar of ``value``, which is at ``key_path`` and belongs to ``field``."""
    if isinstance(value, str):
        yield FieldText(key_path, value, field)
    elif isinstance(value, Mapping):
        # A mapping without a group is keyed by languages, or by fields (`evidence`).
        inner_fields = field_types(field.group) if field.group else {}
        for key, inner in value.items():
            yield from _texts(inner, [*key_path, key], inner_fields.get(key, field))
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _texts(inner, [*key_path, index], field)


def _too_long(record: CheckedRecord, texts: list[FieldText], _today: date) -> Iterator[Problem]:
    for text in texts:
        most = text.checks.longest
        if most is not None and len(text.text) > most:
            yield record.at(codes.TOO_LONG, text.key_path, count=len(text.text), most=most)


def _not_translated(
    record: CheckedRecord, texts: list[FieldText], _today: date
) -> Iterator[Problem]:
    for text in texts:
        *parents, language = text.key_path
        if language != FALLBACK or not parents or text.checks.as_sources:
            continue
        by_language = value_at(record.value, parents)
        if not isinstance(by_language, Mapping):
            continue
        missing = [code for code in LANGUAGES if code not in by_language]
        if missing:
            lines = ", ".join(f"`{code}: …`" for code in missing)
            yield record.at(codes.NOT_TRANSLATED, parents, missing=", ".join(missing), lines=lines)


def _dates(record: CheckedRecord, texts: list[FieldText], today: date) -> Iterator[Problem]:
    if record.kind is Source and Source.filing_field() not in record.value:
        yield record.at(codes.UNDATED_SOURCE, [])
    for text in texts:
        checks, value = text.checks, text.text
        if checks.past and is_in_future(value, today):
            yield record.at(codes.IN_THE_FUTURE, text.key_path, value=value)
        if checks.lasts and (today - date.fromisoformat(value)).days > checks.lasts:
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


_NOT_OPERATING = (Status.ANNOUNCED, Status.AGREED)


def _status(record: CheckedRecord, texts: list[FieldText], today: date) -> Iterator[Problem]:
    status = next((text.text for text in texts if text.field.vocabulary is Status), None)
    for text in texts:
        if status in text.checks.past_once and is_in_future(text.text, today):
            yield record.at(codes.STATUS_BEFORE_DATE, text.key_path, status=status, value=text.text)
        if status in _NOT_OPERATING and text.checks.describes:
            described = described_as_operating(text.text)
            if described is not None:
                yield record.at(
                    codes.DESCRIBED_AS_OPERATING, text.key_path, value=described, status=status
                )


def _links(record: CheckedRecord, texts: list[FieldText], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.field.value is WebAddress and text.text.startswith("http://"):
            yield record.at(codes.INSECURE_LINK, text.key_path)


_BETWEEN_QUOTES = re.compile('[“”][^“”]*[“”"]|«[^«»]*»|„[^„“”]*[“”]|[‘’][^‘’]*’')


def _quoted(record: CheckedRecord, texts: list[FieldText], _today: date) -> Iterator[Problem]:
    for text in texts:
        if _BETWEEN_QUOTES.fullmatch(text.text):
            value = f"{text.text[0]} {text.text[-1]}"
            yield record.at(codes.TYPOGRAPHIC_QUOTES, text.key_path, value=value)


def _personal(record: CheckedRecord, texts: list[FieldText], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.field.declared not in _PROSE:
            continue
        email = personal_email(text.text)
        if email is not None:
            yield record.at(codes.PERSONAL_EMAIL, text.key_path, value=email)
        number = phone_number(text.text, mobile_only=text.field.declared == Phone)
        if number is not None:
            yield record.at(codes.PHONE_NUMBER, text.key_path, value=number)


_RULES: tuple[Callable[[CheckedRecord, list[FieldText], date], Iterator[Problem]], ...] = (
    _too_long,
    _not_translated,
    _dates,
    _status,
    _links,
    _quoted,
    _personal,
)


def _duplicates(records: list[CheckedRecord]) -> Iterator[Problem]:
    """A problem for each pair of records of one kind that share a value which should be unique."""
    first_with: dict[tuple[type[Entry], str, str], CheckedRecord] = {}
    for record in records:
        reported: set[str] = set()
        for text in _unique_values(record):
            value = (record.kind, text.field.name, _folded(text))
            other = first_with.setdefault(value, record)
            if other is not record and other.id not in reported:
                reported.add(other.id)
                yield record.at(
                    codes.LOOKS_THE_SAME,
                    text.key_path,
                    id=other.id,
                    other=f"{other.path}:{other.value.position.line}",
                    value=text.text,
                )


def _unique_values(record: CheckedRecord) -> list[FieldText]:
    """The values that should be unique, those with one spelling before names."""
    values = [text for text in _texts_of(record) if text.checks.distinct]
    return sorted(values, key=lambda text: text.field.value is LocalText)


def _folded(text: FieldText) -> str:
    """``text`` without differences in spelling that make no other value."""
    if text.field.value is LocalText:
        return folded_name(text.text)
    if text.field.value is WebAddress:
        return text.text.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return text.text
