"""The catalogue: every record, found by id or kind, with its relations in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import Facet
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles

E = TypeVar("E", bound=Entry)


class RecordLocation(NamedTuple):
    """Where a record is written: a file, relative to the project, and a line from 1."""

    path: str
    line: int


class Edge(NamedTuple):
    """One relation: ``subject`` names ``object`` in its field ``field``."""

    subject: str
    field: str
    object: str


@dataclass(frozen=True)
class Catalogue:
    """All records, valid and with every reference resolved. Ids keep the order of the files."""

    records: dict[str, Entry]
    locations: dict[str, RecordLocation]
    outgoing: dict[str, list[Edge]] = field(default_factory=dict)
    incoming: dict[str, list[Edge]] = field(default_factory=dict)

    def __getitem__(self, record_id: str) -> Entry:
        """The record ``record_id``; raises KeyError where there is none."""
        return self.records[record_id]

    def __contains__(self, record_id: object) -> bool:
        """Whether there is a record of this id."""
        return record_id in self.records

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.records)

    def counted(self) -> str:
        """How many records of which kind there are: ``1 network, 6 institutes``."""
        counts = Counter(type(record) for record in self.records.values())
        return ", ".join(
            f"{count} {kind.kind if count == 1 else kind.plural}" for kind, count in counts.items()
        )

    def of_kind(self, kind: type[E]) -> list[E]:
        """The records of ``kind`` in the order of the files."""
        found: list[Any] = self._by_kind.get(kind, [])
        return found

    def kinds(self) -> list[type[Entry]]:
        """The kinds that have records, in the order of menus."""
        return [kind for kind in KINDS.values() if kind in self._by_kind]

    @cached_property
    def _by_kind(self) -> dict[type[Entry], list[Entry]]:
        found: dict[type[Entry], list[Entry]] = {}
        for record in self.records.values():
            found.setdefault(type(record), []).append(record)
        return found

    def holding(self, facet: Facet, value: str) -> list[Entry]:
        """The records that have ``value`` under ``facet``, in the order of the files."""
        return self._by_facet.get(facet, {}).get(value, [])

    @cached_property
    def _by_facet(self) -> dict[Facet, dict[str, list[Entry]]]:
        found: dict[Facet, dict[str, list[Entry]]] = {}
        for record in self.records.values():
            for facet, field_name in facet_fields(type(record)).items():
                by_value = found.setdefault(facet, {})
                for value in record.values_of(field_name):
                    by_value.setdefault(value, []).append(record)
        return found

    def sources_of(self, record: Record) -> list[str]:
        """Every source that ``record`` cites anywhere, each once, those of ``sources`` first."""
        found = self._sources_of.get(record.id)
        if found is None:
            found = self._sources_of[record.id] = record.cited_sources()
        return found

    @cached_property
    def _sources_of(self) -> dict[str, list[str]]:
        return {}

    def naming(self, record_id: str, kind: type[E]) -> list[E]:
        """The records of ``kind`` that name ``record_id`` in some field, each once."""
        subjects = dict.fromkeys(edge.subject for edge in self.incoming.get(record_id, []))
        found = (self.records[subject] for subject in subjects)
        return [record for record in found if isinstance(record, kind)]

    def citing(self, source_id: str) -> list[Entry]:
        """The records that cite the source ``source_id``, in the order of the files."""
        return self._citing.get(source_id, [])

    @cached_property
    def _citing(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for record in self.records.values():
            if isinstance(record, Record):
                for source in self.sources_of(record):
                    found.setdefault(source, []).append(record)
        return found

    def reverse_relations(self, record_id: str) -> dict[Titles, list[Entry]]:
        """What other records say of ``record_id``, grouped under the relation's reverse name."""
        groups: dict[Titles, dict[str, Entry]] = {}
        for edge in self.incoming.get(record_id, []):
            subject = self.records[edge.subject]
            titles = subject.relations()[edge.field].reverse
            groups.setdefault(titles, {})[subject.id] = subject
        return {titles: list(found.values()) for titles, found in groups.items()}


def edges_of(record: Entry) -> Iterator[Edge]:
    """The relations that ``record`` itself writes down."""
    for name in record.relations():
        for cited in record.values_of(name):
            yield Edge(record.id, name, cited)


def connect(records: Iterable[Entry], locations: dict[str, RecordLocation]) -> Catalogue:
    """The catalogue of ``records``, whose references all exist."""
    catalogue = Catalogue({record.id: record for record in records}, locations)
    for record in catalogue.records.values():
        for edge in edges_of(record):
            catalogue.outgoing.setdefault(edge.subject, []).append(edge)
            catalogue.incoming.setdefault(edge.object, []).append(edge)
    return catalogue
