"""Addresses that were published once and that nothing answers at any more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.history.blobs import Blobs
from jazari_catalogue.history.git import GitFailed, Revision
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.no_history import NoHistory
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import FORMER_IDS, ID
from jazari_catalogue.records.model.record_fields import NAME_FIELD
from jazari_catalogue.records.permalinks import Permalinks
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem, shown
from jazari_catalogue.records.removal import FORMER_KIND, REMOVED_ON
from jazari_catalogue.records.values.ids import is_record_id
from jazari_catalogue.records.values.titles import Titles as T

# fmt: off
# ruff: noqa: E501
_LOST = T("le commit {commit} ({day}) a retiré la fiche, qui était dans {file}", "حذف الإيداع {commit} ({day}) البطاقة من {file}", "commit {commit} ({day}) removed the record from {file}")
_LOST_NOW = T("la fiche n’est plus dans {file}, où elle était au dernier commit", "لم تعد البطاقة في {file} حيث كانت في آخر إيداع", "the record is no longer in {file}, where it was in the last commit")
_SOME_FILE = T("un fichier", "أحد الملفات", "a file")
NOT_COMPARED = T("Adresses publiées non comparées : {reason}", "لم تُقارن العناوين المنشورة: {reason}", "Published addresses not compared: {reason}")
# fmt: on


class LostAddress(NamedTuple):
    """An address that was published, and at which nothing answers."""

    address: Address
    record_id: str
    """The id of the record today, or the last one that it had."""
    name: object
    """The last name of the record, as its file had it."""
    lost: Change | None
    """What happened to it; None if no commit has it yet."""


def lost_addresses(catalogue: Catalogue, history: History) -> Iterator[LostAddress]:
    """The addresses of ``history`` that nothing in ``catalogue`` answers at.

    Those below the name of a list that is no kind of today, and those with an id that none may
    have, are left out: none was published.
    """
    permalinks = Permalinks(catalogue)
    for record_id, addresses in history.addresses.items():
        for address in addresses:
            if address.plural not in KINDS_BY_PLURAL or not is_record_id(address.id):
                continue
            if not permalinks.settle(*address):
                changes = history.changes[record_id]
                yield LostAddress(address, record_id, changes[-1].name, _loss(address, changes))


def _loss(address: Address, changes: list[Change]) -> Change | None:
    """The last of ``changes`` after which the record was no longer at ``address``."""
    lost = None
    for change in changes:
        if change.address == address:
            lost = change if change.change == "removed" else None
        elif change.former == address:
            lost = change
    return lost


class Losses:
    """Reports lost addresses: in which file the record was, and which lines to add."""

    def __init__(self, catalogue: Catalogue, root: Path, patterns: list[str], today: date) -> None:
        """The record files are those in ``root`` that ``patterns`` match."""
        self._catalogue = catalogue
        self._root = root
        self._patterns = patterns
        self._today = today
        self._contents = cache(self._read)

    def problem(self, lost: LostAddress) -> Problem:
        """The problem of the address ``lost``."""
        plural, former_id = lost.address
        revision, cause, day = "HEAD", _LOST_NOW, self._today.isoformat()
        if lost.lost is not None:
            revision, cause, day = f"{lost.lost.commit}^", _LOST, lost.lost.day
        file = self._file_of(former_id, revision)
        # A record, or what says that it was removed.
        present: str | None = self._catalogue.present_id(lost.record_id)
        where = self._catalogue.locations.get(present or "")
        if where is None:
            present = None
        if where is not None:
            path, position = where.path, Position(where.line, 1)
        else:
            path, position = self._place(file)
        return codes.LOST_ADDRESS.at(
            path,
            position,
            former_id,
            address=f"{plural}/{former_id}/",
            cause=_filled(
                cause, commit=lost.lost.commit[:10] if lost.lost else "", day=day, file=file
            ),
            nearest=present or NOTHING,
            former=f"{FORMER_IDS}: [{former_id}]",
            line=_removal(lost, day),
        )

    def _place(self, file: str | None) -> tuple[str, Position]:
        """Where a removal goes: the ``file`` that the record was in, or the last of all."""
        paths = [location.path for location in self._catalogue.locations.values()]
        if file in paths:
            return file, Position(1, 1)
        return (paths or [file or "."])[-1], Position(1, 1)

    def _file_of(self, record_id: str, revision: str) -> str | None:
        """The file that the record was in at ``revision``; None if that cannot be read."""
        has_id = re.compile(rf"\bid[\"']?:\s*[\"']?{re.escape(record_id)}(?![\w-])".encode())
        files = self._contents(revision).items()
        return next((path for path, data in files if has_id.search(data)), None)

    def _read(self, revision: str) -> dict[str, bytes]:
        try:
            files = Revision(revision, self._root).blobs(self._patterns)
            with Blobs(self._root) as blobs:
                return {path: blobs.read(name) for path, name in files.items()}
        except (GitFailed, NoHistory):
            return {}


def _filled(titles: T, *, file: str | None, **values: str) -> T:
    """``titles`` with ``values``, and the name of the ``file`` if there is one."""
    texts = {
        language: text.format(
            **values, file=shown(file) if file else _SOME_FILE.in_language(language)
        )
        for language, text in titles.by_language().items()
    }
    return T(**texts)


def _removal(lost: LostAddress, day: str) -> str:
    """The line of a removal, as a record file has it."""
    plural, former_id = lost.address
    values = [(ID, former_id)]
    if isinstance(lost.name, str):
        values.append((NAME_FIELD, _quoted(lost.name)))
    elif isinstance(lost.name, dict):
        texts = ", ".join(f"{code}: {_quoted(str(text))}" for code, text in lost.name.items())
        values.append((NAME_FIELD, f"{{{texts}}}"))
    values += [(FORMER_KIND, KINDS_BY_PLURAL[plural].kind), (REMOVED_ON, day)]
    return "- {" + ", ".join(f"{key}: {value}" for key, value in values) + "}"


def _quoted(text: str) -> str:
    """``text`` between quotes, which are those of YAML too."""
    return json.dumps(text, ensure_ascii=False)
