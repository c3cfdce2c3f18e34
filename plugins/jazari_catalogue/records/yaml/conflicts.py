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

_RUNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER = re.compile(r"([ \t]*)(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
# In an indented text, `=` may underline a heading and `|` begin a table.
_FIRST = re.compile(r"[ \t]*[<>]|[|=]")
# In Markdown they may do so at the margin as well; an indented marker is example code.
_FIRST_IN_PROSE = re.compile("[<>]")


def merge_conflicts(text: str, path: str, *, prose: bool = False) -> list[Problem]:
    """A problem at the first line of each conflict in ``text``, also if some markers are gone.

    ``prose`` means that the text is a page in Markdown, not YAML.
    """
    if not any(run in text for run in _RUNS):
        return []
    problems: list[Problem] = []
    first = _FIRST_IN_PROSE if prose else _FIRST
    inside = False
    for number, line in enumerate(lines_of(text), start=1):
        marker = _MARKER.fullmatch(line)
        if marker is None or not (inside or first.match(line)):
            continue
        if not inside or marker[2][0] == "<":
            problems.append(codes.MERGE_CONFLICT.at(path, Position(number, len(marker[1]) + 1)))
        inside = marker[2][0] != ">"
    return problems
