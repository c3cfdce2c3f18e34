"""Where a new record goes: text put between lines, all others staying as they are."""

from __future__ import annotations

import re
from collections.abc import Callable

from jazari_catalogue.editing.format.tree import Collection, Node, read_tree

Lines = Callable[[int], list[str]]
"""The lines of a record for the column of its dash."""


class BetweenBrackets(Exception):
    """The list is written between brackets: there is no line to put a record on."""


def placed(text: str, plural: str, record: Lines) -> str:
    """``text`` with ``record`` after the last one of the list ``plural``.

    ``text`` is that of a record file, or blank. Where it has no such list, the list is begun at
    its end. Raises BetweenBrackets.
    """
    breaks = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blanks: list[str] = []
    while lines and not lines[-1].strip():
        blanks.append(lines.pop())
    whole = "\n".join([*lines, ""])
    root = read_tree(whole) if _has_content(lines) else None
    parts = {part.key.value: part for part in root.parts if part.key} if root else {}
    if root is not None and root.flow:
        raise BetweenBrackets
    part = parts.get(plural)
    if part is None:
        at, new = len(lines), [*([""] if lines else []), f"{plural}:", *record(2)]
    else:
        records = part.node
        if not isinstance(records, Collection) or not records.parts:
            # ``topics:`` or ``topics: []``: the list begins below its key.
            number = whole.count("\n", 0, part.start)
            key = lines[number]
            if not re.fullmatch(rf"{plural} *:(?: *\[ *\])?", key.partition("#")[0].strip()):
                raise BetweenBrackets
            lines[number] = re.sub(r":[ ]*\[ *\]", ":", key, count=1)
            at, new = number + 1, record(2)
        elif records.flow:
            raise BetweenBrackets
        else:
            column = records.start - (whole.rfind("\n", 0, records.start) + 1)
            at = _line_after(whole, lines, records, column)
            new = ["", *record(column)]
    changed = [*lines[:at], *new, *lines[at:]]
    is_last = at == len(lines)
    return breaks.join([*changed, *([""] if is_last or not blanks else blanks)])


def _has_content(lines: list[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _line_after(whole: str, lines: list[str], records: Collection, column: int) -> int:
    """The line after the last record, the comments at its end included."""
    end = len(whole[: _end_of(records)].rstrip())
    number = whole.count("\n", 0, end) + 1
    while number < len(lines):
        line = lines[number]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        number += 1
    return number


def _end_of(node: Node) -> int:
    """Where what is written of ``node`` ends; a block has no mark of its end."""
    while isinstance(node, Collection) and not node.flow:
        node = node.parts[-1].node
    return node.end
