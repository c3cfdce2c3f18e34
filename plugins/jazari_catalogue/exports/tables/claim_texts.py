"""The values of claims as texts for readers: those of the spreadsheet of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from jazari_catalogue.exports.cell_texts import CellTexts
from jazari_catalogue.exports.columns import column_of
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.provenance import Side
from jazari_catalogue.records.model.record import Record


class _Writers(NamedTuple):
    """What writes a field: of a record the whole value, or one item."""

    whole: Callable[[Any], str]
    item: Callable[[Any], str]


class ClaimTexts:
    """Writes the values of claims in several languages."""

    def __init__(self, texts: Iterable[CellTexts]) -> None:
        """``texts`` write in one language each."""
        self._all = [*texts]
        self._sides = [one.item(Side) for one in self._all]
        self._fields: Callable[[type[Record]], dict[str, list[_Writers]]] = cache(self._writers)

    def texts(self, record: Record, cited: CitedValue) -> list[str | None]:
        """The value ``cited`` of ``record`` in each language; None for markup without a text."""
        if cited.dispute is not None and cited.side is not None:
            side = record.disputes[cited.dispute - 1].claims[cited.side - 1]
            return [write(side) or None for write in self._sides]
        writers = self._fields(type(record))[cited.field]
        if cited.item is not None:
            item = record.__dict__[cited.field][cited.item - 1]
            return [write.item(item) or None for write in writers]
        return [write.whole(record) or None for write in writers]

    def _writers(self, kind: type[Record]) -> dict[str, list[_Writers]]:
        return {
            name: [_Writers(column_of(field, one).text, one.writer(field)) for one in self._all]
            for name, field in field_types(kind).items()
        }
