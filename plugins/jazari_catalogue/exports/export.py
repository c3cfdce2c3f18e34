"""An export: a file for other programs or for spreadsheets, and what the site says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jazari_catalogue.exports.data_sets import DataSet
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.values.titles import Titles


@dataclass(frozen=True)
class Format:
    """A format of files, with the standard that it follows."""

    name: str
    media_type: str
    """As the IANA has registered it, if it has."""
    standard: str
    """``RFC 8259``."""
    url: str
    """The address of the standard."""
    use: Titles | None = None
    """What files of this format are good for."""
    file_type: str | None = None
    """Its code in the EU's table of file types, if it is there."""


class Export(NamedTuple):
    """A file that the page about the data lists, and what is in it."""

    target: Target
    format: Format
    titles: Titles
    language: str | None = None
    """The language of its texts; None if it has all of them, or none."""
    parts: Sequence[Target] = ()
    """The files that belong to it, which the page lists with it."""
    unlisted: Sequence[Target] = ()
    """More files of the same data, too many to list: one for each record."""
    format_of_parts: Format | None = None
    """None if it is that of the file."""
    data_set: DataSet | None = None
    """What it is a form of; None for a data set of its own, which has the same titles."""
    is_data: bool = True
    """False for a file that only describes others: portals of open data do not list it."""


JSON = Format(
    "JSON",
    "application/json",
    "RFC 8259",
    "https://www.rfc-editor.org/rfc/rfc8259",
    Titles(
        "Pour un site ou une application, à l’adresse stable de chaque réponse.",
        "لموقع أو تطبيق، بعنوان ثابت لكل جواب.",
        "For a website or an application: each answer has an address that stays.",
    ),
    file_type="JSON",
)
NDJSON = Format(
    "NDJSON",
    "application/x-ndjson",
    "NDJSON 1.0",
    "https://github.com/ndjson/ndjson-spec",
    Titles(
        "Pour lire le catalogue ligne par ligne, quelle que soit sa taille.",
        "لقراءة الدليل سطرا سطرا مهما كان حجمه.",
        "To read the catalogue line by line, however large it is.",
    ),
)
JSON_LD = Format(
    "JSON-LD",
    "application/ld+json",
    "JSON-LD 1.1",
    "https://www.w3.org/TR/json-ld11/",
    Titles(
        "Pour relier le catalogue à d’autres données\u00a0: Wikidata, ROR, moteurs de recherche.",
        "لربط الدليل ببيانات أخرى: Wikidata وROR ومحركات البحث.",
        "To link the catalogue to other data: Wikidata, ROR, search engines.",
    ),
    file_type="JSON_LD",
)
TURTLE = Format(
    "Turtle",
    "text/turtle",
    "Turtle 1.1",
    "https://www.w3.org/TR/turtle/",
    Titles(
        "Pour interroger le catalogue avec SPARQL, dans une base de triplets.",
        "للاستعلام عن الدليل بلغة SPARQL في قاعدة بيانات ثلاثيات.",
        "To query the catalogue with SPARQL in a triple store.",
    ),
    file_type="RDF_TURTLE",
)
DATA_PACKAGE = Format(
    "Data Package",
    "application/json",
    "Data Package v2",
    "https://datapackage.org/standard/data-package/",
    Titles(
        "Pour R, pandas ou un entrepôt de données\u00a0: des tables CSV liées, dont chaque colonne "
        "est décrite.",
        "لأدوات R وpandas ومستودعات البيانات: جداول CSV مترابطة، مع وصف كل عمود.",
        "For R, pandas or a data warehouse: linked CSV tables, with every column described.",
    ),
    file_type="JSON",
)
SQLITE = Format(
    "SQLite",
    "application/vnd.sqlite3",
    "SQLite 3",
    "https://www.sqlite.org/fileformat2.html",
    Titles(
        "Pour interroger tout le catalogue avec SQL, recherche plein texte comprise.",
        "للاستعلام عن الدليل كله بلغة SQL، مع البحث في النصوص.",
        "To query the whole catalogue with SQL, full-text search included.",
    ),
)
GEOJSON = Format(
    "GeoJSON",
    "application/geo+json",
    "RFC 7946",
    "https://www.rfc-editor.org/rfc/rfc7946",
    Titles(
        "Pour une carte\u00a0: QGIS, uMap, Leaflet.",
        "لخريطة: QGIS وuMap وLeaflet.",
        "For a map: QGIS, uMap, Leaflet.",
    ),
    file_type="GEOJSON",
)
ICALENDAR = Format(
    "iCalendar",
    "text/calendar",
    "RFC 5545",
    "https://www.rfc-editor.org/rfc/rfc5545",
    Titles(
        "Pour un agenda\u00a0: événements et candidatures, tenus à jour par abonnement.",
        "لبرنامج مواعيد: الأحداث ومواعيد الترشيح، محينة بالاشتراك.",
        "For a calendar program: events and deadlines, kept up to date by subscription.",
    ),
    file_type="ICS",
)
CSV = Format(
    "CSV",
    "text/csv",
    "RFC 4180",
    "https://www.rfc-editor.org/rfc/rfc4180",
    Titles(
        "Pour un tableur\u00a0: une ligne par fiche, dans la langue choisie.",
        "لبرنامج جداول: سطر لكل بطاقة، باللغة المختارة.",
        "For a spreadsheet: a row for each record, in the language chosen.",
    ),
    file_type="CSV",
)
