"""The search index of one language: what the browser needs to find and paint its records.

The format is specified in ``docs/search.md`` and read by ``overrides/assets/search/engine.js``.
Texts are kept as they are read, and the browser makes words of them; only the long text, which is
never painted, is reduced here to the words that the other fields do not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from jazari_catalogue.site.finder.text import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FORMAT = 1
"""Version of the index format; the browser refuses another."""


class Document(msgspec.Struct, frozen=True):
    """What search knows of one record in one language. Plain data, in the order of the results."""

    id: str
    kind: str
    """Language-neutral kind, the value of the ``kind`` facet."""
    kind_label: str
    href: str
    """Address relative to the root of the language: ``institutes/jazari-root/``."""
    name: str
    name_lang: str | None = None
    """Language of the name where it is not the page's."""
    aliases: Sequence[str] = ()
    """Other names a visitor may type: aliases, names in other languages, identifiers."""
    summary: str = ""
    summary_lang: str | None = None
    text: str = ""
    """Everything else that is searched and not shown: description, names of related records."""
    status: tuple[str, str] | None = None
    """Code and label."""
    region: str | None = None
    """Label of the region."""
    meta: Sequence[str] = ()
    """Further short facts shown on the card."""
    facets: Mapping[str, Sequence[str]] = msgspec.field(default_factory=dict)
    """Facet name -> values, both as they stand in the URL."""


def build_index(documents: Iterable[Document], lang: str) -> bytes:
    """The index of one language as UTF-8 JSON: the same documents give the same bytes.

    Raises ValueError when an address does not end with the record's id, when two documents have
    one id, or when documents of one kind differ in their folder or label.
    """
    documents = list(documents)
    kinds = _Table()
    statuses = _Table()
    labels = _Table()
    stop = STOP_WORDS.get(lang, frozenset())
    _refuse_twins(documents)
    _refuse_uneven_kinds(documents)
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "lang": lang,
            "stop": sorted(stop),
            "id": [document.id for document in documents],
            "kind": [kinds.number(_kind(document)) for document in documents],
            "name": [document.name for document in documents],
            "aliases": ["\n".join(_aliases(document)) for document in documents],
            "summary": [document.summary for document in documents],
            "text": [_text(document, stop) for document in documents],
            "status": [
                -1 if document.status is None else statuses.number(document.status)
                for document in documents
            ],
            "region": [
                -1 if document.region is None else labels.number(document.region)
                for document in documents
            ],
            "meta": [[labels.number(text) for text in document.meta] for document in documents],
            "languages": {
                "name": _languages(document.name_lang for document in documents),
                "summary": _languages(document.summary_lang for document in documents),
            },
            "facets": _facets(documents),
            "kinds": kinds.rows,
            "statuses": statuses.rows,
            "labels": labels.rows,
        }
    )


class _Table:
    """Values numbered in the order in which they are first met."""

    def __init__(self) -> None:
        self.rows: list[object] = []
        self._numbers: dict[object, int] = {}

    def number(self, row: object) -> int:
        if row not in self._numbers:
            self._numbers[row] = len(self.rows)
            self.rows.append(row)
        return self._numbers[row]


def _kind(document: Document) -> tuple[str, str, str]:
    folder = document.href.removesuffix(f"{document.id}/")
    if folder == document.href:
        raise ValueError(f"{document.href!r} does not end with the id {document.id!r} and a slash")
    return document.kind, document.kind_label, folder


def _refuse_twins(documents: list[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ValueError(f"two documents have the id {document.id!r}")
        seen.add(document.id)


def _refuse_uneven_kinds(documents: list[Document]) -> None:
    rows: dict[str, tuple[str, str, str]] = {}
    for document in documents:
        row = _kind(document)
        if rows.setdefault(document.kind, row) != row:
            raise ValueError(f"{document.id!r} has {row}, others have {rows[document.kind]}")


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """The words of a short text, which is asked for again and again."""
    return tuple(words(text))


def _aliases(document: Document) -> list[str]:
    """The aliases that add a word to the name, each once."""
    known = set(_words(document.name))
    kept = []
    for alias in dict.fromkeys(document.aliases):
        new = set(_words(alias)) - known
        if new:
            kept.append(" ".join(alias.split()))
            known |= new
    return kept


def _text(document: Document, stop: frozenset[str]) -> str:
    """The words that only the long text has, each once, normalised."""
    if not document.text:
        return ""
    shown = {*_words(document.name), *_words(document.summary), *stop}
    for alias in document.aliases:
        shown.update(_words(alias))
    return " ".join(word for word in dict.fromkeys(words(document.text)) if word not in shown)


def _languages(languages: Iterable[str | None]) -> dict[str, list[int]]:
    """Language -> positions of the documents whose text is in it; the page's own is left out."""
    found: dict[str, list[int]] = {}
    for position, language in enumerate(languages):
        if language is not None:
            found.setdefault(language, []).append(position)
    return found


def _facets(documents: list[Document]) -> dict[str, dict[str, list[object]]]:
    names = dict.fromkeys(name for document in documents for name in document.facets)
    facets = {}
    for name in names:
        values = _Table()
        column: list[object] = []
        for document in documents:
            numbers = [values.number(value) for value in document.facets.get(name, ())]
            column.append(numbers[0] if len(numbers) == 1 else numbers)
        facets[name] = {"values": values.rows, "column": column}
    return facets
