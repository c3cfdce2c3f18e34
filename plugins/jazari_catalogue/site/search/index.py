"""The search index of one language: what the browser needs to find records and show results.

It has these kinds of JSON files. ``docs/search.md`` (section 2) specifies their format, and the
scripts in ``overrides/assets/search/`` read them:

- the head, fetched when a visitor first searches. It has nothing of single records, so it does not
  grow with them. Its name changes with every record; the other files are in a folder whose name
  changes only with the rows and with what ``Structure`` has;
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

A record is identified by its row, from 0: by kind and, within a kind, by id (``row_key``). So a new
name, or anything else that a record says, moves no row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from jazari_catalogue.site.search.columns import (
    date_column,
    differences,
    facet_columns,
    front_coded,
    language_rows,
)
from jazari_catalogue.site.search.index_row import IndexRow, index_row
from jazari_catalogue.site.search.names import ROW
from jazari_catalogue.site.search.pages import pages
from jazari_catalogue.site.search.structure import Structure, indexes, row_key
from jazari_catalogue.site.search.vocabulary import equivalents
from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jazari_catalogue.site.search.document import Document

FORMAT = 8
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


SINGLE = ("columns", "changed", "terms")
"""The fields of ``IndexFiles`` with one part."""


class IndexFiles(NamedTuple):
    """The files of one index, each UTF-8 JSON."""

    head: bytes
    columns: bytes
    changed: bytes
    terms: bytes
    names: list[bytes]
    words: list[bytes]
    cards: list[bytes]
    texts: list[bytes]

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """File name and content of every file but the head."""
        for name in SINGLE:
            content: bytes = getattr(self, name)
            yield f"{name}.json", content
        for name in file_counts(0):
            files: list[bytes] = getattr(self, name)
            yield from ((f"{name}-{number}.json", file) for number, file in enumerate(files))


def file_counts(records: int) -> dict[str, int]:
    """Field of ``IndexFiles`` -> how many files it has in an index of this many records.

    A field with a single file is left out.
    """
    per_file = {
        "names": RECORDS_PER_NAME_FILE,
        "words": RECORDS_PER_WORD_FILE,
        "cards": CARDS_PER_FILE,
        "texts": TEXTS_PER_FILE,
    }
    return {name: -(-records // size) for name, size in per_file.items()}


def in_rows(documents: Iterable[Document]) -> list[Document]:
    """``documents`` in the order of their rows."""
    return sorted(documents, key=lambda item: row_key(item.kind_order, item.kind, item.id))


def build_index(
    documents: Iterable[Document], lang: str, folder: str = "", structure: Structure | None = None
) -> IndexFiles:
    """The index of ``documents``, which are in the order of their names.

    ``lang`` is a code of the site's languages, and ``folder`` the name of the folder that the parts
    will be in. ``structure`` has the values of the vocabularies; by default, those that the
    documents have. The same documents give the same bytes.

    Raises ValueError if an address does not end with the record's id, if two documents have the
    same id, or if documents of one kind differ in their folder, label or order.
    """
    by_name = list(documents)
    _refuse_duplicate_ids(by_name)
    structure = structure or Structure.of(by_name)
    documents = in_rows(by_name)
    row_of = {document.id: row for row, document in enumerate(documents)}
    rows = [index_row(document, lang) for document in documents]
    in_name_order = [row_of[document.id] for document in by_name]
    return shared_files(rows, in_name_order, lang, folder, structure)._replace(
        cards=[cards_file(block, structure) for block in _blocks(documents, CARDS_PER_FILE)],
        texts=[texts_file(block) for block in _blocks(documents, TEXTS_PER_FILE)],
    )


def _blocks(documents: list[Document], size: int) -> Iterator[list[Document]]:
    for start in range(0, len(documents), size):
        yield documents[start : start + size]


def shared_files(
    rows: Sequence[IndexRow],
    in_name_order: Sequence[int],
    lang: str,
    folder: str,
    structure: Structure,
) -> IndexFiles:
    """The files about all records, without cards and texts.

    ``in_name_order`` has the numbers of the rows in the order of their names. See `build_index`.
    """
    counts = file_counts(len(rows))
    names = _name_postings(rows)
    name_files, first_names = pages(names, counts["names"], ROW)
    word_files, first_words = pages(_word_postings(rows), counts["words"], 2)
    columns = _columns(rows, in_name_order, structure)
    within = {"columns": columns, **{f"names-{n}": file for n, file in enumerate(name_files)}}
    by_kind = Counter(row.kind for row in rows)
    head = {
        "format": FORMAT,
        "lang": lang,
        "folder": folder,
        "stop": sorted(QUERY_STOP_WORDS),
        "equivalents": equivalents(),
        "kinds": [[*kind, by_kind[kind.kind]] for kind in structure.kinds],
        "statuses": structure.statuses,
        "regions": structure.regions,
        "strengths": structure.strengths,
        "cards": CARDS_PER_FILE,
        "texts": TEXTS_PER_FILE,
        "names": first_names,
        "words": first_words,
        "parts": {name: msgspec.Raw(content) for name, content in within.items()}
        if len(rows) <= SMALL
        else {},
    }
    return IndexFiles(
        msgspec.json.encode(head),
        columns,
        msgspec.json.encode(date_column([row.changed for row in rows])),
        msgspec.json.encode(front_coded(sorted(names))),
        name_files,
        word_files,
        cards=[],
        texts=[],
    )


def _columns(rows: Sequence[IndexRow], in_name_order: Sequence[int], structure: Structure) -> bytes:
    """What filters, counts and orders need of every record: item *n* of each is row *n*."""
    statuses, regions, strengths = map(
        indexes, (structure.statuses, structure.regions, structure.strengths)
    )
    ranks = [0] * len(rows)
    for rank, row in enumerate(in_name_order):
        ranks[row] = rank
    return msgspec.json.encode(
        {
            "rank": differences(ranks),
            "id": front_coded([row.id for row in rows]),
            "name": front_coded([row.name for row in rows]),
            "status": [statuses[row.status] for row in rows],
            "region": [regions[row.region] for row in rows],
            "strength": [strengths[row.strength] for row in rows],
            "disputes": [row.disputes for row in rows],
            "translated": [int(row.name_translated) for row in rows],
            "languages": language_rows(row.name_lang for row in rows),
            "facets": facet_columns(rows, structure.facets),
            "dates": {
                "date": date_column([row.disputed_dates or row.date for row in rows]),
                "opens": date_column([row.opens for row in rows]),
                "closes": date_column([row.closes for row in rows]),
            },
            "leads": [number for number, row in enumerate(rows) if row.leads],
        }
    )


def cards_file(documents: Iterable[Document], structure: Structure) -> bytes:
    """What results show of ``documents``, in the order that ``docs/search.md`` gives."""
    statuses, regions, strengths = map(
        indexes, (structure.statuses, structure.regions, structure.strengths)
    )
    return msgspec.json.encode(
        [
            [
                document.id,
                document.name,
                document.name_lang,
                int(document.name_translated),
                statuses[document.status.code if document.status else ""],
                regions[document.region.code if document.region else ""],
                strengths[document.strength.code if document.strength else ""],
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
            for document in documents
        ]
    )


def _bits(steps: Sequence[bool] | None) -> int:
    """``steps`` as a binary number: a one, then a digit for each step; 0 if there are none."""
    return 0 if steps is None else int("1" + "".join(str(int(step)) for step in steps), 2)


def texts_file(documents: Iterable[Document]) -> bytes:
    """The texts of ``documents`` that show the words of a query in context."""
    return msgspec.json.encode([document.pieces for document in documents])


def _name_postings(rows: Sequence[IndexRow]) -> dict[str, list[int]]:
    """Term -> its entries, ascending: ``ROW`` times the row, plus which name it is."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        first = ROW * number
        for term, entry in zip(row.names.split(), row.entries, strict=True):
            postings[term].append(first + entry)
    return postings


def _word_postings(rows: Sequence[IndexRow]) -> dict[str, list[int]]:
    """Word -> the rows that have it, ascending: twice the row, plus one if only in the long text.

    Without stop words, and without the words of a record's own name and aliases, which are in the
    files of names.
    """
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        in_summary, in_text = 2 * number, 2 * number + 1
        for term in row.summary.split():
            postings[term].append(in_summary)
        for term in row.text.split():
            postings[term].append(in_text)
    return postings


def _refuse_duplicate_ids(documents: list[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ValueError(f"two documents have the id {document.id!r}")
        seen.add(document.id)
