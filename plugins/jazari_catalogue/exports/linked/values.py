"""Values of fields as values of a graph, by the types that models declare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from jazari_catalogue import routes
from jazari_catalogue.exports.linked import terms
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.exports.linked.terms import Coded, field_term
from jazari_catalogue.records.model.entry import specs_of
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.model.groups import Identifiers
from jazari_catalogue.records.values.addresses import WebAddress
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.ids import FieldName, SourceId
from jazari_catalogue.records.values.regions import RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The datatypes of XML Schema 1.1 (Part 2, §3.3.9 to 3.3.11) by the length of a date of EDTF."""
_DECIMALS = 8
"""Of a coordinate; ``xsd:decimal`` has no exponent (XML Schema 1.1, Part 2, §3.3.3)."""

Maker: TypeAlias = Callable[[Any], list[Value]]
"""Gives the values of a graph for one value of a field."""


def texts(text: LocalText) -> list[Value]:
    """``text`` in each of its languages."""
    if text.plain is not None:
        return [Literal(text.plain)]
    return [Literal(one, language) for language, one in text.by_language.items()]


def date(value: EdtfDate) -> Literal:
    """``value`` with the datatype for what is known of it: a year, a month or a day."""
    return Literal(str(value), None, _DATE_TYPES[len(value)])


def boolean(value: bool) -> Literal:
    """``value`` as ``xsd:boolean``."""
    return Literal("true" if value else "false", None, "xsd:boolean")


class FieldValues:
    """Makes the values of fields."""

    def __init__(self) -> None:
        self._things: dict[str, Iri] = {}
        self._fields: dict[str, Iri] = {}
        self._coded: dict[type[Coded], dict[str, Iri]] = {}
        self._parts: dict[type[BaseModel], list[tuple[str, str, Maker]]] = {}
        self.maker = cache(self._maker)

    def thing(self, record_id: str) -> Iri:
        """What the record describes."""
        iri = self._things.get(record_id)
        if iri is None:
            iri = self._things[record_id] = Iri(routes.thing(record_id))
        return iri

    def things(self, record_ids: Iterable[str]) -> list[Value]:
        """What each of the records describes."""
        return [self.thing(record_id) for record_id in record_ids]

    def field(self, name: str) -> Iri:
        """The property of the field ``name``."""
        iri = self._fields.get(name)
        if iri is None:
            iri = self._fields[name] = terms.iri(field_term(name))
        return iri

    def coded(self, value: Coded) -> Iri:
        """The IRI of a value of a closed list."""
        values = self._coded.setdefault(type(value), {})
        iri = values.get(value)
        if iri is None:
            iri = values[str(value)] = terms.value_iri(type(value), str(value))
        return iri

    def all_of(self, field: FieldType, values: Iterable[Any]) -> list[Value]:
        """The ``values`` of ``field``."""
        maker = self.maker(field)
        return [made for value in values for made in maker(value)]

    def group(self, value: BaseModel) -> dict[str, list[Value]]:
        """What ``value``, a group of fields, states, in our own terms; sources are left out."""
        properties: dict[str, list[Value]] = {}
        for name, term, maker in self._parts_of(type(value)):
            inner = value.__dict__[name]
            if inner is not None:
                items = inner if isinstance(inner, list) else [inner]
                properties[term] = [made for item in items for made in maker(item)]
        return properties

    def _parts_of(self, model: type[BaseModel]) -> list[tuple[str, str, Maker]]:
        parts = self._parts.get(model)
        if parts is None:
            types = field_types(model)
            parts = self._parts[model] = [
                (name, field_term(name), self.maker(types[name]))
                for name in specs_of(model)
                if not types[name].cites_sources
            ]
        return parts

    def _maker(self, field: FieldType) -> Maker:
        if field.spec.relation is not None or field.declared == SourceId:
            return lambda value: [self.thing(value)]
        if field.declared == FieldName:
            return lambda value: [self.field(value)]
        for class_, maker in self._by_class:
            if issubclass(field.value, class_):
                return maker
        raise TypeError(f"no value of a graph for {field.name!r}, a {field.value.__name__}")

    @property
    def _by_class(self) -> list[tuple[Any, Maker]]:
        return [
            (LocalText, texts),
            (Identifiers, lambda value: [Iri(iri) for iri in value.iris()]),
            (BaseModel, lambda value: [Node(None, (), self.group(value))]),
            (Vocabulary | RegionCode | CountryCode, lambda value: [self.coded(value)]),
            (WebAddress, lambda value: [Iri(str(value))]),
            (EdtfDate, lambda value: [date(value)]),
            (int, lambda value: [Literal(str(int(value)), None, "xsd:integer")]),
            (float, lambda value: [_decimal(value)]),
            (str, lambda value: [Literal(str(value))]),
        ]


def _decimal(value: float) -> Literal:
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return Literal(text, None, "xsd:decimal")
