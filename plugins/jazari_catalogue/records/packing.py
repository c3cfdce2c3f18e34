"""A validated record as bytes, and back: for digests, and for the cache of records.

The bytes are MessagePack: the values of all fields in the order of the model, with the texts of
record files for dates, addresses and vocabularies. They say nothing of comments or layout.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec
from pydantic import BaseModel

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.text import LocalText


def packed(record: Entry) -> bytes:
    """The content of ``record`` as bytes. Records of one kind have equal bytes if equal values.

    Raises TypeError for a value of a type that `unpacked` could not restore.
    """
    return _encode(_values(record))


def content_digest(kind: str, content: bytes) -> bytes:
    """The digest of a record of ``kind`` that ``packed`` gave ``content`` for: 16 bytes.

    It is BLAKE2b (RFC 7693). Equal digests, equal records.
    """
    state = blake2b(kind.encode() + b"\0", digest_size=16)
    state.update(content)
    return state.digest()


def unpacked(kind: type[Entry], content: bytes) -> Entry:
    """The record of ``kind`` whose content ``packed`` gave; it is not validated again.

    Raises an exception of any type for bytes that ``packed`` did not give.
    """
    record: Entry = _restorer(kind)(msgspec.msgpack.decode(content))
    return record


def _values(model: BaseModel) -> list[Any]:
    values = model.__dict__
    return [values[name] for name in type(model).model_fields]


def _plain(value: Any) -> Any:
    """``value`` of a record as plain data. Raises TypeError for an unknown type."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, LocalText | Evidence):
        return value.written()
    if isinstance(value, BaseModel):
        return _values(value)
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"{type(value).__name__}: packing.py packs no values of this type")


_encode: Callable[[object], bytes] = msgspec.msgpack.Encoder(enc_hook=_plain).encode


@cache
def _restorer(model: type[BaseModel]) -> Callable[[list[Any]], Any]:
    """The function that makes an object of ``model`` from the plain values of its fields."""
    names = list(field_types(model))
    all_names = set(names)
    converters = [
        (index, convert)
        for index, field in enumerate(field_types(model).values())
        if (convert := _converter(field)) is not None
    ]
    new: Callable[[type[BaseModel]], BaseModel] = model.__new__

    def restore(values: list[Any]) -> BaseModel:
        for index, convert in converters:
            if values[index]:
                values[index] = convert(values[index])
        # As Pydantic's own model_construct does, without its search for defaults.
        restored = new(model)
        _set(restored, "__dict__", dict(zip(names, values, strict=True)))
        _set(restored, "__pydantic_fields_set__", all_names.copy())
        _set(restored, "__pydantic_extra__", None)
        _set(restored, "__pydantic_private__", None)
        return restored

    return restore


_set: Callable[[object, str, object], None] = object.__setattr__


def _converter(field: FieldType) -> Callable[[Any], Any] | None:
    """What makes a value of ``field`` of plain data; None if plain data is the value."""
    convert = _of_one(field.value)
    if convert is None or field.holds is Holds.ONE:
        return convert
    if field.holds is Holds.LIST:
        return lambda values: [convert(value) for value in values]
    return lambda values: {name: convert(value) for name, value in values.items()}


def _of_one(value: type) -> Callable[[Any], Any] | None:
    if value in (str, float, int):
        return None
    if issubclass(value, Enum):
        return {member.value: member for member in value}.__getitem__
    if issubclass(value, BaseModel):
        return _restorer(value)
    if issubclass(value, LocalText | Evidence):
        return value.of_written
    if issubclass(value, str | int):
        return value
    raise TypeError(f"{value.__name__}: packing.py restores no values of this type")
