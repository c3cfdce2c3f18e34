"""Reads record files of any age as plain data, without the models of today.

It uses the events of the YAML parser: they need no recursion, and a file that git still has from
long ago may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from jazari_catalogue.history.plain import Plain, PlainRecord
from jazari_catalogue.records.model.entry import ID
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.yaml.builder import NO_VALUE

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MOST_LEVELS = 100
"""A file in which values are in each other more deeply is not read: no comparison could follow."""


class Unreadable(Exception):
    """The bytes are no record file, or are not YAML."""


def records_in(data: bytes) -> list[PlainRecord]:
    """The records in the record file ``data``, in its order.

    Removals are none. Raises Unreadable for what is no YAML, for a mapping with a key twice, where
    a record has no id, and where aliases repeat more than the file could write out.
    """
    try:
        value = _Reader(data.decode("utf-8-sig")).read()
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise Unreadable(str(error)) from None
    if value is None:
        return []
    if not isinstance(value, dict):
        raise Unreadable("no mapping")
    return [record for plural, items in value.items() for record in _records(plural, items)]


def _records(plural: str, items: Plain) -> Iterator[PlainRecord]:
    if items is None or plural == Removal.plural:
        return
    if not isinstance(items, list):
        raise Unreadable("no list")
    for item in items:
        record_id = item.get(ID) if isinstance(item, dict) else None
        if not isinstance(record_id, str):
            raise Unreadable("no record")
        fields = {name: value for name, value in item.items() if name != ID}
        yield PlainRecord(plural, record_id, fields)


class _Reader:
    """Reads the value of one YAML document; every scalar is text or null (YAML 1.2.2 §10.1)."""

    def __init__(self, text: str) -> None:
        self._loader = _LOADER(text)
        self._left = len(text) + 1
        """How many values there may still be: without aliases, each takes at least a character."""
        self._anchors: dict[str, tuple[Plain, int]] = {}
        """What has an anchor, and how many values it has."""

    def read(self) -> Plain:
        """The value; None if there is none. Raises Unreadable and YAMLError."""
        try:
            return self._document()
        finally:
            self._loader.dispose()

    def _document(self) -> Plain:
        around: list[tuple[Any, str | None, str | None, int]] = []
        container: Any = None
        """The list or mapping that is being read; None before and after it."""
        key: str | None = None
        """The key in a mapping whose value comes next; None if a key comes next."""
        root: Plain = None
        documents = 0
        next_event = self._loader.get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._left -= 1
                value: Plain = event.value
                if key is None and type(container) is dict:
                    if value in container:
                        raise Unreadable("a key twice")
                    container[value] = None
                    key = value
                    continue
                value = None if value in NO_VALUE and not event.style else value.strip() or None
                if event.anchor is not None:
                    self._anchors[event.anchor] = value, 1
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                if (key is None and type(container) is dict) or len(around) == MOST_LEVELS:
                    raise Unreadable("a key that is no text, or too many levels")
                self._left -= 1
                around.append((container, key, event.anchor, self._left))
                container = [] if kind is yaml.SequenceStartEvent else {}
                key = None
                continue
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                value = _without_empty(container)
                container, key, anchor, left = around.pop()
                if anchor is not None:
                    self._anchors[anchor] = value, 1 + left - self._left
            elif kind is yaml.AliasEvent:
                if event.anchor not in self._anchors or (key is None and type(container) is dict):
                    raise Unreadable("an alias of nothing, or as a key")
                value, size = self._anchors[event.anchor]
                self._left -= size
                if self._left < 0:
                    raise Unreadable("too many values")
            else:
                documents += kind is yaml.DocumentStartEvent
                if documents > 1:
                    raise Unreadable("two documents")
                continue
            if key is not None:
                container[key] = value
                key = None
            elif container is None:
                root = value
            else:
                container.append(value)
        return root


def _without_empty(container: Any) -> Plain:
    """``container`` without keys that have no value; None if it has nothing."""
    if type(container) is dict and None in container.values():
        container = {key: value for key, value in container.items() if value is not None}
    return container or None
