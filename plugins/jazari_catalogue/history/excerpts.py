"""Texts before and after a change, shortened to where they differ."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import NamedTuple

_AROUND = 40
"""At least so many characters stay before and after what differs."""
_ALIKE = 0.4
"""Texts that have less in common are shown as two texts, not word by word."""
_MOST_TOKENS = 2_000
"""Longer texts take too long to compare word by word."""
_MOST_PAIRS = 50_000
"""So do texts of which more pairs of words are equal: the matcher takes cubic time for them."""
_TOKEN = re.compile(r"\s+|\S+")


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


class Part(NamedTuple):
    """A part of a text: whether it ``differs`` from another text, or is in both."""

    text: str
    differs: bool


def marked_excerpts(before: str, after: str, longest: int) -> tuple[list[Part], list[Part]]:
    """Both texts in parts: the words that differ, and what is alike.

    If one has more than ``longest`` characters, an ellipsis stands for what is alike and far from
    these, and for what exceeds that number.
    """
    old, new = _parts(_TOKEN.findall(before), _TOKEN.findall(after))
    if max(len(before), len(after)) > longest:
        old, new = (_cut(_without_what_is_far(parts), longest) for parts in (old, new))
    return old, new


def _parts(one: list[str], other: list[str]) -> tuple[list[Part], list[Part]]:
    """The parts of two texts, given as words and the spaces between them."""
    whole = _whole("".join(one)), _whole("".join(other))
    if max(len(one), len(other)) > _MOST_TOKENS or _equal_pairs(one, other) > _MOST_PAIRS:
        return whole
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return whole
    old: list[Part] = []
    new: list[Part] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        gone, come = "".join(one[start:end]), "".join(other[new_start:new_end])
        # A space between two words that differ is part of what differs.
        differs = tag != "equal" or (gone.isspace() and start > 0 and end < len(one))
        for parts, text in ((old, gone), (new, come)):
            if parts and parts[-1].differs == differs:
                parts[-1] = Part(parts[-1].text + text, differs)
            elif text:
                parts.append(Part(text, differs))
    return old, new


def _equal_pairs(one: list[str], other: list[str]) -> int:
    """How many pairs of a word of each are equal."""
    counts = Counter(other)
    return sum(counts[word] for word in one if not word.isspace())


def _whole(text: str) -> list[Part]:
    return [Part(text, differs=True)] if text else []


def _without_what_is_far(parts: list[Part]) -> list[Part]:
    last = len(parts) - 1
    kept = []
    for index, part in enumerate(parts):
        text = part.text
        start = text.rfind(" ", 0, max(len(text) - _AROUND, 0)) + 1
        end = text.find(" ", _AROUND)
        if part.differs:
            kept.append(part)
        elif index == 0:
            kept.append(Part(f"…{text[start:]}" if start else text, differs=False))
        elif index == last:
            kept.append(Part(f"{text[:end]}…" if end >= 0 else text, differs=False))
        else:
            far = 0 <= end < start
            kept.append(Part(f"{text[:end]} … {text[start:]}" if far else text, differs=False))
    return kept


def _cut(parts: list[Part], longest: int) -> list[Part]:
    kept = []
    for part in parts:
        text = cut(part.text, longest) or ""
        kept.append(Part(text, part.differs))
        longest -= len(part.text)
        if longest < 0:
            break
    return kept


def _common_start(one: str, other: str) -> int:
    return sum(takewhile(bool, map(eq, one, other)))
