"""What a page says to programs: JSON-LD in the terms of schema.org, and nothing beyond the page.

A value is stated here only where a reader finds it on the same page, and not where the page tells
that sources contradict each other about it: a program would take it for settled.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from msgspec import Raw
from msgspec.json import Encoder
from pydantic import BaseModel

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry, specs_of
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.groups import Identifiers
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import SchemaType, Step, steps_of
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.field_values import identifier_pages
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import Face, Link

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Node = dict[str, Any]
"""A thing and its properties, as JSON-LD 1.1 writes it."""


def _text_of(value: object) -> str:
    """A date or an address, which our models keep as texts of their own types."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no way to write {type(value).__name__} as JSON")


_encode = Encoder(enc_hook=_text_of).encode


class StructuredData:
    """Says in one language what pages are about."""

    def __init__(
        self, catalogue: Catalogue, interface: Interface, url: str, face: Callable[[Entry], Face]
    ) -> None:
        """``url`` is the site's; ``face`` gives the name and the page of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._lang = interface.code
        self._url = url
        self._face = face
        self._catalogue_id = {"@id": f"{url}#catalogue"}
        self._references: dict[str, Raw] = {}
        self._steps: dict[tuple[Link, ...], list[Raw]] = {}

    # ---- pages ------------------------------------------------------------------------------

    def page(self, path: str, title: str, way: tuple[Link, ...], sort: str, more: Node) -> Raw:
        """The page at ``path``; ``more`` is what only it has."""
        url = self._url + path
        data: Node = {
            "@context": "https://schema.org",
            "@type": sort,
            "url": url,
            "name": title,
            "inLanguage": self._lang,
            "isPartOf": self._catalogue_id,
            "license": LICENCE,
        }
        if way:
            steps: list[Any] = [*self._way(way)]
            steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
            data["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": steps}
        data |= more
        return Raw(_encode(data))

    def of_record(self, record: Entry, alternate_names: list[str], sources: list[str]) -> Node:
        """What the page of ``record`` says beside what every page does.

        ``sources`` are the addresses of what it cites.
        """
        thing = self.thing(record)
        if alternate_names:
            thing["alternateName"] = alternate_names
        more: Node = {"mainEntity": thing}
        if isinstance(record, Record):
            if record.verified:
                more["lastReviewed"] = record.verified
            more["citation"] = sources
        return more

    def of_list(self, records: Iterable[Entry], first: int, total: int) -> Node:
        """What a page of a list says beside what every page does.

        ``records`` are those on the page: the first is number ``first``, of ``total`` in all.
        """
        items = [
            {
                "@type": "ListItem",
                "position": position,
                "name": face.name.text,
                "url": self._url + face.path,
            }
            for position, face in enumerate(map(self._face, records), start=first)
        ]
        return {
            "mainEntity": {
                "@type": "ItemList",
                "numberOfItems": total,
                "itemListElement": items,
            }
        }

    def home(self, title: str, description: str, name: str, networks: Iterable[Entry]) -> Raw:
        """The home page: the site and its search, the catalogue ``name``, the networks in it."""
        url = self._url + routes.home_path(self._lang)
        site: Node = {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "url": url,
            "name": title,
            "inLanguage": self._lang,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": (
                        f"{self._url}{routes.search_path(self._lang)}?q={{search_term_string}}"
                    ),
                },
                "query-input": "required name=search_term_string",
            },
        }
        catalogue: Node = {
            "@type": "DataCatalog",
            **self._catalogue_id,
            "url": url,
            "name": name,
            "inLanguage": [*LANGUAGES],
            "license": LICENCE,
        }
        if description:
            site["description"] = catalogue["description"] = description
        graph = [site, catalogue]
        things = [self.thing(network) for network in networks]
        if things:
            about = [{"@id": thing["@id"]} for thing in things]
            catalogue["about"] = about if len(about) > 1 else about[0]
        shown = ("@type", "@id", "name", "url", "description")
        graph += [{key: thing[key] for key in shown if key in thing} for thing in things]
        return Raw(_encode({"@context": "https://schema.org", "@graph": graph}))

    # ---- records ----------------------------------------------------------------------------

    def thing(self, record: Entry) -> Node:
        """What ``record`` is about, with all that its page shows of it."""
        face, type_ = self._face(record), record.schema_org_type()
        thing: Node = {
            "@type": type_.name,
            "@id": self._id(record),
            "name": face.name.text,
            "url": self._url + face.path,
        }
        disputed: Container[str] = ()
        if isinstance(record, Record) and record.disputes:
            disputed = [dispute.field for dispute in record.disputes]
        stated: Node = {}
        for declared in _properties(type(record), type_):
            value = record.__dict__[declared.field]
            if value is not None and declared.field not in disputed:
                self._state(stated, declared, value)
        for reverse in _reverse_properties(type(record)):
            for other in self._catalogue.naming(record.id, reverse.kind):
                if record.id in other.values_of(reverse.field):
                    _add(stated, reverse.name, [self._reference(other.id)])
        if record.schema_list is not None:
            stated[record.schema_list] = self._url + routes.list_path(self._lang, type(record))
        return thing | stated

    def _state(self, node: Node, declared: _Property, value: Any) -> None:
        """States ``value``, of the field ``declared``, as a property of ``node``."""
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
            *way, last = declared.steps
            _add(_node_at(node, way), last.name, written)

    def _value(self, value: Any, declared: _Property) -> Any:
        """One value, as JSON-LD writes it."""
        if declared.is_relation:
            return self._reference(value)
        if isinstance(value, LocalText):
            return value.in_language(self._lang).text
        if isinstance(value, Vocabulary):
            return self._interface.words(value.titles)
        if isinstance(value, RegionCode):
            return self._interface.words(REGIONS[value])
        if isinstance(value, Identifiers):
            return [page for _, page in identifier_pages(value)]
        return value

    def _id(self, record: Entry) -> str:
        """The name of the thing itself, the same on its pages in every language."""
        return f"{self._url}{routes.record_path(FALLBACK, record)}#{record.kind}"

    def _reference(self, record_id: str) -> Raw:
        known = self._references.get(record_id)
        if known is None:
            record = self._catalogue[record_id]
            name = self._face(record).name.text
            node = {"@type": record.schema_org_type().name, "@id": self._id(record), "name": name}
            known = self._references[record_id] = Raw(_encode(node))
        return known

    def _way(self, way: tuple[Link, ...]) -> list[Raw]:
        steps = self._steps.get(way)
        if steps is None:
            steps = self._steps[way] = [
                Raw(
                    _encode(
                        {
                            "@type": "ListItem",
                            "position": position,
                            "name": crumb.text,
                            "item": self._url + crumb.href.lstrip("./"),
                        }
                    )
                )
                for position, crumb in enumerate(way, start=1)
            ]
        return steps


class _Property(NamedTuple):
    """A field that schema.org has a word for, in things of one type."""

    field: str
    is_relation: bool
    steps: tuple[Step, ...]
    parts: tuple[_Property, ...]
    """Those of the fields inside, where the value is a group of fields."""


@cache
def _properties(kind: type[BaseModel], type_: SchemaType) -> tuple[_Property, ...]:
    """What things of ``type_`` state of the fields of ``kind``, a kind or a group of fields."""
    found = []
    for name, spec in specs_of(kind).items():
        steps = steps_of(spec.schema_org, type_)
        group = field_types(kind)[name].group
        parts = () if group is None else _properties(group, type_)
        if parts or (steps and (group is None or group is Identifiers)):
            found.append(_Property(name, spec.relation is not None, steps, parts))
    return tuple(found)


class _ReverseProperty(NamedTuple):
    """A relation whose objects state it too: the kind and field that it is declared in."""

    kind: type[Entry]
    field: str
    name: str
    """What schema.org calls it, read backwards."""


@cache
def _reverse_properties(kind: type[Entry]) -> list[_ReverseProperty]:
    """The relations to ``kind`` that its own records state."""
    return [
        _ReverseProperty(subject, name, relation.schema_org_reverse)
        for subject in KINDS.values()
        for name, relation in subject.relations().items()
        if relation.schema_org_reverse is not None and kind.kind in (relation.kinds or KINDS)
    ]


def _node_at(node: Node, way: Sequence[Step]) -> Node:
    """The node at the end of ``way`` from ``node``; made where there is none yet.

    What another field states under the same name, and is no such node, stays beside it.
    """
    for step in way:
        known = node.get(step.name)
        if not isinstance(known, dict):
            known = {"@type": step.type} if step.type else {}
            _add(node, step.name, known)
        node = known
    return node


def _add(node: Node, name: str, value: Any) -> None:
    """Adds ``value``, or each of several, to what ``node`` states as ``name``."""
    if name not in node:
        node[name] = value
        return
    known, more = node[name], value
    node[name] = [
        *(known if isinstance(known, list) else [known]),
        *(more if isinstance(more, list) else [more]),
    ]
