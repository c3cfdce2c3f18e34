"""Which figures of the catalogue a change changes, and which records it says were checked again."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.editing.stats.figures import ALL, by_path, figures_of
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles


class FigureChange(NamedTuple):
    """A figure that differs: its keys and titles, as in `Figure`, and both numbers."""

    path: tuple[str, ...]
    titles: tuple[Titles, ...]
    before: int
    after: int


class Verified(NamedTuple):
    """A record that someone checked again: its id, and the days of both checks."""

    record: str
    before: str | None
    after: str


class Figures(NamedTuple):
    """What a change does to the figures of the catalogue."""

    changed: list[FigureChange]
    """Every figure that differs, in the order of the sections."""
    verified: list[Verified]

    def summary(self) -> list[FigureChange]:
        """The changes for people: of a section with a sum, only those of the sum and its parts."""
        summed = {change.path[0] for change in self.changed if change.path[1] == ALL}
        return [
            change
            for change in self.changed
            if change.path[1] == ALL or change.path[0] not in summed
        ]


def figure_changes(base: Catalogue, head: Catalogue) -> Figures:
    """What differs between the figures of ``base`` and those of ``head``."""
    before = dict(by_path(figures_of(base)))
    changed = [
        FigureChange(path, figure.titles, before[path].number, figure.number)
        for path, figure in by_path(figures_of(head))
        if before[path].number != figure.number
    ]
    return Figures(changed, _verified_again(base, head))


def _verified_again(base: Catalogue, head: Catalogue) -> list[Verified]:
    """The records of both catalogues that have a later day of verification in ``head``."""
    verified = []
    for record in head.records.values():
        if isinstance(record, Record) and record.verified is not None:
            former = (base.records.get(name) for name in (record.id, *record.former_ids))
            old = next((one for one in former if isinstance(one, Record)), None)
            if old is not None and record.verified > (old.verified or ""):
                verified.append(Verified(record.id, old.verified, record.verified))
    return verified
