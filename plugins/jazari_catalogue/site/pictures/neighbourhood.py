"""The neighbourhood of a record: the related records, as its page draws them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.view_data import Labelled, Neighbour, Neighbours
from jazari_catalogue.site.views import Views


class Neighbourhoods:
    """Makes the neighbourhoods of records, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._neighbours: dict[str, dict[str, Neighbour]] = {}
        """By the relative root of the pages that show them, then by the id of their record."""
        self._strengths = {
            code: Labelled(code.value, views.interface.title(code.titles)) for code in Strength
        }

    def neighbours(self, ids: Iterable[str], base: str) -> list[Neighbour]:
        """The records ``ids``, each once, on a page whose relative root is ``base``."""
        made = self._neighbours.setdefault(base, {})
        return [made.get(one) or self._neighbour(one, base) for one in dict.fromkeys(ids)]

    def _neighbour(self, record_id: str, base: str) -> Neighbour:
        record = self._views.catalogue[record_id]
        card = self._views.card(record, base)
        date = record.filed_under()
        notes = [
            card.name.note,
            card.status.label if card.status else None,
            card.region,
            self._views.interface.date(date) if date else None,
        ]
        shown = [note for note in notes if note is not None]
        neighbour = Neighbour(
            record.kind,
            replace(card.name, href=card.href, note=None),
            self._strengths[self._views.catalogue.strength(record)]
            if isinstance(record, Record)
            else None,
            " · ".join(shown or card.meta[:1]),
            self._views.disputes(card.disputes) if card.disputes else None,
        )
        self._neighbours[base][record_id] = neighbour
        return neighbour


def without_repetitions(groups: list[Neighbours]) -> list[Neighbours]:
    """``groups`` without empty ones and without records that the reader has seen.

    Of two groups with one label, which are both directions of a relation, the second has only the
    records that the first lacks; one with ``far`` has only those that no other has.
    """
    near = {item for group in groups if not group.far for item in group.items}
    by_label: dict[str, set[Neighbour]] = {}
    kept = []
    for group in groups:
        seen = near if group.far else by_label.setdefault(group.label, set())
        items = [item for item in group.items if item not in seen]
        seen.update(items)
        if items:
            kept.append(replace(group, items=items))
    return kept
