"""What a person reads at the terminal: everything the program writes there is written here.

Errors of a build are the exception: MkDocs reports them.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO


def speak_utf8() -> None:
    """Writes UTF-8 from now on: French and Arabic must not fail on a terminal set to ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def ask(question: str) -> str:
    """The line that the person types after ``question``. Raises EOFError where input has ended."""
    return input(question)


def say(text: str) -> None:
    """Writes ``text`` and a line break to standard output, for the person who ran the program.

    Where that fails, the program goes on: `lost_output` gives the reason.
    """
    global _lost
    try:
        _write(sys.stdout, text)
    except OSError as error:
        _lost = error


_lost: OSError | None = None


def lost_output() -> OSError | None:
    """Why standard output could not be written, if so: a full disk, a reader that has gone."""
    return _lost


def warn(text: str) -> None:
    """Writes ``text`` and a line break to standard error, where problems go."""
    with suppress(OSError):  # there is no other way to reach anyone
        _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    clear_status()
    if stream is None:  # closed before the program started
        return
    try:
        try:
            stream.write(text + "\n")
        except UnicodeEncodeError:  # a folder in Arabic, say, on a terminal set to Latin-1
            stream.write(text.encode("ascii", "backslashreplace").decode() + "\n")
        stream.flush()
    except OSError:
        # Python writes what is left once more when it ends, and would report the same again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        raise


class Status:
    """How far a long task is: one line of a terminal, rewritten; elsewhere, a line now and then."""

    REWRITTEN_AFTER = 0.1
    REPEATED_AFTER = 10.0
    """How many seconds are at least between two states, on a terminal and elsewhere."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        """Begins now: elsewhere than on a terminal, a short task writes no line at all."""
        self._stream = stream
        self._clock = clock
        self._is_rewritten = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = clock() + (0.0 if self._is_rewritten else self.REPEATED_AFTER)
        self._shown = 0

    def show(self, text: str) -> None:
        """Shows ``text``, one line in ASCII, unless the last was shown a moment ago."""
        now = self._clock()
        if now < self._next:
            return
        if not self._is_rewritten:
            self._next = now + self.REPEATED_AFTER
            self._write(text + "\n")
            return
        self._next = now + self.REWRITTEN_AFTER
        text = text[: self._columns() - 1]
        self._write("\r" + text.ljust(self._shown))
        self._shown = len(text)

    def clear(self) -> None:
        """Erases the line of a terminal."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except OSError:
            return 80

    def _write(self, text: str) -> None:
        # What matters is the task, not how far it is. A closed stream gives a ValueError.
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


_status: Status | None = None


def begin_status() -> None:
    """Starts a task that `show_status` shows."""
    global _status
    _status = None if sys.stderr is None else Status(sys.stderr)


def show_status(text: str) -> None:
    """Shows how far the task is, at the end of standard error."""
    if _status is not None:
        _status.show(text)


def clear_status() -> None:
    """Erases what `show_status` has left on a terminal: other lines follow."""
    if _status is not None:
        _status.clear()
