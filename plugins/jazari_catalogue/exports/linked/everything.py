"""The files of linked data: one for each record, and the whole in JSON-LD and in Turtle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.exports.data_sets import WHOLE
from jazari_catalogue.exports.export import JSON_LD, TURTLE, Export
from jazari_catalogue.exports.linked import json_ld, turtle
from jazari_catalogue.exports.linked.graph import PREFIXES
from jazari_catalogue.exports.linked.record_nodes import RecordNodes
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.titles import Titles

_TITLES = Titles(
    "Tout le catalogue en données liées",
    "الدليل كاملا كبيانات مترابطة",
    "The whole catalogue as linked data",
)


def linked_exports(data: OpenData) -> Iterator[Export]:
    """The files."""
    nodes = RecordNodes(data)
    key = digest(data.digests.everything, data.url)
    yield Export(
        MadeTarget(routes.JSON_LD, key, partial(_json_ld, data, nodes)),
        JSON_LD,
        _TITLES,
        unlisted=list(_records(data, nodes)),
        data_set=WHOLE,
    )
    turtle_file = MadeTarget(routes.TURTLE, key, partial(_turtle, data, nodes))
    yield Export(turtle_file, TURTLE, _TITLES, data_set=WHOLE)


def _records(data: OpenData, nodes: RecordNodes) -> Iterator[Target]:
    for record in data.catalogue.records.values():
        key = digest(data.url, *data.digest_parts(record.id))
        path = routes.linked_record_path(record.id)
        yield MadeTarget(path, key, partial(_record, nodes, record))


def _record(nodes: RecordNodes, record: Entry) -> bytes:
    return json_ld.document(PREFIXES, map(json_ld.encoded, nodes.of(record)))


def _json_ld(data: OpenData, nodes: RecordNodes) -> bytes:
    records = data.catalogue.records.values()
    encoded = (json_ld.encoded(node) for record in records for node in nodes.of(record))
    return json_ld.document(PREFIXES, encoded)


def _turtle(data: OpenData, nodes: RecordNodes) -> bytes:
    records = data.catalogue.records.values()
    stated = (turtle.statements(node) for record in records for node in nodes.of(record))
    return turtle.document(PREFIXES, stated)
