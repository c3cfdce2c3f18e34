"""A row of the index: what the files about all records need of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from jazari_catalogue.site.search.names import name_terms, terms_of_names
from jazari_catalogue.site.text.normalise import QUERY_STOP_WORDS, terms

if TYPE_CHECKING:
    from jazari_catalogue.site.search.document import Document


class IndexRow(msgspec.Struct, frozen=True, array_like=True):
    """A document as columns, names and words need it. Fields are as in `Document`."""

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
    names: list[tuple[str, int]]
    """The terms of its names, each with its entry in files of names, but for the row."""
    summary: list[str]
    """The terms of its summary that no name has."""
    text: list[str]
    """The terms of its other texts that neither a name nor the summary has."""


def index_row(document: Document) -> IndexRow:
    """The row of ``document``."""
    summary, text = _words(document)
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
        name_terms(document),
        summary,
        text,
    )


def _words(document: Document) -> tuple[list[str], list[str]]:
    """The terms of the summary and of the other texts, each once, without stop words."""
    known = terms_of_names(document)
    summary = terms(document.summary) - known - QUERY_STOP_WORDS
    return sorted(summary), sorted(terms(document.text) - summary - known - QUERY_STOP_WORDS)
