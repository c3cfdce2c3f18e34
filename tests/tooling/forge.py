"""A small server in place of GitHub, behind a fake `gh`: its state, its rules, and its failures.

It refuses what GitHub refuses: a reference or pull request that exists already, a commit that does
not follow the last one of its branch, what is not there. A failure may come before the request is
carried out or after it. `gh` on the PATH is the same server with its state in a file.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    import pytest

REPOSITORY = "invente/catalogue"
ROOT = Path(__file__).resolve().parents[2]
BOT = {"login": "github-actions[bot]", "id": 1, "type": "Bot"}
PERSON = {"login": "personne-inventee", "id": 7, "type": "User"}
EDITOR = {"login": "editrice-inventee", "id": 8, "type": "User"}
HEAD = "c0ffee"
PER_PAGE = 100

LIMITED = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary"
FAILURES = {
    # name: (is the request carried out, status or None for no answer, headers, content)
    "502 before": (False, 502, {}, "<html>"),
    "500 after": (True, 500, {}, '{"message": "Server Error"}'),
    "429": (False, 429, {"Retry-After": "7"}, '{"message": "x"}'),
    "403 with Retry-After": (False, 403, {"Retry-After": "40"}, '{"message": "x"}'),
    "403 with no requests left": (False, 403, {"X-Ratelimit-Remaining": "0"}, '{"message": "x"}'),
    "403 of a secondary limit": (False, 403, {}, json.dumps({"documentation_url": LIMITED})),
    "reset before": (False, None, {}, ""),
    "reset after": (True, None, {}, ""),
    "timeout after": (True, None, {}, "timeout"),
    "half an answer": (True, 200, {}, '{"message"'),
}


class CountedTime:
    """A clock that stands still except when someone waits."""

    def __init__(self) -> None:
        self.time = 1_790_000_000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


class Refusal(Exception):
    """An error of the API."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Forge:
    """The state of a repository on GitHub, and the requests that were made."""

    def __init__(self) -> None:
        self.issues: dict[int, dict[str, Any]] = {}
        self.comments: dict[int, dict[str, Any]] = {}
        self.refs: dict[str, str] = {}
        self.commits: dict[str, dict[str, Any]] = {HEAD: {"message": "x", "parents": []}}
        self.trees: dict[str, dict[str, Any]] = {}
        self.pulls: dict[int, dict[str, Any]] = {}
        self.permissions: dict[str, str] = {}
        self.may_open_pulls = True
        self.pull_numbers, self.comment_numbers = itertools.count(500), itertools.count(1)
        self.requests: list[str] = []
        self.failures: dict[int, str] = {}
        """By the index of a request, the name of its failure in `FAILURES`."""
        self.fails_from: tuple[int, str] | None = None

    # ---- what people do --------------------------------------------------------------------------

    def open_issue(
        self, number: int, body: str = "texte", user: dict[str, Any] | None = PERSON, **more: Any
    ) -> None:
        self.issues[number] = {
            "number": number,
            "state": "open",
            "body": body,
            "user": user,
            "created_at": "2026-11-23T09:30:00Z",
            "updated_at": "2026-11-23T09:30:00Z",
            "labels": [{"name": "proposal"}],
            "repository_url": f"https://api.github.com/repos/{REPOSITORY}",
            **more,
        }

    def comment(self, number: int, user: dict[str, Any], body: str) -> int:
        comment = next(self.comment_numbers)
        self.comments[comment] = {"id": comment, "issue": number, "user": user, "body": body}
        return comment

    def pull(self, branch: str, repository: str | None = REPOSITORY, **more: Any) -> dict[str, Any]:
        number = next(self.pull_numbers)
        self.pulls[number] = {
            "number": number,
            "state": "open",
            "draft": True,
            "html_url": f"https://github.com/{REPOSITORY}/pull/{number}",
            "base": {"ref": "main"},
            "user": EDITOR,
            "author_association": "MEMBER",
            "head": {
                "ref": branch,
                "sha": self.refs.get(branch, ""),
                "repo": None if repository is None else {"full_name": repository},
            },
            **more,
        }
        return self.pulls[number]

    def draft(self, number: int, user: dict[str, Any] | None = PERSON) -> None:
        """A form with an open draft."""
        self.open_issue(number, user=user)
        self.refs[f"proposal/{number}"] = HEAD
        self.pull(f"proposal/{number}")

    # ---- what is seen ----------------------------------------------------------------------------

    def replies(self, number: int) -> list[str]:
        """What the workflow replied to an issue."""
        comments = [one for one in self.comments.values() if one["issue"] == number]
        return [one["body"] for one in comments if one["user"] == BOT]

    def labels(self, number: int) -> list[str]:
        return sorted(label["name"] for label in self.issues[number]["labels"])

    def summary(self) -> object:
        """What anyone can see, without the numbers that GitHub counts."""
        return (
            {number: self.labels(number) for number in self.issues},
            {number: self.replies(number) for number in self.issues},
            sorted(self.refs),
            [self.commits[commit]["message"] for commit in self.refs.values()],
            [pull | {"number": 0, "html_url": ""} for pull in self.pulls.values()],
        )

    # ---- the API ---------------------------------------------------------------------------------

    def run(self, command: list[str], sent: str | None, limit: float) -> tuple[int, str, str]:
        """What `gh` does with ``command``: its exit code and outputs."""
        method, path = command[4], command[5]
        assert command == ["gh", "api", "--include", "--method", method, path, *command[6:]]
        assert (command[6:] == ["--input", "-"]) == (sent is not None)
        assert path.startswith(f"repos/{REPOSITORY}/")
        path = path.removeprefix(f"repos/{REPOSITORY}/")
        index = len(self.requests)
        self.requests.append(f"{method} {path}")
        name = self.failures.get(index)
        if self.fails_from is not None and index >= self.fails_from[0]:
            name = self.fails_from[1]
        carried_out, status, headers, content = FAILURES[name] if name else (True, 0, {}, "")
        headers = dict(headers)
        if carried_out:
            try:
                answer, more = self.answer(method, path, json.loads(sent) if sent else {})
                success = (201 if method == "POST" else 200) if answer is not None else 204
                result = success, more, "" if answer is None else json.dumps(answer)
            except Refusal as refusal:
                result = refusal.status, {}, json.dumps({"message": str(refusal)})
            if not name:
                status, headers, content = result
        if content == "timeout":
            raise subprocess.TimeoutExpired(command, limit)
        if status is None:
            return 1, "", "error connecting to api.github.com"
        lines = [f"{name}: {value}\r\n" for name, value in sorted(headers.items())]
        is_whole = status < 300 and name is None
        output = f"HTTP/2.0 {status} Any\n{''.join(lines)}\r\n{content}"
        return (0, output, "") if is_whole else (1, output, f"gh: HTTP {status}")

    def answer(self, method: str, path: str, values: dict[str, Any]) -> tuple[Any, dict[str, str]]:
        """The content and headers of the response. Raises Refusal."""
        parts = urlsplit(path)
        query = {name: value[0] for name, value in parse_qs(parts.query).items()}
        for verb, pattern, action in _ROUTES:
            if verb == method and (match := re.fullmatch(pattern, parts.path)):
                groups = [int(one) if one.isdecimal() else unquote(one) for one in match.groups()]
                given = {"query": query} if action in ("_issues", "_pulls") else values
                answer = getattr(self, action)(*groups, **given)
                return _page(answer, path, query) if "per_page" in query else (answer, {})
        raise Refusal(404, f"no such route: {method} {path}")

    def _issue(self, number: int) -> dict[str, Any]:
        if number not in self.issues:
            raise Refusal(404, "Not Found")
        return self.issues[number]

    def _issues(self, query: dict[str, str]) -> list[dict[str, Any]]:
        creator, label = query.get("creator"), query.get("labels")
        return [
            issue
            for number, issue in sorted(self.issues.items())
            if query["state"] in ("all", issue["state"])
            and creator in (None, (issue["user"] or {}).get("login"))
            and (label is None or label in self.labels(number))
        ]

    def _add_labels(self, number: int, labels: list[str]) -> Any:
        present = self._issue(number)["labels"]
        present += [{"name": label} for label in labels if {"name": label} not in present]
        return present

    def _remove_label(self, number: int, label: str) -> Any:
        if {"name": label} not in self._issue(number)["labels"]:
            raise Refusal(404, "Label does not exist")
        self.issues[number]["labels"].remove({"name": label})
        return self.issues[number]["labels"]

    def _comments(self, number: int) -> list[dict[str, Any]]:
        return [one for one in self.comments.values() if one["issue"] == number]

    def _add_comment(self, number: int, body: str) -> dict[str, Any]:
        return self.comments[self.comment(number, BOT, body)]

    def _edit_comment(self, comment: int, body: str) -> dict[str, Any]:
        if comment not in self.comments:
            raise Refusal(404, "Not Found")
        self.comments[comment]["body"] = body
        return self.comments[comment]

    def _delete_comment(self, comment: int) -> None:
        if self.comments.pop(comment, None) is None:
            raise Refusal(404, "Not Found")

    def _matching(self, prefix: str) -> list[dict[str, Any]]:
        return [
            {"ref": f"refs/heads/{name}", "object": {"sha": sha}}
            for name, sha in sorted(self.refs.items())
            if name.startswith(prefix)
        ]

    def _add_ref(self, ref: str, sha: str) -> dict[str, Any]:
        name = ref.removeprefix("refs/heads/")
        if name in self.refs:
            raise Refusal(422, "Reference already exists")
        self.refs[name] = sha
        return {"ref": ref}

    def _move_ref(self, name: str, sha: str, force: bool) -> dict[str, Any]:
        assert force is False
        if self.refs[name] not in (sha, *self.commits[sha]["parents"]):
            raise Refusal(422, "Update is not a fast forward")
        self.refs[name] = sha
        return {}

    def _delete_ref(self, name: str) -> None:
        if self.refs.pop(name, None) is None:
            raise Refusal(422, "Reference does not exist")

    def _add_tree(self, **values: Any) -> dict[str, Any]:
        return {"sha": _keep(self.trees, values)}

    def _add_commit(self, **values: Any) -> dict[str, Any]:
        return {"sha": _keep(self.commits, values)}

    def _commit(self, sha: str) -> dict[str, Any]:
        return self.commits[sha]

    def _pulls(self, query: dict[str, str]) -> list[dict[str, Any]]:
        owner, _, branch = query["head"].partition(":")
        return [
            pull
            for pull in self.pulls.values()
            if pull["head"]["ref"] == branch
            and (pull["head"]["repo"] or {"full_name": owner})["full_name"].startswith(owner)
            and query["state"] in ("all", pull["state"])
            and query.get("base", pull["base"]["ref"]) == pull["base"]["ref"]
        ]

    def _add_pull(self, title: str, body: str, head: str, base: str, draft: bool) -> dict[str, Any]:
        if not self.may_open_pulls:
            raise Refusal(403, "GitHub Actions is not permitted to create pull requests")
        here = {"head": f"invente:{head}", "base": base, "state": "open"}
        if any(pull["head"]["repo"] == {"full_name": REPOSITORY} for pull in self._pulls(here)):
            raise Refusal(422, "A pull request already exists")
        return self.pull(head, title=title, body=body, draft=draft, user=BOT)

    def _pull_commits(self, number: int) -> list[dict[str, Any]]:
        sha = self.refs.get(self.pulls[number]["head"]["ref"], HEAD)
        commits = []
        while sha in self.commits and sha != HEAD:
            commits.append({"sha": sha, "commit": self.commits[sha]})
            sha = self.commits[sha]["parents"][0]
        return commits[::-1]

    def _permission(self, login: str) -> dict[str, Any]:
        return {"permission": self.permissions.get(login, "read")}


