"""Send what `catalogue forward` made: a merge of main into each draft, with its records in place.

This runs with a token, so it reads neither drafts nor forms: it takes the outcome from the
environment. A branch only gets a commit more, whose parents are its last commit and main, so no
work on it is lost; GitHub refuses the commit if the branch has moved on meanwhile.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from tools.github import (
    Clock,
    NotSent,
    Repository,
    git,
    read_event,
    repository_of_run,
    run_again,
)
from tools.send_proposal import changed_files

_BRANCH = re.compile(r"proposal/[1-9][0-9]*")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def main(clock: Clock | None = None) -> int:
    """Carry out the outcome in the variable `OUTCOME`; return the exit code."""
    outcome: dict[str, Any] = json.loads(os.environ["OUTCOME"])
    repository = repository_of_run(read_event(), clock)
    code = 0
    for draft in outcome["drafts"]:
        try:
            is_sent = send(draft, repository, Path.cwd())
        except NotSent as error:
            print(run_again(error, repository.name), file=sys.stderr)
            code = 1
        else:
            print(f"{draft['branch']}: {'brought forward' if is_sent else 'no open draft'}")
    return code


def send(draft: dict[str, Any], repository: Repository, root: Path) -> bool:
    """Bring one draft forward; return whether it is open, and still a draft with the same commit.

    Raises NotSent, and ValueError for a branch that was not made from a form.
    """
    branch, head = draft["branch"], draft["head"]
    if not _BRANCH.fullmatch(branch) or not _COMMIT.fullmatch(head):
        raise ValueError(f"not a draft: {branch!r}")
    base = repository.default_branch
    pulls = repository.get(f"pulls?state=open&base={base}&head={repository.owner}:{branch}")
    if not any(pull["draft"] and pull["head"]["sha"] == head for pull in pulls):
        return False
    tree = repository.tree(changed_files(draft["changes"], root), root)
    commit = repository.post(
        "git/commits",
        message=draft["message"],
        tree=tree,
        parents=[head, git(root, "rev-parse", "HEAD")],
    )
    repository.patch(f"git/refs/heads/{branch}", sha=commit["sha"], force=False)
    return True


if __name__ == "__main__":
    sys.exit(main())
