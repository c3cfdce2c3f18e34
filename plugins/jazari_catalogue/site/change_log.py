"""What changed in the whole catalogue, newest first, for pages and feeds in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple, TypeVar, get_args

from jazari_catalogue.history.comparison import ChangeKind
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.shown_values import shown_values

K = TypeVar("K")

SORTS: tuple[ChangeKind, ...] = ("added", "changed", "renamed", "moved", "removed")
"""What can happen to a record, in the order of filters and of the changes of one commit."""
assert sorted(SORTS) == sorted(get_args(ChangeKind))


class Logged(NamedTuple):
    """A change, and the id that its record has today or had last."""

    id: str
    change: Change


class Step(NamedTuple):
    """The changes that one commit made."""

    commit: str
    time: int
    day: str
    changes: Sequence[Logged]


class ChangeLog:
    """The changes of a history, newest first; those of one commit by sort, kind and id."""

    def __init__(self, history: History) -> None:
        self.missing = history.missing
        """Why there is no history; None if there is one."""
        ranks = {plural: rank for rank, plural in enumerate(KINDS_BY_PLURAL)}
        logged = [
            (
                (-change.time, change.commit, SORTS.index(change.change)),
                (ranks.get(change.address.plural, len(ranks)), record_id),
                # In one second a record may change several times: the last comes first.
                -number,
                Logged(record_id, change),
            )
            for record_id, changes in history.changes.items()
            for number, change in enumerate(changes)
        ]
        self._shown = {
            id(shown.change)
            for changes in history.changes.values()
            for shown in shown_values(changes)
            if shown.has_any
        }
        self.changes: list[Logged] = [one for *_, one in sorted(logged, key=lambda row: row[:3])]

    def has_values(self, logged: Logged) -> bool:
        """Whether the page of the record, if there is one, shows values before and after."""
        return id(logged.change) in self._shown

    def of_record(self, record_id: str) -> list[Logged]:
        """The changes of the record whose id is or was last ``record_id``, newest first."""
        return self._by_record.get(record_id, [])

    @cached_property
    def _by_record(self) -> dict[str, list[Logged]]:
        return _grouped((one.id, one) for one in self.changes)

    @cached_property
    def by_month(self) -> Mapping[str, list[Logged]]:
        """The changes of each month that has any, newest first, by ``2026-01``."""
        return _grouped((one.change.day[:7], one) for one in self.changes)

    @cached_property
    def by_kind(self) -> Mapping[type[Entry], list[Logged]]:
        """The changes of each kind that has any, in the order of menus.

        A record that changed its kind counts for both.
        """
        grouped = _grouped(
            (plural, one)
            for one in self.changes
            for plural in {address.plural for address in _addresses(one.change)}
        )
        return {kind: grouped[kind.plural] for kind in KINDS.values() if kind.plural in grouped}

    @cached_property
    def by_sort(self) -> Mapping[ChangeKind, list[Logged]]:
        """The changes of each sort that there are, in the order of `SORTS`."""
        grouped = _grouped((one.change.change, one) for one in self.changes)
        return {sort: grouped[sort] for sort in SORTS if sort in grouped}

    @cached_property
    def by_region(self) -> Mapping[str, list[Logged]]:
        """The changes of records that were in a region, by its code, in the order of the map."""
        grouped = _grouped((one.change.region, one) for one in self.changes if one.change.region)
        return {code: grouped[code] for code in REGIONS if code in grouped}

    @cached_property
    def counts(self) -> bytes:
        """A digest of which months, kinds, sorts and regions have changes, and of how many."""
        months, kinds, sorts, regions = (
            {str(value): len(changes) for value, changes in grouped.items()}
            for grouped in (
                self.by_month,
                {kind.plural: changes for kind, changes in self.by_kind.items()},
                self.by_sort,
                self.by_region,
            )
        )
        return digest_of((str(self.missing), months, kinds, sorts, regions))

    def inputs(self, shown: Iterable[Logged], inputs: Inputs) -> bytes:
        """A digest of what pages and feeds show of the changes ``shown``."""
        known, removals = inputs.catalogue.records, inputs.catalogue.removals
        return digest_of(
            [
                (
                    self._digest(one),
                    self.has_values(one),
                    inputs.name(one.id) if one.id in known else one.id in removals,
                )
                for one in shown
            ]
        )

    def _digest(self, logged: Logged) -> bytes:
        key = (logged.id, id(logged.change))
        digest = self._digests.get(key)
        if digest is None:
            digest = self._digests[key] = digest_of(logged)
        return digest

    @cached_property
    def _digests(self) -> dict[tuple[str, int], bytes]:
        return {}


def steps(changes: Iterable[Logged]) -> Iterator[Step]:
    """``changes``, in the order of a log, by the commits that made them."""
    for commit, group in groupby(changes, lambda one: one.change.commit):
        made = list(group)
        yield Step(commit, made[0].change.time, made[0].change.day, made)


def _addresses(change: Change) -> list[Address]:
    return [change.address] if change.former is None else [change.address, change.former]


def _grouped(pairs: Iterable[tuple[K, Logged]]) -> dict[K, list[Logged]]:
    groups: dict[K, list[Logged]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
