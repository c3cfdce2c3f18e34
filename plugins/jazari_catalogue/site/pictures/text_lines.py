"""Splits texts of drawings into lines: SVG does not wrap text.

The build has no font, so widths are estimates: at least those of letters in IBM Plex Sans and IBM
Plex Sans Arabic, measured in a browser and rounded up to a few classes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_THIN = frozenset(" !'(),-.:;I[]ijl|·ìíîïÌÍÎÏ’‘fr t")
_WIDE = frozenset("%&@MWmwÆŒæœ—…½¼¾")

_BREAKS = re.compile(r"[^\S\u00a0\u202f]+|(?<=[-–—/])(?=\w)")
"""Where a line may end: at spaces that allow it, and after a hyphen or a slash in a word."""


def lines_of(text: str, width: int, size: int) -> tuple[str, ...]:
    """``text`` in lines no wider than ``width`` at the font size ``size``; both in any one unit.

    Nothing is left out: a word wider than a line continues on the next one.
    """
    return _lines(text, 100 * width // size)


@lru_cache(maxsize=4096)
def _lines(text: str, room: int) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in _words(text):
        joined = line + word
        if line and width_of(joined.rstrip()) > room:
            lines.append(line.rstrip())
            joined = word
        while width_of(joined.rstrip()) > room and len(joined) > 1:
            cut = _fitting(joined, room)
            if cut == len(joined):
                break
            lines.append(joined[:cut])
            joined = joined[cut:]
        line = joined
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _words(text: str) -> Iterator[str]:
    """The words of ``text``, each with the space or hyphen after it."""
    start = 0
    for space in _BREAKS.finditer(text.strip()):
        yield text.strip()[start : space.start()] + (" " if space.group() else "")
        start = space.end()
    yield text.strip()[start:]


def _fitting(word: str, room: int) -> int:
    """How many characters of ``word`` fit into ``room``: at least one with its marks."""
    width = 0
    for index, letter in enumerate(word):
        width += _width(letter)
        if width > room and index > 0 and _width(letter) > 0:
            return index
    return len(word)


def width_of(text: str) -> int:
    """The estimated width of ``text``, in hundredths of the font size."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if letter in _THIN:
        return 36
    if letter in _WIDE:
        return 94
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 110
    if unicodedata.bidirectional(letter) == "AL":
        return 50  # the mean over words; a letter by itself may be wider
    return 72 if letter.isupper() else 60
