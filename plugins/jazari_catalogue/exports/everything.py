"""All exports of the catalogue: a new format is a module beside this one, and a line here."""

from __future__ import annotations

from jazari_catalogue.exports.api.changes import changes_exports
from jazari_catalogue.exports.api.index import index_exports
from jazari_catalogue.exports.api.openapi import openapi_exports
from jazari_catalogue.exports.api.vocabularies import vocabulary_exports
from jazari_catalogue.exports.api.wholes import whole_exports
from jazari_catalogue.exports.calendars.calendars import calendar_exports
from jazari_catalogue.exports.cell_texts import cell_texts
from jazari_catalogue.exports.data_package import data_package_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.geojson import geojson_exports
from jazari_catalogue.exports.linked.dcat import dcat_exports
from jazari_catalogue.exports.linked.everything import linked_exports
from jazari_catalogue.exports.ndjson import ndjson_exports
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.exports.spreadsheets import spreadsheet_exports
from jazari_catalogue.exports.sqlite import sqlite_exports
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables


def all_exports(data: OpenData) -> list[Export]:
    """The files that the page about the data lists, in its order."""
    texts = cell_texts(data)
    tables = CatalogueTables(data, texts)
    exports = [
        *spreadsheet_exports(data, texts),
        *sqlite_exports(tables),
        *geojson_exports(data),
        *calendar_exports(data),
        *data_package_exports(tables),
        *ndjson_exports(data),
        *linked_exports(data),
        *whole_exports(data),
        *vocabulary_exports(data),
        *changes_exports(data),
    ]
    # It describes those before it, and the index of the API names all others.
    exports += dcat_exports(data, exports)
    return [*exports, *index_exports(data, exports), *openapi_exports(data)]
