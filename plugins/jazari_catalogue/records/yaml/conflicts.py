"""What git leaves in a file where two changes touch the same lines, until someone decides.

The markers are those of git-merge(1), "How conflicts are presented". They are looked for in the
text rather than in the parser's complaint: within quotes or a block of text they are valid YAML,
and would be published.
"""

from __future__ import annotations

import re

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, lines_of
from jazari_catalogue.records.problems.problem import Problem

_RUNS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER = re.compile(r"([ \t]*)(<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?")
# Text may be underlined by `=` or begin with `|` where it is indented.
_FIRST = re.compile(r"[ \t]*[<>]|[|=]")
# In Markdown, at the margin, too; what is indented is an example of code.
_FIRST_IN_PROSE = re.compile("[<>]")


def merge_conflicts(text: str, path: str, *, prose: bool = False) -> list[Problem]:
    """Each conflict left in ``text``, at its first line, whole or with some markers removed.

    ``prose``: the text is a page in Markdown rather than YAML.
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
