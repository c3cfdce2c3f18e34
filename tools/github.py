"""The REST API of GitHub through `gh api`, which tries again for a bounded time.

Whether a request is tried again depends on the status and the headers of the response, never on
the wording of an error: <https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api>.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

TIME_LIMIT = 360.0
"""Seconds after which a run stops trying again; the job that it is in has ten minutes."""
CALL_LIMIT = 30.0
"""Seconds that one call of `gh` may take."""
UPLOAD_LIMIT = 300.0
"""Seconds that sending one file may take."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds between two attempts, doubled each time."""
RATE_LIMIT_PAUSE = 60.0
"""Seconds to wait if GitHub limits the rate and says not for how long, as it asks for."""
MOST_PAGES = 100


class NotSent(Exception):
    """A request was not carried out, or nobody knows whether it was."""


class Refused(NotSent):
    """GitHub refused a request with ``status``, and would refuse it again."""

    def __init__(self, request: str, status: int, reason: str) -> None:
        super().__init__(f"{request}: {status} {_one_line(reason)}")
        self.status = status


class Unavailable(NotSent):
    """GitHub did not answer, or asked to wait, until the time was up."""


class _Passing(Exception):
    """A request failed that may succeed later, ``wait`` seconds from now at the earliest."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(_one_line(reason))
        self.wait = wait


class Clock:
    """The time, and waiting; tests give one that only counts."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)


class Response(NamedTuple):
    """A successful response: its headers, by name in lower case, and its content."""

    headers: dict[str, str]
    content: Any


