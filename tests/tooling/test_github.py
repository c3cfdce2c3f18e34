"""Requests to GitHub are tried again when their status and headers say that this can help."""

from __future__ import annotations

import subprocess

import pytest

from tests.tooling.forge import CountedTime
from tools import github
from tools.github import Refused, Repository, Unavailable

Answers = list[tuple[int, str, str]]
FINE = (0, "HTTP/2.0 200 OK\r\nEtag: x\r\n\r\n{}", "")


def error(status: int, headers: str = "", body: str = "{}") -> tuple[int, str, str]:
    return 1, f"HTTP/2.0 {status} Any\n{headers}\r\n{body}", f"gh: HTTP {status}"


def waits(monkeypatch: pytest.MonkeyPatch, answers: Answers) -> list[float]:
    """How long a request waits that gets ``answers``."""
    clock = CountedTime()
    remaining = iter(answers)
    monkeypatch.setattr(github, "run_command", lambda *_: next(remaining))
    Repository("invente/catalogue", "main", clock).get("x")
    return clock.waits


def test_the_pause_doubles_and_ends_at_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    failures = [error(502)] * 7
    assert waits(monkeypatch, [*failures, FINE]) == [2, 4, 8, 16, 32, 60, 60]


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (error(429, "Retry-After: 90\r\n"), 90),
        (error(403, "retry-after: 0\r\n"), 2),
        (error(429), 60),
        (error(403, "X-Ratelimit-Remaining: 0\r\nX-Ratelimit-Reset: 1790000100\r\n"), 100),
        (error(403, body='{"documentation_url": "https://x.example/#secondary-rate-limits"}'), 60),
        ((1, "", "connection reset by peer"), 2),
        ((0, "HTTP/2.0 200 OK\n\n{", ""), 2),
    ],
)
def test_a_pause_is_as_long_as_github_asks(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str, str], wait: float
) -> None:
    assert waits(monkeypatch, [answer, FINE]) == [wait]


@pytest.mark.parametrize(
    "answer",
    [
        error(403, body='{"message": "rate limit, HTTP 502, timeout, try again"}'),
        error(404),
        error(422),
        error(403, "X-Ratelimit-Remaining: 17\r\n", "[]"),
        (4, "", "gh auth login"),
    ],
)
def test_what_is_refused_for_good_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str, str]
) -> None:
    with pytest.raises(Refused):
        waits(monkeypatch, [answer])


def test_a_wait_beyond_the_end_of_the_run_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = CountedTime()
    monkeypatch.setattr(github, "run_command", lambda *_: error(429, "Retry-After: 3600\r\n"))
    with pytest.raises(Unavailable, match="GET x: 429"):
        Repository("invente/catalogue", "main", clock).get("x")
    assert clock.waits == []


def test_a_call_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []

    def run(command: list[str], _sent: str | None, limit: float) -> tuple[int, str, str]:
        limits.append(limit)
        if len(limits) == 1:
            raise subprocess.TimeoutExpired(command, limit)
        return FINE

    monkeypatch.setattr(github, "run_command", run)
    clock = CountedTime()
    Repository("invente/catalogue", "main", clock).get("x")
    assert limits == [github.CALL_LIMIT] * 2
    assert clock.waits == [2]


def test_a_message_of_github_cannot_be_a_command_of_the_workflow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hostile = '{"message": "x\\n::add-mask::y\\r\\u202e##[error]z"}'
    with pytest.raises(Refused) as refused:
        waits(monkeypatch, [error(422, body=hostile)])
    assert str(refused.value) == "GET x: 422 x ::add-mask::y \\u202e## [error]z"