_ROUTES = (
    ("GET", r"issues", "_issues"),
    ("GET", r"issues/(\d+)", "_issue"),
    ("POST", r"issues/(\d+)/labels", "_add_labels"),
    ("DELETE", r"issues/(\d+)/labels/([^/]+)", "_remove_label"),
    ("GET", r"issues/(\d+)/comments", "_comments"),
    ("POST", r"issues/(\d+)/comments", "_add_comment"),
    ("PATCH", r"issues/comments/(\d+)", "_edit_comment"),
    ("DELETE", r"issues/comments/(\d+)", "_delete_comment"),
    ("GET", r"git/matching-refs/heads/(proposal/\d*)", "_matching"),
    ("POST", r"git/refs", "_add_ref"),
    ("PATCH", r"git/refs/heads/(proposal/\d+)", "_move_ref"),
    ("DELETE", r"git/refs/heads/(proposal/\d+)", "_delete_ref"),
    ("POST", r"git/trees", "_add_tree"),
    ("POST", r"git/commits", "_add_commit"),
    ("GET", r"git/commits/([0-9a-z]+)", "_commit"),
    ("GET", r"pulls", "_pulls"),
    ("POST", r"pulls", "_add_pull"),
    ("GET", r"pulls/(\d+)/commits", "_pull_commits"),
    ("GET", r"collaborators/([^/]+)/permission", "_permission"),
)


