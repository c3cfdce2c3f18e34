"""Reads the files of a git revision, and reports git's own message where that fails."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.records.files import is_named
from jazari_catalogue.records.problems.problem import shown
from jazari_catalogue.records.values.titles import Titles as T

# fmt: off
# ruff: noqa: E501
_UNKNOWN = T("« {name} » n’est ni un dossier ni une révision que ce clone connaît.", "«{name}» ليس مجلدا ولا مراجعة معروفة في هذه النسخة.", "“{name}” is neither a folder nor a revision that this clone knows.")
_SHALLOW = T("Ce clone est partiel : lancer `git fetch --deepen=1` ou `git fetch --unshallow`.", "هذه النسخة جزئية: نفّذوا `git fetch --deepen=1` أو `git fetch --unshallow`.", "This clone is shallow: `git fetch --deepen=1` or `git fetch --unshallow` fetches it.")
_NOT_INSTALLED = T("« {name} » n’est pas un dossier, et git, qui connaît les révisions, ne se lance pas : l’installer.", "«{name}» ليس مجلدا، وتعذر تشغيل git الذي يعرف المراجعات: ثبّتوه.", "“{name}” is not a folder, and git, which reads revisions, cannot be started: install it.")
_NO_REPOSITORY = T("« {name} » n’est pas un dossier, et git ne lit pas ici de dépôt où chercher cette révision.", "«{name}» ليس مجلدا، ولا يقرأ git هنا مستودعا يبحث فيه عن هذه المراجعة.", "“{name}” is not a folder, and git finds no repository here to look for that revision in.")
_INCOMPLETE = T("git ne donne pas tous les fichiers de la révision « {name} ».", "لم يقدم git كل ملفات المراجعة «{name}».", "git cannot read all files of the revision “{name}”.")
_FROM_GIT = T("Message de git :", "يقول git:", "Message from git:")
# fmt: on

_LINK = "120000"
"""The mode that git gives to a symbolic link."""
_OF_A_HOOK = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
)
"""What git sets for its hooks (githooks(5)). It leads to their repository, from their folder."""


def environment() -> dict[str, str]:
    """The environment of this process, for a git that finds the repository by the folder."""
    return {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}


class GitFailed(Exception):
    """Git cannot read the revision ``name``; ``git_message`` is what it wrote to standard error."""

    def __init__(self, what: T, name: str, git_message: str, *, shallow: bool = False) -> None:
        """``what`` went wrong, with `{name}` in it; ``shallow`` if the clone lacks history."""
        super().__init__(name)
        self.what = what
        self.name = name
        self.git_message = git_message
        self.shallow = shallow

    def report(self, language: str) -> str:
        """What went wrong, in ``language``, followed by the message from git."""
        lines = [self.what.in_language(language).format(name=shown(self.name))]
        if self.shallow:
            lines.append(_SHALLOW.in_language(language))
        quoted = [line.expandtabs() for line in self.git_message.splitlines() if line.strip()]
        if quoted:
            lines += [_FROM_GIT.in_language(language), *(f"    {shown(line)}" for line in quoted)]
        return "\n".join(lines)


class _Entry(NamedTuple):
    mode: str
    blob: str


class Revision:
    """The files of a commit in and below a folder of its repository."""

    def __init__(self, name: str, here: Path) -> None:
        """The commit that git resolves ``name`` to, in the repository of the folder ``here``.

        ``name`` is any revision of gitrevisions(7). Raises GitFailed.
        """
        self.name = name
        self.here = here
        try:
            self._git("rev-parse", "--git-dir", what=_NO_REPOSITORY)
        except OSError as error:
            raise GitFailed(_NOT_INSTALLED, name, f"{error.strerror}: {error.filename}") from None
        try:
            options = ("--verify", "--end-of-options", f"{name}^{{commit}}")
            self.commit = self._git("rev-parse", *options, what=_UNKNOWN).decode().strip()
        except GitFailed as failed:
            failed.shallow = self._git("rev-parse", "--is-shallow-repository") == b"true\n"
            raise

    def read(self, path: str) -> bytes:
        """The content of the file ``path``, relative to the folder. Raises FileNotFoundError."""
        (content,) = self._objects([f"{self.commit}:./{path}"], "--follow-symlinks")
        if content is None:
            raise FileNotFoundError(path)
        return content

    def write_out(self, patterns: Iterable[str], folder: Path) -> None:
        """Copies the files that match ``patterns`` to ``folder``, with the same paths in it.

        The patterns are those of `records/files.py`. Git's pathspecs (gitglossary(7), *pathspec*)
        differ: there a name also matches everything in a folder of that name, ``*`` also matches
        hidden files, and brackets and backslashes have other meanings. Raises GitFailed.
        """
        patterns = list(patterns)
        entries = self._entries()
        targets = self._blobs(entry.blob for entry in entries.values() if entry.mode == _LINK)
        selected = {path for path in entries if is_named(path, patterns)}
        for path, entry in entries.items():
            if entry.mode == _LINK:
                # A pattern may go through any link, so every link and its target are copied.
                target = targets[entry.blob].decode("utf-8", "surrogateescape")
                end = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                selected |= {path, *(at for at in entries if at == end or at.startswith(f"{end}/"))}
        blobs = self._blobs(entries[path].blob for path in selected)
        # Links come last, so that no file is written through one.
        for path in sorted(selected, key=lambda path: entries[path].mode == _LINK):
            copy, data = folder / path, blobs[entries[path].blob]
            copy.parent.mkdir(parents=True, exist_ok=True)
            if entries[path].mode == _LINK:
                copy.symlink_to(os.fsdecode(data))
            else:
                copy.write_bytes(data)

    def blobs(self, patterns: Iterable[str]) -> dict[str, str]:
        """The object names of the files that match ``patterns``, by path; links are left out.

        Raises GitFailed.
        """
        patterns = list(patterns)
        return {
            path: entry.blob
            for path, entry in self._entries().items()
            if entry.mode != _LINK and is_named(path, patterns)
        }

    def _entries(self) -> dict[str, _Entry]:
        """The files and links of the commit in and below the folder, by path."""
        listed = self._git("ls-tree", "-r", "-z", self.commit)
        entries: dict[str, _Entry] = {}
        for line in listed.decode("utf-8", "surrogateescape").split("\0"):
            entry, _, path = line.partition("\t")
            if entry and ".." not in path.split("/"):
                mode, kind, blob = entry.split()
                if kind == "blob":
                    entries[path] = _Entry(mode, blob)
        return entries

    def _blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """The contents of blobs by object name. Raises GitFailed where the clone lacks one."""
        unique = list(dict.fromkeys(names))
        contents: dict[str, bytes] = {}
        for name, content in zip(unique, self._objects(unique), strict=True):
            if content is None:
                raise GitFailed(_INCOMPLETE, self.name, f"{name} missing")
            contents[name] = content
        return contents

    def _objects(self, names: list[str], *options: str) -> Iterator[bytes | None]:
        """The contents of objects, from one `git cat-file --batch`; None for a missing object."""
        request = "".join(f"{name}\n" for name in names).encode()
        answer = self._git("cat-file", "--batch", *options, stdin=request) if names else b""
        start = 0
        for _ in names:
            end = answer.index(b"\n", start)
            header = answer[start:end].split()
            start = end + 1
            # `NAME blob SIZE`; `NAME missing`; `dangling SIZE` for a link without a target.
            if header[-1].isdigit():
                start += int(header[-1]) + 1
            yield answer[end + 1 : start - 1] if header[-2] == b"blob" else None

    def _git(self, *arguments: str, what: T = _INCOMPLETE, stdin: bytes | None = None) -> bytes:
        """The standard output of ``git``, run without a shell. Raises GitFailed and OSError."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.here,
            env=environment(),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise GitFailed(what, self.name, done.stderr.decode("utf-8", "replace"))
        return done.stdout
