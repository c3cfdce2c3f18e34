"""All exports of the catalogue: a new format is a module beside this one, and a line here."""

from __future__ import annotations

from collections.abc import Iterator

from jazari_catalogue.exports.data_package import data_package_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.ndjson import ndjson_exports
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.exports.sqlite import sqlite_exports
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables


def all_exports(data: OpenData) -> Iterator[Export]:
    """The files that the page about the data lists, in its order."""
    tables = CatalogueTables(data)
    yield from ndjson_exports(data)
    yield from data_package_exports(tables)
    yield from sqlite_exports(tables)
