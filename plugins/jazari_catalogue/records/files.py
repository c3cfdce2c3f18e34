"""Record files: which files the patterns match, and reading them."""

from __future__ import annotations

import errno
import fnmatch
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from glob import has_magic
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.phases import counted
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.yaml.document import Document
from jazari_catalogue.records.yaml.reader import document_of, unreadable


def record_files(patterns: Iterable[str], root: Path) -> list[Path]:
    """The files that match ``patterns``, names and globs relative to ``root``, in their order.

    Matches of one glob are sorted. Each file is listed once, even if it has several names. A name
    or pattern without a match is kept, and so is a broken link: reading it reports the problem.
    """
    return [Path(path) for path, _ in files_with_status(patterns, root)]


def files_with_status(
    patterns: Iterable[str], root: Path
) -> list[tuple[str, os.stat_result | None]]:
    """The same files, each with its status; None for a name that is no file."""
    files: dict[object, tuple[str, os.stat_result | None]] = {}
    for pattern in patterns:
        literal = os.fspath(root / pattern)
        paths = [literal]
        if not os.path.exists(literal):
            start = root.anchor if os.path.isabs(pattern) else os.fspath(root)
            matches = set(_matches(start, _parts(pattern)))
            paths = sorted(matches, key=lambda path: path.split(os.sep))
        has_match = False
        for path in paths:
            status = _status(path)
            if status is None or stat.S_ISREG(status.st_mode):
                has_match = True
                identity = (status.st_dev, status.st_ino) if status else path
                files.setdefault(identity, (path, status))
        if not has_match:
            files.setdefault(literal, (literal, None))
    return list(files.values())


def is_named(path: str, patterns: Iterable[str]) -> bool:
    """Whether ``path`` matches one of ``patterns``; no such file need exist.

    Both are relative to the same folder and use ``/``.
    """
    names = _parts(path)
    return any(path == pattern or _fits(names, _parts(pattern)) for pattern in patterns)


def _parts(pattern: str) -> list[str]:
    return [part for part in _composed(pattern).split("/") if part not in ("", ".")]


def _composed(name: str) -> str:
    """``name`` in Unicode form NFC, an accented letter being one character.

    Some file systems and archivers of macOS use NFD: the letter, then its accent.
    """
    return unicodedata.normalize("NFC", name)


