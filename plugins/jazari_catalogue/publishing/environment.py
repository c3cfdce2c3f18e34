"""What every file of the site is made with: the program, Python, and the installed packages."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

from jazari_catalogue import program as program_files

_DISTRIBUTION = (".dist-info", ".egg-info")
"""How the folders end that are named after an installed package and its version."""


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
