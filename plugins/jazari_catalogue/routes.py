"""Where everything stands on the site. The one place where addresses are decided.

A page's path ends with ``/`` and is relative to the root of the site; path words are the same in
every language, so that switching language only changes the first segment.
"""

from __future__ import annotations

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import FacetPage

SCHEMA = "schema/catalogue.schema.json"
"""The JSON Schema of a record file: its place on the site and, below its root, in the tree."""


def home_path(language: str) -> str:
    """``fr/``."""
    return f"{language}/"


def list_path(language: str, kind: type[Entry]) -> str:
    """``fr/institutes/``."""
    return f"{language}/{kind.plural}/"


def record_path(language: str, record: Entry) -> str:
    """``fr/institutes/jazari-root/``."""
    return f"{language}/{record.plural}/{record.id}/"


def former_path(language: str, record: Entry, former_id: str) -> str:
    """The address ``record`` had as ``former_id``."""
    return f"{language}/{record.plural}/{former_id}/"


def facet_path(language: str, facet: FacetPage, value: str | None = None) -> str:
    """``fr/regions/`` or ``fr/regions/ma-04/``."""
    path = f"{language}/{facet.path}/"
    return f"{path}{value.lower()}/" if value else path


def index_path(language: str) -> str:
    """``fr/a-z/``: every name in the order of a dictionary."""
    return f"{language}/a-z/"


def numbered_path(path: str, number: int) -> str:
    """Page ``number`` of the list at ``path``: the list itself, then ``fr/partners/page/2/``."""
    return path if number == 1 else f"{path}page/{number}/"


def search_path(language: str) -> str:
    """``fr/search/``."""
    return f"{language}/search/"


def picture_path(language: str, picture: str) -> str:
    """``fr/timeline/``: the page of a picture."""
    return f"{language}/{picture}/"


def in_diagram(language: str, record: Entry) -> str:
    """``fr/diagram/#record-um6p``: the place of ``record`` in the diagram of the network."""
    return f"{picture_path(language, 'diagram')}#record-{record.id}"


def in_language(path: str, language: str) -> str:
    """The same page in another language."""
    return f"{language}/{path.split('/', 1)[1]}"


def base(path: str) -> str:
    """The way from page ``path`` up to the root of the site: ``../../../``, or ``./``."""
    return "../" * path.count("/") or "./"


def file_of(path: str) -> str:
    """The file that a web server answers with at ``path``."""
    return f"{path}index.html" if path.endswith("/") or not path else path
