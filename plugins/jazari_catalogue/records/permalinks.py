"""Permalinks: which addresses something answers at, for ever."""

from __future__ import annotations

from jazari_catalogue.records.catalogue import Catalogue


class Permalinks:
    """The addresses of a catalogue: those of its records, of former ids and of removals."""

    def __init__(self, catalogue: Catalogue) -> None:
        removals = catalogue.removals.values()
        self._present = {
            *((record.plural, record.id) for record in catalogue.records.values()),
            *((removal.former.plural, removal.id) for removal in removals),
        }
        self._former_ids = {
            former
            for entry in (*catalogue.records.values(), *removals)
            for former in entry.former_ids
        }

    def settle(self, plural: str, record_id: str) -> bool:
        """Whether the address of the record ``record_id`` of the list ``plural`` is settled.

        A record or a page answers there, or the removal says that none may. A former id answers
        under every kind, because nothing says which kind its record was of.
        """
        return record_id in self._former_ids or (plural, record_id) in self._present
