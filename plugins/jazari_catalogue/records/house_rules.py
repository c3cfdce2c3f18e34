"""House rules: what a record that loads could still do better. Warnings, for editors to judge.

``catalogue check`` runs them; the site is built without. Each rule looks at a record as it is
written, so that it can say where; all of them take a time that grows with the file and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records import house_codes as codes
from jazari_catalogue.records.house_dates import comes_before, is_to_come
from jazari_catalogue.records.house_words import (
    described_as_operating,
    folded_name,
    personal_email,
    phone_number,
)
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.locations import location_words, position_of, value_at
from jazari_catalogue.records.problems import Code, Problem
from jazari_catalogue.records.yaml_source import Document, Mapping, Sequence

Location = list[int | str]

LONGEST = {"name": 150, "summary": 400, "aliases": 100}
"""Characters that fit: a name on a card and in a tab, a summary in a list and under a search
engine's link (which cuts near 160, but shows the beginning), an alias among the names."""

TRANSLATED_AS_SOURCES_DO = {"name", "aliases", "title", "publisher", "label", "city"}
"""Names stand as sources give them; where none gives them in a language, nothing is missing."""


class Written(NamedTuple):
    """A record as written: its kind as the models call it, its mapping, its file, its id."""

    kind: str
    value: Mapping
    path: str
    id: str

    def at(self, code: Code, location: Location, **words: object) -> Problem:
        """A problem with what stands at ``location``."""
        place = position_of(self.value, location)
        return code.at(self.path, place, self.id, **(location_words(location) | words))


class Text(NamedTuple):
    """A text somewhere in a record; ``field`` is the key of the record that it is below."""

    location: Location
    words: str

    @property
    def field(self) -> str:
        """The key of the record."""
        return str(self.location[0])

    @property
    def key(self) -> str:
        """The nearest key above it that is no language."""
        keys = [step for step in self.location if isinstance(step, str)]
        return keys[-2] if len(keys) > 1 and keys[-1] in LANGUAGES else keys[-1]


def house_problems(documents: list[Document], today: date) -> list[Problem]:
    """What the house rules say of the records in ``documents``, all of which load.

    ``today`` is the day by which dates are past or to come.
    """
    records = list(_records(documents))
    found: list[Problem] = []
    for record in records:
        texts = list(_texts(record.value, []))
        for rule in _RULES:
            found += rule(record, texts, today)
    return found + list(_twins(records))


def _records(documents: list[Document]) -> Iterator[Written]:
    for document in documents:
        assert isinstance(document.value, Mapping)
        for plural, items in document.value.items():
            for item in items:
                yield Written(KINDS_BY_PLURAL[plural].kind, item, document.path, item["id"])


def _texts(value: object, location: Location) -> Iterator[Text]:
    """Every text of ``value``, which stands at ``location``."""
    if isinstance(value, str):
        yield Text(location, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, [*location, key])
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _texts(inner, [*location, index])


