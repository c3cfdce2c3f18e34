"""``changes.json``: every change of every record, oldest first. See ``docs/changes.md``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from jazari_catalogue import licences, routes
from jazari_catalogue.code_host import commit_address
from jazari_catalogue.history.comparison import ChangeKind
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest

VERSION: Literal[1] = 1
"""Of the format. A field may be added in the same version; none changes its meaning or goes."""

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Time = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
Commit = Annotated[str, Meta(pattern="^([0-9a-f]{40}|[0-9a-f]{64})$")]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """A record: the key of its list in record files, and its id."""

    kind: Annotated[str, Meta(description="The key of its list in record files.")]
    id: str


class Field(Struct, frozen=True, forbid_unknown_fields=True):
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
    kind: Annotated[str, Meta(description="The key of its list in record files.")]
    former: Annotated[
        Record | None, Meta(description="What it was before, if it was renamed or moved.")
    ]
    last_id: Annotated[str, Meta(description="The id that the record has today, or had last.")]
    change: Annotated[
        ChangeKind, Meta(description="“moved” is to another kind, “renamed” to another id.")
    ]
    name: Annotated[
        Any, Meta(description="Its name then, as the record file has it; null without one.")
    ]
    fields: list[Field]
    gained: list[Relation]
    lost: list[Relation]
    commit: Commit
    url: Annotated[str | None, Meta(description="The address of the commit, if it is known.")]
    day: Annotated[Day, Meta(description="Of the commit, in UTC.")]
    time: Annotated[Time, Meta(description="Of the commit, in UTC (RFC 3339).")]


class ChangesFile(Struct, frozen=True, rename={"schema": "$schema"}, forbid_unknown_fields=True):
    """Every change of every record, oldest first."""

    schema: Annotated[str, Meta(description="The address of this schema.")]
    version: Literal[1]
    license: str
    publisher: Annotated[dict[str, str], Meta(description="Whom to credit, by language.")]
    missing: Annotated[
        dict[str, str] | None,
        Meta(description="Why there is no history, by language; null if there is one."),
    ]
    changes: list[RecordChange]


def schema_text() -> str:
    """The JSON Schema (2020-12) of the file."""
    schema = msgspec.json.schema(ChangesFile)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What changed in the records of the catalogue",
    }
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def changes_targets(
    history: History, inputs: bytes, url: str, repository: str | None, publisher: dict[str, str]
) -> Iterator[Target]:
    """The file and its schema.

    ``inputs`` is a digest of ``history``, ``url`` the root of the site, ``repository`` the address
    of the repository, and ``publisher`` the name of the publisher by language.
    """
    yield MadeTarget(routes.CHANGES_SCHEMA, "changes schema", lambda: schema_text().encode())
    yield MadeTarget(
        routes.CHANGES_JSON,
        digest(inputs, url, repr(repository), repr(publisher)),
        lambda: changes_json(history, url, repository, publisher),
    )


def changes_json(
    history: History, url: str, repository: str | None, publisher: dict[str, str]
) -> bytes:
    """The file: a line for each change, in the order of time, commits, kinds and ids."""
    missing = history.missing
    head = ChangesFile(
        url + routes.CHANGES_SCHEMA,
        VERSION,
        licences.CONTENT,
        publisher,
        None if missing is None else missing.sentence.by_language(),
        [],
    )
    logged = sorted(
        (
            (change.time, change.commit, change.address),
            number,
            _record_change(record_id, change, repository),
        )
        for record_id, changes in history.changes.items()
        for number, change in enumerate(changes)
    )
    encode = msgspec.json.Encoder().encode
    lines = b",\n".join(encode(change) for *_, change in logged)
    opening = encode(head).removesuffix(b"[]}")
    return opening + (b"[\n" + lines + b"\n]}\n" if lines else b"[]}\n")


def _record_change(last_id: str, change: Change, repository: str | None) -> RecordChange:
    return RecordChange(
        change.address.id,
        change.address.plural,
        None if change.former is None else _record(change.former),
        last_id,
        change.change,
        change.name,
        [Field(list(one.path), one.language, one.before, one.after) for one in change.fields],
        [Relation(*edge) for edge in change.gained],
        [Relation(*edge) for edge in change.lost],
        change.commit,
        commit_address(repository, change.commit),
        change.day,
        datetime.fromtimestamp(change.time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _record(address: Address) -> Record:
    return Record(address.plural, address.id)
