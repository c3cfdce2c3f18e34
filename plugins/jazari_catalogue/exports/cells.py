"""Tables as CSV (RFC 4180) that spreadsheets open in columns and do not evaluate.

``overrides/assets/search/csv.js`` is the same program in JavaScript, for saved search results. Both
are held to ``tests/exports/cells.json``.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import islice

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

_LONGEST = 32_767
"""UTF-16 code units in a cell of Excel (its specifications and limits)."""

_BREAK = "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029"

_FIRST = re.compile(f"{_SKIPPED}(?={_SIGN})")
# A text that this does not match is as it should be, but for its beginning. The pattern begins with
# one set of characters, because Python scans alternatives many times slower.
_SUSPECT = re.compile(f"[{_BREAK}{_SEPARATORS}](?:(?<=[{_BREAK}])|(?={_SKIPPED}{_SIGN}))")
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
    if _SUSPECT.search(text):
        text = _AFTER_SEPARATOR.sub(r"\1'", _BREAKS.sub(" ", text))
    first = _FIRST.match(text)
    if first and not _NEGATIVE.fullmatch(text):
        text = f"{first[0]}'{text[first.end() :]}"
    return text


def cell(text: str) -> str:
    """``text`` as a cell of a file: inert, in quotes, and with an ellipsis where it is cut.

    Excel would cut it without one.
    """
    text = inert(text)
    if len(text) > _LONGEST // 2:  # if not, it is short enough in UTF-16, too
        units = text.encode("utf-16-le")
        if len(units) > 2 * _LONGEST:
            text = units[: 2 * _LONGEST - 2].decode("utf-16-le", "ignore") + "…"
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


class Cells(dict[str, str]):
    """The cells of texts; those of short texts, which repeat, are made once."""

    def __missing__(self, text: str) -> str:
        made = cell(text)
        if len(text) <= _SHORT:
            self[text] = made
        return made


_SHORT = 80


def csv_file(rows: Iterable[Iterable[str]], separator: str) -> bytes:
    """A file of ``rows`` of `cell`s.

    Lines end in CR LF, every cell is quoted, and a byte order mark tells Excel that the text is
    UTF-8. ``separator`` is what Excel splits at where readers of its language are.
    """
    lines = map(separator.join, rows)
    parts = [codecs.BOM_UTF8]
    # In parts, because the whole would be in memory as characters too, which take twice the room.
    while part := list(islice(lines, 1000)):
        parts.append("\r\n".join([*part, ""]).encode())
    return b"".join(parts)
