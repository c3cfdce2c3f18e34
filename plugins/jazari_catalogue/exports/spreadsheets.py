"""Spreadsheets for people: for each language a file of each kind, and one of the claims.

They open in columns with a double click, and no cell of them is a formula (`cells.py`). They say
what pages say, as readers of the language read it; tables for programs have ids and codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from jazari_catalogue import routes
from jazari_catalogue.exports.cell_texts import CellTexts
from jazari_catalogue.exports.cells import Cells, cell, csv_file
from jazari_catalogue.exports.claim_rows import RECORD_URL, ClaimRows
from jazari_catalogue.exports.columns import columns_of
from jazari_catalogue.exports.data_sets import CLAIMS, records_of
from jazari_catalogue.exports.export import CSV, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles

_CLAIMS = Titles(
    "Chaque affirmation, avec ses sources et leur solidité",
    "كل معلومة مع مصادرها وقوتها",
    "Each claim, with its sources and how strong they are",
)
_CLAIMS_FILE = "claims"


def spreadsheet_exports(data: OpenData, texts: Mapping[str, CellTexts]) -> Iterator[Export]:
    """The files, by language; ``texts`` write in each."""
    kinds = data.catalogue.kinds()
    shown = {kind: _shown(data, data.catalogue.of_kind(kind)) for kind in kinds}
    claims = [digest_of for kind, digest_of in shown.items() if issubclass(kind, Record)]
    for language, of_language in texts.items():
        for kind in kinds:
            target = MadeTarget(
                routes.spreadsheet_path(language, kind.plural),
                digest(language, data.url, shown[kind]),
                partial(_kind_file, data, of_language, kind),
            )
            yield Export(target, CSV, kind.plural_titles, language, data_set=records_of(kind))
        target = MadeTarget(
            routes.spreadsheet_path(language, _CLAIMS_FILE),
            digest(language, data.url, *claims),
            partial(_claims_file, data, of_language),
        )
        yield Export(target, CSV, _CLAIMS, language, data_set=CLAIMS)


def _shown(data: OpenData, records: Iterable[Entry]) -> str:
    """A digest of what a file of ``records`` shows: them, their sources, and whom they name."""
    ids = [record.id for record in records]
    named = dict.fromkeys(
        edge.object for one in ids for edge in data.catalogue.outgoing.get(one, ())
    )
    return digest(*map(data.digests.with_sources, ids), *map(data.digests.name, named))


def _kind_file(data: OpenData, texts: CellTexts, kind: type[Entry]) -> bytes:
    """A row for each record: in the order of the files, or newest first as in its list.

    A column that no record has anything in is left out, unless the public expects the field.
    """
    records = data.catalogue.of_kind(kind)
    if kind.newest_first:
        records = sorted(records, key=lambda record: record.filed_under(), reverse=True)
    cells, columns = Cells(), []
    for heading, text, is_expected in columns_of(kind, texts, data.catalogue):
        column = [text(record) for record in records]
        if is_expected or any(column):
            columns.append([cells[one] for one in (heading, *column)])
    urls = [_url(data, texts, record) for record in records]
    columns.append([cell(one) for one in (texts.title(RECORD_URL), *urls)])
    return csv_file(zip(*columns, strict=True), texts.interface.language.separator)


def _claims_file(data: OpenData, texts: CellTexts) -> bytes:
    """A row for each claim of each record, by kind."""
    claims = ClaimRows(data.catalogue, texts)
    rows = (
        row
        for kind in data.catalogue.kinds()
        for record in data.catalogue.of_kind(kind)
        if isinstance(record, Record)
        for row in claims.rows(record, _url(data, texts, record))
    )
    return csv_file(chain([claims.headings()], rows), texts.interface.language.separator)


def _url(data: OpenData, texts: CellTexts, record: Entry) -> str:
    """The address of the page of ``record``."""
    return data.url + routes.record_path(texts.interface.code, record)
