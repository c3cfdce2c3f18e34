"""The lines of each record in the text of a record file."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.editing.format.tree import Collection, read_tree
from jazari_catalogue.editing.new.insertion import id_of, line_after


class WrittenRecord(NamedTuple):
    """A record of the list ``plural``: its lines, from ``start`` up to, not including, ``end``."""

    plural: str
    id: str
    start: int
    end: int
    column: int
    """That of its dash, from 0."""


def written_records(text: str) -> list[WrittenRecord]:
    """The records in ``text``, with the comments below each that belong to it.

    ``text`` is a readable record file whose lines end with a line feed. Records of a list in
    brackets are left out.
    """
    lines = text.split("\n")
    records: list[WrittenRecord] = []
    for part in read_tree(text).parts:
        if part.key is None or not isinstance(part.node, Collection) or part.node.flow:
            continue
        for record in part.node.parts:
            start = text.count("\n", 0, record.start)
            column = record.start - (text.rfind("\n", 0, record.start) + 1)
            end = line_after(text, lines, record.node, column)
            records.append(WrittenRecord(part.key.value, id_of(record), start, end, column))
    return records
