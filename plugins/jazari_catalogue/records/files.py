"""Record files: which they are, and what is written in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from glob import glob
from pathlib import Path

from jazari_catalogue.records.yaml_source import Document, read_document


def record_files(patterns: Iterable[str], root: Path) -> list[Path]:
    """The files that ``patterns`` (names and globs, relative to ``root``) stand for, in order.

    Each file once. A name or pattern without a match is kept, so that its absence is reported.
    """
    files: dict[Path, None] = {}
    for pattern in patterns:
        named = root / pattern
        found: list[Path] = []
        if not named.exists():
            matches = (root / name for name in glob(pattern, root_dir=root, recursive=True))
            found = sorted(file for file in matches if file.is_file())
        files |= dict.fromkeys(found or [named])
    return list(files)


def read(files: Iterable[Path], root: Path) -> list[Document]:
    """The YAML of ``files``, as written; paths in problems are relative to ``root``."""
    return [read_document(file, shown_path(file, root)) for file in files]


def shown_path(file: Path, root: Path) -> str:
    """``file`` as people read it: relative to ``root`` where it is below it."""
    # os.path, unlike pathlib, takes links that lead in a circle.
    real, base = Path(os.path.realpath(file)), Path(os.path.realpath(root))
    path = (real.relative_to(base) if real.is_relative_to(base) else file).as_posix()
    # A name that is no text (on Linux it may be any bytes) is told as far as it is one.
    return os.fsencode(path).decode("utf-8", "backslashreplace")
