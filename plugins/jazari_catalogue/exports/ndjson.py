"""``catalogue.ndjson``: a line for each record, then one for each removal. See docs/exports.md."""

from __future__ import annotations

from collections.abc import Iterator

from jazari_catalogue import routes
from jazari_catalogue.exports.data_sets import WHOLE
from jazari_catalogue.exports.export import NDJSON, Export
from jazari_catalogue.exports.open_data import OpenData, encode
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.values.titles import Titles

_TITLES = Titles(
    "Tout le catalogue, une fiche par ligne",
    "الدليل كاملا، بطاقة في كل سطر",
    "The whole catalogue, a record on each line",
)


def ndjson_exports(data: OpenData) -> Iterator[Export]:
    """The file."""
    removals = [data.fields(removal) for removal in data.removals()]
    key = digest(data.digests.everything, repr(removals), data.url)
    target = MadeTarget(routes.NDJSON, key, lambda: _lines(data))
    yield Export(target, NDJSON, _TITLES, data_set=WHOLE)


def _lines(data: OpenData) -> bytes:
    """The records in the order of the files; a removal has ``kind`` and ``fields`` alone."""
    lines = [data.encoded(record) for record in data.catalogue.records.values()]
    lines += [
        encode({"kind": removal.kind, "fields": data.fields(removal)})
        for removal in data.removals()
    ]
    return b"".join(line + b"\n" for line in lines)
