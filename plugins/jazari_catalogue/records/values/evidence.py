"""What a value of a record rests on: sources that state it, another field, or our classification.

A record file writes one of three forms::

    city: [example-page]                     # stated by these sources
    region: {derived: city}                  # derived by the catalogue from another field
    missions: {classified: [example-page]}   # classified by the catalogue, from these sources
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from jazari_catalogue.records.values.ids import ID_SCHEMA, is_record_id
from jazari_catalogue.records.values.text import PLAIN_TEXT_SCHEMA, fault_of


class Basis(StrEnum):
    """How a value follows from what it rests on."""

    STATED = "stated"
    """The sources state it. Written as a list, without this word."""
    DERIVED = "derived"
    """The catalogue derived it from another field of the record."""
    CLASSIFIED = "classified"
    """The catalogue chose it from a vocabulary, from the words of the sources."""


class Evidence:
    """The evidence of one field: ``sources`` for what is stated or classified, else ``field``."""

    __slots__ = ("basis", "field", "sources")

    def __init__(
        self, basis: Basis, sources: tuple[str, ...] = (), field: str | None = None
    ) -> None:
        self.basis = basis
        self.sources = sources
        """Ids of the sources, in the order of the file; none if the value is derived."""
        self.field = field
        """The field that a derived value is derived from; None for others."""

    def written(self) -> list[str] | dict[str, Any]:
        """The evidence as a value of a record file."""
        if self.basis is Basis.STATED:
            return list(self.sources)
        return {self.basis.value: self.field or list(self.sources)}

    @classmethod
    def of_written(cls, written: list[str] | dict[str, Any]) -> Evidence:
        """The evidence whose ``written`` form is ``written``; nothing is checked."""
        if isinstance(written, list):
            return cls(Basis.STATED, tuple(written))
        ((basis, inner),) = written.items()
        if basis == Basis.DERIVED:
            return cls(Basis.DERIVED, field=inner)
        return cls(Basis.CLASSIFIED, tuple(inner))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Evidence) and self.written() == other.written()

    def __hash__(self) -> int:
        return hash((self.basis, self.sources, self.field))

    def __repr__(self) -> str:
        return f"Evidence({self.written()!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read, serialization=core_schema.plain_serializer_function_ser_schema(cls.written)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        sources = {"type": "array", "items": ID_SCHEMA, "minItems": 1}
        # One schema for all forms: with `anyOf`, an editor could not tell which one was meant.
        return {
            **sources,
            "type": ["array", "object"],
            "properties": {
                Basis.DERIVED.value: PLAIN_TEXT_SCHEMA,
                Basis.CLASSIFIED.value: sources,
            },
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }


_BASES = (Basis.DERIVED, Basis.CLASSIFIED)
_GLUED = re.compile(rf"(?:{'|'.join(_BASES)}) *:")


def _read(value: object) -> Evidence:
    """The evidence of ``value``. Raises PydanticCustomError ``evidence`` with all faults."""
    if isinstance(value, Evidence):
        return value
    faults: list[tuple[str, str | int | tuple[str, int] | None]] = []
    if isinstance(value, list):
        faults += _id_faults(value)
        if not faults:
            return Evidence(Basis.STATED, tuple(value))
        if any(isinstance(item, dict) and item.keys() & {*_BASES} for item in value):
            faults = [("not_evidence", None)]  # `[derived: city]`, in the wrong brackets
    elif isinstance(value, dict) and len(value) == 1:
        (basis, inner), *_ = value.items()
        if basis == Basis.CLASSIFIED and isinstance(inner, list):
            faults += [(fault, (basis, index)) for fault, index in _id_faults(inner)]
            if not faults:
                return Evidence(Basis.CLASSIFIED, tuple(inner))
        elif basis == Basis.CLASSIFIED:
            faults.append(("list_type", basis))
        elif basis == Basis.DERIVED:
            fault = fault_of(inner) if isinstance(inner, str) else "not_text"
            if fault is None:
                return Evidence(Basis.DERIVED, field=inner)
            faults.append((fault, basis))
        elif inner is None and _GLUED.match(str(basis)):
            faults.append(("empty_value", basis))  # `{derived:city}`, a key without a value
        else:
            faults.append(("not_evidence", None))
    else:
        # A text such as `derived: city` without braces, or several keys.
        is_form = isinstance(value, dict) or any(basis in str(value) for basis in _BASES)
        faults.append(("not_evidence" if is_form else "list_type", None))
    raise PydanticCustomError("evidence", "no evidence", {"faults": faults})


def _id_faults(items: list[object]) -> list[tuple[str, int]]:
    """The type of error of each of the ``items`` that is no id, and its index."""
    return [(fault, index) for index, item in enumerate(items) if (fault := _id_fault(item))]


def _id_fault(item: object) -> str | None:
    if item is None or item == "":
        return "empty_value"
    if not isinstance(item, str):
        return "not_text"
    return None if is_record_id(item) else "bad_id"
