"""Records as plain data: texts, and lists and mappings of them, as record files have them.

Old record files are read like this, without the models of today: a change of the models is no
change of a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.text import LocalText

Plain = Any
"""A value of a record file: a text, a list or a mapping of values; None is no value.

Records of a catalogue have whole and decimal numbers too.
"""

_LANGUAGES = frozenset(TEXT)

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as text (YAML 1.2.2 §10.1, failsafe schema)."""
MOST_NODES = 5_000_000
"""A file with more values than this is not read: aliases may repeat a few of them endlessly."""


class PlainRecord(NamedTuple):
    """A record: the key of its list in record files, its id, and its other fields."""

    plural: str
    id: str
    fields: dict[str, Plain]

    @property
    def former_ids(self) -> list[str]:
        """The ids that it had before."""
        former = self.fields.get(FORMER_IDS)
        return [one for one in former if isinstance(one, str)] if isinstance(former, list) else []

    @property
    def kind(self) -> type[Entry] | None:
        """Its model; None if no kind of today has this plural."""
        return KINDS_BY_PLURAL.get(self.plural)


class Unreadable(Exception):
    """The bytes are no record file, or are not YAML."""


def records_in(data: bytes) -> list[PlainRecord]:
    """The records in the record file ``data``, in its order.

    Raises Unreadable for what is no YAML, for a mapping with a key twice, and where a record has no
    id.
    """
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
        value = None if root is None else _value(root, [MOST_NODES])
    except (yaml.YAMLError, UnicodeError, RecursionError, ValueError) as error:
        raise Unreadable(str(error)) from None
    if value is None:
        return []
    if not isinstance(value, dict):
        raise Unreadable("no mapping")
    return [record for plural, items in value.items() for record in _records(plural, items)]


def _records(plural: str, items: Plain) -> Iterator[PlainRecord]:
    if items is None:
        return
    if not isinstance(items, list):
        raise Unreadable("no list")
    for item in items:
        record_id = item.get(ID) if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(record_id, str):
            raise Unreadable("no record")
        fields = {name: value for name, value in item.items() if name != ID}
        yield PlainRecord(plural, record_id, fields)


def _value(node: yaml.Node, left: list[int]) -> Plain:
    """The value of ``node``. Raises Unreadable if it has more than ``left`` values, or odd keys."""
    left[0] -= 1
    if left[0] < 0:
        raise Unreadable("too many values")
    if isinstance(node, yaml.ScalarNode):
        return node.value.strip() or None
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, left) for item in node.value] or None
    assert isinstance(node, yaml.MappingNode)
    values: dict[str, Plain] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in values:
            raise Unreadable("a key twice, or one that is no text")
        values[key.value] = _value(item, left)
    return {key: value for key, value in values.items() if value is not None} or None


def plain_record(record: Entry) -> PlainRecord:
    """``record`` as its file has it, but for the layout; numbers stay numbers."""
    fields = _fields(record)
    del fields[ID]
    return PlainRecord(record.plural, record.id, fields)


def _fields(model: BaseModel) -> dict[str, Plain]:
    values = {name: _written(value) for name, value in model.__dict__.items()}
    return {name: value for name, value in values.items() if value is not None}


def _written(value: Any) -> Plain:
    if isinstance(value, LocalText | Evidence):
        value = value.written()
    if isinstance(value, BaseModel):
        return _fields(value) or None
    if isinstance(value, dict):
        return {str(key): _written(item) for key, item in value.items()} or None
    if isinstance(value, list):
        return [_written(item) for item in value] or None
    return value if value is None or isinstance(value, int | float) else str(value) or None


def plain_records(catalogue: Catalogue) -> dict[str, PlainRecord]:
    """The records of ``catalogue`` by id."""
    return {record_id: plain_record(record) for record_id, record in catalogue.records.items()}


def is_text(value: Plain) -> bool:
    """Whether ``value`` is a text in several languages."""
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= _LANGUAGES
        and all(isinstance(text, str) for text in value.values())
    )
