"""House rules: what a record that loads could still do better. Warnings, for editors to judge.

``catalogue check`` runs them; the site is built without. Each rule looks at a record as it is
written, so that it can say where; all of them take a time that grows with the file and no faster.
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
from jazari_catalogue.records.key_paths import location_words, position_of, value_at
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

Location = list[int | str]

_PROSE = (LocalText, PlainText, Phone, Email)
"""The types of values in which people might put an address or a number of a person."""


class Written(NamedTuple):
    """A record as written: its kind, its mapping, its file, its id."""

    kind: type[Entry]
    value: Mapping
    path: str
    id: str

    def at(self, code: Code, location: Location, **words: object) -> Problem:
        """A problem with what stands at ``location``."""
        place = position_of(self.value, location)
        return code.at(self.path, place, self.id, **(location_words(location) | words))


class Text(NamedTuple):
    """A text somewhere in a record, and the innermost field that it is a value of."""

    location: Location
    words: str
    field: FieldType

    @property
    def checks(self) -> Checks:
        """The rules for the field."""
        return self.field.spec.checks


def house_problems(documents: list[Document], today: date) -> list[Problem]:
    """What the house rules say of the records in ``documents``, all of which load.

    ``today`` is the day by which dates are past or to come.
    """
    records = list(_records(documents))
    found: list[Problem] = []
    for record in records:
        texts = list(_texts_of(record))
        for rule in _RULES:
            found += rule(record, texts, today)
    return found + list(_twins(records))


def _records(documents: list[Document]) -> Iterator[Written]:
    for document in documents:
        assert isinstance(document.value, Mapping)
        for plural, items in document.value.items():
            for item in items:
                yield Written(KINDS_BY_PLURAL[plural], item, document.path, item[ID])


def _texts_of(record: Written) -> Iterator[Text]:
    for name, field in field_types(record.kind).items():
        if name in record.value:
            yield from _texts(record.value[name], [name], field)


def _texts(value: object, location: Location, field: FieldType) -> Iterator[Text]:
    """Every text of ``value``, which is at ``location`` and belongs to ``field``."""
    if isinstance(value, str):
        yield Text(location, value, field)
    elif isinstance(value, Mapping):
        # Without a group, the keys are languages, or the fields that evidence is given for.
        inner_fields = field_types(field.group) if field.group else {}
        for key, inner in value.items():
            yield from _texts(inner, [*location, key], inner_fields.get(key, field))
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _texts(inner, [*location, index], field)


def _too_long(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        most = text.checks.longest
        if most is not None and len(text.words) > most:
            yield record.at(codes.TOO_LONG, text.location, count=len(text.words), most=most)


def _not_translated(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        *parents, language = text.location
        if language != FALLBACK or not parents or text.checks.as_sources:
            continue
        by_language = value_at(record.value, parents)
        if not isinstance(by_language, Mapping):
            continue
        missing = [code for code in LANGUAGES if code not in by_language]
        if missing:
            lines = ", ".join(f"`{code}: …`" for code in missing)
            words = {"missing": ", ".join(missing), "lines": lines}
            yield record.at(codes.NOT_TRANSLATED, parents, **words)


def _dates(record: Written, texts: list[Text], today: date) -> Iterator[Problem]:
    if record.kind is Source and Source.filing_field() not in record.value:
        yield record.at(codes.UNDATED_SOURCE, [])
    for text in texts:
        checks, value = text.checks, text.words
        if checks.past and is_in_future(value, today):
            yield record.at(codes.IN_THE_FUTURE, text.location, value=value)
        if checks.lasts and (today - date.fromisoformat(value)).days > checks.lasts:
            yield record.at(codes.CHECKED_LONG_AGO, text.location, value=value)
        if checks.after:
            first = value_at(record.value, [*text.location[:-1], checks.after])
            if isinstance(first, str) and comes_before(value, first):
                words = {"value": value, "first_key": checks.after, "first_value": first}
                yield record.at(codes.END_BEFORE_START, text.location, **words)


_NOT_YET_AT_WORK = (Status.ANNOUNCED, Status.AGREED)


def _status(record: Written, texts: list[Text], today: date) -> Iterator[Problem]:
    status = next((text.words for text in texts if text.field.vocabulary is Status), None)
    for text in texts:
        if status in text.checks.past_once and is_in_future(text.words, today):
            words = {"status": status, "value": text.words}
            yield record.at(codes.STATUS_BEFORE_DATE, text.location, **words)
        if status in _NOT_YET_AT_WORK and text.checks.describes:
            described = described_as_operating(text.words)
            if described is not None:
                words = {"value": described, "status": status}
                yield record.at(codes.DESCRIBED_AS_OPERATING, text.location, **words)


def _links(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.field.value is WebAddress and text.words.startswith("http://"):
            yield record.at(codes.INSECURE_LINK, text.location)


_BETWEEN_QUOTES = re.compile('[“”][^“”]*[“”"]|«[^«»]*»|„[^„“”]*[“”]|[‘’][^‘’]*’')


def _quoted(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if _BETWEEN_QUOTES.fullmatch(text.words):
            value = f"{text.words[0]} {text.words[-1]}"
            yield record.at(codes.TYPOGRAPHIC_QUOTES, text.location, value=value)


def _personal(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.field.declared not in _PROSE:
            continue
        email = personal_email(text.words)
        if email is not None:
            yield record.at(codes.PERSONAL_EMAIL, text.location, value=email)
        number = phone_number(text.words, mobile_only=text.field.declared == Phone)
        if number is not None:
            yield record.at(codes.PHONE_NUMBER, text.location, value=number)


_RULES: tuple[Callable[[Written, list[Text], date], Iterator[Problem]], ...] = (
    _too_long,
    _not_translated,
    _dates,
    _status,
    _links,
    _quoted,
    _personal,
)


def _twins(records: list[Written]) -> Iterator[Problem]:
    """Pairs of records of one kind that share a value which should be unique."""
    seen: dict[tuple[type[Entry], str, str], Written] = {}
    for record in records:
        reported: set[str] = set()
        for text in _marks_of(record):
            mark = (record.kind, text.field.name, _plain(text))
            other = seen.setdefault(mark, record)
            if other is not record and other.id not in reported:
                reported.add(other.id)
                place = f"{other.path}:{other.value.position.line}"
                words = {"id": other.id, "other": place, "value": text.words}
                yield record.at(codes.LOOKS_THE_SAME, text.location, **words)


def _marks_of(record: Written) -> list[Text]:
    """The values that should be unique, codes and addresses first: names vary in spelling."""
    marks = [text for text in _texts_of(record) if text.checks.distinct]
    return sorted(marks, key=lambda text: text.field.value is LocalText)


def _plain(text: Text) -> str:
    """``text`` without what may differ between two writings of the same."""
    if text.field.value is LocalText:
        return folded_name(text.words)
    if text.field.value is WebAddress:
        return text.words.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return text.words
