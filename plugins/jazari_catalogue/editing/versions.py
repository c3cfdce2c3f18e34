"""One side of a comparison: the records of a git revision or of a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jazari_catalogue.editing.git import GitFailed, Revision
from jazari_catalogue.editing.options import Chosen
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.files import from_folder
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.settings import Read, leads_outside, read_settings


@dataclass(frozen=True)
class Side:
    """A catalogue, or the problems for which there is none."""

    name: str
    catalogue: Catalogue | None
    problems: list[Problem]
    has_files: bool = True


def read_side(name: str | None, files: Chosen) -> Side:
    """The records of revision or folder ``name``; of the project as it is where it is None.

    A side without any of the files has no records. Raises GitFailed.
    """
    try:
        if name is None:
            return _side(".", _as_there(files, files.root))
        with folder_of(name, files) as there:
            return _side(name, there)
    except CatalogueError as error:
        return Side(name or ".", None, error.problems)


@contextmanager
def folder_of(name: str, files: Chosen) -> Iterator[Chosen]:
    """The record files of revision or folder ``name``, in a folder for as long as they are used.

    Which files they are, the settings there say, unless ``files`` are those of the command line; of
    those outside the project, neither a revision nor another folder has a version. Raises
    GitFailed where there is neither, and CatalogueError where the settings are wrong.
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
        yield _as_there(files, folder)
        return
    with tempfile.TemporaryDirectory() as copies:
        root = Path(copies)
        there = _as_there(files, root, lambda file: revision.read(from_folder(file, root)))
        revision.write_out(there.patterns, root)
        yield there


def existing(files: Chosen) -> list[Path]:
    """The record files of a side, but for names without a file: that side did not have it."""
    return [file for file in files.files() if file.exists() or file.is_symlink()]


def _side(name: str, files: Chosen) -> Side:
    there = existing(files)
    catalogue = load(there, files.root) if there else connect([], {})
    return Side(name, catalogue, [], has_files=bool(there))


def _as_there(files: Chosen, root: Path, read: Read = Path.read_bytes) -> Chosen:
    """``files`` in the folder ``root``: those that its own settings name.

    Without settings there, what it has of those of the project and of those that are the default.
    """
    if files.named:
        return files._replace(root=root)
    settings = read_settings(root, read)
    either = [*dict.fromkeys((*files.patterns, *settings.records))]
    return files._replace(root=root, patterns=settings.records if settings.file else either)
