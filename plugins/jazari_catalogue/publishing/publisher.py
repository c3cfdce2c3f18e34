"""From targets to files: writes what is new, keeps what is not, replaces the site whole.

Everything is written into a staging folder beside the site. Only when all of it is there does it
take the site's place, so a build that fails at any point leaves the old site as it was.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jazari_catalogue.publishing.targets import Target

PARALLEL_FROM = 600
"""Fewer targets than this are written by one process: starting a second costs more."""


CHUNKS = 30
"""Into how many runs the targets are cut: runs that are short let the processes end together."""


@dataclass(frozen=True)
class Row:
    """What the manifest remembers of a published file."""

    key: str
    size: int
    mtime_ns: int


@dataclass(frozen=True)
class Outcome:
    """What publishing did: files in all, how many of them were written anew, and their bytes."""

    files: int
    written: int
    size: int


class DuplicateTarget(Exception):
    """Two targets, or a target and a prose page, claim one path."""


class Publisher:
    """Puts targets into ``site`` by way of ``staging``; remembers keys in ``manifest``."""

    def __init__(self, site: Path, staging: Path, manifest: Path) -> None:
        self.site = site
        self.staging = staging
        self.manifest = manifest

    def publish(self, targets: Sequence[Target], workers: int = 1) -> Outcome:
        """Writes ``targets`` into the staging folder, by ``workers`` processes if there are many.

        Raises DuplicateTarget.
        """
        _refuse_duplicates(targets)
        known = self._known
        rows = self._in_parallel(targets, known, workers)
        written = sum(1 for path, row in rows.items() if known.get(path) != row)
        self._rows = rows
        return Outcome(len(rows), written, sum(row.size for row in rows.values()))

    def replace(self) -> None:
        """Puts the staging folder in the place of the site and remembers the keys."""
        replace_folder(self.site, self.staging)
        self.manifest.parent.mkdir(parents=True, exist_ok=True)
        rows = {path: [row.key, row.size, row.mtime_ns] for path, row in self._rows.items()}
        new = self.manifest.with_suffix(".new")
        new.write_text(json.dumps(rows), encoding="utf-8")
        new.replace(self.manifest)

    @cached_property
    def _known(self) -> dict[str, Row]:
        return self._read_manifest()

    def _read_manifest(self) -> dict[str, Row]:
        try:
            rows = json.loads(self.manifest.read_text(encoding="utf-8"))
            return {path: Row(*row) for path, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # no manifest, or a damaged one: everything is new

    def _in_parallel(
        self, targets: Sequence[Target], known: dict[str, Row], workers: int
    ) -> dict[str, Row]:
        if not is_worth_a_process(len(targets), workers):
            return self._write_all(targets, known)
        # Forked children share the catalogue's memory; frozen, the collector does not copy it.
        gc.freeze()
        size = -(-len(targets) // CHUNKS)
        chunks = [targets[start : start + size] for start in range(0, len(targets), size)]
        queues = [_queue_of(run) for run in _runs(len(chunks), workers)]
        children = []
        for number in range(1, workers):
            readable, writable = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(readable)
                own_first = [*queues[number:], *queues[:number]]
                self._work_as_child(chunks, own_first, known, writable)
            os.close(writable)
            children.append((child, readable))
        rows: dict[str, Row] = {}
        try:
            rows = self._write_chunks(chunks, queues, known)
        finally:
            for queue in queues:
                os.close(queue)
            for child, readable in children:
                rows |= _report_of(child, readable)
        # What a failed child leaves is done here, where what is wrong with it reaches the person.
        left = [target for target in targets if target.path not in rows]
        for target in left:
            (self.staging / target.path).unlink(missing_ok=True)
        return rows | self._write_all(left, known)

    def _work_as_child(
        self,
        chunks: list[Sequence[Target]],
        queues: Sequence[int],
        known: dict[str, Row],
        writable: int,
    ) -> None:
        status = 1
        try:
            rows = self._write_chunks(chunks, queues, known)
            with os.fdopen(writable, "w", encoding="utf-8") as pipe:
                json.dump({p: [r.key, r.size, r.mtime_ns] for p, r in rows.items()}, pipe)
            status = 0
        except BaseException as error:  # the parent does these chunks over
            print(f"jazari-catalogue: a helper process stopped: {error!r}", file=sys.stderr)
        finally:
            os._exit(status)

    def _write_chunks(
        self, chunks: list[Sequence[Target]], queues: Sequence[int], known: dict[str, Row]
    ) -> dict[str, Row]:
        """Writes one chunk after another, as long as the queues have any; the first queue first."""
        rows: dict[str, Row] = {}
        for queue in queues:
            while drawn := os.read(queue, 1):
                rows |= self._write_all(chunks[drawn[0]], known)
        return rows

    def _write_all(self, targets: Sequence[Target], known: dict[str, Row]) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        made: set[str] = set()
        staging, site = str(self.staging), str(self.site)
        for target in targets:
            path = target.path
            key = target.key()
            folder = path.rpartition("/")[0]
            if folder not in made:
                _make_folder(f"{staging}/{folder}")
                made.add(folder)
            row = known.get(path)
            if row is not None and row.key == key and _keep(site, staging, path, row):
                rows[path] = row
                continue
            rows[path] = _write(path, f"{staging}/{path}", target.content(), key)
        return rows


def is_worth_a_process(targets: int, workers: int) -> bool:
    """Whether so many targets are written sooner by several processes, if there may be any."""
    return workers > 1 and targets >= PARALLEL_FROM and hasattr(os, "fork")


def replace_folder(folder: Path, staging: Path) -> None:
    """Puts ``staging`` in the place of ``folder``, which may be absent."""
    old = folder.with_name(f".{folder.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def restore_folder(folder: Path) -> None:
    """Brings ``folder`` back if a build was stopped between the two halves of its replacement."""
    old = folder.with_name(f".{folder.name}.old")
    if old.exists() and not folder.exists():
        old.rename(folder)


def _refuse_duplicates(targets: Sequence[Target]) -> None:
    seen: set[str] = set()
    for target in targets:
        if target.path in seen:
            raise DuplicateTarget(target.path)
        seen.add(target.path)


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


def _write(path: str, file: str, data: bytes, key: str) -> Row:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise DuplicateTarget(path) from None
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        found = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return Row(key, found.st_size, found.st_mtime_ns)


def _runs(count: int, workers: int) -> list[list[int]]:
    """The numbers below ``count``, shared out among ``workers``: neighbours to the same one.

    Neighbours are of one language and show the same cards and sources, which a process draws once.
    Every second worker starts from the end, so that two of them come to an end in one language.
    """
    size = -(-count // workers)
    runs = [list(range(start, min(start + size, count))) for start in range(0, count, size)]
    return [run[::-1] if number % 2 else run for number, run in enumerate(runs)]


def _queue_of(numbers: Sequence[int]) -> int:
    """A pipe of ``numbers``, a byte each: its owner draws the next, then whoever is free."""
    readable, writable = os.pipe()
    os.write(writable, bytes(numbers))
    os.close(writable)
    return readable


def _report_of(child: int, readable: int) -> dict[str, Row]:
    """The rows of a child's work; none if it failed."""
    with os.fdopen(readable, encoding="utf-8") as pipe:
        report = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        return {}
    return {path: Row(*row) for path, row in json.loads(report).items()}
