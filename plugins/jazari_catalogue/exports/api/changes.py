"""``changes.json``: every change of every record, oldest first. See ``docs/changes.md``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec import field as named

from jazari_catalogue import routes
from jazari_catalogue.code_host import commit_address
from jazari_catalogue.exports.api.head import Commit, Day, Head, head, in_lines
from jazari_catalogue.exports.data_sets import ALL_CHANGES
from jazari_catalogue.exports.export import JSON, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.history.comparison import ChangeKind
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.values.titles import Titles

CHANGES = "changes"
"""The name of the answer, and of its schema."""

_TITLES = Titles(
    "Tout ce qui a changé dans les fiches, depuis le début",
    "كل ما تغير في البطاقات منذ البداية",
    "Everything that changed in the records, since the beginning",
)

Time = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]


class RecordAddress(Struct, frozen=True, forbid_unknown_fields=True):
    """A record: the key of its list in record files, and its id."""

    plural: Annotated[str, Meta(description="The key of its list in record files.")] = named(
        name="list"
    )
    id: str


class FieldChange(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that changed."""

    path: Annotated[
        list[str], Meta(min_length=1, description="The keys to it; items of lists count from 1.")
    ]
    language: Annotated[
        str | None, Meta(description="That of the text (BCP 47); null if it is in none.")
    ]
    before: Annotated[Any, Meta(description="As the record file had it; null for no value.")]
    after: Annotated[Any, Meta(description="As the record file has it; null for no value.")]


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """A relation to another record."""

    field: str
    record: Annotated[str, Meta(description="The id of the other record.")]


class RecordChange(Struct, frozen=True, forbid_unknown_fields=True):
    """What one commit changed in one record."""

    id: Annotated[str, Meta(description="Of the record after the change, or before its removal.")]
    plural: Annotated[str, Meta(description="The key of its list in record files.")] = named(
        name="list"
    )
    former: Annotated[
        RecordAddress | None, Meta(description="What it was before, if it was renamed or moved.")
    ]
    last_id: Annotated[str, Meta(description="The id that the record has today, or had last.")]
    change: Annotated[
        ChangeKind, Meta(description="“moved” is to another kind, “renamed” to another id.")
    ]
    name: Annotated[
        Any, Meta(description="Its name then, as the record file has it; null without one.")
    ]
    fields: list[FieldChange]
    gained: list[Relation]
    lost: list[Relation]
    commit: Commit
    url: Annotated[str | None, Meta(description="The address of the commit, if it is known.")]
    day: Annotated[Day, Meta(description="Of the commit, in UTC.")]
    time: Annotated[Time, Meta(description="Of the commit, in UTC (RFC 3339).")]


class ChangesAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """Every change of every record, oldest first."""

    missing: Annotated[
        dict[str, str] | None,
        Meta(description="Why there is no history, by language; null if there is one."),
    ]
    changes: list[RecordChange]


def changes_exports(data: OpenData) -> Iterator[Export]:
    """The file."""
    key = digest(data.digests.history, data.url, repr((data.repository, data.publisher)))
    target = MadeTarget(routes.CHANGES_JSON, key, lambda: in_lines(_answer(data)))
    yield Export(target, JSON, _TITLES, data_set=ALL_CHANGES)


def _answer(data: OpenData) -> ChangesAnswer:
    """The changes in the order of time, commits, lists and ids."""
    history: History = data.history
    missing = history.missing
    logged = sorted(
        (
            (change.time, change.commit, change.address),
            number,
            _record_change(record_id, change, data.repository),
        )
        for record_id, changes in history.changes.items()
        for number, change in enumerate(changes)
    )
    return ChangesAnswer(
        *head(data, CHANGES),
        None if missing is None else missing.sentence.by_language(),
        [change for *_, change in logged],
    )


def _record_change(last_id: str, change: Change, repository: str | None) -> RecordChange:
    return RecordChange(
        change.address.id,
        change.address.plural,
        None if change.former is None else _record(change.former),
        last_id,
        change.change,
        change.name,
        [FieldChange(list(one.path), one.language, one.before, one.after) for one in change.fields],
        [Relation(*edge) for edge in change.gained],
        [Relation(*edge) for edge in change.lost],
        change.commit,
        commit_address(repository, change.commit),
        change.day,
        datetime.fromtimestamp(change.time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _record(address: Address) -> RecordAddress:
    return RecordAddress(address.plural, address.id)
