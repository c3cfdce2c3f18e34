"""The files of one commit after another, and which of them are record files.

Those are the files that the settings of that commit name, and links that lead to one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.history.blobs import Blobs
from jazari_catalogue.records.files import from_folder, is_named
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import SETTINGS_FILES, leads_outside, read_settings

_FILES = ("100644", "100755", "100664")
_LINK = "120000"
_MOST_NAMES = 20
"""Links may lead in a circle, and a file have names without end."""


class Entry(NamedTuple):
    """What a commit has at a path: its mode and its object name."""

    mode: str
    blob: str


def entries_in(listed: bytes) -> dict[str, Entry | None]:
    """The entries that `git ls-tree -r -z` has ``listed``, by path."""
    entries: dict[str, Entry | None] = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        if path:
            mode, _, blob = about.split()
            entries[path] = Entry(mode, blob)
    return entries


class Tree:
    """The files of a commit in and below the folder of a project."""

    def __init__(self, folder: Path, blobs: Blobs, patterns: list[str]) -> None:
        """An empty tree; ``patterns`` name the record files until settings do."""
        self._folder = folder
        self._blobs = blobs
        self.patterns = patterns
        self.records: dict[str, str] = {}
        """The object names of the record files, by path."""
        self._files: dict[str, str] = {}
        self._links: dict[str, str] = {}
        """Where each link leads, relative to the folder."""
        self._outside: set[str] = set()
        """The links that lead out of the folder."""
        self._settings = {*SETTINGS_FILES}
        """The files that the settings are in, and those that might be there first."""

    def begin(self, commit: str, entries: dict[str, Entry | None]) -> None:
        """Takes all ``entries`` of ``commit``. Raises NoHistory."""
        self._update(entries)
        self._read_settings(commit)
        self.records = {path: blob for path, blob in self._files.items() if self._is_record(path)}

    def apply(self, commit: str, changed: dict[str, Entry | None]) -> dict[str, str | None]:
        """Takes what ``commit`` changed, and returns what it changed of record files.

        Raises NoHistory.
        """
        links, patterns = dict(self._links), self.patterns
        self._update(changed)
        # What a commit changed outside the folder is unknown.
        if not changed.keys().isdisjoint(self._settings) or any(
            path in self._outside or leads_outside(path) for path in self._settings
        ):
            self._read_settings(commit)
        if self._links != links or self.patterns != patterns:
            before, files = self.records, self._files
            self.records = {path: blob for path, blob in files.items() if self._is_record(path)}
            return {
                path: self.records.get(path)
                for path in before | self.records
                if before.get(path) != self.records.get(path)
            }
        touched: dict[str, str | None] = {}
        for path in changed:
            if self._is_record(path):
                blob = touched[path] = self._files.get(path)
                if blob is None:
                    self.records.pop(path, None)
                else:
                    self.records[path] = blob
        return touched

    def _update(self, changed: dict[str, Entry | None]) -> None:
        for path, entry in changed.items():
            self._files.pop(path, None)
            self._links.pop(path, None)
            self._outside.discard(path)
            if entry is None:
                continue
            if entry.mode in _FILES:
                self._files[path] = entry.blob
            elif entry.mode == _LINK:
                target = self._blobs.read(entry.blob).decode("utf-8", "surrogateescape")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                if leads_outside(target):
                    self._outside.add(path)
                else:
                    self._links[path] = target

    def _is_record(self, path: str) -> bool:
        if is_named(path, self.patterns):
            return True
        return any(is_named(*named) for named in self._through_links(path))

    def _through_links(self, path: str) -> Iterator[tuple[str, list[str]]]:
        """The names that links give to ``path``, each with the patterns that may go through."""
        if not self._links:
            return
        # `**` enters no linked folder.
        without_folders = [pattern for pattern in self.patterns if "**" not in pattern]
        names = [(path, self.patterns)]
        for name, patterns in names:
            for link, target in self._links.items():
                if name == target:
                    names.append((link, patterns))
                elif name.startswith(f"{target}/") or target == ".":
                    below = name if target == "." else name[len(target) + 1 :]
                    names.append((f"{link}/{below}", without_folders))
            if len(names) > _MOST_NAMES:
                break
        yield from names[1:]

    def _read_settings(self, commit: str) -> None:
        """Takes the patterns of ``commit``; those before stay if its settings cannot be read."""
        self._settings = {*SETTINGS_FILES}

        def read(file: Path) -> bytes:
            path = from_folder(file, self._folder)
            self._settings |= {path, self._links.get(path, path)}
            return self._blobs.read_in(commit, path)

        try:
            settings = read_settings(self._folder, read)
        except CatalogueError:
            return
        self.patterns = [one for one in settings.records if not leads_outside(one)]
