"""Syntax errors due to indentation: which line is probably indented wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jazari_catalogue.records import keys
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.yaml.error_context import ErrorContext, position_from_0

BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*$")
"""The indicator of a block text (YAML 1.2.2 §8.1), at the end of the line before the text."""


def other_ends(error: ErrorContext, problem: Problem) -> list[Problem]:
    """The same problem where the parser stopped and where the text above begins.

    Only where ``problem`` is about indentation, and for positions that are not next to it.
    """
    if problem.code is not codes.INDENTATION or "<document start>" in error.complaint:
        return []
    top = error.number
    while top > 0 and _indent(error.lines[top - 1]) > _indent(error.line):
        top -= 1
    heads = [
        number
        for number in [*range(top, error.number), max(top - 1, 0)]
        if _indent(error.lines[number]) and _BEGINS_BELOW.search(error.lines[number])
    ]
    return [
        codes.INDENTATION.at(error.path, _start_of(number, error.lines[number]))
        for number in [error.number, *heads[-1:]]
        if abs(number + 1 - problem.line) > _SEEN_TOGETHER
    ]


_BEGINS_BELOW = re.compile(r"(?::|[|>][-+0-9]*)\s*$")
"""A line whose value begins on the next."""
_SEEN_TOGETHER = 2
"""Lines apart at which a reader still sees both lines at once."""


def indented_start(error: ErrorContext) -> Problem | None:
    """The first line of the file is indented; YAML reports the first line that is not."""
    if "<document start>" not in error.complaint:
        return None
    for number, line in _content(error.lines, 0):
        return codes.INDENTATION.at(error.path, _start_of(number, line))
    return None


_TOP_KEY = re.compile(r"([\w-]+) *:")


def deeper_above(error: ErrorContext) -> Problem | None:
    """Lines above that are indented deeper, though no key or block indicator precedes them.

    YAML joins them to the text before, and stops at the first line after them.
    """
    if not _KEY.match(error.line):
        return None
    indent = _indent(error.line)
    top = error.number
    while top > 0 and (not error.lines[top - 1].strip() or _indent(error.lines[top - 1]) > indent):
        top -= 1
    if top == error.number or top == 0:
        return None
    head = error.lines[top - 1]
    if BLOCK_TEXT.search(head):
        # The key of the block text is indented less than the lines after the text.
        below = (line for _, line in _content(error.lines, error.number + 1))
        after = next((line for line in below if _indent(line) <= indent), "")
        is_wrong = _indent(head) < indent == _indent(after)
        return codes.INDENTATION.at(error.path, _start_of(top - 1, head)) if is_wrong else None
    number, first = next(_content(error.lines, top))
    if _KEY.match(first):
        # Keys below a value, or directly below the key of a list: a line before them is missing.
        key_column = len(head) - len(head.lstrip(" -"))
        has_value = not head.rstrip().endswith(":")
        has_no_dash = (
            not first.lstrip().startswith("-") and head.strip(" :") in keys.OF_LISTS_OF_GROUPS
        )
        deeper = _indent(first) > key_column and (has_value or has_no_dash)
        if not deeper or number == error.number:
            return None
    return codes.INDENTATION.at(error.path, _start_of(number, first))


_KEY = re.compile(r"\s*(?:- +)*[\w-]+ *:(?:\s|$)")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _start_of(number: int, line: str) -> Position:
    """The position of the first character of ``line`` (``number``, from 0) that is no blank."""
    return position_from_0(number, _indent(line))


def indentation_of_neighbours(error: ErrorContext) -> Problem | None:
    """A line that is indented like no line above it; the likely cause may be further up."""
    if "block mapping" not in error.context and "block collection" not in error.context:
        return None
    for head in range(error.number, -1, -1):
        key = _TOP_KEY.match(error.lines[head])
        if key is None and error.lines[head][:1] in {"", " ", "#", "-"}:
            continue
        if key is None:
            return codes.INDENTATION.at(error.path, position_from_0(head, 0))
        if key.group(1) not in LISTS:
            # A key of a record, not indented: only the lists of kinds may be.
            return codes.INDENTATION.at(error.path, position_from_0(head, 0))
        number, line = next(_content(error.lines[: error.number], head + 1), (0, "- a:"))
        if line.lstrip().startswith("-") and not _KEY.match(line):
            # A list of ids below the plural of a kind: its key should be indented, in a record.
            return codes.INDENTATION.at(error.path, position_from_0(head, 0))
        if not line.lstrip().startswith("-"):
            # The first record of the list lacks the line with its dash.
            indent = len(line) - len(line.lstrip())
            return codes.INDENTATION.at(error.path, position_from_0(number, indent))
        break
    return codes.INDENTATION.at(error.path, error.stop)


def _content(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The lines from ``start`` that are not blank and no comment, with numbers from 0."""
    for number in range(start, len(lines)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number, lines[number]
