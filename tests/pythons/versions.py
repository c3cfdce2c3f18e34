"""The versions of Python beside the one that runs the tests, which build the site too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
"""`requires-python` in pyproject.toml."""

DESCRIBE = "import platform, sys; print(sys.implementation.name, platform.python_version())"


def on_this_machine() -> dict[str, Path]:
    """The other supported versions that this machine has, by number.

    They are those on the path and those that pyenv has installed.
    """
    # The shims of pyenv are slow, and lead to the versions that follow.
    folders = [Path(folder) for folder in os.get_exec_path() if not folder.endswith("shims")]
    folders += sorted(Path.home().glob(".pyenv/versions/*/bin"))
    pythons: dict[str, Path] = {}
    for python in (
        file for folder in folders for file in sorted(folder.glob("python3.[1-9][0-9]"))
    ):
        run = subprocess.run([python, "-c", DESCRIBE], capture_output=True, text=True, check=False)
        name, _, number = run.stdout.strip().partition(" ")
        version = tuple(int(part) for part in number.split(".")[:2] if part.isdecimal())
        if run.returncode == 0 and name == "cpython" and version >= OLDEST:
            pythons.setdefault(number, python)
    pythons.pop(sys.version.split()[0], None)
    return dict(sorted(pythons.items()))


PYTHONS = on_this_machine()
