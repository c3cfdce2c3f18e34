"""Inserts a record into the text of a record file, without changing any other line."""

from __future__ import annotations

import re
from collections.abc import Callable

from jazari_catalogue.editing.format.tree import Collection, Node, read_tree

RecordLines = Callable[[int], list[str]]
"""Gives the lines of a record, with its dash in the given column (from 0)."""


class ListInBrackets(Exception):
    """The list is written in YAML's flow style, so no line can be inserted into it."""


def with_record(text: str, plural: str, record: RecordLines) -> str:
    """``text`` with ``record`` after the last one of the list ``plural``.

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
            at = _line_after(trimmed, lines, records, column)
            new = ["", *record(column)]
    changed = [*lines[:at], *new, *lines[at:]]
    is_last = at == len(lines)
    return line_end.join([*changed, *([""] if is_last or not final_blanks else final_blanks)])


def _has_content(lines: list[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _line_after(text: str, lines: list[str], records: Collection, column: int) -> int:
    """The index of the line after the last record and the indented comments below it."""
    end = len(text[: _end_of(records)].rstrip())
    number = text.count("\n", 0, end) + 1
    while number < len(lines):
        line = lines[number]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        number += 1
    return number


def _end_of(node: Node) -> int:
    """Where the text of ``node`` ends; that of a block collection is the end of its last part."""
    while isinstance(node, Collection) and not node.flow:
        node = node.parts[-1].node
    return node.end
