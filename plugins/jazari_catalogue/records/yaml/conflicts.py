"""Merge conflicts that were left in a file.

The markers are those of git-merge(1), "How conflicts are presented". They are searched for in the
text, not in the error of the parser: within quotes or block text they are valid YAML and would be
published.
"""

from __future__ import annotations

import re
from functools import cached_property

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, lines_of
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.titles import Titles

_RUNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER = re.compile(r"([ \t]*)(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
# In an indented text, `=` may underline a heading and `|` begin a table.
_FIRST = re.compile(r"[ \t]*[<>]|[|=]")
# In Markdown they may do so at the margin as well; an indented marker is example code.
_FIRST_IN_PROSE = re.compile("[<>]")

# Comments, then the start of a record; lists in a record are indented further.
_RECORD = re.compile(r"(?:[ \t]*#.*\n)*(?P<margin> {0,2})- +id:[ \t]*(?P<id>\S+)")


def merge_conflicts(text: str, path: str, *, prose: bool = False) -> list[Problem]:
    """A problem at the first line of each conflict in ``text``, also if some markers are gone.

    ``prose`` means that the text is a page in Markdown, not YAML.
    """
    if not any(run in text for run in _RUNS):
        return []
    conflicts: list[_Conflict] = []
    first = _FIRST_IN_PROSE if prose else _FIRST
    inside = False
    for number, line in enumerate(lines_of(text), start=1):
        marker = _MARKER.fullmatch(line)
        if marker is None or not (inside or first.match(line)):
            if conflicts:
                conflicts[-1].add(line)
            continue
        sign = marker[2][0]
        if not inside or sign == "<":
            above = conflicts[-1] if conflicts else None
            conflicts.append(_Conflict(Position(number, len(marker[1]) + 1), above))
        conflicts[-1].begin(sign)
        inside = sign != ">"
    return [codes.MERGE_CONFLICT.at(path, one.position, sides=one.sides()) for one in conflicts]


class _Conflict:
    """The lines of a conflict after each of its markers, and those between it and the next."""

    def __init__(self, position: Position, above: _Conflict | None) -> None:
        self.position = position
        self._above = above
        self._lines: dict[str, list[str]] = {}
        self._sign = ""

    def begin(self, sign: str) -> None:
        """Takes the marker that consists of ``sign``."""
        self._lines.setdefault(sign, [])
        self._sign = sign

    def add(self, line: str) -> None:
        """Takes a line that is no marker."""
        if line.strip():
            self._lines[self._sign].append(line)

    def sides(self) -> Titles:
        """What the two sides do."""
        if not self._is_whole:
            return codes.MARKS_ARE_GONE
        if self._margin is None:
            return codes.BOTH_CHANGE
        if self._begins_records:
            # Lines that both sides have in common are outside of the conflict.
            return codes.BOTH_ADD_AND_SHARE if self._is_shared(self._below[:1]) else codes.BOTH_ADD
        return codes.BOTH_ADD_GO_ON

    @cached_property
    def _is_whole(self) -> bool:
        return {"<", "=", ">"} <= self._lines.keys()

    @cached_property
    def _begins_records(self) -> re.Match[str] | None:
        """The record that one side begins with, if the other begins with another record."""
        ours, theirs = (_RECORD.match("\n".join(self._lines[sign])) for sign in "<=")
        return ours if ours and theirs and ours["id"] != theirs["id"] else None

    @cached_property
    def _margin(self) -> int | None:
        """Where the dash of both added records is; None if the sides are no parts of them."""
        if not self._is_whole:
            return None
        if self._begins_records:
            return len(self._begins_records["margin"])
        above = self._above
        return above._margin if above and above._is_shared(above._below) else None

    @property
    def _below(self) -> list[str]:
        return self._lines.get(">", [])  # not if the conflict has no end

    def _is_shared(self, lines: list[str]) -> bool:
        """Whether there are ``lines`` below, and all of them are in both added records."""
        margin = self._margin
        return (
            margin is not None
            and bool(lines)
            and all(len(line) - len(line.lstrip(" ")) > margin for line in lines)
        )
