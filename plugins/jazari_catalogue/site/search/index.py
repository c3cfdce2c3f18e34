"""The search index of one language: what the browser needs to find records and show results.

It has these kinds of JSON files. ``docs/search.md`` (section 2) specifies their format, and the
scripts in ``overrides/assets/search/`` read them:

- the head, fetched when a visitor first searches. It has nothing of single records, so it does not
  grow with them;
- names: the words of names and aliases, each with the records that have it, sorted and split into
  files. A query needs one or two of them, however many records there are;
- words: the words of summaries and long texts, likewise;
- cards: what a result shows, ``CARDS_PER_FILE`` records to a file;
- texts: aliases and long texts, ``TEXTS_PER_FILE`` records to a file. They show the words of a
  query in context, after the results, where a card does not have them;
- columns: names, facets and dates of all records, to filter, count and sort by them;
- changed: when each record last changed, to sort by it;
- terms: all words of names, for near spellings.

The head of a small catalogue contains names and columns, which saves requests.

A record is identified by its row, from 0: by kind and, within a kind, in the order of documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from jazari_catalogue.site.search.columns import (
    Table,
    date_column,
    facet_columns,
    front_coded,
    language_rows,
)
from jazari_catalogue.site.search.names import ROW, name_postings, terms_of
from jazari_catalogue.site.search.pages import pages
from jazari_catalogue.site.search.vocabulary import equivalents
from jazari_catalogue.site.text.normalise import QUERY_STOP_WORDS, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jazari_catalogue.site.search.document import Document

FORMAT = 7
"""Version of the index format; the browser refuses any other."""

CARDS_PER_FILE = 8
"""Records in one file of cards: few, because the ten results of a page are seldom neighbours."""
TEXTS_PER_FILE = 4
"""Records in one file of texts: fewer, because these are longer."""
RECORDS_PER_WORD_FILE = 24
"""Records per file of words, which is then about 2 kB, gzipped."""
RECORDS_PER_NAME_FILE = 50
"""Records per file of names, which is then one to two kB, gzipped."""
SMALL = 400
"""Number of records up to which the head contains names and columns."""


class IndexFiles(NamedTuple):
    """The files of one index, each UTF-8 JSON."""

    head: bytes
    columns: bytes
    changed: bytes
    terms: bytes
    names: list[bytes]
    cards: list[bytes]
    words: list[bytes]
    texts: list[bytes]

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """File name and content of every file but the head."""
        yield "columns.json", self.columns
        yield "changed.json", self.changed
        yield "terms.json", self.terms
        for name in file_counts(0):
            files: list[bytes] = getattr(self, name)
            yield from ((f"{name}-{number}.json", file) for number, file in enumerate(files))


def file_counts(records: int) -> dict[str, int]:
    """Name of a field of ``IndexFiles`` -> how many files it has in an index of this many records.

    A field with a single file is left out.
    """
    per_file = {
        "names": RECORDS_PER_NAME_FILE,
        "cards": CARDS_PER_FILE,
        "words": RECORDS_PER_WORD_FILE,
        "texts": TEXTS_PER_FILE,
    }
    return {name: -(-records // size) for name, size in per_file.items()}


def in_rows(documents: Sequence[Document]) -> list[Document]:
    """``documents`` in the order of their rows: by kind and, within a kind, as before."""
    return sorted(documents, key=_kind)


def build_index(documents: Iterable[Document], lang: str) -> IndexFiles:
    """The index of ``documents`` in the language ``lang``, a code of the site's languages.

    The order of the documents is that of equally good results, so callers sort them by name. The
    same documents give the same bytes.

    Raises ValueError if an address does not end with the record's id, if two documents have the
    same id, or if documents of one kind differ in their folder, label or order.
    """
    by_name = list(documents)
    _refuse_duplicate_ids(by_name)
    _refuse_inconsistent_kinds(by_name)
    documents = in_rows(by_name)
    counts = file_counts(len(documents))
    tables = _Tables(documents)
    names = name_postings(documents)
    name_files, first_names = pages(names, counts["names"], ROW)
    word_files, first_words = pages(_postings(documents), counts["words"], 2)
    columns = _columns(documents, by_name, tables)
    firsts = {"names": first_names, "words": first_words}
    small = len(documents) <= SMALL
    within = {"columns": columns, **{f"names-{n}": file for n, file in enumerate(name_files)}}
    return IndexFiles(
        _head(tables, lang, firsts, within if small else {}),
        columns,
        msgspec.json.encode(date_column([document.changed for document in documents])),
        msgspec.json.encode(front_coded(sorted(names))),
        name_files,
        [
            msgspec.json.encode([_card(document, tables) for document in block])
            for block in _blocks(documents, CARDS_PER_FILE)
        ],
        word_files,
        [
            msgspec.json.encode([document.pieces for document in block])
            for block in _blocks(documents, TEXTS_PER_FILE)
        ],
    )


def _blocks(documents: list[Document], size: int) -> Iterator[list[Document]]:
    for start in range(0, len(documents), size):
        yield documents[start : start + size]


class _Tables:
    """The values to which columns and cards refer by their index."""

    def __init__(self, documents: list[Document]) -> None:
        self.kinds = dict.fromkeys(map(_kind, documents), 0)
        """Kind -> number of its records."""
        self.statuses = Table()
        self.regions = Table()
        self.strengths = Table()
        for document in documents:
            self.kinds[_kind(document)] += 1
            self.of(document)

    def of(self, document: Document) -> tuple[int, int, int]:
        """The indexes of status, region and strength; -1 for none."""
        return (
            self.statuses.row_or_none(document.status),
            self.regions.row_or_none(document.region),
            self.strengths.row_or_none(document.strength),
        )


def _head(
    tables: _Tables, lang: str, firsts: dict[str, list[str]], within: dict[str, bytes]
) -> bytes:
    """What every question needs."""
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "lang": lang,
            "stop": sorted(QUERY_STOP_WORDS),
            "equivalents": equivalents(),
            "kinds": [[*kind[1:], count] for kind, count in tables.kinds.items()],
            "statuses": tables.statuses.values,
            "regions": tables.regions.values,
            "strengths": tables.strengths.values,
            "cards": CARDS_PER_FILE,
            "texts": TEXTS_PER_FILE,
            **firsts,
            "parts": {name: msgspec.Raw(content) for name, content in within.items()},
        }
    )


def _columns(documents: list[Document], by_name: list[Document], tables: _Tables) -> bytes:
    """What filters, counts and orders need of every record: row *n* of each is document *n*."""
    kinds = list(tables.kinds)
    indexes = [tables.of(document) for document in documents]
    return msgspec.json.encode(
        {
            "order": [kinds.index(_kind(document)) for document in by_name],
            "id": front_coded([document.id for document in documents]),
            "name": front_coded([document.name for document in documents]),
            "status": [status for status, _, _ in indexes],
            "region": [region for _, region, _ in indexes],
            "strength": [strength for _, _, strength in indexes],
            "disputes": [document.disputes for document in documents],
            "translated": [int(document.name_translated) for document in documents],
            "languages": language_rows(document.name_lang for document in documents),
            "facets": facet_columns(documents),
            "dates": {
                "date": date_column([doc.disputed_dates or doc.date for doc in documents]),
                "opens": date_column([document.opens for document in documents]),
                "closes": date_column([document.closes for document in documents]),
            },
            "leads": [row for row, document in enumerate(documents) if document.leads],
        }
    )


def _card(document: Document, tables: _Tables) -> list[object]:
    """What a result shows, in the order that ``docs/search.md`` gives."""
    return [
        document.id,
        document.name,
        document.name_lang,
        int(document.name_translated),
        *tables.of(document),
        document.disputes,
        document.disputed_dates or document.date,
        document.opens,
        document.closes,
        document.summary,
        document.summary_lang,
        document.meta,
        _bits(document.steps),
        *([document.moments] if document.moments else []),
    ]


def _bits(steps: Sequence[bool] | None) -> int:
    """``steps`` as a binary number: a one, then a digit for each step; 0 if there are none."""
    return 0 if steps is None else int("1" + "".join(str(int(step)) for step in steps), 2)


def _postings(documents: list[Document]) -> dict[str, list[int]]:
    """Word -> the rows that have it, ascending: twice the row, plus one if only in the long text.

    Without stop words, and without the words of a record's own name and aliases, which are in the
    files of names.
    """
    postings: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        known = set(terms_of(document.name))
        for alias in document.aliases:
            known |= terms_of(alias)
        for bit, text in ((0, document.summary), (1, document.text)):
            new_terms = terms(text) - known - QUERY_STOP_WORDS
            for term in new_terms:
                if term in postings:
                    postings[term].append(row * 2 + bit)
                else:
                    postings[term] = [row * 2 + bit]
            known |= new_terms
    return postings


class _KindRow(NamedTuple):
    """A kind as the head has it, without ``order``, by which kinds and rows are sorted."""

    order: int
    kind: str
    label: str
    folder: str


def _kind(document: Document) -> _KindRow:
    folder = document.href.removesuffix(f"{document.id}/")
    if folder == document.href:
        raise ValueError(f"{document.href!r} does not end with the id {document.id!r} and a slash")
    return _KindRow(document.kind_order, document.kind, document.kind_label, folder)


def _refuse_duplicate_ids(documents: list[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ValueError(f"two documents have the id {document.id!r}")
        seen.add(document.id)


def _refuse_inconsistent_kinds(documents: list[Document]) -> None:
    rows: dict[str, _KindRow] = {}
    for document in documents:
        row = _kind(document)
        if rows.setdefault(document.kind, row) != row:
            raise ValueError(f"{document.id!r} has {row}, others have {rows[document.kind]}")
