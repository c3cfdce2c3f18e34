"""The neighbourhood of a record: the records that its page draws around it."""

from __future__ import annotations

from collections.abc import Iterable

from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.rendering.neighbourhood import MOST
from jazari_catalogue.site.view_data import Labelled, Neighbour, Neighbourhood, Neighbours
from jazari_catalogue.site.views import Views


class Neighbourhoods:
    """Makes the neighbourhoods of records, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._neighbours: dict[str, dict[str, Neighbour]] = {}
        """By the relative root of the pages that show them, then by the id of their record."""
        self._counted: dict[int, str] = {}
        self._strengths = {
            code: Labelled(code.value, views.interface.title(code.titles)) for code in Strength
        }

    def neighbours(self, ids: Iterable[str], base: str) -> list[Neighbour]:
        """The records ``ids``, as a page whose relative root is ``base`` links to them."""
        made = self._neighbours.setdefault(base, {})
        return [made.get(one) or self._neighbour(one, base) for one in ids]

    def of(self, groups: list[Neighbours]) -> Neighbourhood | None:
        """The neighbourhood of a record related to ``groups``; None if they are empty."""
        distinct = {item for group in groups for item in group.items}
        if not distinct:
            return None
        if len(distinct) < sum([len(group.items) for group in groups]):
            groups = each_once(groups)
        return Neighbourhood(groups, self._others(len(distinct) - MOST))

    def _neighbour(self, record_id: str, base: str) -> Neighbour:
        record = self._views.catalogue[record_id]
        strength = (
            self._strengths[self._views.catalogue.strength(record)]
            if isinstance(record, Record)
            else None
        )
        neighbour = Neighbour(record.kind, self._views.link_to(record, base), strength)
        self._neighbours[base][record_id] = neighbour
        return neighbour

    def _others(self, count: int) -> str | None:
        """The sentence with the number of records that the drawing leaves out, ``count``."""
        if count <= 0:
            return None
        text = self._counted.get(count)
        if text is None:
            text = self._views.interface.ngettext(
                "and %(num)s other record, named on this page",
                "and %(num)s other records, named on this page",
                count,
            )
            text = self._counted[count] = text % {"num": count}
        return text


def each_once(groups: list[Neighbours]) -> list[Neighbours]:
    """``groups`` with each record only in the first that has it, without those left empty."""
    seen: set[Neighbour] = set()
    kept = []
    for group in groups:
        items = [item for item in dict.fromkeys(group.items) if item not in seen]
        if items:
            seen.update(items)
            kept.append(Neighbours(group.label, group.far, items))
    return kept
