"""Tables as CSV (RFC 4180) that spreadsheets open in columns and do not evaluate.

``overrides/assets/search/csv.js`` is the same program in JavaScript, for saved search results. Both
are held to ``tests/exports/cells.json``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_UNSEEN = (
    "\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891"
    "\\u08e2\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f"
    "\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb"
    "\\U000110bd\\U000110cd\\U00013430-\\U0001343f\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
    "\\U000e0000-\\U000e0fff"
)
"""White space, control and format characters, and what else Unicode lets programs ignore."""
_SKIPPED = f'[{_UNSEEN}"＂]*'
"""What programs may drop before they look at a cell."""
_SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫−]"
"""What begins a formula (OWASP, CSV injection), and the forms that some programs fold into it."""
_SEPARATORS = ",;|，；｜"

# In two patterns, because one that may match at the beginning scans a text many times slower.
_FIRST = re.compile(f"{_SKIPPED}(?={_SIGN})")
_BREAK = "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029"
_LATER = re.compile(f"[{_SEPARATORS}](?={_SKIPPED}{_SIGN})")
_AFTER_SEPARATOR = re.compile(f"([{_SEPARATORS}]{_SKIPPED})(?={_SIGN})")
_BREAKS = re.compile(f"[{_BREAK}]+")
_NEGATIVE = re.compile(r"-[0-9]+(?:[.,][0-9]+)?")


def inert(text: str) -> str:
    """``text`` as the content of a cell that no spreadsheet takes for a formula.

    An apostrophe before what looks like a formula makes it text: at the beginning, and where a cell
    would begin if the file were split at another separator, by a program that no longer knows which
    quotes enclose a cell. Control characters and line breaks become spaces. A negative number is a
    constant, and stays.
    """
    text = _BREAKS.sub(" ", text)
    if _LATER.search(text):
        text = _AFTER_SEPARATOR.sub(r"\1'", text)
    first = _FIRST.match(text)
    if first and not _NEGATIVE.fullmatch(text):
        text = f"{first[0]}'{text[first.end() :]}"
    return text


def csv_file(rows: Iterable[Sequence[str]], separator: str) -> bytes:
    """A file of ``rows``, whose cells `inert` has made.

    Lines end in CR LF, every cell is quoted, and a byte order mark tells Excel that the text is
    UTF-8. ``separator`` is what Excel splits at where readers of its language are.
    """
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        rows
    )
    return lines.getvalue().encode("utf-8-sig")
