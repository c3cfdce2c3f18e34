"""An export: a file for other programs or for spreadsheets, and what people are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

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


class Export(NamedTuple):
    """A file that the page about the data lists, and what is in it."""

    target: Target
    format: Format
    titles: Titles
    language: str | None = None
    """The language of its texts; None if it has all of them, or none."""
    parts: Sequence[Target] = ()
    """The files that belong to it and are not listed themselves."""


JSON = Format("JSON", "application/json", "RFC 8259", "https://www.rfc-editor.org/rfc/rfc8259")
NDJSON = Format(
    "NDJSON", "application/x-ndjson", "NDJSON 1.0", "https://github.com/ndjson/ndjson-spec"
)
DATA_PACKAGE = Format(
    "Data Package",
    "application/json",
    "Data Package v2",
    "https://datapackage.org/standard/data-package/",
)
SQLITE = Format(
    "SQLite", "application/vnd.sqlite3", "SQLite 3", "https://www.sqlite.org/fileformat2.html"
)
CSV = Format("CSV", "text/csv", "RFC 4180", "https://www.rfc-editor.org/rfc/rfc4180")
