"""What the job that asks tells the job that reports: JSON of a bounded size.

It has addresses and lines of our own files, reasons from a closed list and numbers. Nothing that a
server sent is in it, and the job that reads it takes nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from tools.links.answers import Answer, Outcome, Reason

MOST_BYTES = 60_000
"""Of the addresses with what is known of them. A variable of a process has at most 128 KiB."""
MOST_UNSURE = 2_000
MOST_PLACES = 3

_FILE = re.compile(r"[^\x00-\x1f\x7f]{1,400}")
_ID = re.compile(r"[a-z0-9-]{1,100}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAME = re.compile(r"[a-z_]{1,40}")
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f]{1,2100}")
_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Checked:
    """An address of which there is something to say, and where it is."""

    url: str
    reason: Reason
    places: tuple[tuple[str, int], ...]
    """Files and lines; those of the record of its source first."""
    source: str | None = None
    """The id of the source whose address it is."""
    dead_since: str | None = None
    """The day since which the record says that it is dead."""

    @property
    def digest(self) -> str:
        """By which an address is known from week to week."""
        return digest_of(self.url)


@dataclass(frozen=True)
class CheckOutcome:
    """The outcome of one run."""

    day: str
    asked: int
    """The number of different addresses."""
    dead_field: str
    """What the field with the day since which a source is dead is called."""
    copy_field: str
    """What the field with the archived copy is called."""
    checked: tuple[Checked, ...] = ()
    """Those that fail, that have moved, and that answer though their record says they are dead."""
    unsure: tuple[str, ...] = field(default=())
    """The digests of those that may be well."""
    complete: bool = True
    """Whether what is in neither list answers, or is gone from the records."""


def digest_of(url: str) -> str:
    """By which the address ``url`` is known from week to week."""
    return sha256(url.encode()).hexdigest()[:16]


def outcome_of(
    day: str, fields: tuple[str, str], checked: Iterable[Checked], answers: Mapping[str, Answer]
) -> CheckOutcome:
    """The outcome of a run with these ``answers``; ``checked`` are all addresses that have one.

    ``fields`` are the names of the fields with the day of the death of a source and with its copy.
    """
    kept: list[Checked] = []
    left = MOST_BYTES
    complete = True
    # Sources first, because they are what the catalogue rests on.
    for one in sorted(filter(_is_worth_saying, checked), key=lambda one: one.source is None):
        left -= len(_line(asdict(one)))
        if left < 0:
            complete = False
            break
        kept.append(one)
    unsure = sorted(
        digest_of(url) for url, answer in answers.items() if answer.outcome is Outcome.UNSURE
    )
    complete = complete and len(unsure) <= MOST_UNSURE
    return CheckOutcome(
        day, len(answers), *fields, tuple(kept), tuple(unsure[:MOST_UNSURE]), complete
    )


def _is_worth_saying(checked: Checked) -> bool:
    outcome = Answer(checked.reason).outcome
    return (
        outcome is Outcome.FAILING
        or checked.reason is Reason.MOVED
        or (outcome is Outcome.ANSWERS and checked.dead_since is not None)
    )


def written(outcome: CheckOutcome) -> str:
    """``outcome`` on one line of ASCII."""
    return _line(asdict(outcome))


def _line(value: object) -> str:
    """``value`` as JSON, in which no workflow command begins."""
    return json.dumps(value, separators=(",", ":")).replace("##[", "##\\u005b")


def read(text: str) -> CheckOutcome:
    """The outcome in ``text``. Raises ValueError for anything that `written` does not write."""
    try:
        value = json.loads(text)
        return CheckOutcome(
            _text(value["day"], _DAY),
            int(value["asked"]),
            _text(value["dead_field"], _NAME),
            _text(value["copy_field"], _NAME),
            tuple(_checked(value["checked"])),
            tuple(_text(one, _DIGEST) for one in value["unsure"]),
            value["complete"] is True,
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not an outcome: {error!r}") from None


def _checked(values: list[dict[str, Any]]) -> Iterator[Checked]:
    for value in values:
        yield Checked(
            _text(value["url"], _URL),
            Reason(value["reason"]),
            tuple((_text(file, _FILE), int(line)) for file, line in value["places"]),
            None if value["source"] is None else _text(value["source"], _ID),
            None if value["dead_since"] is None else _text(value["dead_since"], _DAY),
        )


def _text(value: object, form: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError(f"not in the form of an outcome: {value!r:.80}")
    return value
