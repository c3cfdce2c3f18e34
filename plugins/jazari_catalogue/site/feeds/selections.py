"""Which selections of records have a feed, and what each of these feeds shows, in any language.

A selection is all records, those with one value of a facet, or those with two values of different
facets. The kind of a record counts as a facet here, as it does in the search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import combinations, islice
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.history.history import Address
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import KIND, all_facets, value_type
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.facets import Facet
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.inputs import Inputs, digest_of

ENTRIES = 25
"""How many records a feed has: those that were added or changed last."""
MOST_PAIRS = 2000
"""How many pairs of values have a feed: if there are more, those that most records have."""
FEWEST_OF_PAIR = 2
"""How many records have both values of a pair that has a feed, at least."""

FacetValue = tuple[str, str]
"""The name of a facet, and a value of it as in addresses."""


class Selection(NamedTuple):
    """The records that have all of some values."""

    values: tuple[FacetValue, ...]
    """None, one or two, in the order of facets."""
    shown: Sequence[str]
    """The ids of those that the feed has, newest first."""


class Selections:
    """The selections that have a feed. There are none without a history."""

    def __init__(self, catalogue: Catalogue, log: ChangeLog, inputs: Inputs) -> None:
        self.catalogue = catalogue
        self.log = log
        self._inputs = inputs
        self._values: dict[str, list[FacetValue]] = {}
        self._digests: dict[str, bytes] = {}
        self._of_feeds: dict[tuple[FacetValue, ...], bytes] = {}

    @cached_property
    def all(self) -> list[Selection]:
        """All of them: that of all records, those of values, those of pairs."""
        if not self.log.changes:
            return []
        records = self.catalogue.records
        times = ((log[0].change.time, one) for one in records if (log := self.log.of_record(one)))
        newest = [one for _, one in sorted((-time, one) for time, one in times)]
        of_value: dict[FacetValue, list[str]] = {value: [] for value in _closed_values()}
        pairs: Counter[tuple[FacetValue, FacetValue]] = Counter()
        for record_id in newest:
            for value in (values := self.values(record_id)):
                of_value.setdefault(value, []).append(record_id)
            pairs.update(combinations(values, 2))
        of_all = (one for one in newest if isinstance(records[one], Record))
        return [
            Selection((), list(islice(of_all, ENTRIES))),
            *(Selection((value,), of_value[value][:ENTRIES]) for value in sorted(of_value)),
            *(Selection(pair, _of_both(*map(of_value.__getitem__, pair))) for pair in _kept(pairs)),
        ]

    @cached_property
    def pairs(self) -> list[str]:
        """The pairs that have a feed, as in its address: ``kind/lab/region/ma-04``."""
        pairs = (one.values for one in self.all if len(one.values) > 1)
        return sorted("/".join(map("/".join, values)) for values in pairs)

    @cached_property
    def beginning(self) -> int:
        """When the first change of the history was made: when an empty feed was empty already."""
        return min(one.change.time for one in self.log.changes)

    def former_values(self, selection: Selection) -> Iterator[dict[str, str]]:
        """The values that ``selection`` had while a record that is one of them had another id."""
        values = dict(selection.values)
        for facet, value in selection.values:
            if facet in _facets_of_records():
                for former in self.catalogue[value].former_ids:
                    yield values | {facet: former}

    def first_values(self, selection: Selection) -> dict[str, str]:
        """The values of ``selection`` with the first ids of records, which never change."""
        return {
            facet: self.first_address(value)[1].id
            if facet in _facets_of_records() and self.log.of_record(value)
            else value
            for facet, value in selection.values
        }

    def first_address(self, record_id: str) -> tuple[str, Address]:
        """The day on which a record entered the catalogue, and what it was then."""
        return self._first_addresses[record_id]

    def entered(self, record_id: str) -> int:
        """When a record entered the catalogue, in seconds since 1970: by the order of commits.

        A later commit may have an earlier time, if a clock was wrong.
        """
        return self._inputs.known_history.changes[record_id][0].time

    @cached_property
    def _first_addresses(self) -> dict[str, tuple[str, Address]]:
        firsts: dict[str, tuple[str, Address]] = {}
        taken: set[tuple[str, Address]] = set()
        changes = self._inputs.known_history.changes
        known = [(changes[one][0], one) for one in self.catalogue.records if changes.get(one)]
        for change, record_id in sorted(known, key=lambda pair: (pair[0].time, pair[1])):
            first = change.day, change.address
            if first in taken:  # one was renamed, and the other got its id, on one day
                first = first[0], Address(first[1].plural, f"{first[1].id}.{change.commit}")
            taken.add(first)
            firsts[record_id] = first
        return firsts

    def values(self, record_id: str) -> list[FacetValue]:
        """The values of a record under all facets, in the order of facets; its kind first."""
        values = self._values.get(record_id)
        if values is None:
            record = self.catalogue[record_id]
            values = self._values[record_id] = [(KIND, record.kind)]
            for facet, of_facet in sorted(
                self.catalogue.facet_values(record).items(), key=lambda item: _ranks()[item[0]]
            ):
                texts = dict.fromkeys(map(routes.url_value, of_facet))
                values += [(facet.name, text) for text in texts]
        return values

    def digest(self, selection: Selection) -> bytes:
        """A digest of all that its feeds show, in any language."""
        digest = self._of_feeds.get(selection.values)
        if digest is None:
            digest = self._of_feeds[selection.values] = digest_of(
                (
                    selection.values,
                    self._names(selection.values),
                    list(self.first_values(selection).values()),
                    [self._digest(record_id) for record_id in selection.shown] or self.beginning,
                )
            )
        return digest

    def _digest(self, record_id: str) -> bytes:
        """A digest of the entry of a record."""
        digest = self._digests.get(record_id)
        if digest is None:
            record = self.catalogue[record_id]
            values = self.values(record_id)
            log = self.log.of_record(record_id)
            digest = self._digests[record_id] = digest_of(
                (
                    self.log.inputs(log[:1], self._inputs),
                    record.summary if isinstance(record, Named) else None,
                    len(record.disputes) if isinstance(record, Record) else 0,
                    (values, self._names(values)),
                    (self.entered(record_id), self.first_address(record_id)),
                )
            )
        return digest

    def _names(self, values: Sequence[FacetValue]) -> list[bytes]:
        facets = _facets_of_records()
        return [self._inputs.name(value) for facet, value in values if facet in facets]


@cache
def _ranks() -> dict[Facet, int]:
    return {facet: rank for rank, facet in enumerate(all_facets())}


def _closed_values() -> Iterator[FacetValue]:
    """The kinds, and the values of each facet that has few: people may wait for the first record.

    Those of other facets, such as topics and countries, are the ones that records have.
    """
    for kind in KINDS:
        yield KIND, kind
    for facet in all_facets():
        type_ = value_type(facet)
        values: Mapping[str, object] = {}
        if type_ is RegionCode:
            values = REGIONS
        elif isinstance(type_, type) and issubclass(type_, Vocabulary):
            values = type_.titles_by_value()
        for value in values:
            yield facet.name, routes.url_value(value)


@cache
def _facets_of_records() -> frozenset[str]:
    """The names of the facets whose values are ids of records."""
    return frozenset(facet.name for facet in all_facets() if isinstance(value_type(facet), tuple))


def _kept(
    pairs: Counter[tuple[FacetValue, FacetValue]],
) -> list[tuple[FacetValue, FacetValue]]:
    """The ``pairs`` that have a feed, given how many records have each, in the order of paths."""
    held = (
        (-number, pair)
        for pair, number in pairs.items()
        if number >= FEWEST_OF_PAIR and pair[0][0] != pair[1][0]
    )
    return sorted(pair for _, pair in sorted(held)[:MOST_PAIRS])


def _of_both(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The first records of both, which are in one order."""
    if len(others) < len(some):
        some, others = others, some
    known = set(others)
    return list(islice((one for one in some if one in known), ENTRIES))
