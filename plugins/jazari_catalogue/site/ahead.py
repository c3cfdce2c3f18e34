"""Targets made ahead: by a process of their own, while this one still plans the rest."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Sequence

from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, Target


class Ahead:
    """Makes ``targets`` in a child process that has this one's memory as it was at the start.

    Whatever happens to the child, ``targets`` gives targets of the same bytes: where it failed,
    those that it was given, so that what is wrong reaches the person from here.
    """

    def __init__(self, targets: Sequence[MadeTarget]) -> None:
        self._given = targets
        self._readable, writable = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self._readable)
            _make(targets, writable)
        os.close(writable)

    def targets(self) -> list[Target]:
        """The targets, with their bytes; waits until all are made."""
        with os.fdopen(self._readable, "rb") as pipe:
            report = pipe.read()
        _, status = os.waitpid(self.process, 0)
        if status != 0:
            return list(self._given)
        # Written by this very program a moment ago, through a pipe that no one else has.
        made: list[bytes] = pickle.loads(report)
        return [
            Ready(target.path, target.key(), data)
            for target, data in zip(self._given, made, strict=True)
        ]

    def stop(self) -> None:
        """Ends the child, whose work nobody wants any more."""
        os.close(self._readable)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


class Ready(FileTarget):
    """Bytes that are there, under the key of what they were made from."""

    def __init__(self, path: str, key: str, data: bytes) -> None:
        super().__init__(path, data)
        self._key = key

    def key(self) -> str:
        """The key as given."""
        return self._key


def _make(targets: Sequence[MadeTarget], writable: int) -> None:
    status = 1
    try:
        with os.fdopen(writable, "wb") as pipe:
            pickle.dump([target.content() for target in targets], pipe)
        status = 0
    finally:  # not a word of what failed: whoever makes it again tells
        os._exit(status)
