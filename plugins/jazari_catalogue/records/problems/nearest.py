"""“Did you mean …?”: the known word most similar to the one that was written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

NOTHING = "…"
"""What a message shows in place of a suggestion where there is none."""


LONGEST = 200
"""Characters of the longest word that is compared: comparing takes the square of its length."""
MOST = 50
"""Words that are compared letter by letter: those that share most letters, in any order."""


class Effort:
    """What may still be spent on suggestions: nobody needs thousands of them at once."""

    def __init__(self, left: int = 100_000) -> None:
        """``left`` is how many words may be compared."""
        self._left = left

    def allows(self, words: int) -> bool:
        """Whether ``words`` may be compared; then they count as compared."""
        allowed = self._left > 0
        self._left -= words
        return allowed


def nearest(written: str, known: Iterable[str], *, at_least: float = 0.0) -> str:
    """The word of ``known`` most similar to ``written``, ignoring case; of equals, the first.

    NOTHING if no word has a similarity of ``at_least`` (0: anything, 1: the same letters), as
    ``difflib.SequenceMatcher.ratio`` measures it.
    """
    if len(written) > LONGEST:
        return NOTHING
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(written.casefold())
    # Two cheap upper bounds avoid most of the slow comparisons among thousands of ids.
    bounds: list[tuple[float, int, str]] = []
    for index, word in enumerate(known):
        matcher.set_seq1(word.casefold())
        if matcher.real_quick_ratio() >= at_least and (bound := matcher.quick_ratio()) >= at_least:
            bounds.append((-bound, index, word))
    best = (at_least, 0, NOTHING)
    for bound, index, word in sorted(bounds)[:MOST]:
        if -bound < best[0]:
            break
        matcher.set_seq1(word.casefold())
        score = matcher.ratio()
        if score >= at_least and (best[2] == NOTHING or (-score, index) < (-best[0], best[1])):
            best = (score, index, word)
    return best[2]
