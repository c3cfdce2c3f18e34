"""The phases of a build or a check: how far the current one is, and how long each has taken.

At any moment one phase runs: a phase within another stops the clock of the outer one. So the times
of all phases add up to that of the whole.
"""

from __future__ import annotations

import logging
import os
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

from jazari_catalogue import reporter

Item = TypeVar("Item")

START = "start of Python and imports"
REST = "MkDocs and the prose pages"
"""What a build does between the phases that are named below."""

SHOWN_AFTER = 2.0
"""After how many seconds a build shows how far it is."""


class Phases:
    """The phases of one build, on one clock."""

    def __init__(
        self,
        before: float,
        show: Callable[[str], None] | None,
        clock: Callable[[], float] = time.perf_counter,
        rest: str = REST,
    ) -> None:
        """``before`` is how many seconds the process ran before; ``show`` writes the progress.

        ``rest`` is what the time outside of all phases is called.
        """
        self.spent: dict[str, float] = {START: before}
        self.parts: dict[str, float] = defaultdict(float)
        """The seconds of parts of a phase that several processes share, in all of them together."""
        self.are_wanted = os.environ.get("TIMINGS", "0") not in {"", "0"}
        """Whether the person who builds wants to know where the time went."""
        self._show = show
        self._clock = clock
        self._begun = self._since = clock()
        self._running = [rest]
        self._items = 0
        self._counting_since = self._begun

    def enter(self, name: str, items: int = 0) -> None:
        """Starts a phase within the current one, in which ``items`` are to be done."""
        self._charge()
        self._running.append(name)
        self._items = items
        self._counting_since = self._since

    def leave(self) -> None:
        """Ends the current phase."""
        self._charge()
        self._running.pop()
        if self._show is not None:
            reporter.clear_status()

    def at(self, done: int, total: int) -> None:
        """Shows how far the current phase is, in a build that takes long.

        ``done`` of ``total`` are shown as that share of the items of the phase, if it has a number.
        """
        now = self._clock()
        if self._show is None or now - self._begun < SHOWN_AFTER:
            return
        if self._items:
            done, total = done * self._items // total, self._items
        self._show(_progress(self._running[-1], done, total, now - self._counting_since))

    def become_child(self) -> None:
        """Starts from zero in a process that has forked. Its parent shows the progress."""
        self._show = None
        self.parts.clear()

    def seconds(self) -> float:
        """How long the build has taken, without the start of the process."""
        return self._clock() - self._begun

    def times(self) -> str:
        """A table of the seconds that each phase has taken so far, and of the whole."""
        self._charge()
        whole = sum(self.spent.values())
        rows = [f"{seconds:8.3f}  {name}" for name, seconds in self.spent.items()]
        parts = sorted(self.parts.items(), key=lambda part: -part[1])
        shown = [f"{seconds:12.3f}  {name}" for name, seconds in parts if seconds >= 0.001]
        if shown:
            rows += ["          of which, in all processes together:", *shown]
        return "\n".join(["Seconds", *rows, f"{whole:8.3f}  in all"])

    def _charge(self) -> None:
        """Adds the time since the last call to the current phase."""
        now = self._clock()
        name = self._running[-1]
        self.spent[name] = self.spent.get(name, 0.0) + now - self._since
        self._since = now


def _progress(name: str, done: int, total: int, seconds: float) -> str:
    """One line, in ASCII for any terminal: ``making pages: 1,200 of 3,000, 400/s, 5 s left``."""
    line = f"{name}: {done:,} of {total:,}"
    if not done or seconds <= 0:
        return line
    rate = done / seconds
    minutes, left = divmod(round((total - done) / rate), 60)
    return f"{line}, {rate:,.0f}/s, " + (f"{minutes} min " if minutes else "") + f"{left} s left"


_phases: Phases | None = None
_has_started = False


def start_build() -> Phases:
    """Begins to measure a build. With MkDocs' option ``--quiet``, nothing shows how far it is."""
    return start(REST, quiet=not logging.getLogger("mkdocs").isEnabledFor(logging.INFO))


def start(rest: str, *, quiet: bool = False) -> Phases:
    """Begins to measure; the time outside of all phases is called ``rest``."""
    global _phases, _has_started
    # Until now, the process has waited for nothing, so its time is that of its processor, which
    # every system knows. A later build of a preview has no start.
    before = 0.0 if _has_started else time.process_time()
    _has_started = True
    reporter.begin_status()
    _phases = Phases(before, None if quiet else reporter.show_status, rest=rest)
    return _phases


def end() -> None:
    """Measures nothing, and shows nothing, until the next start."""
    global _phases
    _phases = None


@contextmanager
def phase(name: str, items: int = 0) -> Iterator[None]:
    """Charges the time of its block to the phase ``name``, if a build is measured.

    ``items`` is how many there are to do, if the jobs that are counted are not these themselves.
    """
    phases = _phases
    if phases is None:
        yield
        return
    phases.enter(name, items)
    try:
        yield
    finally:
        phases.leave()


def counted(items: Collection[Item]) -> Iterator[Item]:
    """``items``; shows how many of them the current phase has done."""
    for done, item in enumerate(items):
        progress(done, len(items))
        yield item


def progress(done: int, total: int) -> None:
    """Shows that the current phase has done ``done`` of ``total``."""
    if _phases is not None:
        _phases.at(done, total)


def part(name: str, work: Callable[[], Item]) -> Item:
    """The result of ``work``; its time is one part of the current phase, if anyone asked for it."""
    if _phases is None or not _phases.are_wanted:
        return work()
    begun = time.perf_counter()
    try:
        return work()
    finally:
        _phases.parts[name] += time.perf_counter() - begun


def become_child() -> None:
    """To be called in a process that has forked: its parent shows the progress."""
    if _phases is not None:
        _phases.become_child()


def parts() -> dict[str, float]:
    """The seconds that `part` has measured in this process."""
    return {} if _phases is None else dict(_phases.parts)


def add_parts(seconds: dict[str, float]) -> None:
    """Adds the `parts` of another process to those of this one."""
    if _phases is not None:
        for name, more in seconds.items():
            _phases.parts[name] += more