class Repository:
    """A repository on GitHub, accessed with `gh`, which takes its token from the environment.

    Every method raises Refused and Unavailable; the latter when ``time_limit`` seconds are over.
    """

    def __init__(
        self,
        name: str,
        default_branch: str,
        clock: Clock | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self.name = name
        self.default_branch = default_branch
        self._clock = clock or Clock()
        self._end = self._clock.now() + time_limit

    @property
    def owner(self) -> str:
        """The account or organisation that the repository belongs to."""
        return self.name.partition("/")[0]

    def get(self, path: str) -> Any:
        """The response to GET at ``path`` of the repository."""
        return self._request("GET", path).content

    def pages(self, path: str) -> Iterator[Any]:
        """The items of a list at ``path``, which has a query; a page is fetched when needed."""
        for page in range(1, MOST_PAGES + 1):
            response = self._request("GET", f"{path}&per_page=100&page={page}")
            yield from response.content
            # https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
            if 'rel="next"' not in response.headers.get("link", ""):
                return
        raise Refused(f"GET {path}", 200, f"more than {MOST_PAGES} pages")

    def post(self, path: str, **values: object) -> Any:
        """The response to ``values`` at ``path``; only for what may happen twice."""
        return self._request("POST", path, values).content

    def patch(self, path: str, **values: object) -> Any:
        """The response to ``values`` that change ``path``."""
        return self._request("PATCH", path, values).content

    def delete(self, path: str) -> None:
        """Deletes what is at ``path``, if it is there."""
        try:
            self._request("DELETE", path)
        except Refused as refusal:
            if refusal.status not in (404, 422):  # 422: the reference does not exist
                raise

    def create(self, path: str, find: Callable[[], Any], **values: object) -> Any:
        """What ``find`` returns, after creating it from ``values`` if that is None.

        A request without an answer may have been carried out, so ``find`` looks before each.
        """
        pause = FIRST_PAUSE
        while (existing := find()) is None:
            try:
                return self._once("POST", path, values).content
            except _Passing as failure:
                pause = self._wait(f"POST {path}", failure, pause)
            except Refused as refusal:
                # “Already exists”: a request without an answer was carried out late.
                if refusal.status != 422 or (existing := find()) is None:
                    raise
                return existing
        return existing

    def tree(self, files: dict[str, str], root: Path) -> str:
        """The name of a new tree: that of the commit in `root` with `files`."""
        tree = self.post(
            "git/trees",
            base_tree=git(root, "rev-parse", "HEAD^{tree}"),
            tree=[
                {"path": path, "mode": "100644", "type": "blob", "content": text}
                for path, text in files.items()
            ],
        )
        return str(tree["sha"])

    def _request(self, method: str, path: str, values: object = None) -> Response:
        pause = FIRST_PAUSE
        while True:
            try:
                return self._once(method, path, values)
            except _Passing as failure:
                pause = self._wait(f"{method} {path}", failure, pause)

    def _wait(self, request: str, failure: _Passing, pause: float) -> float:
        """Waits before the next attempt; returns the pause before the one after it."""
        wait = max(pause, failure.wait)
        if self._clock.now() + wait > self._end:
            raise Unavailable(f"{request}: {failure}")
        self._clock.sleep(wait)
        return min(2 * pause, LONGEST_PAUSE)

    def upload(self, address: str, file: Path) -> None:
        """Sends ``file`` to ``address``, once: before another try, look at what has arrived."""
        options = ["--header", "Content-Type: application/octet-stream", "--input", str(file)]
        try:
            self._call("POST", address, [address, *options], None, UPLOAD_LIMIT)
        except _Passing as failure:
            raise Unavailable(f"POST {address}: {failure}") from None

    def _once(self, method: str, path: str, values: object) -> Response:
        arguments = [f"repos/{self.name}/{path}"]
        sent = None
        if values is not None:
            arguments += ["--input", "-"]
            sent = json.dumps(values)
        return self._call(method, path, arguments, sent, CALL_LIMIT)

    def _call(
        self, method: str, path: str, arguments: list[str], sent: str | None, limit: float
    ) -> Response:
        command = ["gh", "api", "--include", "--method", method, *arguments]
        try:
            code, output, errors = run_command(command, sent, limit)
        except OSError as error:  # there is no `gh`
            raise Refused(f"{method} {path}", 0, str(error)) from None
        except subprocess.TimeoutExpired:
            raise _Passing(f"no answer in {limit:.0f} seconds") from None
        status, headers, body = _parsed(output)
        if status is None:
            if code == _NOT_LOGGED_IN:
                raise Refused(f"{method} {path}", 401, errors)
            raise _Passing(errors or "no answer")
        if status >= 400:
            self._raise(f"{method} {path}", status, headers, body)
        try:
            return Response(headers, json.loads(body) if status != 204 else None)
        except ValueError:
            raise _Passing("the answer broke off") from None

    def _raise(self, request: str, status: int, headers: dict[str, str], body: str) -> None:
        """Raises what a response with an error means."""
        try:
            error = json.loads(body)
            reason, about = str(error.get("message")), str(error.get("documentation_url"))
        except (ValueError, AttributeError):
            reason, about = "", ""
        if status >= 500 or status == 408:
            raise _Passing(f"{status} {reason}")
        # https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
        if status == 429 or (
            status == 403
            and (
                "retry-after" in headers
                or headers.get("x-ratelimit-remaining") == "0"
                or "rate-limit" in about
            )
        ):
            raise _Passing(f"{status} {reason}", self._asked_wait(headers))
        raise Refused(request, status, reason)

    def _asked_wait(self, headers: dict[str, str]) -> float:
        if (after := headers.get("retry-after", "")).isdecimal():
            return float(after)
        reset = headers.get("x-ratelimit-reset", "")
        if headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
            return max(0.0, float(reset) - self._clock.now())
        return RATE_LIMIT_PAUSE


_NOT_LOGGED_IN = 4
"""The exit code of `gh` without a token: <https://cli.github.com/manual/gh_help_exit-codes>."""


def repository_of_run(event: dict[str, Any], clock: Clock | None = None) -> Repository:
    """The repository that the workflow runs in, from its environment and its ``event``."""
    # A schedule runs on the default branch, and its event may not name the repository.
    branch = (event.get("repository") or {}).get("default_branch")
    return Repository(
        os.environ["GITHUB_REPOSITORY"], branch or os.environ["GITHUB_REF_NAME"], clock
    )


def read_event() -> dict[str, Any]:
    """The event that started the workflow."""
    event: dict[str, Any] = json.loads(
        Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
    )
    return event


def run_again(error: Exception, name: str) -> str:
    """The message of a run of the repository ``name`` that GitHub did not let finish."""
    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    run = os.environ.get("GITHUB_RUN_ID", "")
    return (
        f"GitHub did not carry this out: {error}\n"
        "    Nothing is lost, and no reply blames the form. To continue where this run stopped,\n"
        f"    open {server}/{name}/actions/runs/{run} and select “Re-run all jobs”."
    )


def git(root: Path, *arguments: str) -> str:
    """What git prints in `root`."""
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def run_command(command: list[str], sent: str | None, limit: float) -> tuple[int, str, str]:
    """The exit code and outputs of ``command``. Raises subprocess.TimeoutExpired."""
    done = subprocess.run(
        command,
        input=sent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=limit,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _parsed(output: str) -> tuple[int | None, dict[str, str], str]:
    """The status, headers and body in what `gh api --include` prints; no status without them."""
    head, _, body = output.replace("\r\n", "\n").partition("\n\n")
    first, *lines = head.split("\n")
    protocol, _, rest = first.partition(" ")
    code = rest[:3]
    if not protocol.startswith("HTTP/") or not code.isdecimal():
        return None, {}, ""
    pairs = (line.partition(":") for line in lines)
    return int(code), {name.strip().lower(): value.strip() for name, _, value in pairs}, body


def _one_line(text: str) -> str:
    """``text`` for a log: no line of it can be a command of the workflow, nor hide anything."""
    line = " ".join(text.split()).encode("ascii", "backslashreplace").decode()[:500]
    return line.replace("##[", "## [")  # with which a command begins anywhere in a line
