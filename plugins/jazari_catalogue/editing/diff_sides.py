"""One side of a comparison: the records of a git revision or of a folder."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems import CatalogueError, Problem


class UnknownRevision(Exception):
    """Neither a folder nor a revision that this clone has; says whether the clone is shallow."""

    def __init__(self, name: str, *, shallow: bool) -> None:
        super().__init__(name)
        self.name = name
        self.shallow = shallow


@dataclass(frozen=True)
class Side:
    """What was found: a catalogue, or the problems that stand in its way."""

    name: str
    catalogue: Catalogue | None
    problems: list[Problem]


def read_side(name: str | None, patterns: Sequence[str], here: Path) -> Side:
    """The records of revision or folder ``name``; of the folder ``here`` where it is None.

    A side without any of the files has no records. Raises UnknownRevision.
    """
    if name is None:
        return _side(".", patterns, here)
    with folder_of(name, patterns, here) as folder:
        return _side(name, patterns, folder)


@contextmanager
def folder_of(name: str, patterns: Sequence[str], here: Path) -> Iterator[Path]:
    """A folder with the record files of revision or folder ``name``, for as long as it is used.

    Raises UnknownRevision.
    """
    commit = _commit(name, here)
    if commit is None:
        if not (here / name).is_dir():
            raise UnknownRevision(name, shallow=_git(here, *_IS_SHALLOW) == b"true\n")
        yield here / name
        return
    with tempfile.TemporaryDirectory() as folder:
        _write_out(commit, patterns, here, Path(folder))
        yield Path(folder)


_IS_SHALLOW = ("rev-parse", "--is-shallow-repository")


def _side(name: str, patterns: Sequence[str], folder: Path) -> Side:
    files = [file for file in record_files(patterns, folder) if file.exists()]
    try:
        return Side(name, load(files, folder) if files else connect([], {}), [])
    except CatalogueError as error:
        return Side(name, None, error.problems)


def _commit(name: str, here: Path) -> str | None:
    found = _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
    return found.decode().strip() if found else None


def _write_out(commit: str, patterns: Sequence[str], here: Path, folder: Path) -> None:
    """Copies the files of ``commit`` that ``patterns`` stand for into ``folder``."""
    listed = _git(here, "ls-tree", "-r", "-z", "--name-only", commit) or b""
    wanted = [re.compile(_expression(pattern)) for pattern in patterns]
    for path in listed.decode("utf-8", "surrogateescape").split("\0"):
        if any(pattern.fullmatch(path) for pattern in wanted):
            copy = folder / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(_git(here, "cat-file", "blob", f"{commit}:./{path}") or b"")


def _expression(pattern: str) -> str:
    """A glob pattern as a regular expression for paths with ``/``."""
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern.removeprefix("./"))
    known = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(
        known.get(piece) or (piece if piece.startswith("[") else re.escape(piece))
        for piece in pieces
    )


def _git(here: Path, *arguments: str) -> bytes | None:
    """What ``git`` answers, or None where it refuses or is not there. Never through a shell."""
    try:
        done = subprocess.run(["git", *arguments], cwd=here, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
