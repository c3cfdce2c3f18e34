"""The files of the program, and whether they are still those that this process has loaded."""

from __future__ import annotations

import os
from collections.abc import Iterator

FOLDER = os.path.dirname(__file__)


def files_in(folder: str) -> Iterator[os.DirEntry[str]]:
    """The files of the program in ``folder``, of any type.

    They do not include what Python and the program keep of them.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from files_in(entry.path)
            elif not entry.name.startswith("."):
                yield entry


def is_as_loaded() -> bool:
    """Whether no file of the program has changed since this process began to load it.

    If one has, the program that runs may be neither the old one nor the new: what it makes must
    not be kept as made by either.
    """
    states = _states()
    return states is not None and states == _LOADED


def _states() -> dict[str, tuple[int, ...]] | None:
    """What changes whenever a file is written or replaced, even by the same bytes.

    None while files come and go.
    """
    try:
        return {entry.path: _state(entry.stat()) for entry in files_in(FOLDER)}
    except OSError:
        return None


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


_LOADED = _states()
