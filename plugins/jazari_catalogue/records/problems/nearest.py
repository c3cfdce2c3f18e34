"""Did you mean: the known word closest to the one that was written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

NOTHING = "…"
"""What stands for a word where none is near."""


def nearest(written: str, known: Iterable[str], *, at_least: float = 0.0) -> str:
    """The word of ``known`` most like ``written``; the first in order where two are as near.

    Returns NOTHING where no word is like it by ``at_least`` (0 any, 1 the same letters), or
    nothing is known.
    """
    best, best_score = NOTHING, at_least - 1e-9
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(written.casefold())
    for word in known:
        matcher.set_seq1(word.casefold())
        # The two cheap upper bounds spare most comparisons among thousands of ids.
        if matcher.real_quick_ratio() > best_score and matcher.quick_ratio() > best_score:
            score = matcher.ratio()
            if score > best_score:
                best, best_score = word, score
    return best
