"""Fetch the submitted forms that `catalogue propose` is to read, as they are now.

A run that an event started fetches the form of that event: the event itself may be older than the
last edit. Any other run fetches the forms that wait for a draft, or whose run failed. The token of
this job can only read.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from jazari_catalogue.editing.proposal.handover import PROPOSAL
from tools.draft_limit import has_room
from tools.github import (
    Clock,
    NotSent,
    Repository,
    read_event,
    repository_of_run,
    run_again,
)
from tools.send_proposal import DRAFTED, INCOMPLETE, issue_of

FORMS_FILE = Path("build", "forms.json")
MOST_FORMS = 10
"""In one run, since what is made of them is in one environment variable."""
_FIELDS = ("number", "state", "created_at", "body", "pull_request")


def main(clock: Clock | None = None) -> int:
    """Write the forms to `FORMS_FILE`; return the exit code."""
    event = read_event()
    repository = repository_of_run(event, clock)
    try:
        if "issue" in event:
            issue = issue_of(int(event["issue"]["number"]), repository)
            issues = [] if issue is None else [issue]
        else:
            issues = waiting(repository)
    except NotSent as error:
        print(run_again(error, repository.name), file=sys.stderr)
        return 1
    kept = [{name: issue[name] for name in _FIELDS if name in issue} for issue in issues]
    FORMS_FILE.parent.mkdir(exist_ok=True)
    FORMS_FILE.write_text(json.dumps({"issues": kept}), encoding="utf-8")
    print(f"{len(kept)} forms")
    return 0


def waiting(repository: Repository) -> list[dict[str, Any]]:
    """The open forms that can have a draft now, as far as can be seen without reading them.

    The first of each account comes before the second of any, so that nobody's forms keep those of
    others waiting. Raises NotSent.
    """
    query = f"issues?state=open&labels={PROPOSAL}&sort=created&direction=asc"
    of_account: Counter[int | None] = Counter()
    ranked = []
    for issue in repository.pages(query):
        labels = {label["name"] for label in issue["labels"]}
        # GitHub lists pull requests as issues too.
        if labels & {DRAFTED, INCOMPLETE} or "pull_request" in issue:
            continue
        account = (issue["user"] or {}).get("id")
        ranked.append((of_account[account], issue["number"], issue))
        of_account[account] += 1
    ranked.sort(key=lambda one: one[:2])
    may_have: dict[int | None, bool] = {}
    forms: list[dict[str, Any]] = []
    for *_, issue in ranked:
        account = (issue["user"] or {}).get("id")
        if account not in may_have:
            may_have[account] = has_room(issue, repository)
        if may_have[account]:
            forms.append(issue)
        if len(forms) == MOST_FORMS:
            break
    return forms


if __name__ == "__main__":
    sys.exit(main())
