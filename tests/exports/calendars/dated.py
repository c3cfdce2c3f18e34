"""Invented catalogues of events and programmes, and their calendars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jazari_catalogue.exports.calendars.calendars import calendar_exports
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from tests import invented
from tests.exports.calendars.ics_rules import Component, check
from tests.exports.catalogues import catalogue_of_texts, open_data_of
from tests.hostile import as_written

Fields = dict[str, Any]


def dated_catalogue(
    events: Iterable[Fields] = (), programmes: Iterable[Fields] = (), *more: str
) -> Catalogue:
    """Records with these fields and what else they need; ``more`` are texts of record files."""
    records = {
        Source.plural: [_bare(Source, {"id": invented.bare_id(Source.kind)})],
        Event.plural: [_bare(Event, fields) for fields in events],
        Programme.plural: [_bare(Programme, fields) for fields in programmes],
    }
    written = as_written({name: some for name, some in records.items() if some})
    return catalogue_of_texts(written, *more)


def _bare(kind: type[Entry], fields: Fields) -> Fields:
    required = invented.only_required(kind, invented.record_of(kind, fields["id"]))
    return {**required, **fields}


def dispute(field: str, *, dated: bool = True) -> list[Fields]:
    """A dispute about ``field``, of two sides, each with a date if it is ``dated``."""
    sides = [
        {"text": {"fr": "Inventé."}, "sources": [invented.bare_id(Source.kind)], "date": day}
        for day in ("2026-01-12", "2026-01-13")
    ]
    if not dated:
        for side in sides:
            del side["date"]
    return [{"field": field, "about": {"fr": "Inventé"}, "claims": sides}]


def calendar_targets(data: OpenData) -> dict[str, Target]:
    """The calendars by their paths."""
    exports = list(calendar_exports(data))
    return {one.path: one for export in exports for one in (export.target, *export.parts)}


def calendars_of(catalogue: Catalogue, **of_data: Any) -> dict[str, Component]:
    """The calendars of ``catalogue``, each valid, by their paths."""
    targets = calendar_targets(open_data_of(catalogue, **of_data))
    return {path: check(target.content()) for path, target in targets.items()}
