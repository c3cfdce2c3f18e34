"""Watches the record files during a preview.

MkDocs watches only files and folders that it is given at the start. Record files are matched by
patterns and may be added at any time, so a thread polls them and writes to one file, the signal,
that MkDocs watches.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from jazari_catalogue.records.files import files_with_status

SECONDS_BETWEEN_LOOKS = 0.1
REST_PER_LOOK = 29
"""Seconds of rest for each second that a look takes: looking at very many files takes long."""


class RecordWatch:
    """Writes to the file ``signal`` whenever a record file is added, changed or deleted."""

    def __init__(self, patterns: Sequence[str], root: Path, signal: Path) -> None:
        """``patterns`` are relative to ``root``. Creates ``signal``; ``start`` begins to look."""
        self.signal = signal
        signal.parent.mkdir(parents=True, exist_ok=True)
        signal.touch()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.watch(patterns, root)

    def watch(self, patterns: Sequence[str], root: Path) -> None:
        """Watches the files of ``patterns`` from now on; their present state is no change."""
        self._watched = [*patterns], root
        self._last_state = self._state()

    def look(self) -> None:
        """Writes to the signal if anything differs from the last look."""
        state = self._state()
        if state != self._last_state:
            self._last_state = state
            self.signal.write_text(str(time.time_ns()), encoding="ascii")

    def start(self) -> None:
        """Looks repeatedly, in a thread, until ``stop``."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread, if there is one, and waits for it."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        took = 0.0
        while not self._ended.wait(max(SECONDS_BETWEEN_LOOKS, REST_PER_LOOK * took)):
            started = time.perf_counter()
            self.look()
            took = time.perf_counter() - started

    def _state(self) -> list[tuple[str, int, int]]:
        """The path, size and time of change of each file; -1 for a name that is no file."""
        return [
            (path, status.st_size, status.st_mtime_ns) if status else (path, -1, -1)
            for path, status in files_with_status(*self._watched)
        ]
