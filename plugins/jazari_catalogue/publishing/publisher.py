"""Targets to files: writes those that changed, keeps the others, replaces the site whole.

Everything is written into a staging folder beside the site. Only when all of it is there does it
take the site's place, so a build that fails at any point leaves the old site as it was.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.phases import part, phase
from jazari_catalogue.publishing.processes import in_processes
from jazari_catalogue.publishing.targets import Target

PARALLEL_FROM = 600
"""Fewer targets than this are written by one process: starting a second costs more."""

CHUNKS = 30
"""Into how many jobs the targets are cut: with short jobs, the processes end together."""


class Row(NamedTuple):
    """What the manifest has of a published file."""

    key: str
    size: int
    mtime_ns: int


class Outcome(NamedTuple):
    """What was published: the number of files, how many of them were written, their bytes."""

    files: int
    written: int
    size: int


class Publisher:
    """Puts targets into ``site`` by way of ``staging``; remembers keys in ``manifest``."""

    def __init__(self, site: Path, staging: Path, manifest: Path) -> None:
        self.site = site
        self.staging = staging
        self.manifest = manifest

    def publish(self, targets: Sequence[Target], workers: int = 1) -> Outcome:
        """Writes ``targets``, by ``workers`` processes if there are many, and replaces the site.

        Raises BuildRefused where two targets, or a target and a prose page, have one path.
        """
        self._refuse_duplicates(targets)
        known = self._read_manifest()
        if len(targets) < PARALLEL_FROM:
            workers = 1
        with phase("making and writing files", len(targets)):
            rows = self._write_in_processes(targets, known, workers)
        written = sum(1 for path, row in rows.items() if known.get(path) != row)
        # First, so that the site stays if this fails. A key that belongs to another file of the
        # site than the manifest has is not used.
        with phase("replacing the site"):
            self._write_manifest(rows)
            self._replace()
        return Outcome(len(rows), written, sum(row.size for row in rows.values()))

    def abandon(self) -> None:
        """Undoes an unfinished build: this one, or one before it that was killed.

        Deletes what it has written. Brings the site back if it was stopped while replacing it.
        """
        shutil.rmtree(self.staging, ignore_errors=True)
        old = self._replaced
        if old.exists() and not self.site.exists():
            old.rename(self.site)

    def _replace(self) -> None:
        """Puts the staging folder in the place of the site."""
        old = self._replaced
        if old.exists():
            shutil.rmtree(old)
        if self.site.exists():
            self.site.rename(old)
        self.staging.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)

    def _write_manifest(self, rows: Mapping[str, Row]) -> None:
        self.manifest.parent.mkdir(parents=True, exist_ok=True)
        new = self.manifest.with_suffix(".new")
        new.write_text(json.dumps(rows), encoding="utf-8")
        new.replace(self.manifest)

    @property
    def _replaced(self) -> Path:
        return self.site.with_name(f".{self.site.name}.old")

    def _read_manifest(self) -> dict[str, Row]:
        try:
            rows = json.loads(self.manifest.read_text(encoding="utf-8"))
            return {path: Row(*row) for path, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # no manifest, or a damaged one: everything is new

    def _refuse_duplicates(self, targets: Sequence[Target]) -> None:
        prose = (file for file in self.staging.rglob("*") if file.is_file())
        taken = {file.relative_to(self.staging).as_posix() for file in prose}
        for target in targets:
            if target.path in taken:
                raise BuildRefused(
                    f"Two pages have the address {target.path}: "
                    "rename the page in content/ or the record."
                )
            taken.add(target.path)

    def _write_in_processes(
        self, targets: Sequence[Target], known: dict[str, Row], workers: int
    ) -> dict[str, Row]:
        size = -(-len(targets) // CHUNKS)
        chunks = [targets[start : start + size] for start in range(0, len(targets), size)]

        def write(numbers: Iterable[int]) -> dict[str, Row]:
            rows: dict[str, Row] = {}
            for number in numbers:
                rows |= self._write_all(chunks[number], known)
            return rows

        rows: dict[str, Row] = {}
        for written in in_processes(write, len(chunks), workers):
            rows |= written
        # A child that failed may have begun a file.
        left = [target for target in targets if target.path not in rows]
        for target in left:
            (self.staging / target.path).unlink(missing_ok=True)
        return rows | self._write_all(left, known)

    def _write_all(self, targets: Sequence[Target], known: dict[str, Row]) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        made: set[str] = set()
        staging, site = str(self.staging), str(self.site)
        for target in targets:
            path = target.path
            key = part("keys", target.key)
            folder = path.rpartition("/")[0]
            if folder not in made:
                _make_folder(f"{staging}/{folder}")
                made.add(folder)
            row = known.get(path)
            if row is not None and row.key == key and _keep(site, staging, path, row):
                rows[path] = row
                continue
            data = part(_group(path), target.content)
            rows[path] = part("writing", partial(_write, f"{staging}/{path}", data, key))
        return rows


def _group(path: str) -> str:
    """What a file is called in timings: by its folder, without the language."""
    folders = path.split("/")[:-1]
    return "making " + (" ".join(folders[1:2] or folders) or "the root")


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:  # its parents first; another process may be at it too
        os.makedirs(folder, exist_ok=True)


def _keep(site: str, staging: str, path: str, row: Row) -> bool:
    """Links the published file into the staging folder, if it is still the one we wrote."""
    try:
        found = os.stat(f"{site}/{path}")
        if found.st_size != row.size or found.st_mtime_ns != row.mtime_ns:
            return False
        os.link(f"{site}/{path}", f"{staging}/{path}")
    except OSError:
        return False
    return True


def _write(file: str, data: bytes, key: str) -> Row:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return Row(key, found.st_size, found.st_mtime_ns)
