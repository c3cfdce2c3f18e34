"""Reads the lines of a record that are laid out as `catalogue format` leaves them, and no others.

It is several times as fast as the YAML parser, which reads everything else: flow mappings, quoted
texts over several lines, escapes, anchors, and all that is wrong.
"""

from __future__ import annotations

import re
from typing import Any

from jazari_catalogue.history.plain import Plain, PlainRecord
from jazari_catalogue.records.model.entry import ID
from jazari_catalogue.records.yaml.builder import NO_VALUE

_FIRST_COLUMN = 4
_LAST_COLUMN = 40
_LINE = re.compile(
    r"^( *)(?:(- )?([A-Za-z_]+):(?: (.+))?|(- (?! ))?([^#\n].*)|(#.*)?)$", re.MULTILINE
)
"""A line: spaces, then a dash, a key and its value; or a dash and a value; or a comment."""
_PLAIN = re.compile(r"[^-?:,\[\]{}#&*!|>'\"%@`\s][^:#]*(?:(?::(?=[^ ])|(?<! )#)[^:#]*)*(?<! )\Z")
"""A text without quotes that is no more than itself (YAML 1.2.2 §7.3.3)."""
_QUOTED = re.compile(r"\"([^\"\\]*)\"\Z|'([^']*)'\Z")
_LIST = re.compile(r"\[(\w[\w.-]*(?: \w[\w.-]*)*(?:, \w[\w.-]*(?: \w[\w.-]*)*)*)\]\Z")
_UNUSUAL = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What ends a line for YAML, what it does not accept, and tabs."""
_BLOCKS = {">-": " ", ">": " ", "|-": "\n", "|": "\n"}
"""How a block of text begins, and what joins its lines."""


class _OtherLayout(Exception):
    """The lines are laid out in another way."""


def record_in(plural: str, lines: bytes) -> PlainRecord | None:
    """The record of the list ``plural`` in its ``lines``, without the dash before the first.

    None if they are in another layout, or wrong.
    """
    try:
        text = lines.decode()
        if _UNUSUAL.search(text):
            return None
        fields = _fields(_LINE.findall(f"{' ' * _FIRST_COLUMN}{text}"))
    except (_OtherLayout, UnicodeError):
        return None
    record_id = fields.pop(ID, None)
    return PlainRecord(plural, record_id, fields) if isinstance(record_id, str) else None


def _fields(lines: list[tuple[str, ...]]) -> dict[str, Plain]:
    """The fields in ``lines``, as `_LINE` has them. Raises _OtherLayout."""
    fields: dict[str, Plain] = {}
    around: list[tuple[int, Any]] = []
    container: Any = fields
    column = _FIRST_COLUMN
    """That of ``container``, which the line before is in."""
    waiting: str | None = None
    """The key in the line before, if its value is below."""
    at = 0
    while at < len(lines):
        indent, dash, key, value, item_dash, item, _ = lines[at]
        at += 1
        if not key and not item:
            continue  # blank, or a comment
        here = len(indent)
        is_item = bool(dash or item_dash)
        if (waiting is not None) != (here > column) or here > _LAST_COLUMN:
            raise _OtherLayout
        if waiting is not None:
            around.append((column, container))
            container[waiting] = container = [] if is_item else {}
            column = here
        while here < column and around:
            column, container = around.pop()
        if here != column or is_item != (type(container) is list):
            raise _OtherLayout
        waiting = None
        if item_dash:
            container.append(_scalar(item))
            continue
        if is_item:
            around.append((column, container))
            container.append({})
            container = container[-1]
            column += 2
        if not key or key in container:
            raise _OtherLayout
        if not value:
            waiting = key
        elif value in _BLOCKS:
            texts = _block(lines, at, column)
            container[key] = _BLOCKS[value].join(texts).strip()
            if not container[key]:
                raise _OtherLayout
            at += len(texts)
        else:
            container[key] = _scalar(value)
    if waiting is not None:
        raise _OtherLayout
    return fields


def _block(lines: list[tuple[str, ...]], start: int, column: int) -> list[str]:
    """The lines of a text that begins at ``start``, below a key at ``column``."""
    texts: list[str] = []
    first = lines[start][0] if start < len(lines) else ""
    for indent, dash, key, value, item_dash, item, comment in lines[start:]:
        if indent != first:
            break
        text = f"{dash}{key}:{value and ' '}{value}" if key else f"{item_dash}{item}{comment}"
        if not text or text.endswith(" "):
            raise _OtherLayout
        texts.append(text)
    following = (one for one in lines[start + len(texts) :] if any(one[1:]))
    after = next(following, ("",))
    if not texts or len(first) <= column or len(after[0]) >= len(first):
        raise _OtherLayout
    return texts


def _scalar(text: str) -> Plain:
    """The value that ``text``, after a key or a dash, is by itself. Raises _OtherLayout."""
    if text[0] == '"' or text[0] == "'":
        quoted = _QUOTED.match(text)
        value = (quoted[1] or quoted[2] or "").strip() if quoted is not None else ""
        if value:
            return value
    elif text[0] == "[":
        items = _LIST.match(text)
        texts = items[1].split(", ") if items is not None else []
        if texts and NO_VALUE.isdisjoint(texts):
            return texts
    elif _PLAIN.match(text):
        value = text.strip()
        if value and value not in NO_VALUE:
            return value
    raise _OtherLayout
