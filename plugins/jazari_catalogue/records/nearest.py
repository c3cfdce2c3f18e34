"""Did you mean: the known word closest to the one that was written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(written: str, known: Iterable[str]) -> str:
    """The word of ``known`` most like ``written``; the first in order where none is nearer.

    Returns an ellipsis when nothing is known.
    """
    best, best_score = "…", -1.0
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
