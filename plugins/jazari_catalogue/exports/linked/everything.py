"""The files of linked data: one for each record, the whole, and the vocabulary that they use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.exports.data_sets import WHOLE
from jazari_catalogue.exports.export import JSON_LD, TURTLE, Export
from jazari_catalogue.exports.linked import json_ld, turtle
from jazari_catalogue.exports.linked.graph import Node
from jazari_catalogue.exports.linked.record_nodes import RecordNodes
from jazari_catalogue.exports.linked.terms import prefixes
from jazari_catalogue.exports.linked.vocabulary import vocabulary_nodes
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.titles import Titles

_TITLES = Titles(
    "Tout le catalogue en données liées, chaque affirmation avec ses sources",
    "الدليل كاملا كبيانات مترابطة، كل معلومة مع مصادرها",
    "The whole catalogue as linked data, each claim with its sources",
)
_VOCABULARY_TITLES = Titles(
    "Le vocabulaire des données liées",
    "مصطلحات البيانات المترابطة",
    "The vocabulary of the linked data",
)


def linked_exports(data: OpenData) -> Iterator[Export]:
    """The files."""
    graph = _Graph(data)
    removals = repr([data.fields(removal) for removal in data.removals()])
    key = digest(data.digests.everything, removals, _settings(data))
    yield Export(
        MadeTarget(routes.JSON_LD, key, graph.json_ld),
        JSON_LD,
        _TITLES,
        unlisted=list(_entries(data, graph)),
        data_set=WHOLE,
    )
    whole_turtle = MadeTarget(routes.TURTLE, key, graph.turtle)
    yield Export(whole_turtle, TURTLE, _TITLES, data_set=WHOLE)
    # The vocabulary depends on the models alone, which are part of the program.
    of_models = digest(data.url)
    for path, format_, write in (
        (routes.VOCABULARY_JSON_LD, JSON_LD, _as_json_ld),
        (routes.VOCABULARY_TURTLE, TURTLE, _as_turtle),
    ):
        make = partial(_vocabulary, data.url, write)
        target = MadeTarget(path, of_models, make)
        yield Export(target, format_, _VOCABULARY_TITLES, is_data=False)


def _settings(data: OpenData) -> str:
    return repr((data.url, [*data.interfaces]))


def _entries(data: OpenData, graph: _Graph) -> Iterator[Target]:
    """A file for every record, and for every removal that the public may know of."""
    settings = _settings(data)
    for record in data.catalogue.records.values():
        key = digest(settings, data.digests.with_sources(record.id))
        path = routes.linked_record_path(record.id)
        yield MadeTarget(path, key, partial(graph.record, record))
    for removal in data.removals():
        key = digest(settings, repr(data.fields(removal)))
        path = routes.linked_record_path(removal.id)
        yield MadeTarget(path, key, partial(graph.removal, removal))


class _Graph:
    """Writes the graph of the catalogue, and that of each record.

    What is stated of a record is converted to JSON-LD once in a process.
    """

    def __init__(self, data: OpenData) -> None:
        self._data = data
        self._nodes = RecordNodes(data)
        self._encoded: dict[str, bytes] = {}

    def record(self, record: Entry) -> bytes:
        """What is stated of ``record``, as JSON-LD."""
        return _json_ld(self._data.url, [self._json_of(record)])

    def removal(self, removal: Removal) -> bytes:
        """What is stated of ``removal``, as JSON-LD."""
        return _as_json_ld(self._data.url, [self._nodes.removal(removal)])

    def json_ld(self) -> bytes:
        """Everything, as JSON-LD."""
        encoded = list(map(self._json_of, self._data.catalogue.records.values()))
        encoded += map(json_ld.encoded, self._removals())
        return _json_ld(self._data.url, encoded)

    def turtle(self) -> bytes:
        """Everything, as Turtle."""
        return _as_turtle(self._data.url, self._all())

    def _json_of(self, record: Entry) -> bytes:
        encoded = self._encoded.get(record.id)
        if encoded is None:
            encoded = b",\n".join(map(json_ld.encoded, self._nodes.of(record)))
            self._encoded[record.id] = encoded
        return encoded

    def _all(self) -> Iterator[Node]:
        for record in self._data.catalogue.records.values():
            yield from self._nodes.of(record)
        yield from self._removals()

    def _removals(self) -> Iterator[Node]:
        return map(self._nodes.removal, self._data.removals())


def _as_json_ld(url: str, nodes: Iterable[Node]) -> bytes:
    return _json_ld(url, map(json_ld.encoded, nodes))


def _json_ld(url: str, encoded: Iterable[bytes]) -> bytes:
    return json_ld.document(prefixes(url), encoded, base=url)


def _as_turtle(url: str, nodes: Iterable[Node]) -> bytes:
    return turtle.document(prefixes(url), map(turtle.statements, nodes), base=url)


def _vocabulary(url: str, write: Callable[[str, Iterable[Node]], bytes]) -> bytes:
    return write(url, vocabulary_nodes())