def _too_long(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        most = LONGEST.get(text.field)
        if most is not None and len(text.words) > most:
            yield record.at(codes.TOO_LONG, text.location, count=len(text.words), most=most)


def _not_translated(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        *parents, language = text.location
        if language != FALLBACK or not parents or text.key in TRANSLATED_AS_SOURCES_DO:
            continue
        by_language = value_at(record.value, parents)
        if not isinstance(by_language, Mapping):
            continue
        missing = [code for code in LANGUAGES if code not in by_language]
        if missing:
            lines = ", ".join(f"`{code}: …`" for code in missing)
            words = {"missing": ", ".join(missing), "lines": lines}
            yield record.at(codes.NOT_TRANSLATED, parents, **words)


def _dates(record: Written, _texts: list[Text], today: date) -> Iterator[Problem]:
    if record.kind == "source" and "date" not in record.value:
        yield record.at(codes.UNDATED_SOURCE, [])
    for key in ("verified", "accessed", *(["date"] if record.kind == "source" else [])):
        value = record.value.get(key)
        if value is not None and is_to_come(value, today):
            yield record.at(codes.IN_THE_FUTURE, [key], value=value)
    verified = record.value.get("verified")
    if verified is not None and (today - date.fromisoformat(verified)).days > DAYS_OF_A_YEAR:
        yield record.at(codes.CHECKED_LONG_AGO, ["verified"], value=verified)
    for first, last in ((["starts"], ["ends"]), (["apply", "opens"], ["apply", "closes"])):
        yield from _out_of_order(record, first, last)


DAYS_OF_A_YEAR = 366


def _out_of_order(record: Written, first: list[str], last: list[str]) -> Iterator[Problem]:
    start, end = value_at(record.value, [*first]), value_at(record.value, [*last])
    if isinstance(start, str) and isinstance(end, str) and comes_before(end, start):
        words = {"value": end, "first_key": first[-1], "first_value": start}
        yield record.at(codes.END_BEFORE_START, [*last], **words)


_HAPPENED = {
    "launched": ("starts", "signed"),
    "operating": ("starts", "signed"),
    "agreed": ("signed",),
    "closed": ("ends",),
}
"""By status, the dates that are then past."""


def _status(record: Written, texts: list[Text], today: date) -> Iterator[Problem]:
    status = record.value.get("status")
    for key in _HAPPENED.get(status or "", ()):
        value = record.value.get(key)
        if value is not None and is_to_come(value, today):
            words = {"status": status, "value": value}
            yield record.at(codes.STATUS_BEFORE_DATE, [key], **words)
    if status in {"announced", "agreed"}:
        for text in texts:
            if text.field in {"summary", "description"}:
                said = described_as_operating(text.words)
                if said is not None:
                    words = {"value": said, "status": status}
                    yield record.at(codes.DESCRIBED_AS_OPERATING, text.location, **words)


def _links(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.key == "url" and text.words.startswith("http://"):
            yield record.at(codes.INSECURE_LINK, text.location)


_BETWEEN_QUOTES = re.compile('[“”][^“”]*[“”"]|«[^«»]*»|„[^„“”]*[“”]|[‘’][^‘’]*’')


def _quoted(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if _BETWEEN_QUOTES.fullmatch(text.words):
            value = f"{text.words[0]} {text.words[-1]}"
            yield record.at(codes.TYPOGRAPHIC_QUOTES, text.location, value=value)


_NO_PROSE = {"id", "former_ids", "url", "ror", "wikidata", "isni", "evidence", "sources", "field"}


def _personal(record: Written, texts: list[Text], _today: date) -> Iterator[Problem]:
    for text in texts:
        if text.key in _NO_PROSE or text.field in _NO_PROSE:
            continue
        email = personal_email(text.words)
        if email is not None:
            yield record.at(codes.PERSONAL_EMAIL, text.location, value=email)
        number = phone_number(text.words, mobile_only=text.key == "phone")
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
    """Records of one kind that share a name, an identifier or, for sources, an address."""
    seen: dict[tuple[str, str], Written] = {}
    for record in records:
        told: set[str] = set()
        for location, key, value in _marks_of(record):
            other = seen.setdefault((record.kind, key), record)
            if other is not record and other.id not in told:
                told.add(other.id)
                place = f"{other.path}:{other.value.position.line}"
                words = {"id": other.id, "other": place, "value": value}
                yield record.at(codes.LOOKS_THE_SAME, location, **words)


def _marks_of(record: Written) -> Iterator[tuple[Location, str, str]]:
    """What tells a record from others: where it stands, in a form to compare, and as written."""
    identifiers: Any = record.value.get("identifiers") or {}
    for scheme, value in identifiers.items():
        yield ["identifiers", scheme], f"{scheme} {value}", value
    if record.kind == "source":
        url = record.value["url"]
        plain = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        yield ["url"], plain, url
        return
    for text in _texts(record.value.get("name"), ["name"]):
        yield text.location, f"name {folded_name(text.words)}", text.words
