"""A folder of a process's own in the cache, for what is needed only while it builds."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from jazari_catalogue.publishing.lock import try_lock

PREFIX = "jazari-catalogue-build-"
"""What names of these folders begin with, as no other folder's does: `_remove_orphans` deletes them
also where a link in place of the cache leads."""


class Scratch:
    """A new empty folder, ``path``, until ``remove``. Those of processes that died are removed."""

    def __init__(self, cache: Path) -> None:
        """Makes it in ``cache``, or, if that cannot be written to, where the system keeps such.

        Raises OSError if neither can be written to.
        """
        try:
            cache.mkdir(parents=True, exist_ok=True)
            self.path, self._lock = _made_in(cache)
        except OSError:
            self.path, self._lock = _made_in(Path(tempfile.gettempdir()))
        _remove_orphans(cache)

    def remove(self) -> None:
        """Deletes the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)


def _made_in(folder: Path) -> tuple[Path, int]:
    """A new folder in ``folder``, and the descriptor that keeps it locked."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        with contextlib.suppress(FileNotFoundError):
            lock = os.open(path, os.O_RDONLY)
            if try_lock(lock) and path.exists():
                return path, lock
            os.close(lock)
        # Another build took it for an orphan before it was locked.


def _remove_orphans(cache: Path) -> None:
    """Deletes folders whose process has ended: the system has unlocked them."""
    for folder in cache.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if try_lock(descriptor):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)
