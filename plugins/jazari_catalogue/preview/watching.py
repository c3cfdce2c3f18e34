"""Notices changes of files: by the notices of the operating system, or by looking repeatedly."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from jazari_catalogue import reporter
from jazari_catalogue.preview.inputs import Inputs

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch

SETTLED = 0.03
"""Seconds without a notice after which a save is complete: it is several events."""
AT_MOST = 0.5
"""Seconds after which the first of many notices is acted upon."""
STILL_RENAMING = 0.7
"""Seconds for which a notice without a change is followed up: editors write, then rename."""
BETWEEN_LOOKS = 0.1
REST_PER_LOOK = 29
"""Seconds of rest for each second that a look takes: looking at very many files takes long."""
BETWEEN_CHECKS = 2.0
"""Seconds between looks where the system gives notice, in case that it has failed to."""

# Without an event for reading, which builds do all the time.
_EVENTS: list[type[FileSystemEvent]] = [
    FileModifiedEvent,
    FileClosedEvent,
    FileDeletedEvent,
    DirDeletedEvent,
]
_MOVES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileMovedEvent,
    DirCreatedEvent,
    DirMovedEvent,
]
# On Linux, watchdog holds each notice that a file was moved away, and all that follow it, back for
# half a second, and some editors begin a save by such a move. So moves have an observer of their
# own there.
_OBSERVERS = (_EVENTS, _EVENTS + _MOVES) if sys.platform == "linux" else (_EVENTS + _MOVES,)


class _Waker(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
        self._wake()


class ChangeWatch:
    """Calls ``changed`` with the paths of files that are added, changed or deleted."""

    def __init__(self, inputs: Inputs, changed: Callable[[set[str]], None]) -> None:
        """``start`` begins to watch; the present state of ``inputs`` is no change."""
        self._changed = changed
        self._lock = threading.Lock()
        self._inputs = inputs
        self._state = inputs.state()
        self.is_looking = False
        """Whether something may have changed: who computes in another thread should pause."""
        self._notice = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._is_notified = True
        self._observers: list[BaseObserver] = []
        self._watched: dict[tuple[str, bool], int] = {}
        self._watches: dict[tuple[str, bool], list[ObservedWatch]] = {}

    def watch(self, inputs: Inputs) -> None:
        """Watches ``inputs`` from now on. Changes of what was watched before are not lost."""
        with self._lock:
            if inputs != self._inputs:
                now = inputs.state()
                self._state = {path: self._state.get(path, row) for path, row in now.items()}
                self._inputs = inputs
        self._notice.set()

    def mark(self) -> set[str]:
        """The paths that differ from the last look; their present state is no change.

        To be called when a build that reads it begins.
        """
        with self._lock:
            before, self._state = self._state, self._inputs.state()
            return {path for path, _ in before.items() ^ self._state.items()}

    def look(self) -> bool:
        """Reports what differs from the last look; returns whether anything does."""
        paths = self.mark()
        if paths:
            self._changed(paths)
        return bool(paths)

    def start(self) -> None:
        """Looks, in a thread, after every notice of the system, until ``stop``."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread, if it was started, and waits for it."""
        self._ended.set()
        self._notice.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        self._follow()
        took = 0.0
        while not self._ended.is_set():
            shortest = BETWEEN_CHECKS if self._is_notified else BETWEEN_LOOKS
            noticed = self._notice.wait(max(shortest, REST_PER_LOOK * took))
            if noticed:
                self.is_looking = True
                self._wait_until_settled()
            started = time.perf_counter()
            if self._ended.is_set():
                break
            has_changed = self.look()
            took = time.perf_counter() - started
            self.is_looking = False
            if noticed and not has_changed:
                has_changed = self._look_again()
            if not noticed and has_changed and self._is_notified:
                self._be_suspicious()
            if has_changed or noticed:
                self._follow()
        self._end_notices()

    def _wait_until_settled(self) -> None:
        ends = time.monotonic() + AT_MOST
        self._notice.clear()
        while self._notice.wait(SETTLED) and time.monotonic() < ends and not self._ended.is_set():
            self._notice.clear()

    def _look_again(self) -> bool:
        ends = time.monotonic() + STILL_RENAMING
        while time.monotonic() < ends and not self._notice.wait(SETTLED):
            if self.look():
                return True
        return False

    def _be_suspicious(self) -> None:
        """Looks more often from now on if no notice of this change arrives."""
        if not self._notice.wait(SETTLED):
            self._use_looks("This drive gives no notice of changes")

    def _use_looks(self, reason: str) -> None:
        self._is_notified = False
        self._end_notices()
        reporter.warn(f"{reason}: the preview looks for them every {BETWEEN_LOOKS} s.")

    def _follow(self) -> None:
        """Has the system give notice of the folders that there are now."""
        if not self._is_notified:
            return
        with self._lock:
            watched = self._inputs.watched_folders(self._state)
        try:
            if not self._observers:
                for _ in _OBSERVERS:
                    self._observers.append(observer := Observer())
                    observer.start()
            # First, because a folder may be watched with another inode, or with what is below it.
            for key in self._watched.keys() - watched.keys():
                self._unwatch(key)
            for key, inode in watched.items():
                if self._watched.get(key) != inode:
                    self._unwatch(key)
                    self._watch(*key)
        except OSError as error:
            self._use_looks(f"The system gives no notice of changes ({error.strerror})")
        else:
            is_new = watched != self._watched
            self._watched = watched
            if is_new and self.look():  # a file may have changed before its folder was watched
                self._follow()

    def _watch(self, folder: str, is_deep: bool) -> None:
        waker = _Waker(self._notice.set)
        self._watches[folder, is_deep] = [
            observer.schedule(waker, folder, recursive=is_deep, event_filter=events)
            for observer, events in zip(self._observers, _OBSERVERS, strict=True)
        ]

    def _unwatch(self, key: tuple[str, bool]) -> None:
        for observer, watch in zip(self._observers, self._watches.pop(key, ()), strict=False):
            with suppress(KeyError):
                observer.unschedule(watch)

    def _end_notices(self) -> None:
        for observer in self._observers:
            observer.stop()
        for observer in self._observers:
            observer.join()
        self._observers.clear()
        self._watched, self._watches = {}, {}
