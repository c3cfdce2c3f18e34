"""A row of the index: what the files about many records need of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from jazari_catalogue.site.search.list_files import list_entry
from jazari_catalogue.site.search.names import name_terms, terms_of_names
from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS, terms

if TYPE_CHECKING:
    from jazari_catalogue.site.search.document import Document


class IndexRow(msgspec.Struct, frozen=True, array_like=True):
    """A document as columns, names, words and lists need it. Fields are as in `Document`."""

    id: str
    kind: str
    name: str
    name_lang: str | None
    name_translated: bool
    status: str
    """The code, or empty; likewise region and strength."""
    region: str
    strength: str
    disputes: int
    facets: dict[str, list[str]]
    date: str
    disputed_dates: list[str]
    changed: str
    opens: str
    closes: str
    leads: bool
    names: str
    """The terms of its names, joined by spaces: one text is read from a cache sooner than many."""
    entries: bytes
    """For each of these its entry in files of names, but for the row."""
    summary: str
    """The terms of its summary that no name has."""
    text: str
    """The terms of its other texts that neither a name nor the summary has."""
    listed: bytes
    """What `list_entry` gives."""


def index_row(document: Document, lang: str) -> IndexRow:
    """The row of ``document`` in the index of ``lang``."""
    names = name_terms(document)
    known = terms_of_names(document) | QUERY_STOP_WORDS
    summary = terms(document.summary) - known
    text = terms(document.text) - summary - known
    return IndexRow(
        document.id,
        document.kind,
        document.name,
        document.name_lang,
        document.name_translated,
        document.status.code if document.status else "",
        document.region.code if document.region else "",
        document.strength.code if document.strength else "",
        document.disputes,
        {name: list(values) for name, values in document.facets.items()},
        document.date,
        list(document.disputed_dates),
        document.changed,
        document.opens,
        document.closes,
        document.leads,
        " ".join(term for term, _ in names),
        bytes(entry for _, entry in names),
        " ".join(summary),
        " ".join(text),
        list_entry(document, lang),
    )
