"""Record files watched while the site is previewed.

MkDocs watches files and folders that it is given once. Record files come, go and lie where a
pattern leads, so a thread of its own looks for them and writes to one file that MkDocs watches.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from jazari_catalogue.records.files import files_with_status

SECONDS_BETWEEN_LOOKS = 0.1
SHARE_OF_TIME = 29
"""Looking at very many files takes long: one part of the time, for 29 that it rests."""


class RecordWatch:
    """Writes to ``signal`` once a record file has come, gone or changed."""

    def __init__(self, patterns: Sequence[str], root: Path, signal: Path) -> None:
        self.signal = signal
        signal.parent.mkdir(parents=True, exist_ok=True)
        signal.touch()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.watch(patterns, root)

    def watch(self, patterns: Sequence[str], root: Path) -> None:
        """Looks for the files of ``patterns`` from now on; what they are now is no change."""
        self._watched = [*patterns], root
        self._known = self._state()

    def look(self) -> None:
        """Writes to the signal if anything differs from the last look."""
        state = self._state()
        if state != self._known:
            self._known = state
            self.signal.write_text(str(time.time_ns()), encoding="ascii")

    def start(self) -> None:
        """Looks again and again, until ``stop``."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends what ``start`` began."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        took = 0.0
        while not self._ended.wait(max(SECONDS_BETWEEN_LOOKS, SHARE_OF_TIME * took)):
            started = time.perf_counter()
            self.look()
            took = time.perf_counter() - started

    def _state(self) -> list[tuple[str, int, int]]:
        """The files, and of each what changes when it is saved."""
        return [
            (path, status.st_size, status.st_mtime_ns) if status else (path, -1, -1)
            for path, status in files_with_status(*self._watched)
        ]
