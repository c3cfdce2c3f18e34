"""What a clone says about a release: its version, its branch, its tags."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tools.release.changelog import NotReleasable

MAIN = "main"
CHANGELOG = "CHANGELOG.md"
PROGRAM = "plugins/jazari_catalogue/__init__.py"
"""The file with the version, from which pyproject.toml takes it."""
_VERSION = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_COMMIT = re.compile(r"[0-9a-f]{7,64}")


def version_of(root: Path) -> str:
    """The version of the program in the folder `root`. Raises NotReleasable if it has none."""
    versions = _VERSION.findall((root / PROGRAM).read_text(encoding="utf-8"))
    if len(versions) != 1:
        raise NotReleasable(f'{PROGRAM} must have one line `__version__ = "1.2.0"`.')
    return str(versions[0])


def set_version(root: Path, version: str) -> None:
    """Writes the version of the program in the folder `root`."""
    file = root / PROGRAM
    text = file.read_text(encoding="utf-8")
    file.write_text(_VERSION.sub(f'__version__ = "{version}"', text), encoding="utf-8")


def commit_on_main(root: Path, name: str, branch: str) -> str:
    """The full name of the commit `name`, one of those that `branch` has pointed at.

    These are the first parents: a commit inside a merged pull request was never published.
    Raises NotReleasable for any other, and for a name that is not written as a commit.
    """
    if not _COMMIT.fullmatch(name):
        raise NotReleasable(f"{name!r} is no commit: copy its name, 7 to 40 digits and letters.")
    commit = git(root, "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}", fails=True)
    on_branch = git(root, "rev-list", "--first-parent", branch, fails=True)
    if not commit or commit not in on_branch.split("\n"):
        raise NotReleasable(
            f"{name} is no commit of {branch}, or one inside a merged pull request. Choose "
            f"from: git log --oneline --first-parent {branch}"
        )
    return commit


def git(root: Path, *arguments: str, fails: bool = False) -> str:
    """What git prints in `root`; the empty text if it fails and `fails` allows that.

    Raises NotReleasable with the message of git.
    """
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        if fails:
            return ""
        message = run.stderr.strip() or run.stdout.strip() or f"exit code {run.returncode}"
        raise NotReleasable(f"git {arguments[0]}: {message}")
    return run.stdout.strip()
