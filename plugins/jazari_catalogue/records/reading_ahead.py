"""Record files read ahead: by a process of its own, while this one still loads the program.

What comes back are plain values and the line of each record. The place of every word is left
behind, for it would cost as much to hand over as to find: whoever has to tell a problem reads the
file again.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from jazari_catalogue.records.files import read_file
from jazari_catalogue.records.yaml.source import Mapping
from jazari_catalogue.records.yaml.source import Sequence as Items

WORTH_A_PROCESS = 200_000
"""Bytes of YAML that take as long to read as a process to start and to hand over what it read."""

MOST_PROCESSES = 2
"""The program loads at the same time, so two read well on two cores as on more."""


class PlainList(NamedTuple):
    """A list of records as plain values, under the key it stands at; and the line of each."""

    path: str
    plural: str
    items: list[dict[str, Any]]
    lines: list[int]


class NotReadAhead(Exception):
    """A file has problems, changed meanwhile, or could not be read: it is to be read again."""


class _Reader:
    """A child process that reads ``files``."""

    def __init__(self, files: Sequence[Path], root: Path) -> None:
        self.files = files
        self._readable, writable = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._readable)
            _read_as_child(files, root, writable)
        os.close(writable)

    def lists(self) -> Iterator[PlainList]:
        with os.fdopen(self._readable, "rb", closefd=False) as pipe:
            for file in self.files:
                size = int.from_bytes(pipe.read(8), "big")
                data = pipe.read(size)
                if not size or len(data) != size:
                    raise NotReadAhead
                path, state, lists = msgspec.msgpack.decode(data)
                if state != _state(file):
                    raise NotReadAhead
                for plural, items, lines in lists:
                    yield PlainList(path, plural, items, lines)

    def stop(self) -> None:
        os.close(self._readable)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


class ReadingAhead:
    """Reads ``files`` in child processes; ``root`` is where shown paths start."""

    def __init__(self, files: Sequence[Path], root: Path) -> None:
        self.files = files
        size = -(-len(files) // MOST_PROCESSES)
        runs = (files[start : start + size] for start in range(0, len(files), size))
        self.readers = [_Reader(run, root) for run in runs]

    def lists(self) -> Iterator[PlainList]:
        """The lists in the order of the files, those of each file as soon as it is read.

        To be gone through once. Raises NotReadAhead.
        """
        for reader in self.readers:
            yield from reader.lists()

    def stop(self) -> None:
        """Ends the children, whether or not they are done."""
        for reader in self.readers:
            reader.stop()


def reading_ahead(files: Sequence[Path], root: Path) -> ReadingAhead | None:
    """The reading of ``files``, begun; None where they are sooner read when they are needed."""
    try:
        size = sum(file.stat().st_size for file in files)
    except OSError:  # told by whoever reads it
        return None
    if size < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        return None
    return ReadingAhead(files, root)


def _read_as_child(files: Sequence[Path], root: Path, writable: int) -> None:
    gc.disable()  # all that is read is kept until it is handed over
    try:
        with os.fdopen(writable, "wb") as pipe:
            for file in files:
                data = msgspec.msgpack.encode(_plain(file, root))
                pipe.write(len(data).to_bytes(8, "big"))
                pipe.write(data)
                pipe.flush()
    finally:  # not a word of what failed: whoever reads the files again tells
        os._exit(0)


def _plain(file: Path, root: Path) -> tuple[object, ...]:
    """What ``file`` holds: its path, its state, and its lists with the line of each record."""
    state = _state(file)
    path, value, problems, _ = read_file(file, root)
    if problems or not isinstance(value, Mapping):
        raise NotReadAhead
    return path, state, [(plural, items, _lines(items)) for plural, items in value.items()]


def _lines(items: object) -> list[int]:
    """The line of each record in the list ``items``."""
    if not isinstance(items, Items) or not all(isinstance(item, Mapping) for item in items):
        raise NotReadAhead
    return [position.line for position in items.item_positions]


def _state(file: Path) -> list[int]:
    """What changes when the file is saved."""
    found = file.stat()
    return [found.st_size, found.st_mtime_ns]
