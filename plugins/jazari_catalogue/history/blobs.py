"""Reads the contents of files from one process of git."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO

from jazari_catalogue.history.git import environment
from jazari_catalogue.history.no_history import NoHistory, Reason

_AHEAD = 8
"""How many contents are asked for before the first is read, so that git works meanwhile."""


def reading_environment() -> dict[str, str]:
    """The environment of a git that changes nothing, fetches nothing and speaks English.

    Commits are as they were made: what one clone has in their place (git-replace(1)) is not read.
    """
    return {
        **environment(),
        "LC_ALL": "C",  # `NoHistory` recognizes messages
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.path.join(os.devnull, "none"),
        # A partial clone would fetch every file: before git 2.45 only the second prevents that.
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
    }


class Blobs:
    """Reads contents from one process of git."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is one of the repository. Raises NoHistory."""
        self._folder = folder
        try:
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch", "--follow-symlinks"],
                cwd=folder,
                env=reading_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise NoHistory(Reason.NO_GIT, error.strerror or "") from None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    def read(self, name: str) -> bytes:
        """The content of the blob ``name``. Raises NoHistory if the clone lacks it."""
        return next(self.read_all([name]))

    def read_all(self, names: Iterable[str]) -> Iterator[bytes]:
        """The contents of the blobs ``names``, in their order. Raises NoHistory."""
        waiting: deque[str] = deque()
        for name in names:
            self._ask(name)
            waiting.append(name)
            if len(waiting) == _AHEAD:
                yield self._answer(waiting.popleft())
        while waiting:
            yield self._answer(waiting.popleft())

    def read_in(self, commit: str, path: str) -> bytes:
        """The content of the file ``path`` of ``commit``, relative to the folder.

        Raises FileNotFoundError, and NoHistory.
        """
        if "\n" in path or path.split("/").count("..") > self._levels:
            raise FileNotFoundError(path)
        self._ask(f"{commit}:./{path}")
        content = self._content()
        if content is None:
            raise FileNotFoundError(path)
        return content

    @cached_property
    def _levels(self) -> int:
        """How many folders of the repository are above the folder."""
        command = ["git", "rev-parse", "--show-cdup"]
        environment = reading_environment()
        done = subprocess.run(
            command, cwd=self._folder, env=environment, capture_output=True, check=False
        )
        return done.stdout.count(b"../")

    def _ask(self, request: str) -> None:
        with suppress(OSError):  # git has ended: then there is no answer
            self._requests.write(request.encode("utf-8", "surrogateescape") + b"\n")
            self._requests.flush()

    def _answer(self, name: str) -> bytes:
        content = self._content()
        if content is None:
            raise NoHistory(Reason.INCOMPLETE, name)
        return content

    def _content(self) -> bytes | None:
        """The next content; None if git has none."""
        header = self._answers.readline().split()
        if not header:
            raise NoHistory(Reason.INCOMPLETE)
        # `NAME blob SIZE`; `NAME missing`; for links out of the commit, `symlink SIZE` and so on.
        if not header[-1].isdigit() or len(header) < 2:
            return None
        size = int(header[-1])
        content = self._answers.read(size)
        if len(content) < size or self._answers.read(1) != b"\n":
            raise NoHistory(Reason.INCOMPLETE)
        return content if header[-2] == b"blob" else None

    def __enter__(self) -> Blobs:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closes the pipes, which ends the process, and waits for that.
        with suppress(OSError):
            self._process.communicate()
