"""The records of a git revision or of another folder, to compare the present ones with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jazari_catalogue.editing.options import RecordFiles
from jazari_catalogue.history.git import GitFailed, Revision
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.files import from_folder
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.settings import Read, leads_outside, read_settings


@dataclass(frozen=True)
class Version:
    """The records of a revision or folder: its catalogue, or the problems if it does not load."""

    name: str
    catalogue: Catalogue | None
    problems: list[Problem]
    has_files: bool = True


def read_version(name: str | None, files: RecordFiles) -> Version:
    """The records of the revision or folder ``name``; of the project as it is if that is None.

    A version that has none of the files has no records. Raises GitFailed where ``name`` is neither
    a revision nor a folder.
    """
    try:
        if name is None:
            return _load(".", _in_folder(files, files.root))
        with files_of_version(name, files) as own_files:
            return _load(name, own_files)
    except CatalogueError as error:
        return Version(name or ".", None, error.problems)


@contextmanager
def files_of_version(name: str, files: RecordFiles) -> Iterator[RecordFiles]:
    """The record files of the revision or folder ``name``; those of a revision exist inside `with`.

    They are the ones that the settings of that version name, unless ``files`` come from the command
    line. Files outside the project are left out, because a revision has no version of them.

    Raises GitFailed where ``name`` is neither a revision nor a folder, CatalogueError where the
    settings of that version cannot be read.
    """
    inside = [pattern for pattern in files.patterns if not leads_outside(pattern)]
    files = files._replace(patterns=inside)
    try:
        revision = Revision(name, files.root)
    except GitFailed:
        folder = Path.cwd() / name
        if not folder.is_dir():
            raise
        revision = None
    if revision is None:
        yield _in_folder(files, folder)
        return
    with tempfile.TemporaryDirectory() as copies:
        root = Path(copies)
        copied = _in_folder(files, root, lambda file: revision.read(from_folder(file, root)))
        prose = [f"{copied.prose}/**/*"] if copied.prose else []
        revision.write_out([*copied.patterns, *prose], root)
        yield copied


def existing_files(files: RecordFiles) -> list[Path]:
    """The record files that this version has; a name without a file is left out."""
    return [file for file in files.files() if file.exists() or file.is_symlink()]


def _load(name: str, files: RecordFiles) -> Version:
    existing = existing_files(files)
    catalogue = load(existing, files.root) if existing else connect([], {})
    return Version(name, catalogue, [], has_files=bool(existing))


def _in_folder(files: RecordFiles, root: Path, read: Read = Path.read_bytes) -> RecordFiles:
    """The record files in the folder ``root`` that its own settings name, read with ``read``.

    Where it has no settings, those that the project's settings or the default name.
    """
    if files.named:
        return files._replace(root=root)
    settings = read_settings(root, read)
    either = [*dict.fromkeys((*files.patterns, *settings.records))]
    patterns = settings.records if settings.file else either
    prose, has_drafts = settings.prose, settings.has_drafts
    return files._replace(root=root, patterns=patterns, prose=prose, has_drafts=has_drafts)
