"""The commits that touched record files, oldest first, with the files as they then were.

Only the first parent of a merge is followed: what it brought is one step, as it was for readers of
the site. What is read is what plumbing commands of git print, which no setting of a user changes.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.history.blobs import Blobs, reading_environment
from jazari_catalogue.history.no_history import NoHistory, Reason
from jazari_catalogue.history.trees import Entry, Tree, entries_in

_NOT_TRACKED = "does not exist in 'HEAD'", "exists on disk, but not in 'HEAD'"

_LAST_TIME = 253_402_300_799
"""The end of the year 9999. Git accepts any time."""


class Commit(NamedTuple):
    """A commit: its object name, its time, and the record files that it changed."""

    name: str
    time: int
    """When it was made, in seconds since 1970 (committer date)."""
    changed: dict[str, str | None]
    """The object name of each new content, by the path below the folder; None for no file."""
    patterns: list[str]
    """Those of its record files."""
    parent: str | None
    """The object name of its first parent; None without one."""


class Repository:
    """The history of the folder of a project, read by git."""

    def __init__(self, folder: Path) -> None:
        """Raises NoHistory if git cannot tell all of it."""
        self._folder = folder
        try:
            names = self._output("rev-parse", "--is-shallow-repository", "HEAD^{commit}", "HEAD:./")
        except NoHistory as no_history:
            raise self._cause(no_history) from None
        is_shallow, self.head, _ = names.decode().split()
        if is_shallow == "true":
            raise NoHistory(Reason.SHALLOW)

    def _cause(self, no_history: NoHistory) -> NoHistory:
        """Why git does not know the last commit, or the folder in it."""
        if no_history.reason is not Reason.NOT_READ:
            return no_history
        try:
            self._output("rev-parse", "--git-dir")
        except NoHistory as other:
            return other
        try:
            self._output("rev-parse", "--verify", "HEAD")
        except NoHistory:
            return NoHistory(Reason.NO_COMMIT, no_history.message)
        try:
            self._output("cat-file", "-e", "HEAD^{tree}")
        except NoHistory as damage:
            return damage
        if any(message in no_history.message for message in _NOT_TRACKED):
            return NoHistory(Reason.NO_REPOSITORY, no_history.message)
        return no_history

    def commits(self, tree: Tree, since: str | None = None) -> Iterator[Commit]:
        """The commits after ``since``, all by default, which changed record files.

        ``tree`` is that of ``since``, or empty; it becomes that of each commit. Raises NoHistory.
        """
        chain = self._chain(since)
        differences = self._differences(chain)
        for (name, time, parent), changed in zip(chain, differences, strict=True):
            touched = tree.apply(name, changed)
            if touched:
                yield Commit(name, min(max(time, 0), _LAST_TIME), touched, tree.patterns, parent)

    def follows(self, since: str) -> bool:
        """Whether the commit ``since`` is on the line of first parents that leads here."""
        if since == self.head:
            return True
        try:
            chain = self._chain(since)
        except NoHistory:
            return False
        return bool(chain) and chain[0][2] == since

    def tree(self, commit: str, blobs: Blobs, patterns: list[str]) -> Tree:
        """The files of ``commit``; ``patterns`` are those of it or before. Raises NoHistory."""
        tree = Tree(self._folder, blobs, patterns)
        tree.begin(commit, entries_in(self._output("ls-tree", "-r", "-z", commit)))
        return tree

    def _chain(self, since: str | None) -> list[tuple[str, int, str | None]]:
        """The commits after ``since``, oldest first: name, time and first parent."""
        revisions = self.head if since is None else f"{since}..{self.head}"
        options = ("--first-parent", "--timestamp", "--parents")
        listed = self._output("rev-list", *options, revisions, "--")
        chain = []
        for line in reversed(listed.decode().splitlines()):
            time, name, *parents = line.split()
            chain.append((name, int(time), parents[0] if parents else None))
        return chain

    def _differences(
        self, chain: list[tuple[str, int, str | None]]
    ) -> Iterator[dict[str, Entry | None]]:
        """For each commit of ``chain``, what it changed in the folder, by path."""
        request = "".join(f"{name} {parent or ''}".rstrip() + "\n" for name, _, parent in chain)
        options = ("--stdin", "-r", "-z", "--root", "--no-renames", "--relative", "--raw")
        printed = self._output("diff-tree", *options, stdin=request.encode()) if chain else b""
        fields = iter(printed.decode("utf-8", "surrogateescape").split("\0"))
        changed: dict[str, dict[str, Entry | None]] = {}
        current: dict[str, Entry | None] = {}
        for field in fields:
            if field.startswith(":"):
                _, mode, _, blob, status = field.split(" ")
                current[next(fields)] = None if status == "D" else Entry(mode, blob)
            elif field:
                current = changed.setdefault(field, {})
        for name, _, _ in chain:
            yield changed.get(name, {})

    def _output(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git prints. Raises NoHistory."""
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self._folder,
                env=reading_environment(),
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