def _matches(folder: str, parts: Sequence[str]) -> Iterator[str]:
    """The paths below ``folder`` that match the pattern of ``parts``, in no order.

    As ``glob.glob`` finds them, but ``**`` enters no linked folder: links may lead in a circle or
    out of the project. The patterns of git do not enter them either.
    """
    first, rest = (parts[0], parts[1:]) if parts else ("", ())
    path = os.path.join(folder, first)
    if first == "**":
        yield from _matches(folder, rest or ["*"])
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False) and _is_like(entry.name, "*"):
                yield from _matches(entry.path, parts)
    elif not has_magic(first) and (first.isascii() or os.path.lexists(path)):
        if rest:
            yield from _matches(path, rest)
        elif os.path.lexists(path):
            yield path
    else:
        for entry in _entries(folder):
            if _is_like(_composed(entry.name), first):
                if not rest:
                    yield entry.path
                elif entry.is_dir():
                    yield from _matches(entry.path, rest)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _fits(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether the path of ``names`` matches the pattern of ``parts``."""
    if not parts or not names:
        return not parts and not names
    if parts[0] == "**":
        below = _is_like(names[0], "*") and _fits(names[1:], parts)
        return _fits(names, parts[1:] or ["*"]) or below
    return _is_like(names[0], parts[0]) and _fits(names[1:], parts[1:])


def _is_like(name: str, part: str) -> bool:
    """Whether ``name`` matches ``part``; a hidden one only if ``part`` begins with a dot."""
    if not has_magic(part):
        return name == part
    return fnmatch.fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))


def _status(path: str) -> os.stat_result | None:
    """The status of the file or folder ``path``; None if there is none, or for a broken link."""
    try:
        return os.stat(path)
    except OSError:
        return None


MAX_MEGABYTES = 32
"""The largest record file: that of more than 10,000 records."""


class RecordFile(NamedTuple):
    """A record file as it was read: its path for people, and its bytes or why there are none."""

    path: str
    data: bytes
    problem: Problem | None = None

    def document(self) -> Document:
        """The YAML document in the file, with every problem in it."""
        if self.problem is not None:
            return Document(self.path, None, [self.problem])
        return document_of(self.data, self.path)


def read_bytes(files: Iterable[Path], root: Path) -> list[RecordFile]:
    """The bytes of ``files``, each read once; paths are relative to ``root``."""
    real_folders: dict[str, str] = {}
    return [_read(file, root, real_folders) for file in files]


def read(files: Iterable[Path], root: Path) -> list[Document]:
    """The YAML documents in ``files``; paths in problems are relative to ``root``."""
    return [file.document() for file in counted(read_bytes(files, root))]


def read_file(file: Path, root: Path) -> Document:
    """The YAML document in ``file``, as `read` gives it."""
    return _read(file, root, {}).document()


def _read(file: Path, root: Path, real_folders: dict[str, str]) -> RecordFile:
    """The bytes of ``file``; a link that leads out of ``root`` is a problem.

    The target of such a link is not in the repository; and a proposed link would show, in the
    excerpts of problems, lines of any file on the machine that checks it. ``real_folders`` is a
    cache to share between calls.
    """
    path, leads_outside = _located(file, root, real_folders)
    if leads_outside:
        return RecordFile(path, b"", codes.LEADS_OUTSIDE.at(path))
    if has_magic(path) and not os.path.lexists(file):
        return RecordFile(path, b"", codes.FILE_UNREADABLE.at(path, reason=codes.NO_MATCH))
    try:
        _refuse_endless(file)
        return RecordFile(path, file.read_bytes())
    except OSError as error:
        if error.errno == errno.EFBIG:
            return RecordFile(path, b"", codes.FILE_TOO_LARGE.at(path, most=MAX_MEGABYTES))
        return RecordFile(path, b"", unreadable(error, path))


def _refuse_endless(file: Path) -> None:
    """Raises OSError for a pipe or a device, which reading may never reach the end of.

    Its number is EFBIG for a file of more than ``MAX_MEGABYTES``.
    """
    status = file.stat()
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    if stat.S_ISREG(status.st_mode) and status.st_size > MAX_MEGABYTES * 1_000_000:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def shown_path(file: Path, root: Path) -> str:
    """``file`` for people: relative to ``root`` if it is below it, with ``/``."""
    return _located(file, root, {})[0]


def _located(file: Path, root: Path, real_folders: dict[str, str]) -> tuple[str, bool]:
    """``file`` for people, and whether it is a link that leads out of ``root``."""
    real = _below(_real(file, real_folders), _real(root, real_folders))
    as_given = _below(os.path.abspath(file), os.path.abspath(root))
    if real is not None and (as_given is None or os.path.exists(file)):
        path = real
    else:
        path = as_given or os.fspath(file)
    # On Linux a name may be any bytes: those that are no UTF-8 are written as escapes.
    shown = os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")
    return shown, as_given is not None and real is None


def _real(path: Path, real_folders: dict[str, str]) -> str:
    """``path`` without links. Each folder is resolved once: it takes longer than reading a file."""
    folder, name = os.path.split(path)
    if folder not in real_folders:
        real_folders[folder] = os.path.realpath(folder)
    real = os.path.join(real_folders[folder], name)
    # os.path, unlike pathlib, raises nothing for links that lead in a circle.
    return os.path.realpath(path) if os.path.islink(real) or name == os.pardir else real


def from_folder(file: Path, folder: Path) -> str:
    """The path of ``file`` relative to ``folder``, with ``/``, and ``..`` if it is not below it."""
    return Path(os.path.relpath(file, folder)).as_posix()


def _below(path: str, folder: str) -> str | None:
    """``path`` relative to ``folder``; None if it is not below it."""
    inside = path.startswith(folder.rstrip(os.sep) + os.sep)
    return path[len(folder.rstrip(os.sep)) + 1 :] if inside else None
