"""The drafts that were made from forms, and whether an account may have another.

What counts is who opened the issue that a branch is named after, which its author cannot change.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from jazari_catalogue.editing.proposal.handover import MOST_OPEN_DRAFTS
from tools.github import Refused, Repository

ACCOUNT = "github-actions[bot]"
"""The account that workflows write with. No person can have it: names have no brackets."""
_MEMBERS = ("OWNER", "MEMBER", "COLLABORATOR")
_REF = re.compile(r"refs/heads/proposal/([1-9][0-9]*)")
_NOBODY = (None, "ghost")
"""The name of a deleted account: all drafts count as if they were of the same one."""


def has_room(issue: dict[str, Any], repository: Repository) -> bool:
    """Whether another draft may be open that the author of ``issue`` proposed.

    Raises NotSent.
    """
    branches = _branches(repository) - {issue["number"]}
    if len(branches) < MOST_OPEN_DRAFTS:
        return True
    name = (issue["user"] or {}).get("login")
    count = 0
    for number in _forms_of(name, branches, repository):
        count += _is_open(number, repository)
        if count == MOST_OPEN_DRAFTS:
            return name not in _NOBODY and _can_write(name, repository)
    return True


def pull_requests(branch: str, repository: Repository) -> list[dict[str, Any]]:
    """The pull requests of ``branch`` of this repository to its default branch. Raises NotSent."""
    head, base = f"{repository.owner}:{branch}", repository.default_branch
    return [
        pull
        for pull in repository.pages(f"pulls?state=all&base={base}&head={head}")
        # A fork may have a branch with the same name.
        if (pull["head"]["repo"] or {}).get("full_name", "").lower() == repository.name.lower()
    ]


def is_ours(pull: dict[str, Any]) -> bool:
    """Whether a workflow or a member opened ``pull``, and not just anyone."""
    return (pull["user"] or {}).get("login") == ACCOUNT or pull["author_association"] in _MEMBERS


def _branches(repository: Repository) -> set[int]:
    """The numbers of the forms that have a branch."""
    refs = repository.get("git/matching-refs/heads/proposal/")
    return {int(ref[1]) for item in refs if (ref := _REF.fullmatch(item["ref"]))}


def _forms_of(name: str | None, numbers: set[int], repository: Repository) -> Any:
    """Those of ``numbers`` that ``name`` filled in, oldest first."""
    if name in _NOBODY:
        yield from sorted(numbers)
        return
    query = f"issues?state=all&sort=created&direction=asc&creator={quote(str(name), safe='')}"
    for issue in repository.pages(query):
        if issue["number"] in numbers:
            yield issue["number"]


def _is_open(number: int, repository: Repository) -> bool:
    """Whether the branch of the form is an open draft, or none was made of it yet."""
    states = [
        pull["state"]
        for pull in pull_requests(f"proposal/{number}", repository)
        # Anyone may open one from a branch, that of a closed draft too.
        if is_ours(pull)
    ]
    return not states or "open" in states


def _can_write(name: str | None, repository: Repository) -> bool:
    path = f"collaborators/{quote(str(name), safe='')}/permission"
    try:
        return repository.get(path)["permission"] in ("admin", "write")
    except Refused as refusal:
        if refusal.status in (403, 404):
            return False
        raise
