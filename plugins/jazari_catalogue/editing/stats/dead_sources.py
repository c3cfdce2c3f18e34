"""The sources that readers can no longer open: offline, without a copy in a web archive."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue, RecordLocation
from jazari_catalogue.records.kinds.source import Source


class DeadSource(NamedTuple):
    """A source whose address no longer answers, and the location of its record."""

    source: Source
    since: str
    """The day since which it does not (ISO 8601)."""
    location: RecordLocation


def dead_without_copy(catalogue: Catalogue) -> list[DeadSource]:
    """The dead sources without an archived copy, those offline longest first."""
    return sorted(
        (
            DeadSource(source, str(source.dead_since), catalogue.locations[source.id])
            for source in catalogue.of_kind(Source)
            if source.dead_since is not None and source.archived is None
        ),
        key=lambda dead: (dead.since, dead.source.id),
    )
