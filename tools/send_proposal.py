"""Sends what `catalogue propose` made of a form: a label, a draft pull request, an answer.

It runs with a token, so it reads nothing of the form: the number of the issue from the event, and
the outcome from the environment. Everything goes through `gh api` as JSON on its standard input.
The branch is named by the number alone and is never changed once it is there: someone may have
gone on working in it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

NO_PULL_REQUEST = (
    "\n\n(Settings → Actions → General → *Allow GitHub Actions to create pull requests*)"
)


# No name in the path begins with a dot: neither the folder above nor a hidden file.
_NAME = r"[^./\\\x00-\x1f][^/\\\x00-\x1f]*"
_RECORD_FILE = re.compile(rf"(?:{_NAME}/)*{_NAME}\.ya?ml")


class NotSent(Exception):
    """GitHub refused a request."""


def main() -> int:
    """Does what the outcome in `OUTCOME` says; gives the exit status."""
    outcome: dict[str, Any] = json.loads(os.environ["OUTCOME"])
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    issue = int(event["issue"]["number"])
    repository = Repository(
        os.environ["GITHUB_REPOSITORY"], str(event["repository"]["default_branch"])
    )
    try:
        repository.post(f"issues/{issue}/labels", labels=[outcome["label"]])
        if outcome["outcome"] == "proposed":
            link = repository.propose(issue, outcome, Path.cwd())
            if link is None:
                print("the branch is there already: left as it is")
                return 0
            outcome["comment"] = outcome["comment"].replace("{link}", link)
        if "comment" in outcome:
            repository.post(f"issues/{issue}/comments", body=outcome["comment"])
    except NotSent as error:
        print(error, file=sys.stderr)
        return 1
    return 0


class Repository:
    """A repository on GitHub, through `gh`, which finds its token in the environment."""

    def __init__(self, name: str, default_branch: str) -> None:
        self.name = name
        self.default_branch = default_branch

    def propose(self, issue: int, outcome: dict[str, Any], root: Path) -> str | None:
        """The address of a new draft pull request; None where its branch is there already.

        Where the repository does not let workflows open pull requests, the address of the branch.
        """
        branch = f"proposal/{issue}"
        ref = f"refs/heads/{branch}"
        if any(found["ref"] == ref for found in self.get(f"git/matching-refs/heads/{branch}")):
            return None
        files = changed_files(outcome["changes"], root)
        tree = self.post(
            "git/trees",
            base_tree=_git(root, "rev-parse", "HEAD^{tree}"),
            tree=[
                {"path": path, "mode": "100644", "type": "blob", "content": text}
                for path, text in files.items()
            ],
        )
        commit = self.post(
            "git/commits",
            message=outcome["message"],
            tree=tree["sha"],
            parents=[_git(root, "rev-parse", "HEAD")],
        )
        # The branch comes last: whatever fails before leaves nothing behind.
        self.post("git/refs", ref=ref, sha=commit["sha"])
        try:
            pull_request = self.post(
                "pulls",
                title=outcome["title"],
                body=outcome["body"],
                head=branch,
                base=self.default_branch,
                draft=True,
            )
        except NotSent as error:
            print(error, file=sys.stderr)
            server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
            compared = f"{server}/{self.name}/compare/{self.default_branch}...{branch}?expand=1"
            return compared + NO_PULL_REQUEST
        return str(pull_request["html_url"])

    def get(self, path: str) -> Any:
        """What GitHub answers at `path` of the repository. Raises NotSent."""
        return self._request("GET", path, None)

    def post(self, path: str, **values: object) -> Any:
        """What GitHub answers to `values` at `path` of the repository. Raises NotSent."""
        return self._request("POST", path, json.dumps(values))

    def _request(self, method: str, path: str, sent: str | None) -> Any:
        command = ["gh", "api", "--method", method, f"repos/{self.name}/{path}"]
        run = subprocess.run(
            [*command, "--input", "-"] if sent is not None else command,
            input=sent,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if run.returncode != 0:
            raise NotSent(f"{method} {path}: {run.stderr.strip()}")
        return json.loads(run.stdout)


def changed_files(changes: list[dict[str, Any]], root: Path) -> dict[str, str]:
    """The text of every file that `changes` touch, after all of them in their order.

    A file that is not there yet begins empty. Raises ValueError for a path that is not that of a
    YAML file of the tree.
    """
    texts: dict[str, str] = {}
    for change in changes:
        path = change["path"]
        if not _RECORD_FILE.fullmatch(path):
            raise ValueError(f"no record file: {path!r}")
        if path not in texts:
            there = (root / path).exists()
            texts[path] = (root / path).read_bytes().decode() if there else ""
        lines = texts[path].split("\n")
        lines[change["start"] : change["end"]] = change["lines"]
        texts[path] = "\n".join(lines)
    return texts


def _git(root: Path, *arguments: str) -> str:
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)
    return run.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
