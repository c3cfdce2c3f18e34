"""Fetch the submitted forms that `catalogue propose` is to read, as they are now.

A run that an event started fetches the form of that event: the event itself may be older than the
last edit. Any other run fetches the forms that wait for a draft, or whose run failed: those without
an outcome, and incomplete ones whose text is no longer that of the reply. The token of this job can
only read.
"""

from __future__ import annotations

import heapq
import itertools
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from jazari_catalogue.editing.proposal.handover import PROPOSAL, digest
from tools.drafts import has_room
from tools.github import (
    Clock,
    NotSent,
    Repository,
    read_event,
    repository_of_run,
    run_again,
)
from tools.send_proposal import DRAFTED, INCOMPLETE, issue_of, own_replies, text_mark

FORMS_FILE = Path("build", "forms.json")
MOST_FORMS = 10
"""In one run, since what is made of them is in one environment variable."""
MOST_ISSUES = 5_000
"""Of those open; the oldest come first."""
MOST_INCOMPLETE = 30
"""Of the incomplete ones, those that changed last: each costs a request."""
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
            issues = waiting(repository, int((clock or Clock()).now() // 86_400))
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


def waiting(repository: Repository, day: int = 0) -> list[dict[str, Any]]:
    """The open forms that can have a draft now, as far as can be seen without reading them.

    The first of each account comes before the second of any, so that nobody's forms keep those of
    others waiting. Which of them is the first depends on the number of the ``day``: some are no
    forms any more, and wait for ever. Raises NotSent.
    """
    query = f"issues?state=open&labels={PROPOSAL}&sort=created&direction=asc"
    open_forms: list[dict[str, Any]] = []
    for issue in itertools.islice(repository.pages(query), MOST_ISSUES):
        labels = {label["name"] for label in issue["labels"]}
        # GitHub lists pull requests as issues too.
        if DRAFTED not in labels and "pull_request" not in issue:
            # Without the text: thousands of them would not fit into memory.
            kept = {name: issue[name] for name in ("number", "user", "updated_at")}
            read = digest(issue["body"]) if INCOMPLETE in labels else None
            open_forms.append(kept | {"read": read})
    incomplete = [issue for issue in open_forms if issue["read"] is not None]
    changed_last = heapq.nlargest(MOST_INCOMPLETE, incomplete, lambda one: one["updated_at"])
    again = {one["number"] for one in changed_last if not _is_answered(one, repository)}
    of_account: Counter[int | None] = Counter()
    tiers: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for issue in open_forms:
        if issue["read"] is None or issue["number"] in again:
            account = (issue["user"] or {}).get("id")
            tiers[of_account[account]].append(issue)
            of_account[account] += 1
    may_have: dict[int | None, bool] = {}
    forms: list[dict[str, Any]] = []
    for issue in itertools.chain.from_iterable(_turned(tiers[rank], day) for rank in sorted(tiers)):
        account = (issue["user"] or {}).get("id")
        if account not in may_have:
            may_have[account] = has_room(issue, repository)
        if may_have[account] and (form := issue_of(issue["number"], repository)) is not None:
            forms.append(form)
        if len(forms) == MOST_FORMS:
            break
    return forms


def _turned(forms: list[dict[str, Any]], day: int) -> list[dict[str, Any]]:
    """``forms``, beginning after those that a run of the day before began with."""
    start = day * MOST_FORMS % len(forms)
    return forms[start:] + forms[:start]


def _is_answered(form: dict[str, Any], repository: Repository) -> bool:
    """Whether the reply to an incomplete form is about the text that it has now."""
    replies = own_replies(form["number"], repository)
    return any(reply["body"].endswith(text_mark(form["read"])) for reply in replies)


if __name__ == "__main__":
    sys.exit(main())
