"""How much memory a program and the processes that it starts hold at a time."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

INTERVAL = 0.1
"""Seconds between two samples."""


class PeakMemory:
    """Samples the memory of a process and of those that it started, while the context is open.

    Memory that processes share counts once (proportional set size). Only Linux knows it: elsewhere,
    or without a process, ``mebibytes`` stays 0.
    """

    def __init__(self, pid: int | None) -> None:
        self.mebibytes = 0.0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> PeakMemory:
        if self._pid is not None and Path("/proc/self/smaps_rollup").exists():
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _sample(self) -> None:
        assert self._pid is not None
        while not self._over.wait(INTERVAL):
            self.mebibytes = max(self.mebibytes, sum(map(_proportional, _with_children(self._pid))))


def _with_children(pid: int) -> set[int]:
    """The process `pid` and all that descend from it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program is in parentheses and may contain spaces.
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue  # the process has ended since
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _proportional(pid: int) -> float:
    """The proportional set size of the process `pid` in MiB; 0 if it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
