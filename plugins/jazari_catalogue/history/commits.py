"""The commits that touched record files, oldest first, with the files as they then were.

Only the first parent of a merge is followed: what it brought is one step, as it was for readers of
the site. What is read is what plumbing commands of git print, which no setting of a user changes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jazari_catalogue.history.git import GitFailed, Revision
from jazari_catalogue.history.no_history import NoHistory, Reason
from jazari_catalogue.records.files import is_named
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import SETTINGS_FILES, leads_outside, read_settings

_ENVIRONMENT = {
    "LC_ALL": "C",  # `Repository` recognizes one message
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would fetch every file
}
_FILE_MODES = ("100644", "100755", "100664")


class Commit(NamedTuple):
    """A commit: its object name, its time, and the record files that it changed."""

    name: str
    time: int
    """When it was made, in seconds since 1970 (committer date)."""
    changed: dict[str, str | None]
    """The object name of each new content, by the path below the folder; None for no file."""


class Repository:
    """The history of the folder of a project, read by git."""

    def __init__(self, folder: Path) -> None:
        """Raises NoHistory if git cannot tell all of it."""
        self._folder = folder
        if self._output("rev-parse", "--is-shallow-repository") == b"true\n":
            raise NoHistory(Reason.SHALLOW)
        try:
            self.head = self._output("rev-parse", "--verify", "HEAD^{commit}").decode().strip()
        except NoHistory as no_history:
            raise NoHistory(Reason.NO_COMMIT, no_history.message) from None

    def commits(self, patterns: list[str], since: str | None = None) -> Iterator[Commit]:
        """The commits after ``since``, all by default, which changed record files.

        Record files are those that the settings of each commit name; ``patterns`` names those of
        commits whose settings cannot be read. Raises NoHistory.
        """
        chain = self._chain(since)
        tree = _Tree(self._folder, patterns)
        if since is not None:
            tree.read(since)
        for name, time, changed in self._differences(chain):
            touched = tree.apply(name, changed)
            if touched:
                yield Commit(name, time, touched)

    def follows(self, since: str) -> bool:
        """Whether the commit ``since`` is on the line of first parents that leads here."""
        if since == self.head:
            return True
        with suppress(NoHistory):
            chain = self._chain(since)
            return bool(chain) and chain[0][2] == since
        return False

    def record_files(self, commit: str, patterns: list[str]) -> dict[str, str]:
        """The object names of the record files of ``commit``, by path. Raises NoHistory."""
        tree = _Tree(self._folder, patterns)
        tree.read(commit)
        return tree.files

    def _chain(self, since: str | None) -> list[tuple[str, int, str | None]]:
        """The commits after ``since``, oldest first: name, time and first parent."""
        revisions = ["HEAD"] if since is None else [f"{since}..HEAD"]
        listed = self._output("rev-list", "--first-parent", "--timestamp", "--parents", *revisions)
        chain = []
        for line in reversed(listed.decode().splitlines()):
            time, name, *parents = line.split()
            chain.append((name, int(time), parents[0] if parents else None))
        return chain

    def _differences(
        self, chain: list[tuple[str, int, str | None]]
    ) -> Iterator[tuple[str, int, dict[str, str | None]]]:
        """For each commit of ``chain``, what it changed in the folder: path -> object name."""
        request = "".join(f"{name} {parent or ''}".rstrip() + "\n" for name, _, parent in chain)
        options = ("--stdin", "-r", "-z", "--root", "--no-renames", "--relative", "--raw")
        printed = self._output("diff-tree", *options, stdin=request.encode()) if chain else b""
        fields = iter(printed.decode("utf-8", "surrogateescape").split("\0"))
        changed: dict[str, dict[str, str | None]] = {}
        current: dict[str, str | None] = {}
        for field in fields:
            if field.startswith(":"):
                _, mode, _, blob, status = field.split(" ")
                path = next(fields)
                is_file = status != "D" and mode in _FILE_MODES
                current[path] = blob if is_file else None
            elif field:
                current = changed.setdefault(field, {})
        for name, time, _ in chain:
            yield name, time, changed.get(name, {})

    def _output(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git prints. Raises NoHistory."""
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self._folder,
                env={**os.environ, **_ENVIRONMENT},
                input=stdin,
                stdin=subprocess.DEVNULL if stdin is None else None,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise NoHistory(Reason.NO_GIT, error.strerror or "") from None
        if done.returncode != 0:
            raise NoHistory.of_git(done.stderr.decode("utf-8", "replace"))
        return done.stdout


class _Tree:
    """The record files of one commit after another."""

    def __init__(self, folder: Path, patterns: list[str]) -> None:
        self._folder = folder
        self._patterns = patterns
        self.files: dict[str, str] = {}

    def read(self, commit: str) -> None:
        """Takes the files of ``commit``. Raises NoHistory."""
        try:
            revision = Revision(commit, self._folder)
            self._patterns = self._patterns_of(revision)
            self.files = revision.blobs(self._patterns)
        except GitFailed as failed:
            raise NoHistory.of_git(failed.git_message) from None

    def apply(self, commit: str, changed: dict[str, str | None]) -> dict[str, str | None]:
        """Takes what ``commit`` changed, and returns what it changed of record files."""
        if not changed.keys().isdisjoint(SETTINGS_FILES):
            before = self.files
            self.read(commit)
            touched: dict[str, str | None] = dict.fromkeys(before.keys() - self.files.keys())
            touched |= {path: blob for path, blob in self.files.items() if before.get(path) != blob}
            return touched
        touched = {}
        for path, blob in changed.items():
            if is_named(path, self._patterns):
                touched[path] = blob
                if blob is None:
                    self.files.pop(path, None)
                else:
                    self.files[path] = blob
        return touched

    def _patterns_of(self, revision: Revision) -> list[str]:
        def read(file: Path) -> bytes:
            return revision.read(file.relative_to(self._folder).as_posix())

        try:
            settings = read_settings(self._folder, read)
        except CatalogueError:
            return self._patterns
        return [one for one in settings.records if not leads_outside(one)]


class Blobs:
    """Reads contents from one process of git."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def read(self, name: str) -> bytes:
        """The content of the blob ``name``. Raises NoHistory if the clone lacks it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{name}\n".encode())
            self._process.stdin.flush()
            header = self._process.stdout.readline().split()
            if len(header) == 3 and header[1] == b"blob":
                size = int(header[2])
                return self._process.stdout.read(size + 1)[:size]
        except OSError:
            pass
        raise NoHistory(Reason.INCOMPLETE, name)

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
