"""Everything that a build is made from, so that one with the same need not be made again."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.exports.clients import client_files
from jazari_catalogue.exports.sbom import sbom_files
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.files import record_files
from jazari_catalogue.site.rendering.assets import asset_files


@dataclass(frozen=True)
class SourceFolders:
    """Where the sources of a site are."""

    root: Path
    """The folder of the project."""
    records: Sequence[str]
    """Names and globs of the record files, relative to the root."""
    prose: Path
    overrides: Path
    assets: Path
    """Where the locked browser assets are installed."""
    settings: Path

    def files(self) -> list[str]:
        """The paths of all files that a build reads, whether or not they are there.

        Raises OSError, ValueError or BuildRefused where something is wrong.
        """
        assets = asset_files(self.overrides, self.assets).values()
        files = [*record_files(self.records, self.root), *assets]
        files += [self.settings, self.root / routes.SCHEMA, *client_files(self.root)]
        files += sbom_files(self.root)
        prose = _files_in(self.prose, may_link=False)
        return sorted({*map(str, files), *prose, *_files_in(self.overrides)})


class _State(NamedTuple):
    """What changes whenever a file is written or replaced, even by the same bytes."""

    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int


class Sources:
    """The sources of a site as they are now: their ``digest``, with that of all settings."""

    def __init__(self, folders: SourceFolders, settings: Iterable[str]) -> None:
        """Reads all files. Raises OSError, ValueError or BuildRefused where something is wrong."""
        self._folders = folders
        self._states = self._look()
        self.digest = digest(
            *settings,
            *(
                part
                for path, state in self._states.items()
                for part in (os.fsencode(path), _content(path) if state else "missing")
            ),
        )

    def paths(self) -> list[str]:
        """The files, whether or not they are there."""
        return [*self._states]

    def are_as_they_were(self) -> bool:
        """Whether no source has changed since, so that what was read later is the same."""
        try:
            return self._look() == self._states
        except (OSError, ValueError, BuildRefused):
            return False

    def _look(self) -> dict[str, _State | None]:
        return {path: _state(path) for path in self._folders.files()}


def _files_in(folder: Path, *, may_link: bool = True) -> Iterator[str]:
    """The files below ``folder``. Raises OSError for a link where there may be none."""
    for path, folders, names in os.walk(folder, followlinks=may_link):  # as MkDocs does
        for name in folders:
            inner = os.path.join(path, name)
            if os.path.islink(inner) and (not may_link or _is_around(inner, path)):
                raise OSError(f"{inner} is a link, or leads in a circle")
        for name in names:
            file = os.path.join(path, name)
            if not may_link and os.path.islink(file):
                raise OSError(f"{file} is a link")
            yield file


def _is_around(outer: str, folder: str) -> bool:
    """Whether ``folder`` is in the folder ``outer``, or is that folder."""
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(outer))


def _state(path: str) -> _State | None:
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):  # a pipe, which nobody may ever write to
        raise OSError(f"{path} is no file")
    return _State(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
