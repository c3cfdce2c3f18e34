"""Record files: which they are, and what is written in them."""

from __future__ import annotations

import fnmatch
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from glob import has_magic
from pathlib import Path

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.yaml.document import Document
from jazari_catalogue.records.yaml.reader import read_document


def record_files(patterns: Iterable[str], root: Path) -> list[Path]:
    """The files that ``patterns`` (names and globs, relative to ``root``) stand for, in order.

    Each file once, whatever its names. A name or pattern without a match is kept, so that its
    absence is reported, and so is a link that leads nowhere.
    """
    return [Path(path) for path, _ in files_with_status(patterns, root)]


def files_with_status(
    patterns: Iterable[str], root: Path
) -> list[tuple[str, os.stat_result | None]]:
    """The same files, each with its status; None for what is no file."""
    files: dict[object, tuple[str, os.stat_result | None]] = {}
    for pattern in patterns:
        named = os.fspath(root / pattern)
        paths = [named]
        if not os.path.exists(named):
            start = root.anchor if os.path.isabs(pattern) else os.fspath(root)
            matches = set(_matches(start, _parts(pattern)))
            paths = sorted(matches, key=lambda path: path.split(os.sep))
        is_there = False
        for path in paths:
            status = _status(path)
            if status is None or stat.S_ISREG(status.st_mode):
                is_there = True
                identity = (status.st_dev, status.st_ino) if status else path
                files.setdefault(identity, (path, status))
        if not is_there:
            files.setdefault(named, (named, None))
    return list(files.values())


def is_named(path: str, patterns: Iterable[str]) -> bool:
    """Whether ``patterns`` name the file ``path``, there or not; both are relative, with ``/``."""
    names = _parts(path)
    return any(path == pattern or _fits(names, _parts(pattern)) for pattern in patterns)


def _parts(pattern: str) -> list[str]:
    return [part for part in _composed(pattern).split("/") if part not in ("", ".")]


def _composed(name: str) -> str:
    """``name`` as it is compared: an accented letter as one character (NFC), however written.

    Some file systems and archivers of macOS write it as a letter and its accent.
    """
    return unicodedata.normalize("NFC", name)


def _matches(folder: str, parts: Sequence[str]) -> Iterator[str]:
    """Whatever below ``folder`` matches ``parts``, in no order.

    As ``glob.glob`` has it, but ``**`` enters no linked folder, since links may lead in a circle
    or out of the project; git's patterns do not enter them either.
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
    """Whether one name of a path matches; a hidden one only where its dot is written."""
    if not has_magic(part):
        return name == part
    return fnmatch.fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))


def _status(path: str) -> os.stat_result | None:
    """The status of what is at ``path``; None of nothing, and of a link that leads nowhere."""
    try:
        return os.stat(path)
    except OSError:
        return None


def read(files: Iterable[Path], root: Path) -> list[Document]:
    """The YAML of ``files``, as written; paths in problems are relative to ``root``."""
    known: dict[str, str] = {}
    return [read_file(file, root, known) for file in files]


def read_file(file: Path, root: Path, known: dict[str, str] | None = None) -> Document:
    """The YAML of ``file``, as written; a link that leads out of ``root`` is not followed.

    Neither git nor a reader of the repository has what is behind such a link, and whoever proposes
    one would be shown lines of any file of the machine that checks it. ``known`` keeps where
    folders are, from one file to the next.
    """
    path, leads_outside = _located(file, root, {} if known is None else known)
    if leads_outside:
        return Document(path, None, [codes.LEADS_OUTSIDE.at(path)])
    if has_magic(path) and not os.path.lexists(file):
        return Document(path, None, [codes.FILE_UNREADABLE.at(path, reason=codes.NO_MATCH)])
    return read_document(file, path)


def shown_path(file: Path, root: Path) -> str:
    """``file`` as people read it: relative to ``root`` where it is below it."""
    return _located(file, root, {})[0]


def _located(file: Path, root: Path, known: dict[str, str]) -> tuple[str, bool]:
    """``file`` as people read it, and whether it is a link that leads out of ``root``."""
    real = _below(_real(file, known), _real(root, known))
    written = _below(os.path.abspath(file), os.path.abspath(root))
    if real is not None and (written is None or os.path.exists(file)):
        path = real
    else:
        path = written or os.fspath(file)
    # A name that is no text (on Linux it may be any bytes) is shown as far as it is one.
    shown = os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")
    return shown, written is not None and real is None


def _real(path: Path, known: dict[str, str]) -> str:
    """``path`` without links. Each folder is looked up once: that costs more than reading."""
    folder, name = os.path.split(path)
    if folder not in known:
        known[folder] = os.path.realpath(folder)
    real = os.path.join(known[folder], name)
    # os.path, unlike pathlib, takes links that lead in a circle.
    return os.path.realpath(path) if os.path.islink(real) or name == os.pardir else real


def from_folder(file: Path, folder: Path) -> str:
    """The path that leads from ``folder`` to ``file``, with ``..`` where it is not below it."""
    return Path(os.path.relpath(file, folder)).as_posix()


def _below(path: str, folder: str) -> str | None:
    """``path`` relative to ``folder``; None where it is not below it."""
    inside = path.startswith(folder.rstrip(os.sep) + os.sep)
    return path[len(folder.rstrip(os.sep)) + 1 :] if inside else None
