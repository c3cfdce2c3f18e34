"""The programs in ``docs/clients`` that read the data, as the page about the data shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path("docs", "clients")
_LANGUAGES = {".py": "Python", ".mjs": "JavaScript", ".R": "R", ".sql": "SQL"}
"""What they are written in, in the order of the page."""
_ADDRESS = re.compile(r'(?<=")https://[^"]*(?=")')


class Client(NamedTuple):
    """A program that reads the data."""

    language: str
    """What it is written in: ``Python``."""
    text: str


def client_files(root: Path) -> list[Path]:
    """The files of the programs in the project at ``root``, in the order of the page."""
    files = sorted((root / _FOLDER).glob("*"))
    return [file for suffix in _LANGUAGES for file in files if file.suffix == suffix]


def clients(root: Path, url: str) -> Iterator[Client]:
    """The programs of the project at ``root``, which read from the site at ``url``."""
    for file in client_files(root):
        text = file.read_text(encoding="utf-8").strip()
        # The first address in each is that of the site.
        yield Client(_LANGUAGES[file.suffix], _ADDRESS.sub(lambda _: url, text, count=1))
