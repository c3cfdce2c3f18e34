"""Record files: which they are, and what is written in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from glob import has_magic
from pathlib import Path

from jazari_catalogue.records import codes
from jazari_catalogue.records.yaml_source import Document, read_document


def record_files(patterns: Iterable[str], root: Path) -> list[Path]:
    """The files that ``patterns`` (names and globs, relative to ``root``) stand for, in order.

    Each file once, whatever its names. A name or pattern without a match is kept, so that its
    absence is reported, and so is a link that leads nowhere.
    """
    files: dict[object, Path] = {}
    for pattern in patterns:
        named = root / pattern
        found: list[Path] = []
        if not named.exists():
            start, parts = (root.anchor, pattern) if os.path.isabs(pattern) else (root, pattern)
            matches = (Path(match) for match in _matches(os.fspath(start), _parts(parts)))
            found = sorted(file for file in matches if file.is_file() or not file.exists())
        for file in found or [named]:
            files.setdefault(_identity(file), file)
    return list(files.values())


def is_named(path: str, patterns: Iterable[str]) -> bool:
    """Whether ``patterns`` name the file ``path``, there or not; both are relative, with ``/``."""
    names = _parts(path)
    return any(path == pattern or _fits(names, _parts(pattern)) for pattern in patterns)


def _parts(pattern: str) -> list[str]:
    return [part for part in pattern.split("/") if part not in ("", ".")]


def _matches(folder: str, parts: Sequence[str]) -> Iterator[str]:
    """Whatever below ``folder`` matches ``parts``, in no order.

    As ``glob.glob`` has it, but ``**`` enters no linked folder, since links may lead in a circle
    or out of the project; git's patterns do not enter them either.
    """
    first, rest = (parts[0], parts[1:]) if parts else ("", ())
    if first == "**":
        yield from _matches(folder, rest or ["*"])
        for entry in _entries(folder):
            if entry.is_dir(follow_symlinks=False) and _is_like(entry.name, "*"):
                yield from _matches(entry.path, parts)
    elif not has_magic(first):
        path = os.path.join(folder, first)
        if rest:
            yield from _matches(path, rest)
        elif os.path.lexists(path):
            yield path
    else:
        for entry in _entries(folder):
            if _is_like(entry.name, first):
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
    return fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))


def _identity(file: Path) -> object:
    """What is the same for all names of a file."""
    try:
        found = file.stat()
    except OSError:
        return file
    return found.st_dev, found.st_ino


def read(files: Iterable[Path], root: Path) -> list[Document]:
    """The YAML of ``files``, as written; paths in problems are relative to ``root``."""
    return [read_file(file, root) for file in files]


def read_file(file: Path, root: Path) -> Document:
    """The YAML of ``file``, as written; a link that leads out of ``root`` is not followed.

    Neither git nor a reader of the repository has what is behind such a link, and whoever proposes
    one would be shown lines of any file of the machine that checks it.
    """
    path, leads_outside = _located(file, root)
    if leads_outside:
        return Document(path, None, [codes.LEADS_OUTSIDE.at(path)])
    return read_document(file, path)


def shown_path(file: Path, root: Path) -> str:
    """``file`` as people read it: relative to ``root`` where it is below it."""
    return _located(file, root)[0]


def _located(file: Path, root: Path) -> tuple[str, bool]:
    """``file`` as people read it, and whether it is a link that leads out of ``root``."""
    # os.path, unlike pathlib, takes links that lead in a circle.
    real, base = Path(os.path.realpath(file)), Path(os.path.realpath(root))
    written, below = Path(os.path.abspath(file)), Path(os.path.abspath(root))
    is_below, is_written_below = real.is_relative_to(base), written.is_relative_to(below)
    if is_below and (not is_written_below or real.exists()):
        path = real.relative_to(base)
    else:
        path = written.relative_to(below) if is_written_below else file
    # A name that is no text (on Linux it may be any bytes) is told as far as it is one.
    shown = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    return shown, is_written_below and not is_below
