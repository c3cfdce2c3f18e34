"""Records as nodes of a graph."""

from __future__ import annotations

from jazari_catalogue import routes
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.text import LocalText


class RecordNodes:
    """Makes the nodes of records; each is made once in a process."""

    def __init__(self, data: OpenData) -> None:
        self._data = data

    def iri(self, record_id: str) -> str:
        """The IRI of what the record describes, whatever becomes of its page."""
        return self._data.url + routes.thing(record_id)

    def of(self, record: Entry) -> list[Node]:
        """What is stated of ``record``: the node of the thing first."""
        sources = self._data.catalogue.sources_of(record) if isinstance(record, Record) else []
        pages = [
            self._data.url + routes.record_path(code, record) for code in self._data.interfaces
        ]
        thing = Node(
            self.iri(record.id),
            (f"schema:{record.schema_org_type().name}",),
            {
                "schema:name": texts(record.display_name()),
                "schema:mainEntityOfPage": [Iri(page) for page in pages],
                "prov:wasDerivedFrom": [Iri(self.iri(source)) for source in sources],
            },
        )
        return [thing]


def texts(text: LocalText) -> list[Value]:
    """``text`` in each of its languages."""
    if text.plain is not None:
        return [Literal(text.plain)]
    return [Literal(one, language) for language, one in text.by_language.items()]
