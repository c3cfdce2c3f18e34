"""The tables to which the files of a search index refer: kinds, statuses, regions, strengths.

They come from the vocabularies, not from the records, so that no file changes because the first
record with some value did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength
from jazari_catalogue.site.view_data import Labelled
from jazari_catalogue.texts.fallback import remove_fallback_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.records.values.titles import Titles
    from jazari_catalogue.records.values.vocabularies import Vocabulary
    from jazari_catalogue.site.search.document import Document
    from jazari_catalogue.texts.interface import Interface


class KindTable(NamedTuple):
    """A kind of record: its code, its label, and the folder of the pages of its records."""

    kind: str
    label: str
    folder: str


class Structure(NamedTuple):
    """The tables of one language."""

    kinds: Sequence[KindTable]
    """In the order of rows."""
    statuses: Sequence[Labelled]
    regions: Sequence[Labelled]
    strengths: Sequence[Labelled]
    facets: Sequence[str]
    """The names of the facets that have a column of their own."""

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Structure:
        """The tables of the values that ``documents`` have.

        Raises ValueError if an address does not end with the record's id, or if documents of one
        kind differ in their folder, label or order.
        """
        documents = sorted(documents, key=lambda document: document.kind_order)
        kinds: dict[str, tuple[int, KindTable]] = {}
        for document in documents:
            row = (document.kind_order, _kind(document))
            if kinds.setdefault(document.kind, row) != row:
                others = kinds[document.kind]
                raise ValueError(f"{document.id!r} has {row}, others have {others}")
        return cls(
            [kind for _, kind in kinds.values()],
            _table(document.status for document in documents),
            _table(document.region for document in documents),
            _table(document.strength for document in documents),
            sorted({name for document in documents for name in document.facets}),
        )


def row_key(kind_order: int, kind: str, record_id: str) -> tuple[int, str, int, str]:
    """What rows are sorted by: the kind, then the number of words of the id, then the id.

    This is also the order of equally good results: ``ocp`` comes before ``fondation-ocp``. It
    depends on nothing that a record says of itself, so that no row moves when a record changes.
    """
    return kind_order, kind, record_id.count("-"), record_id


def structure_of(catalogue: Catalogue, interface: Interface) -> Structure:
    """The kinds of ``catalogue`` and all values of the vocabularies."""

    def title(titles: Titles) -> str:
        return remove_fallback_marks(interface.title(titles))

    def table(vocabulary: type[Vocabulary]) -> list[Labelled]:
        return [Labelled(value.value, title(value.titles)) for value in vocabulary]

    return Structure(
        [
            KindTable(kind.kind, title(kind.titles), f"{kind.plural}/")
            for kind in catalogue.kinds()
            if issubclass(kind, Record)
        ],
        table(Status),
        [Labelled(routes.url_value(code), title(titles)) for code, titles in REGIONS.items()],
        table(Strength),
        [facet.name for facet in all_facets()],
    )


def indexes(table: Iterable[Labelled]) -> dict[str, int]:
    """Code -> index in ``table``; -1 for the empty code, of a record without a value."""
    return {"": -1, **{value.code: index for index, value in enumerate(table)}}


def _table(values: Iterable[Labelled | None]) -> list[Labelled]:
    by_code = {value.code: value for value in values if value is not None}
    return [by_code[code] for code in sorted(by_code)]


def _kind(document: Document) -> KindTable:
    folder = document.href.removesuffix(f"{document.id}/")
    if folder == document.href:
        raise ValueError(f"{document.href!r} does not end with the id {document.id!r} and a slash")
    return KindTable(document.kind, document.kind_label, folder)
