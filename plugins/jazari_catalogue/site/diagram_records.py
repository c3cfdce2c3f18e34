"""Which records the diagram of the network shows: their pages link to it."""

from __future__ import annotations

from functools import cache

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry

MOST = 150
"""The most records that the diagram shows; with more it shows kinds instead."""


@cache
def columns() -> tuple[tuple[type[Entry], ...], ...]:
    """The kinds in each column, from the side where reading starts."""
    by_column: dict[int, list[type[Entry]]] = {}
    for kind in KINDS.values():
        if kind.diagram_column is not None:
            by_column.setdefault(kind.diagram_column, []).append(kind)
    return tuple(tuple(by_column[column]) for column in sorted(by_column))


def shown_in_diagram(catalogue: Catalogue) -> list[tuple[int, Entry]]:
    """The records of the kinds in the diagram, each with the index of its column."""
    return [
        (column, record)
        for column, kinds in enumerate(columns())
        for kind in kinds
        for record in catalogue.of_kind(kind)
    ]


def in_diagram(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the records that the diagram shows: none if it shows kinds."""
    shown = shown_in_diagram(catalogue)
    return frozenset(record.id for _, record in shown) if len(shown) <= MOST else frozenset()
