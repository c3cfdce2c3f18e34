"""The rows of the spreadsheet of claims: each value of a record with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from jazari_catalogue.exports.cell_texts import CellTexts
from jazari_catalogue.exports.cells import Cells, cell
from jazari_catalogue.exports.columns import column_of
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.facets import STRENGTH
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.provenance import Side
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import NAME_FIELD
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.titles import Titles

_RECORD = Titles("Fiche", "البطاقة", "Record")
_KIND = Titles("Catégorie", "الصنف", "Kind")
_FIELD = Titles("Champ", "الحقل", "Field")
_VALUE = Titles("Valeur", "القيمة", "Value")
_BASIS = Titles("Fondement", "الأساس", "Basis")
_SOURCES = Titles("Sources", "المصادر", "Sources")
_DISPUTED = Titles("Divergence", "الاختلاف", "Dispute")
_SOURCE_URLS = Titles("Adresses des sources", "روابط المصادر", "Addresses of the sources")
RECORD_URL = Titles("Adresse de la fiche", "رابط البطاقة", "Address of the record")

# fmt: off
_STATED = Titles("énoncé par les sources", "مذكور في المصادر", "stated by the sources")
_CLASSIFIED = Titles("classé par le catalogue d’après les sources", "صنفه الدليل استنادا إلى المصادر", "classified by the catalogue from the sources")  # noqa: E501
_DIFFER = Titles("les sources divergent", "تختلف المصادر", "sources differ")
_SIDE = Titles("version {side} sur {sides}", "الرواية {side} من {sides}", "version {side} of {sides}")  # noqa: E501
# fmt: on


class _Field(NamedTuple):
    """What writes the values of a field."""

    title: str | None
    """None if it depends on the record."""
    whole: Callable[[Record], str]
    """Writes all that a record has."""
    item: Callable[[Any], str]
    """Writes one value."""


class ClaimRows:
    """Writes the rows in one language; what several claims have in common is written once."""

    def __init__(self, catalogue: Catalogue, texts: CellTexts) -> None:
        self._catalogue = catalogue
        self._texts = texts
        self._cells = Cells()
        self._stated = cell(texts.title(_STATED))
        self._write_side = texts.item(Side)
        self._fields: Callable[[type[Record]], dict[str, _Field]] = cache(self._new_fields)
        self._support: Callable[[tuple[str, ...]], str] = cache(self._new_support)

    def headings(self) -> list[str]:
        """The cells of the first row."""
        columns = (_RECORD, _KIND, _FIELD, _VALUE, _BASIS, _DISPUTED, STRENGTH.titles, _SOURCES)
        return [cell(self._texts.title(one)) for one in (*columns, _SOURCE_URLS, RECORD_URL)]

    def rows(self, record: Record, url: str) -> Iterator[tuple[str, ...]]:
        """The rows of ``record``, whose page is at ``url``, in the order of `cited_values`.

        Cells that several rows share are one text here, joined by the separator.
        """
        texts, cells, support, stated = self._texts, self._cells, self._support, self._stated
        join = texts.interface.language.separator.join
        subject = join((cell(texts.name(record.id)), cells[texts.title(record.titles)]))
        page = cell(url)
        disputed = record.disputed_fields()
        fields = self._fields(type(record))
        for cited in self._catalogue.cited_values(record):
            field, sources, basis, _, item, dispute, _ = cited
            title, whole, one = fields[field]
            if title is None:
                title = texts.title(record.title_of(field))
            if dispute is not None:
                value = self._side(record, cited)
            elif item is not None:
                title, value = f"{title} {item}", one(record.__dict__[field][item - 1])
            else:
                value = whole(record)
            is_stated = basis is Basis.STATED and field != NAME_FIELD
            yield (
                subject,
                cells[title],
                cells[value],
                stated if is_stated else cells[self._basis(record, cited)],
                # An item of a list is not meant by a dispute about the list, as on pages.
                cells[self._dispute(record, cited)] if item is None and field in disputed else '""',
                support(sources),
                page,
            )

    def _side(self, record: Record, cited: CitedValue) -> str:
        assert cited.dispute
        assert cited.side
        return self._write_side(record.disputes[cited.dispute - 1].claims[cited.side - 1])

    def _new_fields(self, kind: type[Record]) -> dict[str, _Field]:
        return {
            name: _Field(
                None if field.spec.if_single else self._texts.title(field.spec.titles),
                column_of(field, self._texts).text,
                self._texts.writer(field),
            )
            for name, field in field_types(kind).items()
        }

    def _basis(self, record: Record, cited: CitedValue) -> str:
        """How the value follows from what it rests on."""
        texts = self._texts
        if cited.basis is Basis.DERIVED and cited.derived_from is not None:
            title = texts.title(record.title_of(cited.derived_from))
            return texts.say("derived from “{field}”").format(field=title)
        if cited.basis is Basis.CLASSIFIED:
            return texts.title(_CLASSIFIED)
        if cited.dispute is None and texts.interface.code in record.name_translated:
            return texts.say("Name translated by the catalogue")
        return texts.title(_STATED)

    def _dispute(self, record: Record, cited: CitedValue) -> str:
        """Of a value that sources differ on, that; of a side, which it is and of what dispute."""
        texts = self._texts
        if cited.dispute is None:
            return texts.title(_DIFFER)
        dispute = record.disputes[cited.dispute - 1]
        side = texts.title(_SIDE).format(side=cited.side, sides=len(dispute.claims))
        label = texts.point(record, dispute)
        return texts.say("{label}: {value}").format(label=label, value=side)

    def _new_support(self, sources: tuple[str, ...]) -> str:
        """The cells of strength, sources and their addresses."""
        texts, catalogue = self._texts, self._catalogue
        strength = texts.term(catalogue.strength_of(sources)) if sources else ""
        urls = " ".join(_url(catalogue, source) for source in sources)
        cells = map(cell, (strength, texts.sources(sources), urls))
        return texts.interface.language.separator.join(cells)


def _url(catalogue: Catalogue, source_id: str) -> str:
    source = catalogue[source_id]
    return source.url if isinstance(source, Source) else ""
