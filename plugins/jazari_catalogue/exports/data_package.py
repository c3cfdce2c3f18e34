"""The tables of the catalogue for programs: ``data/tables/*.csv`` and ``datapackage.json``.

The files follow RFC 4180, in UTF-8 without a byte order mark (decision 28); values are as records
have them. A cell without a value is empty: no text of a record is. The descriptor follows Data
Package v2 (https://datapackage.org/standard/data-package/), with Table Schema and Table Dialect.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.data_sets import TABLES
from jazari_catalogue.exports.export import CSV, DATA_PACKAGE, Export
from jazari_catalogue.exports.open_data import indented
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables
from jazari_catalogue.exports.tables.record_tables import REGIONS_TABLE
from jazari_catalogue.exports.tables.table import Column, Table
from jazari_catalogue.publishing.targets import (
    FileFacts,
    MadeTarget,
    SummaryTarget,
    Target,
    digest,
)
from jazari_catalogue.records.values.titles import Titles

PROFILES = "https://datapackage.org/profiles/2.0/"
"""Below it are the JSON Schemas of descriptors."""

_NAME = "jazari-catalogue"
_TITLES = Titles(
    "Les tables pour programmes (CSV) et leur description",
    "الجداول للبرامج (CSV) ووصفها",
    "The tables for programs (CSV), and what is in them",
)
_DESCRIPTION = (
    "The catalogue as relational tables. A row of “records” is a record of any kind; the table of "
    "its kind has its fields of one value; tables named record_… have its lists, numbered by "
    "“position”. An empty cell is no value; no text is empty, and NA or null is a text."
)
_DIALECT = {
    "$schema": f"{PROFILES}tabledialect.json",
    "header": True,
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\r\n",
}
_LICENSE = {
    "name": "CC-BY-4.0",
    "path": licences.CONTENT,
    "title": "Creative Commons Attribution 4.0 International",
}
_REGION_SOURCES = [
    {
        "title": "Debian iso-codes (French and English names)",
        "path": "https://salsa.debian.org/iso-codes-team/iso-codes",
    },
    {
        "title": "© OpenStreetMap contributors (Arabic names)",
        "path": "https://www.openstreetmap.org/copyright",
    },
]


def data_package_exports(tables: CatalogueTables) -> Iterator[Export]:
    """The descriptor, which has the tables as its parts."""
    files: list[Target] = [
        MadeTarget(
            routes.table_path(table.name),
            tables.key(table.name),
            partial(_rows_as_csv, tables, table),
        )
        for table in tables.tables
    ]
    data = tables.data
    descriptor = SummaryTarget(
        routes.DATA_PACKAGE,
        files,
        digest(data.url, repr(data.publisher), repr(tables.languages)),
        partial(_descriptor_text, tables),
    )
    yield Export(
        descriptor, DATA_PACKAGE, _TITLES, parts=files, format_of_parts=CSV, data_set=TABLES
    )


def _rows_as_csv(tables: CatalogueTables, table: Table) -> bytes:
    # Not io.StringIO, which takes four bytes for each character.
    data = io.BytesIO()
    text = io.TextIOWrapper(data, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(tables.rows(table.name))
    text.flush()
    return data.getvalue()


def _descriptor_text(tables: CatalogueTables, facts: Mapping[str, FileFacts]) -> bytes:
    described = descriptor(tables, facts)
    return indented(described)


def descriptor(tables: CatalogueTables, facts: Mapping[str, FileFacts]) -> dict[str, Any]:
    """The descriptor of the package; ``facts`` are those of the tables, by their paths."""
    data = tables.data
    return {
        "$schema": f"{PROFILES}datapackage.json",
        "name": _NAME,
        "id": data.url + routes.DATA_PACKAGE,
        "title": _TITLES.in_language("en"),
        "description": _DESCRIPTION,
        "x-titles": _TITLES.by_language(),
        "homepage": data.url,
        "licenses": [_LICENSE],
        "contributors": [
            {"title": name, "roles": ["publisher"]}
            for name in dict.fromkeys(data.publisher.values())
        ],
        "sources": [{"title": "The records of the catalogue", "path": data.url + routes.NDJSON}],
        "resources": [
            _resource(table, facts[routes.table_path(table.name)]) for table in tables.tables
        ],
    }


def _resource(table: Table, facts: FileFacts) -> dict[str, Any]:
    own: dict[str, Any] = {"sources": _REGION_SOURCES} if table.name == REGIONS_TABLE else {}
    return {
        "$schema": f"{PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": routes.table_path(table.name).removeprefix(routes.TABLES),
        **_titles(table.titles),
        **own,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": facts.size,
        "hash": f"sha256:{facts.sha256}",
        "dialect": _DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """``table`` in Table Schema v2."""
    described: dict[str, Any] = {
        "$schema": f"{PROFILES}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [*table.key],
    }
    if table.references:
        described["foreignKeys"] = [
            {
                "fields": [*reference.columns],
                # Within one table, the name of the resource is left out.
                "reference": {
                    **({} if reference.table == table.name else {"resource": reference.table}),
                    "fields": [*reference.others],
                },
            }
            for reference in table.references
        ]
    return described


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = [*column.choices]
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    return {
        "name": column.name,
        "type": column.type.value,
        **_titles(column.titles, column.help),
        **({"x-vocabulary": column.vocabulary} if column.vocabulary else {}),
        **({"x-language": column.language} if column.language else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _titles(titles: Titles, help: Titles | None = None) -> dict[str, Any]:
    """The properties that people read: in English, and in each language.

    Data packages have one language by their standard; programs that know this catalogue read more.
    """
    described: dict[str, Any] = {
        "title": titles.in_language("en"),
        "x-titles": titles.by_language(),
    }
    if help is not None:
        described["description"] = help.in_language("en")
        described["x-descriptions"] = help.by_language()
    return described
