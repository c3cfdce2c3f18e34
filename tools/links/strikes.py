"""When an address is called dead: it has failed in three weekly runs in a row.

What is known from run to run is in the issue itself, for programs, in a comment that nobody sees.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tools.links.answers import Answer, Outcome
from tools.links.outcome import CheckOutcome

STRIKES = 3
"""After how many failures an address is called dead."""
DAYS_BETWEEN = 5
"""Runs that are nearer count once: a second one by hand on the same day proves nothing."""
MOST = 500
"""Of addresses whose failures are known: an issue has at most 65,536 characters."""
VERSION = 1

_STATE = re.compile(r"<!-- jazari-links-state ([A-Za-z0-9+/=]{0,60000}) -->")
_DIGEST = re.compile(r"[0-9a-f]{16}")


class Strikes(NamedTuple):
    """The failures of an address since it last answered."""

    failures: int
    first: date
    last: date

    @property
    def is_dead(self) -> bool:
        """Whether they are enough."""
        return self.failures >= STRIKES


State = Mapping[str, Strikes]
"""The failures of addresses by their digests."""


def after(before: State, outcome: CheckOutcome) -> dict[str, Strikes]:
    """What is known after a run.

    An address that answered, or that the records no longer have, starts again. One that was unsure
    stays as it was: that says nothing about it.
    """
    today = date.fromisoformat(outcome.day)
    failing = {
        one.digest for one in outcome.checked if Answer(one.reason).outcome is Outcome.FAILING
    }
    answering = {one.digest for one in outcome.checked} - failing
    unsure = set(outcome.unsure)
    state = {
        digest: strikes
        for digest, strikes in before.items()
        if digest not in answering
        and (digest in failing or digest in unsure or not outcome.complete)
    }
    for digest in failing:
        state[digest] = _one_more(state.get(digest), today)
    # If there are too many, the most failures are what took longest to learn.
    kept = sorted(state.items(), key=lambda item: (-item[1].failures, item[1].first, item[0]))
    return dict(kept[:MOST])


def _one_more(strikes: Strikes | None, today: date) -> Strikes:
    if strikes is None:
        return Strikes(1, today, today)
    if (today - strikes.last).days < DAYS_BETWEEN:
        return strikes
    return Strikes(min(strikes.failures + 1, 99), strikes.first, today)


def written(state: State) -> str:
    """``state`` as a comment of HTML."""
    value = {
        "version": VERSION,
        "addresses": {
            digest: [strikes.failures, strikes.first.isoformat(), strikes.last.isoformat()]
            for digest, strikes in sorted(state.items())
        },
    }
    text = json.dumps(value, separators=(",", ":"))
    return f"<!-- jazari-links-state {b64encode(text.encode()).decode()} -->"


def read(body: str) -> dict[str, Strikes] | None:
    """What the text of an issue says is known; None if it cannot be read."""
    match = _STATE.search(body)
    if match is None:
        return None
    try:
        value = json.loads(b64decode(match[1], validate=True))
        if value["version"] != VERSION:
            return None
        state = {}
        for digest, (count, first, last) in value["addresses"].items():
            strikes = Strikes(count, date.fromisoformat(first), date.fromisoformat(last))
            if not _DIGEST.fullmatch(digest) or type(count) is not int:
                return None
            if not 1 <= count <= 99 or strikes.first > strikes.last:
                return None
            state[digest] = strikes
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return state