def _keep(objects: dict[str, dict[str, Any]], values: dict[str, Any]) -> str:
    """The name of an object of git, which is the same for the same content."""
    sha = "f" + hashlib.sha256(json.dumps(values).encode()).hexdigest()[:12]
    objects[sha] = values
    return sha


def _page(items: list[Any], path: str, query: dict[str, str]) -> tuple[list[Any], dict[str, str]]:
    size, page = min(int(query["per_page"]), PER_PAGE), int(query["page"])
    more = len(items) > page * size
    link = {"Link": f'<https://api.github.com/{path}>; rel="next"'} if more else {}
    return items[(page - 1) * size : page * size], link


def on_path(forge: Forge, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Puts a `gh` on the PATH that answers as ``forge``, and returns the file of its state."""
    state = folder / "state"
    state.write_bytes(pickle.dumps(forge))
    program = folder / "gh"
    program.write_text(
        f"#!{sys.executable} -IS\n"
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.tooling.forge import serve\n"
        f"sys.exit(serve({str(state)!r}))\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return state


def state_in(file: Path) -> Forge:
    """The state that `gh` on the PATH has kept."""
    forge: Forge = pickle.loads(file.read_bytes())
    return forge


def serve(state: str) -> int:
    """Answers one call of `gh`."""
    forge = state_in(Path(state))
    sent = sys.stdin.read() if "--input" in sys.argv else None
    code, output, errors = forge.run(["gh", *sys.argv[1:]], sent, 0)
    Path(state).write_bytes(pickle.dumps(forge))
    sys.stdout.write(output)
    sys.stderr.write(errors)
    return code
