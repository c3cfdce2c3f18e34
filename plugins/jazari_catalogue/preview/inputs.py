"""What a preview watches: the files that a build reads, and the folders where new ones appear."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from glob import has_magic
from pathlib import Path

from jazari_catalogue.records.files import files_with_status

State = dict[str, tuple[int, int, int]]
"""Size, time of change and inode of files by their paths; -1 for a name that is no file."""


@dataclass(frozen=True)
class Inputs:
    """The files that a build reads."""

    root: Path
    records: tuple[str, ...]
    """Names and patterns of record files, relative to ``root``."""
    folders: frozenset[str] = frozenset()
    """All files below these, but hidden files and backups; one may be a file itself."""
    files: frozenset[str] = frozenset()

    def with_folders(self, folders: Iterable[str]) -> Inputs:
        """These inputs, and ``folders`` or files beside them."""
        return replace(self, folders=self.folders.union(folders))

    def are_records(self, paths: Iterable[str]) -> bool:
        """Whether ``paths``, which have changed, are record files and nothing else."""
        return not any(
            path in self.files or any(Path(path).is_relative_to(folder) for folder in self.folders)
            for path in paths
        )

    def state(self) -> State:
        """The files that there are now. Two equal states are no change."""
        state: State = {}
        for path, status in files_with_status(self.records, self.root):
            state[path] = _row(status)
        for folder in self.folders:
            if not os.path.isdir(folder):
                state[folder] = _row(_status(folder))
            for entry in _files_below(folder):
                try:
                    state[entry.path] = _row(entry.stat())
                except OSError:  # deleted meanwhile, or a broken link
                    state[entry.path] = _NOTHING
        for path in self.files:
            state[path] = _row(_status(path))
        return state

    def watched_folders(self, state: State) -> dict[tuple[str, bool], int]:
        """The folders whose changes concern ``state``, without links, and their inodes.

        The second part of a key is whether what is below the folder concerns it too. In place of
        a folder that is missing, the nearest one above it is watched until it appears.
        """
        deep = {folder for folder in self.folders if not os.path.isfile(folder)}
        flat = {os.path.dirname(path) for path in self.files}
        for pattern in self.records:
            parts = pattern.split("/")
            fixed = next((n for n, part in enumerate(parts) if has_magic(part)), len(parts) - 1)
            base = os.path.join(self.root, *parts[:fixed])
            (deep if fixed < len(parts) - 1 else flat).add(base)
        for path in state:
            real = os.path.realpath(path) if os.path.islink(path) else path
            flat |= {os.path.dirname(path), os.path.dirname(real)}
        watched: dict[tuple[str, bool], int] = {}
        for is_deep, folders in ((True, deep), (False, flat)):
            for folder in folders:
                path = os.path.realpath(folder)
                found = path
                while not os.path.isdir(found) and found != os.path.dirname(found):
                    found = os.path.dirname(found)
                if not _is_below(found, watched):
                    watched[found, is_deep and found == path] = os.stat(found).st_ino
        return watched


_NOTHING = (-1, -1, -1)


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _row(status: os.stat_result | None) -> tuple[int, int, int]:
    if status is None:
        return _NOTHING
    return status.st_size, status.st_mtime_ns, status.st_ino


def _is_below(folder: str, watched: dict[tuple[str, bool], int]) -> bool:
    """Whether ``folder`` is in one that is watched with all that is below it."""
    while (folder, True) not in watched:
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return True


def _files_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files below ``folder``, through links too, as MkDocs lists pages and assets."""
    seen: set[tuple[int, int]] = set()
    folders = [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                found = list(entries)
        except OSError:
            continue
        for entry in found:
            if entry.name.startswith((".", "__pycache__")) or entry.name.endswith("~"):
                continue
            if not entry.is_dir():
                yield entry
            elif entry.is_symlink():
                status = entry.stat()
                if (status.st_dev, status.st_ino) not in seen:  # links may lead in a circle
                    seen.add((status.st_dev, status.st_ino))
                    folders.append(entry.path)
            else:
                folders.append(entry.path)
