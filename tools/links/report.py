"""Keep the issue about dead links up to date, with the outcome of `check`.

This runs with a token, so it asks no server but GitHub, and installs nothing. The issue is the one
that this account opened: anyone can open another with the same title and the same text, which is
ignored.
"""

from __future__ import annotations

import os
import sys
from typing import Any
from urllib.parse import quote

from jazari_catalogue.code_host import repository_address
from jazari_catalogue.records.problems.problem import shown
from tools.github import NotSent, Repository
from tools.links import outcome as outcomes
from tools.links import strikes
from tools.links.issue import MARK, TITLE, text_of
from tools.links.outcome import CheckOutcome

ACCOUNT = "github-actions[bot]"
"""The account of workflows."""


def main() -> int:
    """Carry out the outcome in the variable `OUTCOME`; return the exit code."""
    repository = Repository(os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_REF_NAME"])
    try:
        print(report(repository, outcomes.read(os.environ["OUTCOME"])))
    except (NotSent, ValueError) as error:
        # Nothing is lost: the issue is as it was.
        print(shown(str(error)), file=sys.stderr)
        return 1
    return 0


def report(repository: Repository, outcome: CheckOutcome) -> str:
    """Bring the issue up to date; return what was done, in a sentence. Raises NotSent."""
    issue = find(repository)
    known = strikes.read(str(issue["body"] or "")) if issue else {}
    notes = [] if known is not None else ["What was known could not be read: counting restarts."]
    state = strikes.after(known or {}, outcome)
    home = repository_address(os.environ.get("GITHUB_SERVER_URL"), repository.name)
    edit = f"{home}/edit/{quote(repository.default_branch)}/"
    text = text_of(state, outcome, edit)
    wanted = "open" if text.is_open else "closed"
    if issue is None:
        if not state and not text.is_open:
            return "There is nothing to report."
        issue = new_issue(repository, text.body)
        notes.append(f"Opened issue {int(issue['number'])}.")
        if text.is_open:
            return " ".join(notes)
    changes: dict[str, str] = {}
    # GitHub gives the lines of a text that was edited in a browser other ends.
    if str(issue.get("body") or "").replace("\r\n", "\n").strip() != text.body.strip():
        changes["body"] = text.body
    if issue.get("state", "open") != wanted:
        changes["state"] = wanted
    if changes:
        repository.patch(f"issues/{int(issue['number'])}", **changes)
    notes.append(f"Issue {int(issue['number'])} is {wanted}.")
    return " ".join(notes)


def new_issue(repository: Repository, body: str) -> dict[str, Any]:
    """The issue, opened with the text ``body`` unless it is there by now. Raises NotSent."""
    issue: dict[str, Any] = repository.create(
        "issues", lambda: find(repository), title=TITLE, body=body
    )
    return issue


def find(repository: Repository) -> dict[str, Any] | None:
    """The issue, or None if there is none yet. Raises NotSent, also for an answer of another form.

    If its text has lost its mark, it is known by its title.
    """
    query = f"creator={quote(ACCOUNT)}&state=all&sort=created&direction=asc"
    try:
        listed = repository.pages(f"issues?{query}")
        own: list[dict[str, Any]] = [issue for issue in listed if _is_ours(issue)]
    except TypeError:
        raise NotSent("GitHub lists no issues.") from None
    for issue in own:
        if str(issue["body"] or "").startswith(MARK):
            return issue
    return own[0] if own else None


def _is_ours(issue: Any) -> bool:
    """Whether this account opened ``issue`` for links. Raises NotSent if it is no issue."""
    try:
        user = issue["user"] or {}
        body, title, _number = str(issue["body"] or ""), issue["title"], int(issue["number"])
        by_us = user.get("login") == ACCOUNT and user.get("type") == "Bot"
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotSent("GitHub lists something that is no issue.") from None
    return by_us and "pull_request" not in issue and (body.startswith(MARK) or title == TITLE)


if __name__ == "__main__":
    sys.exit(main())
