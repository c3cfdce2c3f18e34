"""Splits a record file into parts, each with the lines of one record, without parsing it.

Only a file in the plain layout is split, which is that of `catalogue format`::

    topics:
      - id: example
        name: Example

Lists and the first lines of records are at these columns, in exactly this form, and every other
line is deeper, blank or a comment. So a part read by itself means what it means in its file: no
text, bracket or mistake reaches from one part into another. Any other file is a single part.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from jazari_catalogue.records.removal import LISTS

_PLURALS = {plural.encode() for plural in LISTS}
_FIRST_LINE = re.compile(rb"  - id: [a-z0-9-]+(?: +#.*)?\n")
_LIST = re.compile(rb"([a-z_]+):\n")
_BLANK_OR_COMMENT = re.compile(rb" *(?:#.*)?\n")
_BEFORE_SHALLOW_LINE = re.compile(rb"\n(?!    |\Z)")


class Part(NamedTuple):
    """Some lines of a record file that can be read by themselves."""

    data: bytes
    """The lines; if others are before them in their list, below a line with its name."""
    line: int
    """The line of the file, from 1, that the first line of ``data`` is."""
    record_line: int | None
    """The line of the file that its only record begins at; None for a whole file."""

    def digest(self) -> bytes:
        """The digest of the lines, wherever they are: BLAKE2b (RFC 7693), 16 bytes."""
        return blake2b(self.data, digest_size=16).digest()


def split(data: bytes) -> list[Part]:
    """The parts of the file with the bytes ``data``, in its order.

    Each has one record, unless the file is a single part.
    """
    return _records(data) or [Part(data, 1, None)]


def _records(data: bytes) -> list[Part]:
    """The parts with one record each; none if the file is not in the plain layout."""
    if _is_unusual(data):
        return []
    starts = _starts(data)
    ends = [part.start for part in starts[1:]] + [len(data)]
    parts: list[Part] = []
    line, before = 1, 0
    for (start, record, heading), end in zip(starts, ends, strict=False):
        lines = data[start:end]
        # Below a bracket that stays open, texts are checked as if they were in brackets.
        if lines.rfind(b"[") > lines.rfind(b"]"):
            return []
        line += data.count(b"\n", before, start)
        before = start
        first = line - 1 if heading else line
        parts.append(Part(heading + lines, first, line + data.count(b"\n", start, record)))
    return parts


def _is_unusual(data: bytes) -> bool:
    """Whether ``data`` has what gives other parts of the file another meaning."""
    return (
        not data.endswith(b"\n")
        or b"\r" in data
        # An escape of a hidden character has all texts of a file checked for such characters.
        or (b"\\" in data and (b"\\u" in data or b"\\U" in data))
    )


class _Start(NamedTuple):
    """The offset at which a part begins, that of its record, and a line to put before it."""

    start: int
    record: int
    heading: bytes


def _starts(data: bytes) -> list[_Start]:
    """Where each part begins; empty for another layout."""
    starts: list[_Start] = []
    lists: set[bytes] = set()
    heading = b""
    list_start: int | None = None
    """Where the list begins whose first record is not reached yet."""
    for offset in [0, *(match.end() for match in _BEFORE_SHALLOW_LINE.finditer(data))]:
        if _FIRST_LINE.match(data, offset) and heading:
            if list_start is None:
                starts.append(_Start(offset, offset, heading))
            else:
                starts.append(_Start(list_start, offset, b""))
            list_start = None
        elif name := _LIST.match(data, offset):
            if name[1] not in _PLURALS or name[1] in lists or list_start is not None:
                return []
            lists.add(name[1])
            heading = name[0]
            list_start = offset if starts else 0
        elif not _BLANK_OR_COMMENT.match(data, offset):
            return []
    return starts if list_start is None else []
