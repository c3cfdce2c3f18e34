"""A scalar of a record file: its text, its style and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jazari_catalogue.records import keys


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar (YAML 1.2.2 §3.2.1) in the ``text`` of a file, from offset ``start`` to ``end``."""

    text: str
    value: str
    """What YAML reads."""
    style: str
    """Its quotation mark, or ``|`` or ``>`` for block text; empty for a plain scalar."""
    start: int
    end: int
    line: int
    """The line that it begins on, from 1."""
    keys: tuple[str, ...]
    """The keys that lead to it; of a key, the last is the key itself."""
    is_key: bool
    is_item: bool
    in_brackets: bool
    is_last: bool = False
    """Whether the parser stopped with an error after it."""

    @property
    def written(self) -> str:
        """The scalar with its quotation marks or its ``|`` or ``>``."""
        return self.text[self.start : self.end]

    @property
    def is_markdown(self) -> bool:
        """Whether pages show it as Markdown."""
        return not self.is_key and not keys.OF_MARKDOWN.isdisjoint(self.keys)

    @property
    def is_in_list(self) -> bool:
        """Whether it is an item of a list without brackets, or the whole value in place of one."""
        below_list = bool(self.keys) and self.keys[-1] in keys.OF_LISTS
        return below_list and not self.is_key and not self.in_brackets

    @property
    def begins_line(self) -> bool:
        """Whether only blanks and dashes come before it on its line."""
        before = self.text[max(self.start - _DEEPEST, 0) : self.start]
        line = before.rpartition("\n")[2]
        return not line.strip(" -\t") and len(line) < _DEEPEST

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each line that is not blank, without indentation, and the offset where it begins."""
        offset = self.start
        for line in re.split("(\r\n?|\n)", self.written):
            bare = line.lstrip(" \t")
            if bare.strip("\r\n"):
                yield offset + len(line) - len(bare), bare
            offset += len(line)


_DEEPEST = 200
"""Columns that are looked at before a scalar: a line may be megabytes long."""
