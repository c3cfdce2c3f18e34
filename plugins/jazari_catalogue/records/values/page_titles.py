"""The titles of pages: what shows that one is not whole."""

from __future__ import annotations

import re

# No part backtracks: a title may be as long as a file.
_ADDRESS = re.compile(
    r"(?i:https?://|www\.)\S++|[^\s.]++\.[^\s/]++/\S*+"
    r"|[^\s%]*+(?>(?:%(?![0-9A-Fa-f]{2})[^\s%]*+)*)%[0-9A-Fa-f]{2}\S*+"
)
# The last part of an address has no capitals, unlike names such as Beni-Mellal-Khenifra.
_SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+){3,}")
_CUT = re.compile(
    r"(?<![?!؟])(?<![?!؟]\s)(?:…|\.\.\.|&hellip;)"
    r"(?=[\s»”’\"')\]]*(?:$|\s[-–—|·]\s[^–—|·…]{1,30}$))"
)
"""The mark at the end of a title that is cut off; the name of the site may follow it.

After a question mark, dots are an author's own.
"""


def title_fault(title: str) -> str | None:
    """What shows that ``title`` is not the whole title of a page; None if nothing does.

    It is an address or a part of one, or the mark at the end of a title that is cut off.
    """
    text = title.strip()
    if _ADDRESS.fullmatch(text) or (_SLUG.fullmatch(text) and text == text.lower()):
        return title
    cut = _CUT.search(title)
    return cut.group() if cut else None
