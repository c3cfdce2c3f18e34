"""Reads one version of a record file after another, parsing only records that are new.

A file in the plain layout, that of `catalogue format`, is split where records begin, and records
that were there before are known. Any other file is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from jazari_catalogue.history.plain import PlainRecord
from jazari_catalogue.history.plain_layout import record_in
from jazari_catalogue.history.plain_yaml import Unreadable, records_in
from jazari_catalogue.records.removal import Removal

_RECORD = b"\n  - "
_LIST = re.compile(
    rb"^([A-Za-z_]+:)(?:[ ]+#[^\n]*|[ ]*)(?:\n[ ]*(?:#[^\n]*)?)*\Z",
    re.MULTILINE,
)
"""The start of a list at the end of some lines, before its first record."""
_SHALLOW = re.compile(rb"\n(?=[^\s#])")
"""Before a line at the left edge that is no comment."""
_BLANK_OR_COMMENTS = re.compile(rb"(?:[ ]*(?:#[^\n]*)?\n)*\Z")
_OTHER_LINE_BREAK = re.compile(rb"\r|\xc2\x85|\xe2\x80[\xa8\xa9]")
"""What ends a line in YAML 1.1 beside the line feed, which the patterns above go by."""
_ID = re.compile(rb"id: ([a-z0-9-]+)(?=\n {4}[A-Za-z_]+:|\Z)")
"""The id at the start of a record, if it does not go on in the next line."""
_REMOVALS = f"{Removal.plural}:".encode()
_LEAST_KNOWN = 1000
_MOST_BYTES = 8_000_000
"""Of whole files, read since others were forgotten: each takes several times as much memory."""


class Lines:
    """Lines of a file that hold one record or removal, or all of it; two are the same if equal."""

    __slots__ = ("_read", "following", "list_start", "text")

    def __init__(
        self,
        list_start: bytes,
        text: bytes,
        following: bytes | None = None,
        read: list[PlainRecord] | None = None,
    ) -> None:
        """Without what was ``read`` from them, they are read when that is asked for."""
        self.list_start = list_start
        """The start of the list that they are in; empty for a whole file."""
        self.text = text
        self.following = following
        """The start of the list that the next lines are in, if it is another one."""
        self._read = read

    @property
    def records(self) -> list[PlainRecord]:
        """What they hold. Raises Unreadable."""
        if self._read is None:
            self._read = _records(self.list_start, self.text)
        return self._read

    @property
    def ids(self) -> list[str]:
        """The ids of the records that they hold. Raises Unreadable."""
        if self.list_start == _REMOVALS:
            return []
        if self._read is None and self.list_start and (match := _ID.match(self.text)):
            return [match[1].decode()]
        return [record.id for record in self.records]


class OldFile(NamedTuple):
    """A version of a record file."""

    lines: list[Lines]
    is_plain: bool
    """Whether it is in the plain layout, so that each of the lines have one record."""


class OldFiles:
    """Reads versions of files, and knows the records of earlier ones."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], Lines] = {}
        self._most_known = _LEAST_KNOWN
        self._bytes = 0

    def read(self, data: bytes, before: OldFile | None = None) -> OldFile:
        """The file ``data``. Lines that an earlier one had are the same objects.

        ``before`` is its last version, which makes it quicker. Raises Unreadable.
        """
        lines = self._split(data, before, is_read=False)
        if lines is not None:
            return OldFile(lines, is_plain=True)
        key = b"", data
        if key not in self._known:
            self._known[key] = Lines(b"", data, read=records_in(data))
            self._bytes += len(data)
        return OldFile([self._known[key]], is_plain=False)

    def read_again(self, data: bytes) -> OldFile:
        """The file ``data``, which an earlier run of the program found to be in the plain layout.

        Its records are not parsed before that is asked for.
        """
        lines = self._split(data, None, is_read=True)
        return self.read(data) if lines is None else OldFile(lines, is_plain=True)

    def forget(self, kept: Iterable[OldFile]) -> None:
        """Forgets the lines that none of the files ``kept`` has, once they are many or long."""
        if len(self._known) > self._most_known or self._bytes > _MOST_BYTES:
            self._known = {
                (lines.list_start, lines.text): lines for file in kept for lines in file.lines
            }
            self._most_known = max(_LEAST_KNOWN, 2 * len(self._known))
            self._bytes = 0

    def _split(self, data: bytes, before: OldFile | None, *, is_read: bool) -> list[Lines] | None:
        """The lines of each record; None if the file is in another layout, or cannot be read."""
        start, *texts = data.split(_RECORD)
        match = _LIST.search(start)
        if match is None or not texts or not _BLANK_OR_COMMENTS.match(start, 0, match.start()):
            return None
        if _OTHER_LINE_BREAK.search(start):
            return None
        list_start = match[1]
        known = before.lines if before is not None and before.is_plain else ()
        lines: list[Lines] = []
        for text, same in zip(texts, known, strict=False):
            if same.text != text or same.list_start != list_start:
                break
            lines.append(same)
            list_start = same.following or list_start
        shift = len(known) - len(texts)
        for number in range(len(lines), len(texts)):
            text = texts[number]
            one: Lines | None = None
            if 0 <= number + shift < len(known):
                one = known[number + shift]
                if one.text != text or one.list_start != list_start:
                    one = None
            if one is None:
                one = self._lines(list_start, text, is_read=is_read)
                if one is None:
                    return None
            lines.append(one)
            list_start = one.following or list_start
        lists = [match[1], *(one.following for one in lines if one.following)]
        return lines if len(set(lists)) == len(lists) else None

    def _lines(self, list_start: bytes, text: bytes, *, is_read: bool) -> Lines | None:
        """The lines ``text`` of one record; None if they are not one record by themselves."""
        key = list_start, text
        one = self._known.get(key)
        if one is None:
            following = None
            shallow = _SHALLOW.search(text)
            if shallow is not None:
                match = _LIST.match(text, shallow.end())
                if match is None:
                    return None
                following = match[1]
            one = Lines(list_start, text, following)
            if not is_read and not _is_one_record(one):
                return None
            self._known[key] = one
        return one


def _is_one_record(lines: Lines) -> bool:
    if _OTHER_LINE_BREAK.search(lines.text):
        return False
    try:
        return len(lines.records) == (0 if lines.list_start == _REMOVALS else 1)
    except Unreadable:
        return False


def _records(list_start: bytes, text: bytes) -> list[PlainRecord]:
    if not list_start:
        return records_in(text)
    shallow = _SHALLOW.search(text)
    lines = text if shallow is None else text[: shallow.start()]
    is_removal = list_start == _REMOVALS
    record = None if is_removal else record_in(list_start[:-1].decode(), lines)
    return [record] if record else records_in(list_start + _RECORD + lines + b"\n")
