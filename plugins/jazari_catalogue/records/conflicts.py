"""What git leaves in a file where two changes touch the same lines, until someone decides.

The markers are those of git-merge(1), "How conflicts are presented". They are looked for in the
text rather than in the parser's complaint: within quotes or a block of text they are valid YAML,
and would be published.
"""

from __future__ import annotations

import re

from jazari_catalogue.records import codes
from jazari_catalogue.records.position import Position, lines_of
from jazari_catalogue.records.problems import Problem

_RUNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER = re.compile(r"([ \t]*)(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
_ANYWHERE = "<>"
"""What begins the markers that are one at any indent. A title may be underlined by the others."""


def merge_conflicts(text: str, path: str) -> list[Problem]:
    """Each conflict left in ``text``, at its first line, whole or with some markers removed."""
    if not any(run in text for run in _RUNS):
        return []
    problems: list[Problem] = []
    inside = False
    for number, line in enumerate(lines_of(text), start=1):
        marker = _MARKER.fullmatch(line)
        if marker is None or not (inside or not marker[1] or marker[2][0] in _ANYWHERE):
            continue
        if not inside or marker[2][0] == "<":
            problems.append(codes.MERGE_CONFLICT.at(path, Position(number, len(marker[1]) + 1)))
        inside = marker[2][0] != ">"
    return problems
