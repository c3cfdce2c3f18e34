"""The line of a record file that a problem is on, with carets under the wrong part."""

from __future__ import annotations

import re
import unicodedata

from jazari_catalogue.records.values.characters import CLOSING, visible

WIDTH = 90
"""Characters of a line that are shown; of a longer line, those around the problem."""
_FAR = 2_000
"""Characters of a line that are looked at before and after a problem: a file may be one line, with
a problem at every letter."""

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_PLAIN = re.compile(r"(?:(?!\s+#|:(?:\s|$)).)+")
_PLAIN_BETWEEN_BRACKETS = re.compile(r"(?:(?!\s+#|:(?:\s|$)|[,\[\]{}]).)+")


def end_column(line: str, column: int) -> int:
    """The first column after the key or value that begins at ``column`` of ``line``.

    A key ends before its colon, a quoted text after its quote, a plain text at the end of the line
    or, between brackets, before the next comma; a very long one after its first ``_FAR``
    characters. Columns count from 1.
    """
    cut = max(column - 1 - _FAR, 0)
    return cut + _end_column(line[cut : column - 1 + _FAR], column - cut)


def _end_column(line: str, column: int) -> int:
    if not line[column - 1 : column].isprintable():
        return column + 1  # a hidden character is marked by itself
    if line[column - 1 : column] in CLOSING:
        return column + _length_of_group(line[column - 1 :])
    before = line[: column - 1]
    between = before.count("[") + before.count("{") > before.count("]") + before.count("}")
    plain = _PLAIN_BETWEEN_BRACKETS if between else _PLAIN
    scalar = _QUOTED.match(line, column - 1) or plain.match(line, column - 1)
    length = len(scalar.group().rstrip()) if scalar else 0
    return column + max(length, 1)


def _length_of_group(text: str) -> int:
    """The length of ``text`` up to the bracket that closes its first one; 1 if none does."""
    opening, closing = text[0], CLOSING[text[0]]
    depth = 0
    for length, character in enumerate(text, start=1):
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return length
    return 1


def excerpt(line: str, number: int, column: int) -> str:
    """``line``, which is line ``number`` of a file, and below it carets under ``column``.

    Hidden characters are written as escapes. The carets are right as long as the text
    before them is written from left to right, as keys are.
    """
    before, marked, rest = parts_of_excerpt(line, column)
    gutter = f"{number:>6} | "
    carets = " " * _columns(before) + "^" * max(_columns(marked), 1)
    shown = (before + marked + rest).rstrip().replace("##[", "## [")
    return f"{gutter}{shown}\n{' ' * (len(gutter) - 2)}| {carets}"


def parts_of_excerpt(line: str, column: int) -> tuple[str, str, str]:
    """What is shown of ``line``: before, in and after the key or value that begins at ``column``.

    Hidden characters are written as escapes.
    """
    start = max(0, column - 1 - WIDTH // 2) if len(line) > WIDTH else 0
    end = min(end_column(line, column) - 1, start + WIDTH)
    before = ("…" if start else "") + visible(line[start : column - 1])
    rest = visible(line[end : start + WIDTH]) + ("…" if len(line) > start + WIDTH else "")
    return before, visible(line[column - 1 : end]), rest


def _columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes (Unicode UAX #11)."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.category(character) in {"Mn", "Me", "Cf"} for character in text)
    return len(text) + wide - marks
