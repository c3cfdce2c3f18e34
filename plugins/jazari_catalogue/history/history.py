"""The history of the records: what each commit changed in each of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from jazari_catalogue import cache
from jazari_catalogue.history.blobs import Blobs
from jazari_catalogue.history.commits import Commit, Repository
from jazari_catalogue.history.comparison import ChangeKind, FieldChange, RecordChange, changes
from jazari_catalogue.history.no_history import NoHistory, Reason
from jazari_catalogue.history.old_files import Lines, OldFile, OldFiles
from jazari_catalogue.history.plain import Plain, PlainRecord, has_personal_contact, region_of
from jazari_catalogue.history.plain_yaml import Unreadable
from jazari_catalogue.history.translations import OldTranslation, old_translations
from jazari_catalogue.history.trees import Tree
from jazari_catalogue.phases import counted, phase
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

    @property
    def is_known(self) -> bool:
        """Whether there is a history."""
        return self.missing is None and self.compared is not None


def history_cache(root: Path) -> Path:
    """The file in which the history of the project in ``root`` is kept, for every command."""
    return cache.folder_of(root) / "history"


def history_of(folder: Path, patterns: Iterable[str], file: Path | None, version: str) -> History:
    """The history as `read_history` gives it, or an empty one that says why it is missing."""
    try:
        history = read_history(folder, patterns, file, version)
        is_read = history.changes or history.compared == history.commit
        return history if is_read else History(missing=Reason.NOT_READ)
    except NoHistory as no_history:
        return History(missing=no_history.reason)
    except OSError:
        return History(missing=Reason.NOT_READ)


def state_of(folder: Path) -> str:
    """What the history of ``folder`` depends on beside its settings: the commit, or why not."""
    try:
        return Repository(folder).head
    except NoHistory as no_history:
        return no_history.reason.name


class _Kept(msgspec.Struct, array_like=True):
    """What a cache has: a history, and what continues it after its last commit."""

    changes: dict[str, list[Change]]
    old_translations: dict[str, list[OldTranslation]]
    addresses: dict[str, list[Address]]
    commit: str
    compared: str | None
    patterns: list[str]
    """Those of the record files in the last commit that could be read."""
    plain: list[bytes]
    """Which of its files are in the plain layout."""

    def history(self) -> History:
        return History(
            self.changes, self.old_translations, self.addresses, self.commit, self.compared
        )


@phase("reading the history")
def read_history(folder: Path, patterns: Iterable[str], file: Path | None, version: str) -> History:
    """The history of the record files in ``folder`` that ``patterns`` match.

    ``file`` is a cache of this program's ``version``; None keeps nothing. Raises NoHistory.
    """
    patterns = [pattern for pattern in patterns if not leads_outside(pattern)]
    repository = Repository(folder)
    version = f"{version} {patterns}"
    kept: _Kept | None = cache.read(file, version, _Kept) if file else None
    if kept is not None and kept.commit == repository.head:
        return kept.history()
    if kept is not None and kept.compared and repository.follows(kept.compared):
        history, since, plain = kept.history(), kept.compared, {*map(os.fsdecode, kept.plain)}
        patterns = kept.patterns
    else:
        history, since, plain = History(), None, set()
    with Blobs(folder) as blobs:
        walk = _Walk(history)
        if since is None:
            tree = Tree(folder, blobs, patterns)
        else:
            tree = repository.tree(since, blobs, patterns)
            walk.begin(tree.records, blobs, plain)
        commits = list(repository.commits(tree, since))
        names = [blob for commit in commits for blob in commit.changed.values() if blob is not None]
        contents = blobs.read_all(names)
        for commit in counted(commits):
            if walk.is_readable:
                history.compared = commit.parent
            files = {
                path: next(contents) if blob else None for path, blob in commit.changed.items()
            }
            if walk.step(commit, files):
                history.compared, patterns = commit.name, commit.patterns
    history.commit = repository.head
    if walk.is_readable:
        history.compared, patterns = history.commit, tree.patterns
    if file is not None:
        tables = history.changes, history.old_translations, history.addresses
        commits_read = history.commit, history.compared
        plain_files = [*map(os.fsencode, walk.plain_files())]
        cache.write(file, version, _Kept(*tables, *commits_read, patterns, plain_files))
    return history


class _Walk:
    """Goes from commit to commit and writes down what changed."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._reader = OldFiles()
        self._files: dict[str, OldFile] = {}
        """Those of the last commit that can be read."""
        self._unreadable: set[str] = set()
        """The others."""
        self._ids: Counter[str] = Counter()
        """How many records have each id in the last commit."""
        self._repeated: set[str] = set()
        """Those that several have."""
        self._new: Counter[Lines] = Counter()
        """Lines added since the last commit that could be read, and how often; removed: below 0."""

    @property
    def is_readable(self) -> bool:
        """Whether all files of the last commit can be read, and no two records have one id."""
        return not self._unreadable and not self._repeated

    def plain_files(self) -> list[str]:
        """The files in the plain layout; none if the last commit could not be read."""
        if not self.is_readable:
            return []
        return [path for path, file in self._files.items() if file.is_plain]

    def begin(self, files: dict[str, str], blobs: Blobs, plain: set[str]) -> None:
        """Takes the record ``files`` of a commit that could be read: object names by path.

        Those that are ``plain`` are in the plain layout.
        """
        for path, data in zip(files, blobs.read_all(files.values()), strict=True):
            read = self._reader.read_again if path in plain else self._reader.read
            self._files[path] = file = read(data)
            self._ids.update(one for lines in file.lines for one in lines.ids)

    def step(self, commit: Commit, files: dict[str, bytes | None]) -> bool:
        """Writes down what ``commit`` changed, and returns whether all of it can be read.

        ``files`` are the contents of those that it changed. If it cannot be read, it is written
        down together with the next that can.
        """
        for path, data in files.items():
            self._replace(path, data)
        if not self.is_readable:
            return False
        base = {record.id: record for record in self._records(-1)}
        head = {record.id: record for record in self._records(1)}
        for record_id in [one for one in head if head[one] == base.get(one)]:
            del head[record_id], base[record_id]
        former = self._former_ids(head)
        for change in changes(base, head):
            self._write_down(commit, change, former.get(change.record.id))
        self._new.clear()
        self._reader.forget(self._files.values())
        return True

    def _replace(self, path: str, data: bytes | None) -> None:
        before = self._files.pop(path, None)
        self._unreadable.discard(path)
        after: OldFile | None = None
        try:
            after = self._reader.read(data, before) if data is not None else None
        except Unreadable:
            self._unreadable.add(path)
        if after is not None:
            self._files[path] = after
        old = before.lines if before is not None else []
        new = after.lines if after is not None else []
        same = {*old} & {*new}
        if len({*old}) < len(old) or len({*new}) < len(new):
            same = set()
        for lines in old:
            if lines not in same:
                self._count(lines, -1)
        for lines in new:
            if lines not in same:
                self._count(lines, 1)

    def _count(self, lines: Lines, sign: int) -> None:
        self._new[lines] += sign
        if not self._new[lines]:
            del self._new[lines]
        for one in lines.ids:
            self._ids[one] += sign
            if self._ids[one] > 1:
                self._repeated.add(one)
            else:
                self._repeated.discard(one)

    def _records(self, sign: int) -> list[PlainRecord]:
        """The records of lines that were added, or, with the ``sign`` -1, removed."""
        return [
            record
            for lines, count in self._new.items()
            if count * sign > 0
            for record in lines.records
        ]

    def _write_down(self, commit: Commit, change: RecordChange, gone: str | None) -> None:
        """Writes down ``change``; ``gone`` is the id that an added record was removed with."""
        day = datetime.fromtimestamp(commit.time, UTC).date().isoformat()
        record, former = change.record, change.former
        address = Address(record.plural, record.id)
        before = Address(former.plural, former.id) if former is not None else None
        if before is not None and before.id != address.id:
            self._continue(before.id, address.id)
        elif change.change == "added" and gone is not None:
            self._continue(gone, record.id)
        addresses = self._history.addresses.setdefault(address.id, [])
        if address not in addresses:
            addresses.append(address)
        fields = [one for one in change.fields if not has_personal_contact(one[2:])]
        if fields or change.gained or change.lost or change.change != "changed":
            self._history.changes.setdefault(address.id, []).append(
                Change(
                    commit.name,
                    day,
                    change.change,
                    address,
                    before,
                    record.fields.get(NAME_FIELD),
                    fields,
                    [(edge.field, edge.object) for edge in change.gained],
                    [(edge.field, edge.object) for edge in change.lost],
                    commit.time,
                    region_of(record),
                )
            )
        self._note_old_translations(change, day)

    def _former_ids(self, head: dict[str, PlainRecord]) -> dict[str, str]:
        """The former id of each record of ``head`` that was removed with it, by its present id."""
        present: dict[str, str] = {}
        for record_id in sorted(head):
            former_ids = head[record_id].former_ids
            gone = [one for one in former_ids if one not in head and self._is_removed(one)]
            if gone and not self._is_removed(record_id):
                present.setdefault(gone[-1], record_id)
        return {record_id: former for former, record_id in present.items()}

    def _is_removed(self, record_id: str) -> bool:
        """Whether the last change of the record was its removal."""
        changes = self._history.changes.get(record_id)
        return changes is not None and changes[-1].change == "removed"

    def _continue(self, former: str, record_id: str) -> None:
        """Gives what is known of the id ``former`` to ``record_id``, which is its present id.

        Another record may have had this id, and been removed.
        """
        changes, addresses = self._history.changes, self._history.addresses
        both = changes.get(record_id, ()), changes.pop(former, ())
        tables: tuple[dict[str, Any], ...] = addresses, self._history.old_translations
        changes[record_id] = [*merge(*both, key=attrgetter("time"))]
        for by_id in tables:
            if former in by_id:
                by_id[record_id] = [*by_id.get(record_id, ()), *by_id.pop(former)]

    def _note_old_translations(self, change: RecordChange, day: str) -> None:
        """Those of a record that is removed are kept: if it is restored, they are still older."""
        by_record, record = self._history.old_translations, change.record
        old = by_record.get(record.id, [])
        if change.change == "removed" or not (old or change.stale):
            return
        is_verified = any(
            one.path == (TRANSLATIONS_VERIFIED_FIELD,) and one.after for one in change.fields
        )
        kept = [] if is_verified else old_translations(record, old, change.stale, day)
        if kept:
            by_record[record.id] = kept
        else:
            by_record.pop(record.id, None)
