"""The search index of one language: what the browser needs to find records and show results.

It has five kinds of JSON files. ``docs/search.md`` (section 2) specifies their format, and the
scripts in ``overrides/assets/search/`` read them:

- the head, fetched when a visitor first searches: names, aliases, facets, dates and disputes of all
  records. The browser splits the names into words itself;
- changed: when each record last changed, fetched to sort by it;
- cards: what else a result shows, ``CARDS_PER_FILE`` records to a file;
- words: the words of summaries and long texts, each with the records that have it, sorted and
  split into files. A query needs one or two of them, however many records there are;
- texts: aliases and long texts, ``TEXTS_PER_FILE`` records to a file. They show the words of a
  query in context, after the results, where a card does not have them.

A record is identified by its row: its index in the list of documents, from 0.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from jazari_catalogue.site.search.vocabulary import equivalents
from jazari_catalogue.site.text.normalise import QUERY_STOP_WORDS, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jazari_catalogue.site.search.document import Document

FORMAT = 6
"""Version of the index format; the browser refuses any other."""

CARDS_PER_FILE = 16
"""Records in one file of cards."""
TEXTS_PER_FILE = 4
"""Records in one file of texts: few, because the ten results of a page are seldom neighbours."""
RECORDS_PER_WORD_FILE = 24
"""Records per file of words, which is then about 2 kB, gzipped."""


class IndexFiles(NamedTuple):
    """The files of one index, each UTF-8 JSON."""

    head: bytes
    changed: bytes
    cards: list[bytes]
    words: list[bytes]
    texts: list[bytes]

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """File name and content of every file but the head."""
        yield "changed.json", self.changed
        for name, files in (("cards", self.cards), ("words", self.words), ("texts", self.texts)):
            for number, content in enumerate(files):
                yield f"{name}-{number}.json", content


def card_file_count(records: int) -> int:
    """How many files of cards an index of this many records has."""
    return -(-records // CARDS_PER_FILE)


def text_file_count(records: int) -> int:
    """How many files of texts an index of this many records has."""
    return -(-records // TEXTS_PER_FILE)


def word_file_count(records: int) -> int:
    """How many files of words an index of this many records has."""
    return -(-records // RECORDS_PER_WORD_FILE)


def build_index(documents: Iterable[Document], lang: str) -> IndexFiles:
    """The index of ``documents`` in the language ``lang``, a code of the site's languages.

    The order of the documents is that of equally good results, so callers sort them by name. The
    same documents give the same bytes.

    Raises ValueError if an address does not end with the record's id, if two documents have the
    same id, or if documents of one kind differ in their folder, label or order.
    """
    documents = list(documents)
    _refuse_duplicate_ids(documents)
    _refuse_inconsistent_kinds(documents)
    word_files, first_words = _word_files(documents)
    return IndexFiles(
        _head(documents, lang, first_words),
        msgspec.json.encode(_date_column([document.changed for document in documents])),
        _card_files(documents),
        word_files,
        [
            msgspec.json.encode(
                [document.pieces for document in documents[start : start + TEXTS_PER_FILE]]
            )
            for start in range(0, len(documents), TEXTS_PER_FILE)
        ],
    )


def _head(documents: list[Document], lang: str, first_words: list[str]) -> bytes:
    """All that a first answer needs, in columns: row *n* of each is document *n*."""
    kinds = sorted({_kind(document) for document in documents})
    kind_rows = {kind: row for row, kind in enumerate(kinds)}
    statuses = _Table()
    regions = _Table()
    strengths = _Table()
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "lang": lang,
            "stop": sorted(QUERY_STOP_WORDS),
            "equivalents": equivalents(),
            "id": _front_coded([document.id for document in documents]),
            "kind": [kind_rows[_kind(document)] for document in documents],
            "name": _front_coded([document.name for document in documents]),
            "aliases": [
                _front_coded(column)
                for column in zip_longest(*map(_aliases, documents), fillvalue="")
            ],
            "status": [statuses.row_or_none(document.status) for document in documents],
            "region": [regions.row_or_none(document.region) for document in documents],
            "strength": [strengths.row_or_none(document.strength) for document in documents],
            "disputes": [document.disputes for document in documents],
            "translated": [int(document.name_translated) for document in documents],
            "languages": _languages(document.name_lang for document in documents),
            "facets": _facets(documents),
            "dates": {
                "date": _date_column([doc.disputed_dates or doc.date for doc in documents]),
                "opens": _date_column([document.opens for document in documents]),
                "closes": _date_column([document.closes for document in documents]),
            },
            "leads": [row for row, document in enumerate(documents) if document.leads],
            "kinds": [kind[1:] for kind in kinds],
            "statuses": statuses.values,
            "regions": regions.values,
            "strengths": strengths.values,
            "cards": CARDS_PER_FILE,
            "texts": TEXTS_PER_FILE,
            "words": first_words,
        }
    )


def _card_files(documents: list[Document]) -> list[bytes]:
    """Columns of what a card shows and the head does not have, a block of rows to a file."""
    files = []
    for start in range(0, len(documents), CARDS_PER_FILE):
        block = documents[start : start + CARDS_PER_FILE]
        content = {
            "summary": [document.summary for document in block],
            "meta": [document.meta for document in block],
            "steps": [_bits(document.steps) for document in block],
            "languages": _languages(document.summary_lang for document in block),
        }
        files.append(msgspec.json.encode(content))
    return files


def _bits(steps: Sequence[bool] | None) -> int:
    """``steps`` as a binary number: a one, then a digit for each step; 0 if there are none."""
    return 0 if steps is None else int("1" + "".join(str(int(step)) for step in steps), 2)


def _word_files(documents: list[Document]) -> tuple[list[bytes], list[str]]:
    """The files of words, and the first word of each.

    A file is ``{"terms": […], "rows": […]}``: sorted words and, for each, the delta-coded postings
    of ``_postings``.
    """
    rows = {term: _deltas(entries) for term, entries in sorted(_postings(documents).items())}
    # Files of about the same number of bytes: a row takes about two, quotes and commas four.
    sizes = {term: len(term) + 4 + 2 * len(deltas) for term, deltas in rows.items()}
    total = sum(sizes.values())
    count = word_file_count(len(documents))
    terms_of_files: list[list[str]] = [[] for _ in range(count)]
    size_before = 0
    for term, size in sizes.items():
        terms_of_files[min(count - 1, size_before * count // total)].append(term)
        size_before += size
    files = [
        msgspec.json.encode({"terms": part, "rows": [rows[term] for term in part]})
        for part in terms_of_files
    ]
    # The browser looks for a word in the last file whose first word is not after it. An empty file
    # has the first word of the next one, or one after all words, so it is never chosen.
    first_words: list[str] = []
    for part in reversed(terms_of_files):
        first_words.insert(0, part[0] if part else first_words[0] if first_words else "\uffff")
    return files, first_words


def _postings(documents: list[Document]) -> dict[str, list[int]]:
    """Word -> the rows that have it, ascending: twice the row, plus one if only in the long text.

    Without stop words, and without the words of a record's own name and aliases, which the browser
    makes from the head.
    """
    postings: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        known = set(_terms(document.name))
        for alias in document.aliases:
            known |= _terms(alias)
        for bit, text in ((0, document.summary), (1, document.text)):
            new_terms = terms(text) - known - QUERY_STOP_WORDS
            for term in new_terms:
                if term in postings:
                    postings[term].append(row * 2 + bit)
                else:
                    postings[term] = [row * 2 + bit]
            known |= new_terms
    return postings


def _deltas(postings: list[int]) -> list[int]:
    """``postings`` with each row as the distance to the row before; the last bit stays."""
    return [posting - (before & ~1) for before, posting in pairwise([0, *postings])]


def _front_coded(texts: Sequence[str]) -> dict[str, list[int] | list[str]]:
    """``texts`` front-coded: neighbours in alphabetical order often begin alike.

    ``{"same": […], "rest": […]}``: for each text, the number of UTF-16 code units that it shares
    with the beginning of the last non-empty text before it, and what follows them.
    """
    same: list[int] = []
    rest: list[str] = []
    before = ""
    for text in texts:
        length = _shared_prefix(before, text)
        same.append(length)
        rest.append(text[length:])
        before = text or before
    return {"same": same, "rest": rest}


def _shared_prefix(one: str, other: str) -> int:
    """Length of the longest common prefix; 0 if it has a character of two UTF-16 code units."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # a binary search: comparing slices is faster than comparing characters
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low if low and (one.isascii() or max(one[:low]) < "\U00010000") else 0


