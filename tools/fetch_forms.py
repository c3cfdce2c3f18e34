"""Fetch the submitted forms that `catalogue propose` is to read, as they are now.

A run that an event started fetches the form of that event: the event itself may be older than the
last edit. Any other run fetches the forms that wait for a draft, or whose run failed. The token of
this job can only read.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from jazari_catalogue.editing.proposal.handover import PROPOSAL
from tools.drafts import has_room
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
MOST_ISSUES = 5_000
"""Of those open; the oldest come first."""
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
    # Not as ASCII: letters beyond the first plane would be three times as long.
    text = json.dumps({"issues": kept}, ensure_ascii=False)
    FORMS_FILE.write_bytes(text.encode("utf-8", "replace"))
    print(f"{len(kept)} forms")
    return 0


def waiting(repository: Repository) -> list[dict[str, Any]]:
    """The open forms that can have a draft now, as far as can be seen without reading them.

    The first of each account comes before the second of any, so that nobody's forms keep those of
    others waiting. Raises NotSent.
    """
    query = f"issues?state=open&labels={PROPOSAL}&sort=created&direction=asc"
    of_account: Counter[int | None] = Counter()
    ranked: list[tuple[int, int, dict[str, Any]]] = []
    for issue in itertools.islice(repository.pages(query), MOST_ISSUES):
        labels = {label["name"] for label in issue["labels"]}
        # GitHub lists pull requests as issues too.
        if labels & {DRAFTED, INCOMPLETE} or "pull_request" in issue:
            continue
        account = (issue["user"] or {}).get("id")
        # Without the text: thousands of them would not fit into memory.
        ranked.append((of_account[account], issue["number"], {"user": issue["user"]}))
        of_account[account] += 1
    ranked.sort(key=lambda one: one[:2])
    may_have: dict[int | None, bool] = {}
    forms: list[dict[str, Any]] = []
    for _, number, issue in ranked:
        account = (issue["user"] or {}).get("id")
        if account not in may_have:
            may_have[account] = has_room({"number": number, **issue}, repository)
        if may_have[account] and (form := issue_of(number, repository)) is not None:
            forms.append(form)
        if len(forms) == MOST_FORMS:
            break
    return forms


if __name__ == "__main__":
    sys.exit(main())
