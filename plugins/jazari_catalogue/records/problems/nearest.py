"""“Did you mean …?”: the known word most similar to the one that was written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

NOTHING = "…"
"""What a message shows in place of a suggestion where there is none."""


def nearest(written: str, known: Iterable[str], *, at_least: float = 0.0) -> str:
    """The word of ``known`` most similar to ``written``, ignoring case; of equals, the first.

    NOTHING if no word has a similarity of ``at_least`` (0: anything, 1: the same letters), as
    ``difflib.SequenceMatcher.ratio`` measures it.
    """
    best, best_score = NOTHING, at_least - 1e-9
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(written.casefold())
    for word in known:
        matcher.set_seq1(word.casefold())
        # Two cheap upper bounds avoid most of the slow comparisons among thousands of ids.
        if matcher.real_quick_ratio() > best_score and matcher.quick_ratio() > best_score:
            score = matcher.ratio()
            if score > best_score:
                best, best_score = word, score
    return best
