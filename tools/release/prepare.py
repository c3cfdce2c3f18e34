"""Prepare a release: `make release VERSION=1.2.0`.

What is unreleased in `CHANGELOG.md` becomes the section of the version, with the day of today; the
program gets the version; both are one commit, with an annotated tag. Nothing is pushed: the last
line printed says what to push, and everything before that can be undone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.release import changelog, clone
from tools.release.changelog import NotReleasable
from tools.release.clone import git

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Prepare the release; return the exit code."""
    parser = argparse.ArgumentParser(prog="make release", description=__doc__.partition("\n")[0])
    parser.add_argument("version", help="three numbers, such as 1.2.0")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    options = parser.parse_args(arguments)
    try:
        lines = prepare(root, options.version, datetime.now(UTC), dry_run=options.dry_run)
    except NotReleasable as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


def prepare(root: Path, version: str, now: datetime, *, dry_run: bool = False) -> list[str]:
    """Make the commit and the tag; return what to tell the person. Raises NotReleasable.

    After an error the clone is as it was before.
    """
    if changelog.numbers(version) < changelog.numbers(clone.version_of(root)):
        raise NotReleasable(f"The program is at {clone.version_of(root)}: choose a later version.")
    tag = f"v{version}"
    if git(root, "tag", "--list", tag):
        raise NotReleasable(f"The tag {tag} exists already: choose a later version.")
    _check_clone(root)
    text = (root / clone.CHANGELOG).read_text(encoding="utf-8")
    new_text = changelog.released(text, version, now.date())
    push = f"git push --atomic origin {clone.MAIN} {tag}"
    if dry_run:
        return [
            f"Would commit {version} in {clone.CHANGELOG} and {clone.PROGRAM}, and tag it {tag}.",
            f"Then run: {push}",
        ]
    before = git(root, "rev-parse", "HEAD")
    try:
        (root / clone.CHANGELOG).write_text(new_text, encoding="utf-8")
        clone.set_version(root, version)
        git(root, "commit", "--quiet", "--all", "-m", f"Release {version}")
        git(root, "tag", "--annotate", "-m", f"Release {version}", tag)
    except NotReleasable:
        git(root, "reset", "--quiet", "--hard", before)
        raise
    return [
        f"Release {version} is committed and tagged {tag}. Look at it: git show {tag}",
        f"To publish it: {push}",
        f"To undo it instead: git tag --delete {tag} && git reset --hard {before[:12]}",
    ]


def _check_clone(root: Path) -> None:
    """Raises NotReleasable unless the main branch is checked out, without any change."""
    branch = git(root, "symbolic-ref", "--quiet", "--short", "HEAD", fails=True)
    if branch != clone.MAIN:
        raise NotReleasable(f"Releases are made from main: git switch {clone.MAIN}")
    if git(root, "status", "--porcelain"):
        raise NotReleasable("Some files are changed or new: commit them first (git status).")
    remote = git(root, "rev-parse", "--quiet", "--verify", f"origin/{clone.MAIN}", fails=True)
    if remote and remote != git(root, "rev-parse", "HEAD"):
        raise NotReleasable(
            f"{clone.MAIN} and origin/{clone.MAIN} differ: git pull, or push what is missing, and "
            "wait for its check."
        )


if __name__ == "__main__":
    sys.exit(main())
