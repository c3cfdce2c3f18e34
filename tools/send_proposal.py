"""Send what `catalogue propose` made from forms: labels, a draft pull request and one reply each.

This runs with a token, so it reads no form: it takes the outcome from the environment. What is on
GitHub decides what is left to do, so a repeated run continues where another stopped. The branch is
named after the number of the form. It follows the form until it has a pull request, or a commit of
a person; it is never changed after that.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jazari_catalogue.code_host import repository_address
from jazari_catalogue.editing.proposal.handover import digest
from tools.drafts import ACCOUNT, has_room, is_ours, pull_requests
from tools.github import (
    Clock,
    NotSent,
    Refused,
    Repository,
    git,
    read_event,
    repository_of_run,
    run_again,
)

NO_PULL_REQUEST = (
    "\n\n(Settings → Actions → General → *Allow GitHub Actions to create pull requests*)"
)
MARK = "<!-- catalogue: reply -->\n\n"
"""How the reply begins; the same text counts for nothing in a comment of another account."""
DRAFTED, INCOMPLETE, WAITING = "draft", "incomplete", "waiting"
"""The labels that say what became of a proposed record."""
TRAILER = "Form-Text"
"""What names the digest of the form in the message of a commit."""

SETTINGS = "mkdocs.yml"
# No part of the path may begin with a dot: this excludes `..` and hidden files.
_NAME = r"[^./\\\x00-\x1f][^/\\\x00-\x1f]*"
_RECORD_FILE = re.compile(rf"(?:{_NAME}/)*{_NAME}\.ya?ml")


class Result(NamedTuple):
    """What became of a form: a label, and the reply to it."""

    label: str
    reply: str


def main(clock: Clock | None = None) -> int:
    """Carry out the outcome in the variable `OUTCOME`; return the exit code."""
    forms: list[dict[str, Any]] = json.loads(os.environ["OUTCOME"])["forms"]
    event = read_event()
    if "issue" in event and {form["issue"] for form in forms} != {event["issue"]["number"]}:
        raise ValueError("the outcome is not that of the form of this run")
    repository = repository_of_run(event, clock)
    code = 0
    for form in forms:
        try:
            print(f"Form {form['issue']}: {send(form, repository, Path.cwd())}")
        except NotSent as error:
            print(run_again(error, repository.name), file=sys.stderr)
            code = 1
    return code


def send(form: dict[str, Any], repository: Repository, root: Path) -> str:
    """Bring the labels, the draft and the reply of one form up to date; return what it became.

    Nothing is changed if the form was closed, edited or moved after it was read: the event of that
    starts a run of its own. Raises NotSent.
    """
    issue = _as_it_was_read(form, repository)
    if issue is None:
        return "changed since it was read"
    number, labels = form["issue"], {label["name"] for label in issue["labels"]}
    unwanted = set(form["other_labels"]) - {form["label"]}
    if form["outcome"] == "sorted":
        # The form of a proposal may have been replaced by another one.
        if labels & {INCOMPLETE, WAITING}:
            for reply in own_replies(number, repository):
                repository.delete(f"issues/comments/{reply['id']}")
        unwanted |= {INCOMPLETE, WAITING}
        _set_labels(issue, {form["label"]}, unwanted, repository)
        return "sorted"
    # First, because by this label the daily run finds the forms whose run failed.
    _set_labels(issue, {form["label"]}, unwanted, repository)
    result = _draft(form, issue, repository, root)
    issue = _as_it_was_read(form, repository)
    if issue is None:
        return "changed since it was read"
    # The reply first: a form with a label that ends its way is not taken up again.
    _reply(number, result.reply, repository)
    _set_labels(issue, {result.label}, {DRAFTED, INCOMPLETE, WAITING}, repository)
    return result.label


def _as_it_was_read(form: dict[str, Any], repository: Repository) -> dict[str, Any] | None:
    issue = issue_of(form["issue"], repository)
    if issue is None or issue["state"] != "open" or digest(issue["body"]) != form["digest"]:
        return None
    return issue


def issue_of(number: int, repository: Repository) -> dict[str, Any] | None:
    """The issue with ``number``; None if it was deleted, or moved to another repository."""
    try:
        issue: dict[str, Any] = repository.get(f"issues/{number}")
    except Refused as refusal:
        if refusal.status in (404, 410):
            return None
        raise
    # `gh` follows the redirect to a repository that the issue was moved to.
    is_here = issue["repository_url"].lower().endswith(f"/repos/{repository.name}".lower())
    return issue if is_here and issue["number"] == number else None


# ---- the draft ----------------------------------------------------------------------------------


def _draft(
    form: dict[str, Any], issue: dict[str, Any], repository: Repository, root: Path
) -> Result:
    """What becomes of a form for a record, after making its draft if it has none."""
    branch = f"proposal/{form['issue']}"
    pull = _pull_request(branch, repository)
    if pull is not None:
        return _with_pull_request(pull, form, repository)
    if form["outcome"] == "refused":
        return Result(INCOMPLETE, form["reply"] + text_mark(form["digest"]))
    tip = branch_commit(branch, repository)
    made_from = None if tip is None else _form_of(tip, repository)
    if (tip is None or made_from is not None) and not has_room(issue, repository):
        if tip is not None:
            repository.delete(f"git/refs/heads/{branch}")
        return Result(WAITING, form["waiting"])
    if tip is None:
        commit = _commit(form, [git(root, "rev-parse", "HEAD")], repository, root)
        repository.create(
            "git/refs",
            lambda: branch_commit(branch, repository),
            ref=f"refs/heads/{branch}",
            sha=commit,
        )
        # Forms of one account that are sent at the same time see each other from here on.
        if not has_room(issue, repository):
            repository.delete(f"git/refs/heads/{branch}")
            return Result(WAITING, form["waiting"])
    elif made_from not in (None, form["digest"]):
        # A run stopped before its pull request, and the form was edited: the last edit counts.
        commit = _commit(form, [tip, git(root, "rev-parse", "HEAD")], repository, root)
        repository.patch(f"git/refs/heads/{branch}", sha=commit, force=False)
    try:
        pull = repository.create(
            "pulls",
            lambda: _pull_request(branch, repository),
            title=form["title"],
            body=form["body"],
            head=branch,
            base=repository.default_branch,
            draft=True,
        )
    except Refused as refusal:
        if refusal.status != 403:
            raise
        print(refusal, file=sys.stderr)
        home = repository_address(os.environ.get("GITHUB_SERVER_URL"), repository.name)
        link = f"{home}/compare/{repository.default_branch}...{branch}?expand=1{NO_PULL_REQUEST}"
        return Result(DRAFTED, form["reply"].replace("{link}", link))
    return _with_pull_request(pull, form, repository)


def _with_pull_request(
    pull: dict[str, Any], form: dict[str, Any], repository: Repository
) -> Result:
    """The result for a form that has a draft, which may be of an earlier text of the form."""
    link = str(pull["html_url"])
    if pull["state"] != "open":
        return Result(DRAFTED, form["closed"].replace("{link}", link))
    commits = repository.pages(f"pulls/{pull['number']}/commits?")
    made_from = [text for commit in commits if (text := _trailer(commit["commit"]["message"]))]
    is_current = form["outcome"] == "proposed" and (
        not made_from or made_from[-1] == form["digest"]
    )
    return Result(DRAFTED, form["reply" if is_current else "edited"].replace("{link}", link))


def _pull_request(branch: str, repository: Repository) -> dict[str, Any] | None:
    """The pull request of ``branch``: rather ours than another, and rather an open one."""
    pulls = pull_requests(branch, repository)
    pulls.sort(key=lambda pull: (is_ours(pull), pull["state"] == "open", pull["number"]))
    return pulls[-1] if pulls else None


def branch_commit(branch: str, repository: Repository) -> str | None:
    """The last commit of ``branch``; None if there is no such branch."""
    refs = repository.get(f"git/matching-refs/heads/{branch}")
    commits = [ref["object"]["sha"] for ref in refs if ref["ref"] == f"refs/heads/{branch}"]
    return commits[0] if commits else None


def _commit(form: dict[str, Any], parents: list[str], repository: Repository, root: Path) -> str:
    commit = repository.post(
        "git/commits",
        message=f"{form['message']}\n\n{TRAILER}: {form['digest']}",
        tree=repository.tree(changed_files(form["changes"], root), root),
        parents=parents,
    )
    return str(commit["sha"])


def _form_of(commit: str, repository: Repository) -> str | None:
    """The digest of the form that ``commit`` was made from; None if a person made it."""
    return _trailer(repository.get(f"git/commits/{commit}")["message"])


def _trailer(message: str) -> str | None:
    """The digest of the form in the last line of ``message``, if it is there."""
    name, _, value = message.rstrip().rpartition("\n")[2].partition(": ")
    return value if name == TRAILER else None


# ---- the labels and the reply -------------------------------------------------------------------


def _set_labels(
    issue: dict[str, Any], wanted: set[str], unwanted: set[str], repository: Repository
) -> None:
    labels = {label["name"] for label in issue["labels"]}
    path = f"issues/{issue['number']}/labels"
    for label in sorted((unwanted - wanted) & labels):
        repository.delete(f"{path}/{quote(label, safe='')}")
    if missing := sorted(wanted - labels):
        repository.post(path, labels=missing)


def text_mark(text_digest: str) -> str:
    """How the reply to an incomplete form ends: with the digest of the text that it is about."""
    return f"\n\n<!-- {TRAILER}: {text_digest} -->"


def own_replies(number: int, repository: Repository) -> list[dict[str, Any]]:
    """The replies to the form ``number`` that this workflow wrote, oldest first."""
    return [
        comment
        for comment in repository.pages(f"issues/{number}/comments?")
        if (comment["user"] or {}).get("login") == ACCOUNT
        and comment["user"].get("type") == "Bot"
        and comment["body"].startswith(MARK)
    ]


def _reply(number: int, text: str, repository: Repository) -> None:
    """Makes ``text`` the one reply to the form ``number``."""
    body = MARK + text

    def find() -> dict[str, Any] | None:
        replies = own_replies(number, repository)
        for late in replies[1:]:  # of a request that seemed to have failed
            repository.delete(f"issues/comments/{late['id']}")
        return replies[0] if replies else None

    path = f"issues/{number}/comments"
    reply = repository.create(path, find, body=body)
    if reply["body"] == body:
        find()  # a run of another group may have replied at the same moment
        return
    try:
        repository.patch(f"issues/comments/{reply['id']}", body=body)
    except Refused as refusal:
        if refusal.status != 404:
            raise
        repository.create(path, find, body=body)


# ---- the files ----------------------------------------------------------------------------------


def changed_files(changes: list[dict[str, Any]], root: Path) -> dict[str, str]:
    """The text of each changed file by path, after applying all `changes` in order.

    A new file starts empty. Raises ValueError for a path that is not that of a YAML file in the
    repository, for the settings, which can name code to run, and for a link, which could lead to
    what only this job can read.
    """
    texts: dict[str, str] = {}
    for change in changes:
        path = change["path"]
        if not _RECORD_FILE.fullmatch(path) or path.casefold() == SETTINGS:
            raise ValueError(f"not a record file: {path!r}")
        if (root / path).resolve() != root.resolve() / path:
            raise ValueError(f"a link, not a record file: {path!r}")
        if path not in texts:
            exists = (root / path).exists()
            texts[path] = (root / path).read_bytes().decode() if exists else ""
        lines = texts[path].split("\n")
        lines[change["start"] : change["end"]] = change["lines"]
        texts[path] = "\n".join(lines)
    return texts


if __name__ == "__main__":
    sys.exit(main())
