"""Check an older commit of main out, to build and publish it: `make roll-back COMMIT=…`.

Only commits that main has pointed at are taken: a commit inside a merged pull request may have
code that nobody has reviewed. The next push to main publishes main again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.release import clone
from tools.release.changelog import NotReleasable
from tools.release.clone import git

ROOT = Path(__file__).resolve().parents[2]


def main(root: Path = ROOT) -> int:
    """Check out the commit in the variable `COMMIT`; return the exit code."""
    try:
        if git(root, "status", "--porcelain"):
            raise NotReleasable("Some files are changed or new: commit them first (git status).")
        commit = clone.commit_on_main(root, os.environ.get("COMMIT", "").strip(), "HEAD")
        git(root, "checkout", "--quiet", "--detach", commit)
    except NotReleasable as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{commit} is checked out. To go forward again: git switch {clone.MAIN}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
