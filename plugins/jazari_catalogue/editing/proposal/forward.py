"""Brings drafts forward that conflict with what is checked out only because both add records.

The new records are taken out of the draft, with their lines, and inserted into the files as they
are now. A draft that changes anything else is left to a person.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jazari_catalogue.editing.new.extraction import written_records
from jazari_catalogue.editing.new.insertion import ListInBrackets
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.changes import RecordTexts
from jazari_catalogue.history.git import Revision
from jazari_catalogue.history.plain import PlainRecord
from jazari_catalogue.history.plain_yaml import Unreadable, records_in
from jazari_catalogue.records.files import record_files, shown_path
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.record_fields import URL_FIELD
from jazari_catalogue.records.values.ids import is_record_id
from jazari_catalogue.records.values.titles import Titles

_BRANCH = re.compile(r"proposal/[1-9][0-9]*")
_KEY = re.compile(rf"(?:{'|'.join(KINDS_BY_PLURAL)}) *:(?: *\[ *\])?")
"""The line of the key of a list, which a draft may have added."""


class NotForwarded(Exception):
    """A draft conflicts and is left as it is, for a ``reason`` with ``values`` in it."""

    def __init__(self, reason: Titles, **values: str) -> None:
        super().__init__(reason.in_language("en"))
        self.reason = reason
        self.values = values


class _Added(NamedTuple):
    """A record that a draft adds: what it says, and its lines with the column of its dash."""

    record: PlainRecord
    lines: list[str]
    column: int

    def at(self, column: int) -> list[str]:
        """The lines, with the dash in ``column``."""
        return [
            f"{' ' * column}{line[self.column :]}" if line.strip() else "" for line in self.lines
        ]


def drafts(root: Path, remote: str) -> dict[str, str]:
    """The branches of ``remote`` that were made from forms, and the name of their last commit.

    Raises GitFailed.
    """
    Revision("HEAD", root)
    prefix = f"refs/remotes/{remote}/"
    listed = _git(root, "for-each-ref", "--format=%(refname) %(objectname)", f"{prefix}proposal/")
    pairs = (line.removeprefix(prefix).split(" ") for line in listed.splitlines())
    return {branch: commit for branch, commit in pairs if _BRANCH.fullmatch(branch)}


def brought_forward(head: str, root: Path, patterns: list[str]) -> dict[str, Any] | None:
    """What brings the draft with the commit ``head`` forward to what is checked out in ``root``.

    ``ids`` are its records; those that are ``kept`` stay as they are there, whatever the draft says
    of them; ``changes`` are those of the record files, which ``patterns`` name.
    None if git can merge it, or has. Raises NotForwarded, and GitFailed or
    subprocess.CalledProcessError where git cannot read the commits.
    """
    base = _common_commit(root, head)
    if base == head or _merges(root, head):
        return None
    before, after = Revision(base, root), Revision(head, root)
    old, new = before.blobs(patterns), after.blobs(patterns)
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    place = _git(root, "rev-parse", "--show-prefix").strip()
    touched = _git(root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head)
    if {path for path in touched.split("\0") if path} != {place + path for path in changed}:
        raise NotForwarded(messages.MORE_THAN_RECORDS)
    if not changed <= old.keys() & new.keys():
        raise NotForwarded(messages.MORE_THAN_RECORDS)
    try:
        added = [
            record
            for path in sorted(changed)
            for record in _added(before.read(path), after.read(path))
        ]
        return _inserted(added, root, patterns)
    except (Unreadable, UnicodeDecodeError):
        raise NotForwarded(messages.NOT_READABLE) from None
    except ListInBrackets:
        raise NotForwarded(messages.MORE_THAN_RECORDS) from None


def _added(before: bytes, after: bytes) -> Iterator[_Added]:
    """The records that one file has gained, if it has not changed otherwise."""
    old, new = _by_id(records_in(before)), _by_id(records_in(after))
    if any(new.get(known) != record for known, record in old.items()):
        raise NotForwarded(messages.MORE_THAN_RECORDS)
    text = "\n".join(after.decode("utf-8-sig").splitlines()) + "\n"
    lines = text.split("\n")
    rest = list(lines)
    records = [one for one in written_records(text) if one.id not in old]
    for one in reversed(records):
        del rest[one.start : one.end]
    if [one.id for one in records] != [known for known in new if known not in old] or _content(
        rest
    ) != _content(before.decode("utf-8-sig").splitlines()):
        raise NotForwarded(messages.MORE_THAN_RECORDS)
    for one in records:
        yield _Added(new[one.id], lines[one.start : one.end], one.column)


def _inserted(added: list[_Added], root: Path, patterns: list[str]) -> dict[str, Any]:
    files = {
        shown_path(file, root): file.read_bytes().decode("utf-8-sig")
        for file in record_files(patterns, root)
    }
    known = _by_id(_all_in(files.values()))
    former = {old for record in known.values() for old in record.former_ids}
    texts = RecordTexts(files, patterns, root)
    kept: list[str] = []
    for one in added:
        record, kind = one.record, one.record.kind
        if not is_record_id(record.id):
            raise NotForwarded(messages.NOT_READABLE)  # the message of the commit names it
        same = known.get(record.id)
        if same is not None and (same == record or _is_same_page(same, record)):
            kept += [record.id] if same != record else []
            continue  # two drafts cite a page that was new to both
        if same is not None or record.id in former or kind is None:
            raise NotForwarded(messages.TAKEN, id=record.id)
        known[record.id] = record
        texts.insert(kind, record.id, one.at)
    if not texts.changes:
        raise NotForwarded(messages.NOTHING_NEW)
    if _by_id(_all_in(texts.texts.values())) != known:
        raise NotForwarded(messages.NOT_READABLE)
    return {
        "ids": [one.record.id for one in added],
        "kept": kept,
        "changes": [change._asdict() for change in texts.changes],
    }


def _is_same_page(one: PlainRecord, other: PlainRecord) -> bool:
    """Whether both are sources with the same address, regardless of a final slash."""
    urls = {str(source.fields.get(URL_FIELD)).rstrip("/") for source in (one, other)}
    return one.kind is other.kind is Source and len(urls) == 1


def _by_id(records: Iterable[PlainRecord]) -> dict[str, PlainRecord]:
    return {record.id: record for record in records}


def _all_in(texts: Iterable[str]) -> Iterator[PlainRecord]:
    for text in texts:
        yield from records_in(text.encode())


def _content(lines: list[str]) -> list[str]:
    """``lines`` without blank ones and keys of lists, which a new record may need."""
    return [line for line in lines if line.strip() and not _KEY.fullmatch(line.rstrip())]


def _common_commit(root: Path, head: str) -> str:
    """The last commit that ``head`` and what is checked out have in common."""
    command = ["git", "merge-base", "HEAD", head]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode == 1:
        raise NotForwarded(messages.NOTHING_IN_COMMON)
    done.check_returncode()
    return done.stdout.strip()


def _merges(root: Path, head: str) -> bool:
    """Whether git merges ``head`` into what is checked out without a conflict."""
    command = ["git", "merge-tree", "--write-tree", "--no-messages", "HEAD", head]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return done.returncode == 0


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=True,
    ).stdout
