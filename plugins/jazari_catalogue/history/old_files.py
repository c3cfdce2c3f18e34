"""Reads one version of a record file after another, parsing only records that are new.

A file in the plain layout, that of `catalogue format`, is split where records begin, and records
that were there before are known. Any other file is parsed whole.
"""

from __future__ import annotations

import re

from jazari_catalogue.history.plain import PlainRecord, Unreadable, records_in

_RECORD = b"\n  - "
_LIST = re.compile(rb"(?:\A|\n)([A-Za-z_]+:)[ ]*(?:#[^\n]*)?\n?((?:[ ]*(?:#[^\n]*)?\n?)*)\Z")
"""The start of a list at the end of some lines, before its first record."""
_SHALLOW = re.compile(rb"(?:\A|\n)(?=[^\s#])")
"""Before a line at the left edge that is no comment."""


class Lines:
    """Lines of a file that hold one record, or a whole file; two are the same if equal."""

    __slots__ = ("following", "records")

    def __init__(self, records: list[PlainRecord] | None, following: bytes | None = None) -> None:
        self.records = records
        """What they hold; None if they cannot be read."""
        self.following = following
        """The start of the list that the next lines are in, if it is another one."""


class OldFiles:
    """Reads versions of files. What the last version of no file has is forgotten."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], Lines] = {}

    def read(self, data: bytes) -> list[Lines]:
        """The lines of the file ``data``; those that an earlier one had are the same objects."""
        return self._in_plain_layout(data) or [self._whole(data)]

    def forget_all_but(self, lines: set[Lines]) -> None:
        """Forgets all others than ``lines``."""
        self._known = {key: one for key, one in self._known.items() if one in lines}

    def _whole(self, data: bytes) -> Lines:
        key = (b"", data)
        if key not in self._known:
            try:
                self._known[key] = Lines(records_in(data))
            except Unreadable:
                self._known[key] = Lines(None)
        return self._known[key]

    def _in_plain_layout(self, data: bytes) -> list[Lines] | None:
        """The lines of each record; None if the file is in another layout, or cannot be read."""
        start, *records = data.split(_RECORD)
        match = _LIST.search(start)
        if match is None or not records or _SHALLOW.search(start, 0, match.start(1)):
            return None
        list_start: bytes = match[1]
        lines: list[Lines] = []
        for record in records:
            key = (list_start, record)
            one = self._known.get(key)
            if one is None:
                one = _read(list_start, record)
                if one is None:
                    return None
                self._known[key] = one
            lines.append(one)
            list_start = one.following or list_start
        return lines


def _read(list_start: bytes, record: bytes) -> Lines | None:
    """The lines of one record; None if they are not one record, or not by themselves."""
    following = None
    shallow = _SHALLOW.search(record)
    if shallow is not None:
        match = _LIST.search(record, shallow.start())
        if match is None or match.start() != shallow.start():
            return None
        following, record = match[1], record[: shallow.start()]
    try:
        found = records_in(list_start + _RECORD + record + b"\n")
    except Unreadable:
        return None
    return Lines(found, following) if len(found) == 1 else None
