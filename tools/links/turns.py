"""Turns of requests: one at a time for each host, with a pause between two, and not too many."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tools.links.answers import Reason
from tools.links.gate import NotAsked

PAUSE_SECONDS = 3.0
"""From the end of a request to a host until the next one."""
MOST_REQUESTS = 120
"""To one host in one run, with redirects and further tries."""


class Clock:
    """The time in seconds, and waiting; tests have one that waits for nothing."""

    def now(self) -> float:
        """The seconds since any moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = float("-inf")
        self.requests = 0


class Turns:
    """Gives each request its turn at a host."""

    def __init__(
        self, clock: Clock, pause: float = PAUSE_SECONDS, most: int = MOST_REQUESTS
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._most = most
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """Wait for a turn at ``host``. Raises NotAsked if it has had all requests of a run."""
        with self._lock:
            own = self._hosts.setdefault(host, _Host())
        with own.lock:
            if own.requests >= self._most:
                raise NotAsked(Reason.NO_TURN)
            if (wait := own.free_at - self._clock.now()) > 0:
                self._clock.sleep(wait)
            own.requests += 1
            try:
                yield
            finally:
                own.free_at = self._clock.now() + self._pause

    def leave_alone(self, host: str) -> None:
        """Ask ``host`` nothing more in this run."""
        with self._lock:
            own = self._hosts.setdefault(host, _Host())
        own.requests = self._most
