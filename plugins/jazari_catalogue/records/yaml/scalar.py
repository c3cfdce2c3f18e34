"""A scalar as it stands in a record file, and what may be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jazari_catalogue.records import keys
from jazari_catalogue.records.problems.problem import Code


class Slip(NamedTuple):
    """A slip at ``offset`` of the text of the file.

    ``stops`` where the value is so far from what was meant that nothing more is to say of it.
    """

    code: Code
    offset: int
    values: dict[str, object]
    stops: bool = True


def slip_at(code: Code, offset: int, *, stops: bool = True, **values: object) -> Slip:
    """The slip of ``code`` at ``offset``, with the ``values`` of its message."""
    return Slip(code, offset, values, stops)


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar as it stands in the ``text`` of a file, from ``start`` to ``end``."""

    text: str
    value: str
    style: str
    """Its quote or its sign for text in a block; empty for a plain scalar."""
    start: int
    end: int
    line: int
    keys: tuple[str, ...]
    """The keys that lead to it; the last is its own where it is a key."""
    is_key: bool
    is_item: bool
    in_brackets: bool
    is_last: bool = False
    """Whether the parser gave up after it."""

    @property
    def written(self) -> str:
        """The scalar with its quotes or its sign."""
        return self.text[self.start : self.end]

    @property
    def is_markdown(self) -> bool:
        """Whether pages show it as Markdown."""
        return not self.is_key and not keys.OF_MARKDOWN.isdisjoint(self.keys)

    @property
    def is_in_list(self) -> bool:
        """Whether it is an item of a list that is not in brackets, or stands for such a list."""
        below_list = bool(self.keys) and self.keys[-1] in keys.OF_LISTS
        return below_list and not self.is_key and not self.in_brackets

    @property
    def begins_line(self) -> bool:
        """Whether only blanks and dashes stand before it."""
        before = self.text[max(self.start - _DEEPEST, 0) : self.start]
        line = before.rpartition("\n")[2]
        return not line.strip(" -\t") and len(line) < _DEEPEST

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each of its lines without its indentation, and the offset where it begins."""
        at = self.start
        for line in re.split("(\r\n?|\n)", self.written):
            bare = line.lstrip(" \t")
            if bare.strip("\r\n"):
                yield at + len(line) - len(bare), bare
            at += len(line)


_DEEPEST = 200
"""Columns within which a line begins."""
