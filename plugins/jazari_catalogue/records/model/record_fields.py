"""The fields of records: the names of those that all have, and which of them rest on sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.vocabularies import Question

NAME_FIELD = "name"
NAME_TRANSLATED_FIELD = "name_translated"
TRANSLATIONS_VERIFIED_FIELD = "translations_verified"
ALIASES_FIELD = "aliases"
SUMMARY_FIELD = "summary"
STATUS_FIELD = "status"
PATH_FIELD = "path"
STATEMENTS_FIELD = "statements"
TOPICS_FIELD = "topics"
EVIDENCE_FIELD = "evidence"
URL_FIELD = "url"
"""Of a source: the address of its page."""
_WITHOUT_EVIDENCE = frozenset(
    {
        "id",
        "former_ids",
        NAME_TRANSLATED_FIELD,
        TRANSLATIONS_VERIFIED_FIELD,
        "sources",
        "evidence",
        "disputes",
        "not_found",
        "verified",
    }
)
_EVIDENCE_OPTIONAL = frozenset({"links", "identifiers"})


@cache
def evidenced(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that ``evidence`` may name."""
    return [name for name in sourced(kind) if name not in sourced_by_item(kind)]


@cache
def needing_evidence(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that need an entry in ``evidence`` where they have a value."""
    return [name for name in evidenced(kind) if name not in _EVIDENCE_OPTIONAL]


@cache
def sourced(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` with sources: those that disputes may name, and values derive from."""
    return [name for name in kind.fields() if name not in _WITHOUT_EVIDENCE]


@cache
def dated(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that say when something is: those whose disputes may give dates.

    They are dates, groups with a date, what answers the question of dates, and the status, which
    was reached on some day.
    """
    types = field_types(kind)
    return [
        name
        for name in sourced(kind)
        if name == STATUS_FIELD
        or types[name].spec.expected is Question.DATES
        or any(field.is_date for field in _itself_and_its_fields(types[name]))
    ]


def _itself_and_its_fields(field: FieldType) -> list[FieldType]:
    return [field, *(field_types(field.group).values() if field.group else ())]


def has_value(written: Mapping[str, object], field: str) -> bool:
    """Whether the record ``written`` has a value for ``field``; its steps give it a status."""
    return bool(written.get(field)) or (field == STATUS_FIELD and bool(written.get("path")))


@cache
def sourced_by_item(kind: type[Entry]) -> frozenset[str]:
    """The fields of ``kind`` whose items have sources of their own."""
    return frozenset(
        name
        for name, field in field_types(kind).items()
        if field.group is not None
        and any(inner.declared == SourceId for inner in field_types(field.group).values())
    )
