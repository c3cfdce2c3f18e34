"""Ends a request that takes too long, also one whose bytes come one by one.

The time-out of a socket is that of a single read, so a server that sends a byte now and then is
never too late for it.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Self

_OF_THREAD = threading.local()


class Deadline:
    """Ends what the sockets of this thread do inside the ``with`` after ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        """Whether the time was up."""
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        _OF_THREAD.deadline = self
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _OF_THREAD.deadline = None

    def watch(self, one: socket.socket) -> None:
        """Ends what ``one`` does when the time is up, which it may be already."""
        with self._lock:
            self._sockets.append(one)
            if self.is_over:
                _shut(one)

    def _end(self) -> None:
        with self._lock:
            self.is_over = True
            for one in self._sockets:
                _shut(one)


def watch(one: socket.socket | None) -> None:
    """Has the deadline of this thread, if there is one, end what ``one`` does."""
    deadline: Deadline | None = getattr(_OF_THREAD, "deadline", None)
    if one is not None and deadline is not None:
        deadline.watch(one)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
