"""Latin words within Arabic text."""

from __future__ import annotations

import re
from functools import lru_cache

_ADDRESS = r"https?://[^\s<>\"']*[\w/]"
_WORD = r"(?<![0-9])[0-9]*+[A-Za-zÀ-ÖØ-öø-ɏ][\wÀ-ɏ]*+[+#]*+"
_NUMBER = r"[0-9]+(?>(?:[.,:][0-9]+)*)"
_JOINED = r"(?>(?:&amp;|&#0?39;|[-'’./@\s])?)"
# Markup, which is skipped, or a run of Latin words with the numbers and signs between them. Atomic
# groups (``(?>…)``) and possessive quantifiers (``*+``) do not backtrack: a long text would
# otherwise take quadratic time.
_MARKUP_OR_LATIN = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(?>(?:[^<>"']|"[^"]*"|'[^']*')*)>|&\#?\w+;"""
    rf"|(?P<run>{_ADDRESS}|{_WORD}(?>(?:{_JOINED}(?:{_WORD}|{_NUMBER}))*))",
    re.ASCII | re.DOTALL,
)


@lru_cache(maxsize=4096)
def isolate_latin(html: str) -> str:
    """Arabic ``html`` with each run of Latin words in ``<bdi dir="ltr">``.

    Without it the bidirectional algorithm (Unicode UAX #9) moves digits and punctuation of a Latin
    name to its wrong end. There is no ``lang``: proper names need none (WCAG 2.2, 3.1.2), and an
    editor who quotes a sentence marks its language in the Markdown.
    """

    def isolated(match: re.Match[str]) -> str:
        run = match["run"]
        return match[0] if run is None else f'<bdi dir="ltr">{run}</bdi>'

    return _MARKUP_OR_LATIN.sub(isolated, html)
