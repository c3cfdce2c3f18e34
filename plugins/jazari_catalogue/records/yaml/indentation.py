"""Syntax errors of indentation: which line has moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jazari_catalogue.records import keys
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.yaml.error_context import SyntaxSlip, counted

BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*$")
"""The sign of text in a block, at the end of the line before the text."""


def other_ends(slip: SyntaxSlip, found: Problem) -> list[Problem]:
    """Where the parser gave up, and where the text above begins, if far from what is ``found``."""
    if found.code is not codes.INDENTATION or "<document start>" in slip.complaint:
        return []
    top = slip.number
    while top > 0 and _indent(slip.lines[top - 1]) > _indent(slip.line):
        top -= 1
    heads = [
        number
        for number in [*range(top, slip.number), max(top - 1, 0)]
        if _indent(slip.lines[number]) and _BEGINS_BELOW.search(slip.lines[number])
    ]
    return [
        codes.INDENTATION.at(slip.path, _starting(number, slip.lines[number]))
        for number in [slip.number, *heads[-1:]]
        if _SEEN_TOGETHER < abs(number + 1 - found.line) <= _LONGEST_TEXT
    ]


_BEGINS_BELOW = re.compile(r"(?::|[|>][-+0-9]*)\s*$")
"""A line whose value begins on the next."""
_SEEN_TOGETHER = 2
_LONGEST_TEXT = 12
"""Lines apart: nearer, two lines are seen together; farther, they are not of one text."""


def indented_start(slip: SyntaxSlip) -> Problem | None:
    """What a file begins with is indented: YAML notices at the first line that is not."""
    if "<document start>" not in slip.complaint:
        return None
    for number, line in _content(slip.lines, 0):
        return codes.INDENTATION.at(slip.path, counted(number, len(line) - len(line.lstrip())))
    return None


_TOP_KEY = re.compile(r"([\w-]+) *:")


def deeper_above(slip: SyntaxSlip) -> Problem | None:
    """Text above that is indented deeper, and that no key or no sign of a block begins.

    YAML takes it for one text and stumbles over the first line after it.
    """
    if not _KEY.match(slip.line):
        return None
    indent = _indent(slip.line)
    top = slip.number
    while top > 0 and (not slip.lines[top - 1].strip() or _indent(slip.lines[top - 1]) > indent):
        top -= 1
    if top == slip.number or top == 0 or slip.number - top > _LONGEST_TEXT:
        return None
    head = slip.lines[top - 1]
    if BLOCK_TEXT.search(head):
        # Text between the indents of its key and of what follows: one of the two has moved.
        outer = (line for _, line in _content(slip.lines, slip.number + 1))
        after = next((line for line in outer if _indent(line) <= indent), "")
        moved = _indent(head) < indent == _indent(after)
        return codes.INDENTATION.at(slip.path, _starting(top - 1, head)) if moved else None
    number, first = next(_content(slip.lines, top))
    if _KEY.match(first):
        # Keys below a value, or below the key of a list: the line of their own key is lost.
        key_column = len(head) - len(head.lstrip(" -"))
        has_value = not head.rstrip().endswith(":")
        has_no_dash = (
            not first.lstrip().startswith("-") and head.strip(" :") in keys.OF_LISTS_OF_GROUPS
        )
        deeper = _indent(first) > key_column and (has_value or has_no_dash)
        if not deeper or number == slip.number:
            return None
    return codes.INDENTATION.at(slip.path, _starting(number, first))


_KEY = re.compile(r"\s*(?:- +)*[\w-]+ *:(?:\s|$)")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _starting(number: int, line: str) -> Position:
    """Where what ``line`` (``number`` from 0) says begins."""
    return counted(number, _indent(line))


def indentation_of_neighbours(slip: SyntaxSlip) -> Problem | None:
    """A line that is indented neither as those above nor as those of a level above them."""
    if "block mapping" not in slip.context and "block collection" not in slip.context:
        return None
    for head in range(slip.number, -1, -1):
        key = _TOP_KEY.match(slip.lines[head])
        if key is None and slip.lines[head][:1] in {"", " ", "#", "-"}:
            continue
        if key is None:
            return codes.INDENTATION.at(slip.path, counted(head, 0))
        if key.group(1) not in KINDS_BY_PLURAL:
            # A key of a record, moved out to where only kinds stand.
            return codes.INDENTATION.at(slip.path, counted(head, 0))
        number, line = next(_content(slip.lines[: slip.number], head + 1), (0, "- a:"))
        if line.lstrip().startswith("-") and not _KEY.match(line):
            # A list of ids is no list of records: its key has been moved out of its record.
            return codes.INDENTATION.at(slip.path, counted(head, 0))
        if not line.lstrip().startswith("-"):
            # The first record of the list has lost the line that its dash stands on.
            indent = len(line) - len(line.lstrip())
            return codes.INDENTATION.at(slip.path, counted(number, indent))
        break
    return codes.INDENTATION.at(slip.path, slip.here)


def _content(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The lines from ``start`` that hold more than a comment, with their numbers from 0."""
    for number in range(start, len(lines)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number, lines[number]
