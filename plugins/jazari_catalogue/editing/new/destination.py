"""Chooses the record file that a new record is written to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping as TextsByPath
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


class _RecordFile(NamedTuple):
    """A record file and the ids of its records, by the plural of their kind."""

    path: str
    ids: dict[str, list[object]]

    def count(self, kind: type[Entry]) -> int:
        return len(self.ids.get(kind.plural, ()))

    @property
    def is_one_record(self) -> bool:
        """Whether the file has only one record and is named after it."""
        ids = [record_id for of_kind in self.ids.values() for record_id in of_kind]
        return ids == [posixpath.splitext(posixpath.basename(self.path))[0]]


def file_for(
    kind: type[Entry], record_id: str, texts: TextsByPath[str, str], patterns: Sequence[str]
) -> str:
    """The path of the file for a new record of ``kind``, by the first of these rules that applies.

    1. The file with the most records of the kind; of several, the last. A file with a single
       record that is named after the id of that record does not count.
    2. Where every file of the kind is such a file, a new one named after the id: in the folder of
       the last file of the kind. The same where no file has the kind and all record files are such
       files: in a folder named after the kind if theirs is named after a kind, otherwise in the
       folder of the last record file.
    3. A file that has the list of the kind, still empty; otherwise any record file. Of several, the
       first, or the last for a kind that declares ``in_last_file``.
    4. Without any file, the first (or last) name without a wildcard in ``patterns``; otherwise a
       new file that the first pattern matches.

    ``texts`` are the record files by path, in order; ``patterns`` are the names and globs that list
    them. All paths are relative to the project and have ``/``.
    """
    files = [_record_file(path, text) for path, text in texts.items()]
    of_kind = [file for file in files if file.count(kind)]
    if shared := [file for file in of_kind if not file.is_one_record]:
        return max(reversed(shared), key=lambda file: file.count(kind)).path
    not_empty = [file for file in files if any(file.ids.values())]
    if of_kind or (not_empty and all(file.is_one_record for file in not_empty)):
        return _own_file(kind, record_id, of_kind or not_empty, patterns)
    with_list = [file.path for file in files if kind.plural in file.ids]
    paths = with_list or [*texts] or [pattern for pattern in patterns if not has_magic(pattern)]
    if paths:
        return paths[-1 if kind.in_last_file else 0]
    return _first_file(kind, record_id, patterns[0])


def first_lines(path: str, root: Path) -> str:
    """The first lines of a new record file at ``path``: a comment that names its JSON Schema.

    yaml-language-server reads the schema from it. Empty where the project has no schema file.
    """
    if not (root / routes.SCHEMA).is_file():
        return ""
    schema = posixpath.relpath(routes.SCHEMA, posixpath.dirname(path) or ".")
    return f"# yaml-language-server: $schema={schema}\n"


def _record_file(path: str, text: str) -> _RecordFile:
    value = parse_document(text, path).value
    lists = value if isinstance(value, Mapping) else {}
    ids = {
        plural: [item.get(ID) for item in items or () if isinstance(item, Mapping)]
        for plural, items in lists.items()
        if plural in KINDS_BY_PLURAL and isinstance(items, list | None)
    }
    return _RecordFile(path, ids)


def _own_file(
    kind: type[Entry], record_id: str, siblings: Sequence[_RecordFile], patterns: Sequence[str]
) -> str:
    last = siblings[-1]
    folder, ending = posixpath.dirname(last.path), posixpath.splitext(last.path)[1]
    if not last.count(kind) and posixpath.basename(folder) in last.ids:
        in_own_folder = posixpath.join(
            posixpath.dirname(folder), kind.plural, f"{record_id}{ending}"
        )
        if is_named(in_own_folder, patterns):
            return in_own_folder
    return posixpath.join(folder, f"{record_id}{ending}")


def _first_file(kind: type[Entry], record_id: str, pattern: str) -> str:
    """A path that ``pattern`` matches, if possible in a folder named after the kind."""
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
