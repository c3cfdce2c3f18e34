"""Every supported Python builds the same site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, Project
from tests.publishing.test_rebuild import differing
from tests.pythons.versions import PYTHONS

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "ar_MA.UTF-8", "LC_ALL": ""},
)
"""Each version has one of these, so that a few builds try every pair."""


@pytest.mark.whole
@pytest.mark.parametrize("version", PYTHONS)
def test_another_python_builds_the_same_site(
    version: str, real_project: Project, tmp_path: Path
) -> None:
    number = list(PYTHONS).index(version)
    python = environment(PYTHONS[version], tmp_path / "environment")
    other = Project.of(ROOT, tmp_path / "project")
    other.change("mkdocs.yml", "      records:", f"      workers: {number % 3 + 1}\n      records:")
    done = subprocess.run(
        [python, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=other.root,
        env={**os.environ, **ENVIRONMENTS[number % len(ENVIRONMENTS)]},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    assert differing(real_project.files(), other.files()) == []


def environment(python: Path, folder: Path) -> Path:
    """The Python of a new virtual environment in ``folder``, with what builds the site."""
    # Debian has the module that installs pip in a package of its own; any pip can do it.
    subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
    own = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", own, "install", "--quiet"]
    locked = ["--require-hashes", "-r", ROOT / "requirements" / "site.txt"]
    this = ["--no-build-isolation", "--no-deps", "--no-index", "--editable", ROOT]
    for arguments in (locked, this):
        subprocess.run([*install, *arguments], check=True)
    return own
