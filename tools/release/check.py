"""Check that a tag may be released, without running anything but git.

Both jobs of the workflow run this, each for itself: the job with write access trusts no other.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.release import changelog, clone
from tools.release.changelog import NotReleasable, Section
from tools.release.clone import git

ROOT = Path(__file__).resolve().parents[2]
_TAG = re.compile(f"v({changelog.VERSION.pattern})")


def main() -> int:
    """Check the tag in `GITHUB_REF`; return the exit code."""
    try:
        release = releasable(ROOT, os.environ.get("GITHUB_REF", ""))
    except NotReleasable as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{release.version} of {release.day} can be released.")
    return 0


def releasable(root: Path, ref: str) -> Section:
    """The section of the changelog of the tag `ref` (`refs/tags/v1.2.0`), checked out in `root`.

    Raises NotReleasable unless the tag is of a version, which the program and the changelog have,
    and points at a commit of main, as `origin` has it.
    """
    match = _TAG.fullmatch(ref.removeprefix("refs/tags/"))
    if not match or not ref.startswith("refs/tags/"):
        raise NotReleasable(f"{ref or 'Nothing'} is no tag of a version, such as v1.2.0.")
    version = match[1]
    commit = git(root, "rev-parse", "HEAD")
    if git(root, "rev-parse", "--quiet", "--verify", f"{ref}^{{commit}}", fails=True) != commit:
        raise NotReleasable(f"The tag v{version} is not what is checked out.")
    clone.commit_on_main(root, commit, f"origin/{clone.MAIN}")
    if clone.version_of(root) != version:
        raise NotReleasable(
            f"The tag is v{version}, the version of the program {clone.version_of(root)}: tag the "
            "commit that `make release` made."
        )
    section = changelog.section((root / clone.CHANGELOG).read_text(encoding="utf-8"), version)
    seconds = int(git(root, "show", "--no-patch", "--no-show-signature", "--format=%ct", "HEAD"))
    committed = datetime.fromtimestamp(seconds, UTC).date()
    if section.day > committed:
        raise NotReleasable(
            f"CHANGELOG.md dates {version} {section.day}, after its commit ({committed})."
        )
    return section


if __name__ == "__main__":
    sys.exit(main())
