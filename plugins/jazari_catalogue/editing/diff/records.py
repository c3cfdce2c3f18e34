"""Compares two catalogues record by record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from jazari_catalogue.history.comparison import RecordChange, changes
from jazari_catalogue.history.plain import plain_records
from jazari_catalogue.history.translations import Stale
from jazari_catalogue.records.catalogue import Catalogue, Edge
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.permalinks import Permalinks


@dataclass
class Difference:
    """How two catalogues differ.

    ``records`` are in the order of ``head``, the newer catalogue, followed by the removed ones;
    ``gained`` and ``lost`` are relations.
    """

    base: Catalogue
    head: Catalogue
    records: list[RecordChange]
    gained: list[Edge]
    lost: list[Edge]

    @property
    def stale(self) -> list[Stale]:
        """All stale translations."""
        return [stale for change in self.records for stale in change.stale]

    @cached_property
    def permalinks(self) -> Permalinks:
        """The addresses that ``head`` answers at."""
        return Permalinks(self.head)

    def record(self, change: RecordChange) -> Entry:
        """The record that changed, as it is in ``head``, or in ``base`` if it was removed."""
        catalogue = self.base if change.change == "removed" else self.head
        return catalogue[change.record.id]


def difference(base: Catalogue, head: Catalogue) -> Difference:
    """How ``head`` differs from ``base``, the older catalogue."""
    found = list(changes(plain_records(base), plain_records(head)))
    return Difference(
        base,
        head,
        [change for change in found if change.fields or change.change != "changed"],
        [edge for change in found for edge in change.gained],
        [edge for change in found for edge in change.lost],
    )
