"""Inserts a record into the text of a record file, without changing any other line.

The position depends on the id, so that two drafts with new records seldom change the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise

from jazari_catalogue.editing.format.tree import Collection, Node, Part, Scalar, parts_of, read_tree
from jazari_catalogue.records.model.entry import ID

RecordLines = Callable[[int], list[str]]
"""Gives the lines of a record, with its dash in the given column (from 0)."""


class ListInBrackets(Exception):
    """The list is written in YAML's flow style, so no line can be inserted into it."""


def with_record(text: str, plural: str, record_id: str, record: RecordLines) -> str:
    """``text`` with ``record``, whose id is ``record_id``, in the list ``plural``.

    It is in alphabetical order if the list is; otherwise after a record that depends on both ids.
    ``text`` is a readable record file, or blank. Where it has no such list, the list is added at
    its end. The line ends of the file are kept. Raises ListInBrackets.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    final_blanks: list[str] = []
    while lines and not lines[-1].strip():
        final_blanks.append(lines.pop())
    trimmed = "\n".join([*lines, ""])
    root = read_tree(trimmed) if _has_content(lines) else None
    parts = {part.key.value: part for part in root.parts if part.key} if root else {}
    if root is not None and root.flow:
        raise ListInBrackets
    part = parts.get(plural)
    if part is None:
        at, new = len(lines), [*([""] if lines else []), f"{plural}:", *record(2)]
    else:
        records = part.node
        if not isinstance(records, Collection) or not records.parts:
            # ``topics:`` or ``topics: []``: the list starts below its key.
            number = trimmed.count("\n", 0, part.start)
            key = lines[number]
            if not re.fullmatch(rf"{plural} *:(?: *\[ *\])?", key.partition("#")[0].strip()):
                raise ListInBrackets
            lines[number] = re.sub(r":[ ]*\[ *\]", ":", key, count=1)
            at, new = number + 1, record(2)
        elif records.flow:
            raise ListInBrackets
        else:
            column = records.start - (trimmed.rfind("\n", 0, records.start) + 1)
            at, new = _in_list(trimmed, lines, records, record_id, record(column))
    changed = [*lines[:at], *new, *lines[at:]]
    is_last = at == len(lines)
    return line_end.join([*changed, *([""] if is_last or not final_blanks else final_blanks)])


def position(ids: list[str], new: str) -> int:
    """How many of ``ids``, those of a list in its order, are before ``new``.

    A list whose ids are mostly in alphabetical order stays so. In another, ``new`` follows the id
    whose digest with it is the greatest: a position that is as likely as any other, and stays the
    same whatever is added elsewhere.
    """
    if sum(first > second for first, second in pairwise(ids)) <= len(ids) // 10:
        return _alphabetical(ids, new)
    return 1 + max(
        range(len(ids)), key=lambda index: sha256(f"{ids[index]}\n{new}".encode()).digest()
    )


def _alphabetical(ids: list[str], new: str) -> int:
    """The position of ``new`` at which the fewest of ``ids`` are on the wrong side of it."""
    best = 0
    fewest = misplaced = sum(known < new for known in ids)
    for count, known in enumerate(ids, start=1):
        misplaced += -1 if known < new else 1
        if misplaced < fewest:
            best, fewest = count, misplaced
    return best


def _in_list(
    text: str, lines: list[str], records: Collection, record_id: str, record: list[str]
) -> tuple[int, list[str]]:
    """Before which line of ``lines`` the lines of ``record`` are inserted, and with which blanks.

    ``lines`` are those of ``text``; ``records`` is a list in it that is not empty.
    """
    count = position([id_of(part) for part in records.parts], record_id)
    column = len(record[0]) - len(record[0].lstrip())
    if count == 0:
        at = text.count("\n", 0, records.parts[0].start)
        while lines[at - 1].startswith(f"{' ' * column}#"):
            at -= 1  # a comment stays above the record that it is about
        return at, [*record, ""]
    at = line_after(text, lines, records.parts[count - 1].node, column)
    is_between = count < len(records.parts)
    return at, ["", *record, *([""] if is_between and lines[at].strip() else [])]


def id_of(record: Part) -> str:
    """The id of a record of a list; empty if it has none."""
    for part in parts_of(record.node):
        if part.key and part.key.value == ID and isinstance(part.node, Scalar):
            return part.node.value
    return ""


def _has_content(lines: list[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def line_after(text: str, lines: list[str], record: Node, column: int) -> int:
    """The index of the line after ``record`` and the comments that belong to it.

    They are indented deeper than its dash, or directly below it with a blank line after them.
    """
    end = len(text[: _end_of(record)].rstrip())
    number = text.count("\n", 0, end) + 1
    while number < len(lines) and _is_comment(lines[number], column + 1):
        number += 1
    last = number
    while column and last < len(lines) and _is_comment(lines[last], column):
        last += 1
    return last if last < len(lines) and not lines[last].strip() else number


def _is_comment(line: str, column: int) -> bool:
    """Whether ``line`` is a comment that begins in ``column`` or further in."""
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) >= column


def _end_of(node: Node) -> int:
    """Where the text of ``node`` ends; that of a block collection is the end of its last part."""
    while isinstance(node, Collection) and not node.flow:
        node = node.parts[-1].node
    return node.end
