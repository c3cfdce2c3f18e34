"""Texts before and after a change, shortened to where they differ."""

from __future__ import annotations

from itertools import takewhile
from operator import eq
from typing import NamedTuple

_AROUND = 40
"""At least so many characters stay before and after what differs."""


def excerpts(before: str | None, after: str | None, longest: int) -> tuple[str | None, str | None]:
    """Both texts; if one has more than ``longest`` characters, only where they differ.

    An ellipsis stands for what is left out. None is no text.
    """
    if before is None or after is None:
        return cut(before, longest), cut(after, longest)
    if max(len(before), len(after)) <= longest:
        return before, after
    same = _common_start(before, after)
    start = before.rfind(" ", 0, max(same - _AROUND, 0)) + 1
    end = _common_start(before[same:][::-1], after[same:][::-1])
    kept = before[len(before) - end :].find(" ", _AROUND)
    if kept >= 0:
        before, after = (f"{text[: len(text) - end + kept]}…" for text in (before, after))
    lead = "…" if start else ""
    return cut(lead + before[start:], longest), cut(lead + after[start:], longest)


def cut(text: str | None, longest: int) -> str | None:
    """``text`` with at most ``longest`` characters and an ellipsis; None stays None."""
    return text if text is None or len(text) <= longest else f"{text[:longest]}…"


class Comparison(NamedTuple):
    """What two texts have in common at both ends, and their words between: ``lead old tail``."""

    lead: str
    old: str
    new: str
    tail: str


def compared(before: str, after: str) -> Comparison:
    """The words in which two texts differ, and what is before and after these."""
    start = _whole_words(before, after)
    rest, other = before[start:], after[start:]
    end = _whole_words(rest[::-1], other[::-1])
    return Comparison(
        before[:start],
        rest[: len(rest) - end],
        other[: len(other) - end],
        rest[len(rest) - end :],
    )


def _common_start(one: str, other: str) -> int:
    return sum(takewhile(bool, map(eq, one, other)))


def _whole_words(one: str, other: str) -> int:
    """How many characters both texts begin with alike, without a part of a word."""
    same = _common_start(one, other)
    if all(len(text) == same or text[same].isspace() for text in (one, other)):
        return same
    while same and not one[same - 1].isspace():
        same -= 1
    return same
