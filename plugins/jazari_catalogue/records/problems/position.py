"""Positions in a record file. Lines and columns count from 1, columns in characters."""

from __future__ import annotations

import re
from typing import NamedTuple

BREAK = re.compile(r"\r\n?|\n")
"""A line break of YAML 1.2 (§5.4). The further breaks of YAML 1.1 are refused in record files."""


class Position(NamedTuple):
    """A line and a column of a file; both count from 1."""

    line: int
    column: int


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` without their breaks, as YAML counts them; at least one."""
    return BREAK.split(text)


def position_at(text: str, offset: int) -> Position:
    """The position of the character at ``offset`` (from 0) of ``text``."""
    before = lines_of(text[:offset])
    return Position(len(before), len(before[-1]) + 1)


def undecodable_at(error: UnicodeDecodeError) -> Position:
    """The position of the first byte that is not UTF-8."""
    before = error.object[: error.start].decode("utf-8")
    return position_at(before, len(before))
