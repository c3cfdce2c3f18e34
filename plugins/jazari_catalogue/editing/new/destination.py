"""Which file a new record goes to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping as Texts
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.files import is_named
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.reader import parse_document


class _Held(NamedTuple):
    """What a record file holds: the ids in it by the plural of their kind."""

    path: str
    ids: dict[str, list[object]]

    def count(self, kind: type[Entry]) -> int:
        return len(self.ids.get(kind.plural, ()))

    @property
    def is_one_record(self) -> bool:
        """Whether it holds one record and is named after it."""
        ids = [record_id for held in self.ids.values() for record_id in held]
        return ids == [posixpath.splitext(posixpath.basename(self.path))[0]]


def file_for(
    kind: type[Entry], record_id: str, texts: Texts[str, str], patterns: Sequence[str]
) -> str:
    """The path of the file for a new record of ``kind``; the first rule that has one decides.

    1. The file that holds most records of the kind, the last of equals. Files of a single record
       that are named after its id do not count.
    2. Where all files of the kind are such files (or, without any, all record files), a file of
       its own, named after its id: beside the last of its kind, else in a folder named after the
       kind beside theirs, else beside the last record file.
    3. A file that has the list of the kind, still empty; the first file that there is, or the last
       for a kind that declares ``in_last_file``.
    4. Without any file, the one that ``patterns`` name first (or last), or a new one that they
       name.

    ``texts`` are the record files by path, in order; ``patterns`` name them. Paths have ``/``.
    """
    held = [_held(path, text) for path, text in texts.items()]
    holding = [file for file in held if file.count(kind)]
    if shared := [file for file in holding if not file.is_one_record]:
        return max(reversed(shared), key=lambda file: file.count(kind)).path
    filled = [file for file in held if any(file.ids.values())]
    if holding or (filled and all(file.is_one_record for file in filled)):
        return _own_file(kind, record_id, holding or filled, patterns)
    begun = [file.path for file in held if kind.plural in file.ids]
    named = begun or [*texts] or [pattern for pattern in patterns if not has_magic(pattern)]
    if named:
        return named[-1 if kind.in_last_file else 0]
    return _first_file(kind, record_id, patterns[0])


def first_lines(path: str, root: Path) -> str:
    """What a new record file at ``path`` begins with: which schema editors know it by."""
    if not (root / routes.SCHEMA).is_file():
        return ""
    schema = posixpath.relpath(routes.SCHEMA, posixpath.dirname(path) or ".")
    return f"# yaml-language-server: $schema={schema}\n"


def _held(path: str, text: str) -> _Held:
    value = parse_document(text, path).value
    lists = value if isinstance(value, Mapping) else {}
    ids = {
        plural: [item.get(ID) for item in items or () if isinstance(item, Mapping)]
        for plural, items in lists.items()
        if plural in KINDS_BY_PLURAL and isinstance(items, list | None)
    }
    return _Held(path, ids)


def _own_file(
    kind: type[Entry], record_id: str, siblings: Sequence[_Held], patterns: Sequence[str]
) -> str:
    last = siblings[-1]
    folder, ending = posixpath.dirname(last.path), posixpath.splitext(last.path)[1]
    if not last.count(kind) and posixpath.basename(folder) in last.ids:
        beside = posixpath.join(posixpath.dirname(folder), kind.plural, f"{record_id}{ending}")
        if is_named(beside, patterns):
            return beside
    return posixpath.join(folder, f"{record_id}{ending}")


def _first_file(kind: type[Entry], record_id: str, pattern: str) -> str:
    """A path that ``pattern`` names: one folder for each kind, where that may be."""
    fixed: list[str] = []
    for part in posixpath.normpath(pattern).split("/"):
        if has_magic(part):
            break
        fixed.append(part)
    ending = posixpath.splitext(pattern)[1]
    ending = ".yaml" if not ending or has_magic(ending) else ending
    names = (f"{kind.plural}/{record_id}", record_id, kind.plural)
    paths = [posixpath.join(*fixed, f"{name}{ending}") for name in names]
    return next((path for path in paths if is_named(path, [pattern])), paths[0])
