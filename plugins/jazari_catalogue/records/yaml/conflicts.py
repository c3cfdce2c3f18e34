"""Merge conflicts that were left in a file.

The markers are those of git-merge(1), "How conflicts are presented". They are searched for in the
text, not in the error of the parser: within quotes or block text they are valid YAML and would be
published.
"""

from __future__ import annotations

import re

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
            conflicts.append(_Conflict(Position(number, len(marker[1]) + 1)))
        conflicts[-1].begin(sign)
        inside = sign != ">"
    return [codes.MERGE_CONFLICT.at(path, one.position, sides=one.sides()) for one in conflicts]


class _Conflict:
    """The lines of a conflict after each of its markers, and the first line below it."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self._lines: dict[str, list[str]] = {}
        self._sign = ""

    def begin(self, sign: str) -> None:
        """Takes the marker that consists of ``sign``."""
        self._lines.setdefault(sign, [])
        self._sign = sign

    def add(self, line: str) -> None:
        """Takes a line that is no marker."""
        if line.strip() and not (self._sign == ">" and self._lines[">"]):
            self._lines[self._sign].append(line)

    def sides(self) -> Titles:
        """What the two sides do."""
        if not {"<", "=", ">"} <= self._lines.keys():
            return codes.MARKS_ARE_GONE
        ours, theirs = (_RECORD.match("\n".join(self._lines[sign])) for sign in "<=")
        if ours is None or theirs is None or ours["id"] == theirs["id"]:
            return codes.BOTH_CHANGE
        # Lines that both sides end with are outside of the conflict.
        below = "".join(self._lines[">"])
        is_shared = len(below) - len(below.lstrip(" ")) > len(ours["margin"])
        return codes.BOTH_ADD_AND_SHARE if is_shared else codes.BOTH_ADD
