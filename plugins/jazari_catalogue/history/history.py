"""The history of the records: what each commit changed in each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from jazari_catalogue import cache
from jazari_catalogue.history.commits import Blobs, Commit, Repository
from jazari_catalogue.history.comparison import ChangeKind, FieldChange, RecordChange, changes
from jazari_catalogue.history.no_history import NoHistory, Reason
from jazari_catalogue.history.old_files import Lines, OldFiles
from jazari_catalogue.history.plain import Plain, PlainRecord
from jazari_catalogue.history.translations import translations, wording
from jazari_catalogue.phases import counted, phase
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.model.facets import REGION
from jazari_catalogue.records.model.record_fields import NAME_FIELD, TRANSLATIONS_VERIFIED_FIELD
from jazari_catalogue.records.settings import leads_outside


class Address(NamedTuple):
    """What a record was published as: the key of its list in record files, and its id."""

    plural: str
    id: str


class Change(msgspec.Struct, frozen=True, array_like=True):
    """What one commit changed in one record."""

    commit: str
    """Its object name."""
    day: str
    """The day of the commit in UTC: ``2026-01-12``."""
    change: ChangeKind
    address: Address
    """What the record was afterwards, or before it was removed."""
    former: Address | None
    """What it was before, if that was something else."""
    name: Plain
    """Its name then, as record files write it: a text, or one in several languages."""
    fields: list[FieldChange]
    gained: list[tuple[str, str]]
    """Relations: the name of the field, and the id of the other record."""
    lost: list[tuple[str, str]]
    time: int
    """When the commit was made, in seconds since 1970 (committer date)."""
    region: str | None
    """The code of its region then, as its file has it; None without one."""


class OldTranslation(msgspec.Struct, frozen=True, array_like=True):
    """A translation of a French text that has changed since: from ``before`` to ``after``."""

    language: str
    text: str
    before: str
    after: str
    day: str
    """The day since which it is older: that of the first commit that changed the French text."""


class History(msgspec.Struct, array_like=True):
    """What changed in all records, from the first commit to the last."""

    changes: dict[str, list[Change]] = {}
    """The changes of each record, oldest first, by its id today, or by its last one."""
    old_translations: dict[str, list[OldTranslation]] = {}
    """Translations that are older than the French text, by the id of their record."""
    addresses: dict[str, list[Address]] = {}
    """What each record was ever published as, by the same ids."""
    commit: str = ""
    """The last commit."""
    compared: str | None = None
    """The last commit whose files could be read; None if there was none."""
    missing: Reason | None = None
    """Why there is no history; None if there is one."""


def history_of(folder: Path, patterns: Iterable[str], file: Path | None, version: str) -> History:
    """The history as `read_history` gives it, or an empty one that says why it is missing."""
    try:
        return read_history(folder, patterns, file, version)
    except NoHistory as no_history:
        return History(missing=no_history.reason)


def state_of(folder: Path) -> str:
    """What the history of ``folder`` depends on beside its settings: the commit, or why not."""
    try:
        return Repository(folder).head
    except NoHistory as no_history:
        return no_history.reason.name


@phase("reading the history")
def read_history(folder: Path, patterns: Iterable[str], file: Path | None, version: str) -> History:
    """The history of the record files in ``folder`` that ``patterns`` match.

    ``file`` is a cache of this program's ``version``; None keeps nothing. Raises NoHistory.
    """
    patterns = [pattern for pattern in patterns if not leads_outside(pattern)]
    repository = Repository(folder)
    version = f"{version} {patterns}"
    kept: History | None = cache.read(file, version, History) if file else None
    if kept is not None and kept.commit == repository.head:
        return kept
    if kept is not None and not (kept.compared and repository.follows(kept.compared)):
        kept = None
    history = kept or History()
    with Blobs(folder) as blobs:
        walk = _Walk(history, blobs)
        if history.compared is not None:
            walk.begin(repository.record_files(history.compared, patterns))
        for commit in counted(list(repository.commits(patterns, history.compared))):
            walk.step(commit)
    history.commit = repository.head
    if file is not None:
        cache.write(file, version, history)
    return history


class _Walk:
    """Goes from commit to commit and writes down what changed."""

    def __init__(self, history: History, blobs: Blobs) -> None:
        self._history = history
        self._blobs = blobs
        self._reader = OldFiles()
        self._files: dict[str, list[Lines]] = {}
        self._records: dict[str, PlainRecord] = {}
        """The records of the last commit that could be read."""
        self._new: Counter[Lines] = Counter()
        """Lines that were added since that commit, and how often; less than 0 if removed."""

    def begin(self, files: dict[str, str]) -> None:
        """Takes the record ``files`` of a commit that could be read: object names by path."""
        for path, blob in files.items():
            self._replace(path, blob)
        self._records = {record.id: record for lines in self._new for record in lines.records or ()}
        self._new.clear()

    def step(self, commit: Commit) -> None:
        """Takes what ``commit`` changed, and writes it down unless something cannot be read.

        Then that is done with the next commit that can be.
        """
        for path, blob in commit.changed.items():
            self._replace(path, blob)
        gone = [record for lines in self._lines(-1) for record in lines.records or ()]
        if any(one.records is None for lines in self._files.values() for one in lines):
            return
        new = [record for lines in self._lines(1) for record in lines.records or ()]
        base = {record.id: record for record in gone}
        head = {record.id: record for record in new}
        if len(head) < len(new) or any(one in self._records and one not in base for one in head):
            return  # two records have one id
        day = datetime.fromtimestamp(commit.time, UTC).date().isoformat()
        for record_id in [one for one in head if head[one] == base.get(one)]:
            del head[record_id], base[record_id]
        for change in changes(base, head):
            self._write_down(commit, day, change)
        for record_id in base:
            del self._records[record_id]
        self._records |= head
        self._new.clear()
        self._reader.forget_all_but({one for lines in self._files.values() for one in lines})
        self._history.compared = commit.name

    def _replace(self, path: str, blob: str | None) -> None:
        self._new.subtract(self._files.pop(path, ()))
        if blob is not None:
            lines = self._reader.read(self._blobs.read(blob))
            self._files[path] = lines
            self._new.update(lines)

    def _lines(self, sign: int) -> list[Lines]:
        return [lines for lines, count in self._new.items() if count * sign > 0]

    def _write_down(self, commit: Commit, day: str, change: RecordChange) -> None:
        history, record, former = self._history, change.record, change.former
        address = Address(record.plural, record.id)
        before = Address(former.plural, former.id) if former is not None else None
        if before is not None and before.id != address.id:
            tables: tuple[dict[str, Any], ...] = (
                history.changes,
                history.addresses,
                history.old_translations,
            )
            for by_id in tables:
                if before.id in by_id:
                    by_id[address.id] = by_id.pop(before.id)
        addresses = history.addresses.setdefault(address.id, [])
        if address not in addresses:
            addresses.append(address)
        history.changes.setdefault(address.id, []).append(
            Change(
                commit.name,
                day,
                change.change,
                address,
                before,
                record.fields.get(NAME_FIELD),
                change.fields,
                [(edge.field, edge.object) for edge in change.gained],
                [(edge.field, edge.object) for edge in change.lost],
                commit.time,
                _region(record),
            )
        )
        self._note_old_translations(change, day)

    def _note_old_translations(self, change: RecordChange, day: str) -> None:
        """Adds translations whose French text changed, and drops those that changed or are gone.

        Those of a record that is removed are kept: if it is restored, they are still older.
        """
        by_record, record = self._history.old_translations, change.record
        old = by_record.pop(record.id, [])
        if change.change == "removed":
            by_record |= {record.id: old} if old else {}
            return
        if any(one.path == (TRANSLATIONS_VERIFIED_FIELD,) and one.after for one in change.fields):
            return
        known = {(one.language, wording(one.text), wording(one.after)): one for one in old}
        for language, text, before, after in (stale[2:] for stale in change.stale):
            first = known.get((language, wording(text), wording(before)))
            before, since = (first.before, first.day) if first else (before, day)
            key = (language, wording(text), wording(after))
            known[key] = OldTranslation(language, text, before, after, since)
        kept = {}
        for _, language, text, french in translations(record) if known else ():
            key = (language, wording(text), wording(french))
            one = known.get(key)
            if one is not None and wording(one.before) != key[2]:
                kept[key] = OldTranslation(language, text, one.before, french, one.day)
        if kept:
            by_record[record.id] = list(kept.values())


def _region(record: PlainRecord) -> str | None:
    """The code of the region of ``record``; None without one."""
    field = facet_fields(record.kind).get(REGION) if record.kind is not None else None
    value = record.fields.get(field) if field is not None else None
    return value if isinstance(value, str) else None
