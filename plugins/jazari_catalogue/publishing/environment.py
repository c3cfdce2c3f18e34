"""What every file of the site is made with: the program, Python, and the installed packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PROGRAM = str(Path(__file__).parents[1])
_DISTRIBUTION = (".dist-info", ".egg-info")
"""How the folders end that are named after an installed package and its version."""


@cache
def program() -> bytes:
    """A digest of all files of the program, which a process computes once."""
    state = blake2b(digest_size=16)
    for path in sorted(_files(_PROGRAM)):
        with open(path, "rb") as file:
            data = file.read()
        name = os.fsencode(path.removeprefix(_PROGRAM))
        state.update(name + b"\0" + len(data).to_bytes(8, "big") + data)
    return state.digest()


@cache
def environment() -> bytes:
    """A digest of the program, of the version of Python, and of the packages that it can import."""
    state = blake2b(program(), digest_size=16)
    for name in (sys.version, *sorted(_packages())):
        state.update(os.fsencode(name) + b"\0")
    return state.digest()


def _packages() -> set[str]:
    """The name and version of each package that Python can import, such as ``mkdocs-1.6.1``."""
    names: set[str] = set()
    for folder in sys.path:
        try:
            names.update(name for name in os.listdir(folder or ".") if name.endswith(_DISTRIBUTION))
        except OSError:  # an archive, or nothing
            continue
    return names


def _files(folder: str) -> Iterator[str]:
    """The files of the program of any type, without what Python and the program keep of them."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif not entry.name.startswith("."):
                yield entry.path