class _Table:
    """Distinct values in the order in which they first occur."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._rows: dict[object, int] = {}

    def row(self, value: object) -> int:
        """The index of ``value`` in ``values``, to which it is added if it is new."""
        if value not in self._rows:
            self._rows[value] = len(self.values)
            self.values.append(value)
        return self._rows[value]

    def row_or_none(self, value: object) -> int:
        """The same, or -1 for None."""
        return -1 if value is None else self.row(value)


class _KindRow(NamedTuple):
    """A kind as the head has it, without ``order``, by which the kinds are sorted."""

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


@lru_cache(maxsize=1 << 14)
def _terms(text: str) -> frozenset[str]:
    """``terms`` of a name or an alias; cached: the head and the files of words both need them."""
    return frozenset(terms(text))


def _aliases(document: Document) -> list[str]:
    """The aliases that add a word to the name and to the aliases before, without repeats."""
    known = set(_terms(document.name))
    kept = []
    for alias in dict.fromkeys(document.aliases):
        new = _terms(alias) - known
        if new:
            kept.append(" ".join(alias.split()))
            known |= new
    return kept


def _languages(languages: Iterable[str | None]) -> dict[str, list[int]]:
    """Language -> rows whose text is in it; None, the page's own language, is left out."""
    rows: dict[str, list[int]] = {}
    for row, language in enumerate(languages):
        if language is not None:
            rows.setdefault(language, []).append(row)
    return rows


def _date_column(dates: list[str] | list[Sequence[str]]) -> dict[str, list[object]]:
    """``{"values": sorted dates, "column": index in them of each row's date}``; no date is -1.

    A row with a list of dates has a list of their indexes.
    """
    by_row = [[date] if isinstance(date, str) else date for date in dates]
    values = sorted({date for dates in by_row for date in dates if date})
    indexes = {date: index for index, date in enumerate(values)}
    column: list[object] = [
        indexes.get(date, -1) if isinstance(date, str) else [indexes[one] for one in date]
        for date in dates
    ]
    return {"values": list(values), "column": column}


def _facets(documents: list[Document]) -> dict[str, dict[str, list[object]]]:
    """Facet -> ``{"values": […], "column": […]}``: an index in them, or a list of indexes."""
    names = dict.fromkeys(name for document in documents for name in document.facets)
    facets = {}
    for name in names:
        values = _Table()
        column: list[object] = []
        for document in documents:
            indexes = [values.row(value) for value in document.facets.get(name, ())]
            column.append(indexes[0] if len(indexes) == 1 else indexes)
        facets[name] = {"values": values.values, "column": column}
    return facets
