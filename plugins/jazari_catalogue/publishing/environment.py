"""What every file of the site is made with: the program, Python, and the installed packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from jazari_catalogue import program as program_files

_DISTRIBUTION = (".dist-info", ".egg-info")
"""How the folders end that are named after an installed package and its version."""
_MAKES_PAGES = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "msgspec",
    "pydantic",
    "yaml",
)
"""The packages that the bytes of pages depend on, of those written in Python."""


@cache
def program() -> bytes:
    """A digest of all files of the program, which a process computes once."""
    state = blake2b(digest_size=16)
    folder = program_files.FOLDER
    for path in sorted(file.path for file in program_files.files_in(folder)):
        with open(path, "rb") as file:
            data = file.read()
        name = os.fsencode(path.removeprefix(folder))
        state.update(name + b"\0" + len(data).to_bytes(8, "big") + data)
    return state.digest()


@cache
def environment() -> bytes:
    """A digest of the program, of the version of Python, and of the packages that it can import."""
    state = blake2b(program(), digest_size=16)
    for name in (sys.version, *sorted(_packages())):
        state.update(os.fsencode(name) + b"\0")
    for data in _loose_files():
        state.update(len(data).to_bytes(8, "big") + data)
    return state.digest()


def _packages() -> set[str]:
    """The name and version of each package that Python can import, such as ``mkdocs-1.6.1``.

    One that pip has not taken from an index has the digests of its files as well: its version
    stays the same from commit to commit.
    """
    names: set[str] = set()
    for folder in sys.path:
        try:
            listed = os.listdir(folder or ".")
        except OSError:  # an archive, or nothing
            continue
        for name in listed:
            if name.endswith(_DISTRIBUTION):
                info = os.path.join(folder, name)
                is_from_index = not os.path.exists(os.path.join(info, "direct_url.json"))
                names.add(name if is_from_index else name + _text(os.path.join(info, "RECORD")))
    return names


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError:
        return ""


def _loose_files() -> Iterator[bytes]:
    """The files of the packages that make pages, if they are loaded from where pip puts none.

    That is so with PYTHONPATH, or with a package that somebody is working on.
    """
    for name in _MAKES_PAGES:
        path = getattr(sys.modules.get(name), "__file__", None)
        if path and "-packages" not in path:
            for file in sorted(Path(path).parent.rglob("*.py")):
                yield file.read_bytes()
