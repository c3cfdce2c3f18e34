"""Texts before and after a change, shortened to where they differ."""

from __future__ import annotations

from itertools import takewhile
from operator import eq


def excerpts(before: str | None, after: str | None, longest: int) -> tuple[str | None, str | None]:
    """Both texts; if one has more than ``longest`` characters, from just before they differ.

    An ellipsis stands for what is left out. None is no text.
    """
    if before is None or after is None:
        return cut(before, longest), cut(after, longest)
    if max(len(before), len(after)) <= longest:
        return before, after
    same = sum(takewhile(bool, map(eq, before, after)))
    start = max(before.rfind(" ", 0, max(same - 40, 0)) + 1, 0)
    lead = "…" if start else ""
    return cut(lead + before[start:], longest), cut(lead + after[start:], longest)


def cut(text: str | None, longest: int) -> str | None:
    """``text`` with at most ``longest`` characters and an ellipsis; None stays None."""
    return text if text is None or len(text) <= longest else f"{text[:longest]}…"
