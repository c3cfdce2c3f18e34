"""Send what `catalogue propose` made from a form: a label, a draft pull request, a reply.

This runs with a token, so it never reads the form: it takes the number of the issue from the event,
and the outcome from the environment. Everything is passed to `gh api` as JSON on standard input.
The branch is named after the number, and never changed once it exists, because someone may have
continued working on it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from jazari_catalogue.code_host import repository_address

NO_PULL_REQUEST = (
    "\n\n(Settings → Actions → General → *Allow GitHub Actions to create pull requests*)"
)


SETTINGS = "mkdocs.yml"
# No part of the path may begin with a dot: this excludes `..` and hidden files.
_NAME = r"[^./\\\x00-\x1f][^/\\\x00-\x1f]*"
_RECORD_FILE = re.compile(rf"(?:{_NAME}/)*{_NAME}\.ya?ml")


class NotSent(Exception):
    """GitHub refused a request."""


def main() -> int:
    """Carry out the outcome in the variable `OUTCOME`; return the exit code."""
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
                print("The branch already exists and is not changed.")
                return 0
            outcome["comment"] = outcome["comment"].replace("{link}", link)
        if "comment" in outcome:
            repository.post(f"issues/{issue}/comments", body=outcome["comment"])
    except NotSent as error:
        print(error, file=sys.stderr)
        return 1
    return 0


class Repository:
    """A repository on GitHub, accessed with `gh`, which takes its token from the environment."""

    def __init__(self, name: str, default_branch: str) -> None:
        self.name = name
        self.default_branch = default_branch

    def propose(self, issue: int, outcome: dict[str, Any], root: Path) -> str | None:
        """Open a draft pull request; return its address, or None if its branch exists already.

        If the repository does not allow workflows to open pull requests, return the address of the
        branch.
        """
        branch = f"proposal/{issue}"
        ref = f"refs/heads/{branch}"
        if any(match["ref"] == ref for match in self.get(f"git/matching-refs/heads/{branch}")):
            return None
        commit = self.post(
            "git/commits",
            message=outcome["message"],
            tree=self.tree(changed_files(outcome["changes"], root), root),
            parents=[git(root, "rev-parse", "HEAD")],
        )
        # Create the branch last, so that an earlier failure leaves nothing behind.
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
            home = repository_address(os.environ.get("GITHUB_SERVER_URL"), self.name)
            return f"{home}/compare/{self.default_branch}...{branch}?expand=1{NO_PULL_REQUEST}"
        return str(pull_request["html_url"])

    def tree(self, files: dict[str, str], root: Path) -> str:
        """The name of a new tree: that of the commit in `root` with `files`. Raises NotSent."""
        tree = self.post(
            "git/trees",
            base_tree=git(root, "rev-parse", "HEAD^{tree}"),
            tree=[
                {"path": path, "mode": "100644", "type": "blob", "content": text}
                for path, text in files.items()
            ],
        )
        return str(tree["sha"])

    def get(self, path: str) -> Any:
        """The response of GitHub at `path` of the repository. Raises NotSent."""
        return self._request("GET", path, None)

    def post(self, path: str, **values: object) -> Any:
        """The response of GitHub to `values` at `path` of the repository. Raises NotSent."""
        return self._request("POST", path, json.dumps(values))

    def patch(self, path: str, **values: object) -> Any:
        """The response of GitHub to `values` that change `path`. Raises NotSent."""
        return self._request("PATCH", path, json.dumps(values))

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
    """The text of each changed file by path, after applying all `changes` in order.

    A new file starts empty. Raises ValueError for a path that is not that of a YAML file in the
    repository, for the settings, which can name code to run, and for a link, which could lead to
    what only this job can read.
    """
    texts: dict[str, str] = {}
    for change in changes:
        path = change["path"]
        if not _RECORD_FILE.fullmatch(path) or path == SETTINGS:
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


def git(root: Path, *arguments: str) -> str:
    """What git prints in `root`."""
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)
    return run.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
