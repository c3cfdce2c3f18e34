"""The catalogue: every record, by id, kind or facet, and the relations in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from jazari_catalogue.records.calendar_dates import CalendarDates, calendar_dates
from jazari_catalogue.records.cited_values import CitedValue, cited_values
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.gaps import Gap, gaps_of
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.application import Apply, application_of
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import STRENGTH, Facet
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import NAME_FIELD, STATUS_FIELD
from jazari_catalogue.records.packing import content_digest, packed
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.source_strengths import SourceStrengths
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question, Strength

E = TypeVar("E", bound=Entry)


class RecordLocation(NamedTuple):
    """Where a record begins: a file, relative to the project, and a line, from 1."""

    path: str
    line: int


class Edge(NamedTuple):
    """One relation: the record ``subject`` cites ``object`` in ``field``. Both are ids."""

    subject: str
    field: str
    object: str


@dataclass(frozen=True)
class Catalogue:
    """All records, valid, with no reference to a record that does not exist.

    ``records`` and ``locations`` are by id, in the order of the files; ``outgoing`` are the
    relations by the id of their subject, ``incoming`` by that of their object. ``removals`` are no
    records: what was removed, by the id that it had.
    """

    records: dict[str, Entry]
    locations: dict[str, RecordLocation]
    outgoing: dict[str, list[Edge]] = field(default_factory=dict)
    incoming: dict[str, list[Edge]] = field(default_factory=dict)
    removals: dict[str, Removal] = field(default_factory=dict)
    digests: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    """What `digest` has given, by id; those of records from a cache are there at once."""

    def __getitem__(self, record_id: str) -> Entry:
        """The record ``record_id``; raises KeyError where there is none."""
        return self.records[record_id]

    def entry(self, entry_id: str) -> Entry:
        """The record or the removal ``entry_id``; raises KeyError where there is neither."""
        return self.removals.get(entry_id) or self.records[entry_id]

    def taken_ids(self) -> set[str]:
        """The ids that no new record may have: present, former and removed ones."""
        entries = (*self.records.values(), *self.removals.values())
        return {taken for entry in entries for taken in (entry.id, *entry.former_ids)}

    def __contains__(self, record_id: object) -> bool:
        """Whether there is a record of this id."""
        return record_id in self.records

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.records)

    def digest(self, record_id: str) -> bytes:
        """A digest of the whole content of a record: equal digests, equal records.

        It covers the kind and the values of all fields, in every language; neither the location of
        the record nor comments and layout of its file. It is the same in all builds by one version
        of the program. Raises KeyError where there is no such record.
        """
        digest = self.digests.get(record_id)
        if digest is None:
            record = self.records[record_id]
            digest = self.digests[record_id] = content_digest(record.kind, packed(record))
        return digest

    def counted(self) -> str:
        """The number of records of each kind, as English text: ``1 network, 6 institutes``."""
        counts = Counter(type(record) for record in self.records.values())
        return ", ".join(
            f"{count} {kind.kind if count == 1 else kind.plural}" for kind, count in counts.items()
        )

    def of_kind(self, kind: type[E]) -> list[E]:
        """The records of ``kind`` in the order of the files."""
        records: list[Any] = self._by_kind.get(kind, [])
        return records

    @cached_property
    def with_sources(self) -> list[Record]:
        """The records of all kinds but topic and source, which rest on sources."""
        return [record for record in self.records.values() if isinstance(record, Record)]

    @cached_property
    def last_verified(self) -> str:
        """The latest day on which a record was checked against its sources; empty if none was."""
        return max((str(record.verified or "") for record in self.with_sources), default="")

    def kinds(self) -> list[type[Entry]]:
        """The kinds that have records, in the order of the menus."""
        return [kind for kind in KINDS.values() if kind in self._by_kind]

    @cached_property
    def _by_kind(self) -> dict[type[Entry], list[Entry]]:
        by_kind: dict[type[Entry], list[Entry]] = {}
        for record in self.records.values():
            by_kind.setdefault(type(record), []).append(record)
        return by_kind

    def holding(self, facet: Facet, value: str) -> list[Entry]:
        """The records that have ``value`` under ``facet``, in the order of the files."""
        return self._by_facet.get(facet, {}).get(value, [])

    @cached_property
    def _by_facet(self) -> dict[Facet, dict[str, list[Entry]]]:
        by_facet: dict[Facet, dict[str, list[Entry]]] = {}
        for record in self.records.values():
            for facet, values in self.facet_values(record).items():
                by_value = by_facet.setdefault(facet, {})
                for value in values:
                    by_value.setdefault(value, []).append(record)
        return by_facet

    def facet_values(self, record: Entry) -> dict[Facet, list[Any]]:
        """The values of ``record`` under each facet of its kind."""
        values = {
            facet: record.values_of(field) for facet, field in facet_fields(type(record)).items()
        }
        if isinstance(record, Record):
            values[STRENGTH] = [self.strength(record)]
        return values

    def strength(self, record: Record) -> Strength:
        """How well sources support what ``record`` is about.

        It is the strength of its status; without one, that of its name; if that is derived from a
        field without evidence, the weakest of its values; if none has sources, that of its list.
        """
        strength = self._strengths.get(record.id)
        if strength is None:
            strength = self._strengths[record.id] = self._strength_of_record(record)
        return strength

    def _strength_of_record(self, record: Record) -> Strength:
        for name in (STATUS_FIELD, NAME_FIELD):
            # Evidence may be left over from a value that is no longer there.
            if record.values_of(name) and (cited := record.sources_for(name)):
                return self.strength_of(cited)
        weakest_last = list(Strength)
        return max(
            (
                self.strength_of(value.sources)
                for value in self.cited_values(record)
                if value.dispute is None
            ),
            key=weakest_last.index,
            default=self.strength_of(record.sources),
        )

    @cached_property
    def _strengths(self) -> dict[str, Strength]:
        return {}

    def strength_of(self, source_ids: Iterable[str]) -> Strength:
        """How well these sources, at least one, support a value (`SourceStrengths.of`)."""
        return self._source_strengths.of(tuple(source_ids))

    def press_publishers(self, source_ids: Iterable[str]) -> set[str]:
        """The publishers of the press among these sources, as `Source.author` spells them."""
        return self._source_strengths.press_publishers(source_ids)

    def original(self, source_id: str) -> str:
        """The id of the source that ``source_id`` is a copy of; its own if it is no copy."""
        return self._source_strengths.originals[source_id]

    @cached_property
    def _source_strengths(self) -> SourceStrengths:
        return SourceStrengths({source.id: source for source in self.of_kind(Source)})

    def sources_of(self, record: Record) -> list[str]:
        """The ids of all sources that ``record`` cites, each once, those of ``sources`` first."""
        sources = self._sources_of.get(record.id)
        if sources is None:
            sources = self._sources_of[record.id] = record.cited_sources()
        return sources

    @cached_property
    def _sources_of(self) -> dict[str, list[str]]:
        return {}

    def present_id(self, record_id: str) -> str:
        """The id of the record or removal that once had ``record_id``; itself if none had it."""
        return self._by_former_id.get(record_id, record_id)

    @cached_property
    def _by_former_id(self) -> dict[str, str]:
        entries = (*self.records.values(), *self.removals.values())
        return {former: entry.id for entry in entries for former in entry.former_ids}

    def naming(self, record_id: str, kind: type[E]) -> list[E]:
        """The records of ``kind`` that cite ``record_id`` in a relation, each once."""
        subjects = dict.fromkeys(edge.subject for edge in self.incoming.get(record_id, []))
        records = (self.records[subject] for subject in subjects)
        return [record for record in records if isinstance(record, kind)]

    def cited_values(self, record: Record) -> list[CitedValue]:
        """The values of ``record`` that rest on sources, and the sides of its disputes."""
        values = self._cited_values.get(record.id)
        if values is None:
            values = self._cited_values[record.id] = cited_values(record)
        return values

    @cached_property
    def _cited_values(self) -> dict[str, list[CitedValue]]:
        return {}

    def gaps_of(self, record: Record) -> list[Gap]:
        """What no source says about ``record``."""
        gaps = self._gaps.get(record.id)
        if gaps is None:
            gaps = self._gaps[record.id] = gaps_of(record)
        return gaps

    def all_gaps(self) -> list[Gap]:
        """The gaps of every record, in the order of the files."""
        return self._all_gaps

    @cached_property
    def _all_gaps(self) -> list[Gap]:
        return [gap for record in self.with_sources for gap in self.gaps_of(record)]

    @cached_property
    def gap_counts(self) -> Counter[tuple[Question, bool]]:
        """The number of gaps by question, and by whether someone looked for an answer."""
        return Counter((gap.question, gap.search is not None) for gap in self._all_gaps)

    @cached_property
    def number_of_disputes(self) -> int:
        """On how many points sources differ, of all records."""
        return sum(len(record.disputes) for record in self.with_sources)

    def gaps_on(self, question: Question) -> list[Gap]:
        """The gaps of every record that leave ``question`` open, in the order of the files."""
        return self._gaps_by_question.get(question, [])

    @cached_property
    def _gaps_by_question(self) -> dict[Question, list[Gap]]:
        by_question: dict[Question, list[Gap]] = {}
        for gap in self._all_gaps:
            by_question.setdefault(gap.question, []).append(gap)
        return by_question

    @cached_property
    def applications(self) -> dict[str, Apply]:
        """When and where to apply, by the id of the record that says so."""
        pairs = ((one.id, application_of(one)) for one in self.records.values())
        return {record_id: application for record_id, application in pairs if application}

    @cached_property
    def calendar(self) -> dict[str, CalendarDates]:
        """The dates that are in calendars, or left out of them, by the id of their record."""
        records = self.records.values()
        return {one.id: dates for one in records if (dates := calendar_dates(one))}

    @cached_property
    def _gaps(self) -> dict[str, list[Gap]]:
        return {}

    def supported_by(self, source_id: str) -> dict[str, list[CitedValue]]:
        """The values that cite the source ``source_id``, by the id of their record.

        Records are in the order of the files. One that only lists the source has no values.
        """
        return {
            record.id: [value for value in self.cited_values(record) if source_id in value.sources]
            for record in self.citing(source_id)
        }

    def citing(self, source_id: str) -> list[Record]:
        """The records that cite the source ``source_id``, in the order of the files."""
        return self._citing.get(source_id, [])

    @cached_property
    def _citing(self) -> dict[str, list[Record]]:
        citing: dict[str, list[Record]] = {}
        for record in self.with_sources:
            for source in self.sources_of(record):
                citing.setdefault(source, []).append(record)
        return citing

    def reverse_relations(self, record_id: str) -> dict[Titles, list[Entry]]:
        """The records with a relation to ``record_id``, grouped by the relation's reverse name."""
        groups: dict[Titles, dict[str, Entry]] = {}
        for edge in self.incoming.get(record_id, []):
            subject = self.records[edge.subject]
            titles = subject.relations()[edge.field].reverse
            groups.setdefault(titles, {})[subject.id] = subject
        return {titles: list(by_id.values()) for titles, by_id in groups.items()}


def edges_of(record: Entry) -> Iterator[Edge]:
    """The relations whose subject is ``record``."""
    for name in record.relations():
        for cited in record.values_of(name):
            yield Edge(record.id, name, cited)


def connect(
    entries: Iterable[Entry],
    locations: dict[str, RecordLocation],
    digests: dict[str, bytes] | None = None,
) -> Catalogue:
    """The catalogue of valid records and removals, whose relations name none that does not exist.

    ``digests`` are those of records whose digest is known, by id.
    """
    records: dict[str, Entry] = {}
    removals: dict[str, Removal] = {}
    for entry in entries:
        if isinstance(entry, Removal):
            removals[entry.id] = entry
        else:
            records[entry.id] = entry
    catalogue = Catalogue(records, locations, removals=removals, digests=digests or {})
    for record in catalogue.records.values():
        if edges := list(edges_of(record)):
            catalogue.outgoing[record.id] = edges
        for edge in edges:
            catalogue.incoming.setdefault(edge.object, []).append(edge)
    return catalogue
