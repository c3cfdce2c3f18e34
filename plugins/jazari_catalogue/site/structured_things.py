"""What records describe, as nodes of JSON-LD 1.1 in the terms of schema.org.

A node has only what a reader finds on the page of the record. Fields that sources dispute are left
out, since a program would take their value for settled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from msgspec import Raw
from msgspec.json import Encoder
from pydantic import BaseModel

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry, specs_of
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.groups import Identifiers
from jazari_catalogue.records.model.schema_org import SchemaType, Step, steps_of
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.field_values import identifier_pages
from jazari_catalogue.site.view_data import Face
from jazari_catalogue.texts.interface import Interface

Node = dict[str, Any]
"""A node object (JSON-LD 1.1, section 9.2): a thing and its properties, by their names."""


def _plain_string(value: object) -> str:
    """A value of a subclass of ``str``, such as a date or an address, as plain text."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"cannot write {type(value).__name__} as JSON")


encode = Encoder(enc_hook=_plain_string).encode


class Things:
    """Makes the nodes of what records describe, in one language."""

    def __init__(
        self, catalogue: Catalogue, interface: Interface, url: str, face: Callable[[Entry], Face]
    ) -> None:
        """``url`` is the root of the site; ``face`` gives the name and the path of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._lang = interface.code
        self._url = url
        self._face = face
        self._references: dict[str, Raw] = {}

    def of(self, record: Entry) -> Node:
        """What ``record`` describes, with every undisputed field that schema.org has a word for."""
        face, type_ = self._face(record), record.schema_org_type()
        thing = self._named(record) | {"url": self._url + face.path}
        disputed = record.disputed_fields()
        stated: Node = {}
        for declared in _properties(type(record), type_):
            value = record.__dict__[declared.field]
            if value is not None and declared.field not in disputed:
                self._state(stated, declared, value)
        for reverse in _reverse_properties(type(record)):
            for other in self._catalogue.naming(record.id, reverse.kind):
                disputed_there = reverse.field in other.disputed_fields()
                if record.id in other.values_of(reverse.field) and not disputed_there:
                    _add(stated, reverse.name, [self._reference(other.id)])
        if record.schema_list is not None:
            stated[record.schema_list] = self._url + routes.list_path(self._lang, type(record))
        return thing | stated

    def _state(self, node: Node, declared: _Property, value: Any) -> None:
        """Adds ``value``, of the field ``declared``, to the properties of ``node``."""
        if isinstance(value, list):
            for item in value:
                stated: Node = {}
                self._state(stated, declared, item)
                for name, one in stated.items():
                    _add(node, name, [one])
        elif declared.parts:
            group: Node = {}
            for part in declared.parts:
                if (inner := getattr(value, part.field)) is not None:
                    self._state(group, part, inner)
            if group:
                _node_at(node, declared.steps).update(group)
        elif written := self._value(value, declared):
            *outer, last = declared.steps
            _add(_node_at(node, outer), last.name, written)

    def _value(self, value: Any, declared: _Property) -> Any:
        """A single value as JSON-LD: a text, a list of addresses or a reference to a node."""
        if declared.is_relation:
            return self._reference(value)
        if isinstance(value, LocalText):
            return value.in_language(self._lang).text
        if isinstance(value, Vocabulary):
            return self._interface.title(value.titles)
        if isinstance(value, RegionCode):
            return self._interface.title(REGIONS[value])
        if isinstance(value, Identifiers):
            return [page for _, page in identifier_pages(value)]
        return value

    def _id(self, record: Entry) -> str:
        """The IRI of the thing itself, the same in every language and in the linked data."""
        return self._url + routes.thing(record.id)

    def _named(self, record: Entry) -> Node:
        """What every node of ``record`` has: its type, its IRI, and the name that sources give."""
        node: Node = {"@type": record.schema_org_type().name, "@id": self._id(record)}
        if record.has_settled_name():
            node["name"] = self._face(record).name.text
        return node

    def _reference(self, record_id: str) -> Raw:
        reference = self._references.get(record_id)
        if reference is None:
            node = self._named(self._catalogue[record_id])
            reference = self._references[record_id] = Raw(encode(node))
        return reference


class _Property(NamedTuple):
    """A field with a property of schema.org, in records of one type."""

    field: str
    is_relation: bool
    steps: tuple[Step, ...]
    """The properties that lead from the node of the record to the value."""
    parts: tuple[_Property, ...]
    """The properties of the fields in it, if it is a group of fields."""


@cache
def _properties(kind: type[BaseModel], type_: SchemaType) -> tuple[_Property, ...]:
    """The fields of ``kind``, a kind or a group, with a property in things of ``type_``."""
    properties = []
    for name, spec in specs_of(kind).items():
        steps = steps_of(spec.schema_org, type_)
        group = field_types(kind)[name].group
        parts = () if group is None else _properties(group, type_)
        if parts or (steps and (group is None or group is Identifiers)):
            properties.append(_Property(name, spec.relation is not None, steps, parts))
    return tuple(properties)


class _ReverseProperty(NamedTuple):
    """A relation that the records it names state too: the kind and field that declare it."""

    kind: type[Entry]
    field: str
    name: str
    """The property of schema.org for the opposite direction."""


@cache
def _reverse_properties(kind: type[Entry]) -> list[_ReverseProperty]:
    """The relations of other kinds to ``kind`` that records of ``kind`` state."""
    return [
        _ReverseProperty(subject, name, relation.schema_org_reverse)
        for subject in KINDS.values()
        for name, relation in subject.relations().items()
        if relation.schema_org_reverse is not None and kind.kind in (relation.kinds or KINDS)
    ]


def _node_at(node: Node, steps: Sequence[Step]) -> Node:
    """The node that ``steps`` lead to from ``node``; nodes that are missing are added.

    A value of another type under the name of a step is kept beside the new node.
    """
    for step in steps:
        inner = node.get(step.name)
        if not isinstance(inner, dict):
            inner = {"@type": step.type} if step.type else {}
            _add(node, step.name, inner)
        node = inner
    return node


def _add(node: Node, name: str, value: Any) -> None:
    """Adds ``value``, or each of a list, to the values of the property ``name`` of ``node``."""
    if name not in node:
        node[name] = value
        return
    before = node[name]
    node[name] = [
        *(before if isinstance(before, list) else [before]),
        *(value if isinstance(value, list) else [value]),
    ]
