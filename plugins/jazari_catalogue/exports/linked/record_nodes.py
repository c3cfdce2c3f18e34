"""Records as nodes of a graph: what each describes, and the record itself.

What schema.org has a word for is stated in its terms, everything else in those of the catalogue.
What sources dispute is not stated of the thing at all, only in the claims of its record.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Any, NamedTuple

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.linked.claim_nodes import ClaimNodes
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.exports.linked.terms import HAS_STRENGTH, field_term, kind_term
from jazari_catalogue.exports.linked.values import FieldValues, Maker, texts
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry, specs_of
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.model.groups import Identifiers
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import (
    ALIASES_FIELD,
    NAME_FIELD,
    sourced,
    sourced_by_item,
)
from jazari_catalogue.records.model.schema_org import SchemaType, Step, steps_of
from jazari_catalogue.records.removal import REMOVED_ON, Removal

_BY_NAME = (ID, FORMER_IDS, NAME_FIELD, ALIASES_FIELD)
"""The fields of which `RecordNodes` itself knows what they state."""
_Inner = dict[tuple[Step, ...], dict[str, list[Value]]]
"""The properties of the nodes below a thing, by the steps that lead to them."""


class _Property(NamedTuple):
    """A field, and where its value is stated: at the end of ``outer``, as ``name``."""

    field: str
    outer: tuple[Step, ...]
    name: str
    """Empty for a group whose parts are all there is to state."""
    maker: Maker
    parts: tuple[_Property, ...] = ()
    """The properties of its parts, for a group."""


class RecordNodes:
    """Makes the nodes of records."""

    def __init__(self, data: OpenData) -> None:
        self._data = data
        self._values = FieldValues()
        self._claims = ClaimNodes(data, self._values)
        self._license = Iri(licences.CONTENT)
        self._properties = cache(self._make_properties)
        self._of_record = cache(self._make_of_record)

    def iri(self, record_id: str) -> str:
        """The IRI of what the record describes, whatever becomes of its page."""
        return self._values.thing(record_id).iri

    def of(self, record: Entry) -> list[Node]:
        """What is stated of ``record``: the thing, the record, its claims, disputes and gaps."""
        nodes = [self._thing(record), self._record(record)]
        if isinstance(record, Record):
            nodes += self._claims.of(record)
        return nodes

    def removal(self, removal: Removal) -> Node:
        """What is stated of a removal that the public may know of: nothing of the thing."""
        types = field_types(Removal)
        stated: dict[str, list[Value]] = {}
        invalidated: dict[str, list[Value]] = {}
        for name in specs_of(Removal):
            if name not in (ID, FORMER_IDS) and removal.values_of(name):
                # ``prov:invalidatedAtTime`` wants the time, of which the record has the day.
                properties = invalidated if name == REMOVED_ON else stated
                values = self._values.all_of(types[name], removal.values_of(name))
                properties[field_term(name)] = values
        return Node(
            routes.permalink(removal.id),
            ("foaf:Document", "prov:Entity", kind_term(Removal)),
            {
                "dcterms:identifier": [Literal(removal.id)],
                **stated,
                "prov:wasInvalidatedBy": [Node(None, ("prov:Activity",), invalidated)],
            },
        )

    # ---- the thing ------------------------------------------------------------------------------

    def _thing(self, record: Entry) -> Node:
        type_ = record.schema_org_type()
        disputed = record.disputed_fields()
        # A name is needed, but a program would take ``schema:name`` for settled.
        naming = "schema:name" if record.has_settled_name() else "rdfs:label"
        properties: dict[str, list[Value]] = {
            naming: texts(record.display_name()),
            "schema:mainEntityOfPage": [
                Iri(routes.record_path(code, record)) for code in self._data.interfaces
            ],
        }
        if isinstance(record, Named) and ALIASES_FIELD not in disputed:
            spellings = record.other_spellings()
            properties["schema:alternateName"] = [Literal(alias) for alias in spellings]
        if record.former_ids:
            former = (one for one in record.former_ids if one != record.id)
            properties["owl:sameAs"] = self._values.things(former)
        inner: _Inner = {(): properties}
        by_item: Container[str] = sourced_by_item(type(record))
        for one in self._properties(type(record), type_):
            value = record.__dict__[one.field]
            if value is None or value == [] or one.field in disputed:
                continue
            if one.field in by_item:
                properties[one.name] = self._claims.iris(record.id, one.field, len(value))
            else:
                for item in value if isinstance(value, list) else (value,):
                    _state(inner, one, item)
        types = [f"schema:{type_.name}", kind_term(type(record))]
        if isinstance(record, Source):
            types.append("prov:Entity")
            if record.copy_of is not None:
                properties["prov:wasQuotedFrom"] = [self._values.thing(record.copy_of)]
        return Node(self.iri(record.id), tuple(types), properties)

    def _make_properties(self, kind: type[Entry], type_: SchemaType) -> list[_Property]:
        """What is stated of things of ``type_`` that records of ``kind`` describe."""
        names = sourced(kind) if issubclass(kind, Record) else list(kind.fields())
        types = field_types(kind)
        return [
            stated
            for name in names
            if name not in _BY_NAME and name not in _of_the_record(kind)
            for stated in self._stated(types[name], type_)
        ]

    def _stated(self, field: FieldType, type_: SchemaType) -> list[_Property]:
        steps = steps_of(field.spec.schema_org, type_)
        maker = self._values.maker(field)
        if field.group is None or field.group is Identifiers:
            if steps:
                return [_Property(field.name, steps[:-1], f"schema:{steps[-1].name}", maker)]
            return [_Property(field.name, (), field_term(field.name), maker)]
        inner = field_types(field.group)
        if steps:
            parts = [
                _Property(part.field, steps + part.outer, part.name, part.maker, part.parts)
                for name in specs_of(field.group)
                for part in self._stated(inner[name], type_)
            ]
            return [_Property(field.name, steps, "", maker, tuple(parts))]
        # A group that schema.org has no word for is stated whole in our terms, and those parts of
        # it that schema.org knows of the thing, as pages state them.
        known = [
            part
            for name in specs_of(field.group)
            if steps_of(inner[name].spec.schema_org, type_)
            for part in self._stated(inner[name], type_)
        ]
        whole = _Property(field.name, (), field_term(field.name), maker)
        return [whole, _Property(field.name, (), "", maker, tuple(known))] if known else [whole]

    # ---- the record -----------------------------------------------------------------------------

    def _record(self, record: Entry) -> Node:
        properties: dict[str, list[Value]] = {
            "dcterms:identifier": [Literal(record.id)],
            "foaf:primaryTopic": [self._values.thing(record.id)],
            "dcterms:license": [self._license],
        }
        if isinstance(record, Record):
            catalogue = self._data.catalogue
            properties["prov:wasDerivedFrom"] = self._values.things(catalogue.sources_of(record))
            properties[HAS_STRENGTH] = [self._values.coded(catalogue.strength(record))]
        for field, term, maker in self._of_record(type(record)):
            values = [made for value in record.values_of(field) for made in maker(value)]
            properties[term] = values
        iri = routes.permalink(record.id)
        return Node(iri, ("foaf:Document", "prov:Entity"), properties)

    def _make_of_record(self, kind: type[Entry]) -> list[tuple[str, str, Maker]]:
        types = field_types(kind)
        return [
            (name, field_term(name), self._values.maker(types[name]))
            for name in _of_the_record(kind)
        ]


@cache
def _of_the_record(kind: type[Entry]) -> list[str]:
    """The fields that say something of the record, such as when it was verified, not of the thing.

    What it rests on is in its claims.
    """
    if kind is Source:
        return []
    types, of_thing = field_types(kind), sourced(kind)
    return [
        name
        for name in kind.fields()
        if name not in (ID, FORMER_IDS)
        and name not in of_thing
        and not types[name].cites_sources
        and types[name].group is None
    ]


def _state(inner: _Inner, stated: _Property, value: Any) -> None:
    """Adds ``value``, of the field of ``stated``, to the node that its steps lead to."""
    if stated.parts:
        for part in stated.parts:
            of_part = value.__dict__[part.field]
            if of_part is not None:
                _state(inner, part, of_part)
    elif stated.name:
        properties = inner.get(stated.outer)
        if properties is None:
            properties = _node_at(inner, stated.outer)
        properties.setdefault(stated.name, []).extend(stated.maker(value))


def _node_at(inner: _Inner, steps: tuple[Step, ...]) -> dict[str, list[Value]]:
    """The properties of the node that ``steps`` lead to; nodes that are missing are added."""
    properties = inner.get(steps)
    if properties is None:
        *outer, last = steps
        properties = inner[steps] = {}
        types = (f"schema:{last.type}",) if last.type else ()
        node = Node(None, types, properties)
        _node_at(inner, tuple(outer)).setdefault(f"schema:{last.name}", []).append(node)
    return properties
