"""The search index of one language: what the browser needs to find and paint its records.

Four sorts of files, specified in ``docs/search.md`` and read by ``overrides/assets/search/``:

- the head, fetched on the first use: names, aliases, facets and dates of every record. The
  browser makes words of the names;
- changed: when each record was last changed, for those who sort by it;
- cards: what ten results show beside their names, a block of records to a file;
- words: those of summaries and long texts with the records that have them, sorted and cut into
  files, of which a question needs one or two however many records there are.
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

FORMAT = 3
"""Version of the index format; the browser refuses another."""

CARDS_TO_A_FILE = 16
RECORDS_TO_A_WORD_FILE = 24
"""How many records' texts make one file of words: some 2 kB of it, gzipped."""


class IndexFiles(NamedTuple):
    """The files of one index."""

    head: bytes
    changed: bytes
    cards: list[bytes]
    words: list[bytes]

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The files beside the head, each with its name."""
        yield "changed.json", self.changed
        for sort, files in (("cards", self.cards), ("words", self.words)):
            for number, content in enumerate(files):
                yield f"{sort}-{number}.json", content


def files_of_cards(records: int) -> int:
    """How many files the cards of so many records take."""
    return -(-records // CARDS_TO_A_FILE)


def files_of_words(records: int) -> int:
    """How many files the words of so many records take."""
    return -(-records // RECORDS_TO_A_WORD_FILE)


def build_index(documents: Iterable[Document], lang: str) -> IndexFiles:
    """The index of one language, each file UTF-8 JSON: the same documents give the same bytes.

    Raises ValueError when an address does not end with the record's id, when two documents have
    one id, or when documents of one kind differ in their folder or label.
    """
    documents = list(documents)
    _refuse_twins(documents)
    _refuse_uneven_kinds(documents)
    word_files, first_words = _words(documents)
    return IndexFiles(
        _head(documents, lang, first_words),
        msgspec.json.encode(_dates([document.changed for document in documents])),
        _cards(documents),
        word_files,
    )


def _head(documents: list[Document], lang: str, first_words: list[str]) -> bytes:
    kinds = sorted({_kind(document) for document in documents})
    places = {kind: place for place, kind in enumerate(kinds)}
    statuses = _Table()
    regions = _Table()
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "lang": lang,
            "stop": sorted(QUERY_STOP_WORDS),
            "equivalents": equivalents(),
            "id": _front_coded([document.id for document in documents]),
            "kind": [places[_kind(document)] for document in documents],
            "name": _front_coded([document.name for document in documents]),
            "aliases": [
                _front_coded(column)
                for column in zip_longest(*map(_aliases, documents), fillvalue="")
            ],
            "status": [statuses.number_or_none(document.status) for document in documents],
            "region": [regions.number_or_none(document.region) for document in documents],
            "languages": _languages(document.name_lang for document in documents),
            "facets": _facets(documents),
            "dates": {
                name: _dates([getattr(document, name) for document in documents])
                for name in ("date", "opens", "closes")
            },
            "leads": [row for row, document in enumerate(documents) if document.leads],
            "kinds": [kind[1:] for kind in kinds],
            "statuses": statuses.rows,
            "regions": regions.rows,
            "cards": CARDS_TO_A_FILE,
            "words": first_words,
        }
    )


def _cards(documents: list[Document]) -> list[bytes]:
    """What a card shows beside the columns of the head, a block of records to a file."""
    files = []
    for start in range(0, len(documents), CARDS_TO_A_FILE):
        block = documents[start : start + CARDS_TO_A_FILE]
        content = {
            "summary": [document.summary for document in block],
            "meta": [document.meta for document in block],
            "languages": _languages(document.summary_lang for document in block),
        }
        files.append(msgspec.json.encode(content))
    return files


def _words(documents: list[Document]) -> tuple[list[bytes], list[str]]:
    """The files of words of summaries and texts, and the first word of each.

    A word stands with the records that have it: twice the distance to the record before, and one
    more where it is in the long text alone.
    """
    places: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        known = set(_terms(document.name))
        for alias in document.aliases:
            known |= _terms(alias)
        for bit, text in ((0, document.summary), (1, document.text)):
            found = terms(text) - known - QUERY_STOP_WORDS
            for term in found:
                if term in places:
                    places[term].append(row * 2 + bit)
                else:
                    places[term] = [row * 2 + bit]
            known |= found
    rows = {term: _distances(places[term]) for term in sorted(places)}
    files = files_of_words(len(documents))
    total = sum(len(term) + 4 + 2 * len(found_in) for term, found_in in rows.items())
    cut: list[list[str]] = [[] for _ in range(files)]
    size = 0
    for term, found_in in rows.items():
        cut[min(files - 1, size * files // total)].append(term)
        size += len(term) + 4 + 2 * len(found_in)
    made = [
        msgspec.json.encode({"terms": part, "rows": [rows[term] for term in part]}) for part in cut
    ]
    # An empty file stands where the next begins, or at the end: no word is looked for in it.
    firsts: list[str] = []
    for part in reversed(cut):
        firsts.insert(0, part[0] if part else firsts[0] if firsts else "\uffff")
    return made, firsts


def _distances(places: list[int]) -> list[int]:
    """The first of ``places``, and from each to the next, the last bit of each kept as it is."""
    return [place - (before & ~1) for before, place in pairwise([0, *places])]


def _front_coded(texts: Sequence[str]) -> dict[str, list[int] | list[str]]:
    """The texts, each as how many characters it has in common with the one before, and the rest.

    Neighbours in a dictionary begin alike. Empty texts are passed over: what follows one is told
    from the last that was not empty. Characters are UTF-16 units, as JavaScript counts them.
    """
    same: list[int] = []
    rest: list[str] = []
    before = ""
    for text in texts:
        length = _common_beginning(before, text)
        same.append(length)
        rest.append(text[length:])
        before = text or before
    return {"same": same, "rest": rest}


def _common_beginning(one: str, other: str) -> int:
    """How many characters two texts begin with alike; none where one is not a UTF-16 unit."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # comparing slices is faster than comparing characters
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low if low and (one.isascii() or max(one[:low]) < "\U00010000") else 0


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

    def number_or_none(self, row: object) -> int:
        return -1 if row is None else self.number(row)


class _KindRow(NamedTuple):
    """A kind as the index has it; the order decides where it is listed."""

    order: int
    kind: str
    label: str
    folder: str


def _kind(document: Document) -> _KindRow:
    folder = document.href.removesuffix(f"{document.id}/")
    if folder == document.href:
        raise ValueError(f"{document.href!r} does not end with the id {document.id!r} and a slash")
    return _KindRow(document.kind_order, document.kind, document.kind_label, folder)


def _refuse_twins(documents: list[Document]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise ValueError(f"two documents have the id {document.id!r}")
        seen.add(document.id)


def _refuse_uneven_kinds(documents: list[Document]) -> None:
    rows: dict[str, _KindRow] = {}
    for document in documents:
        row = _kind(document)
        if rows.setdefault(document.kind, row) != row:
            raise ValueError(f"{document.id!r} has {row}, others have {rows[document.kind]}")


@lru_cache(maxsize=1 << 14)
def _terms(text: str) -> frozenset[str]:
    """The words of a short text, which is asked for again and again, and their forms."""
    return frozenset(terms(text))


def _aliases(document: Document) -> list[str]:
    """The aliases that add a word to the name, each once."""
    known = set(_terms(document.name))
    kept = []
    for alias in dict.fromkeys(document.aliases):
        new = _terms(alias) - known
        if new:
            kept.append(" ".join(alias.split()))
            known |= new
    return kept


def _languages(languages: Iterable[str | None]) -> dict[str, list[int]]:
    """Language -> positions of the documents whose text is in it; the page's own is left out."""
    found: dict[str, list[int]] = {}
    for position, language in enumerate(languages):
        if language is not None:
            found.setdefault(language, []).append(position)
    return found


def _dates(dates: list[str]) -> dict[str, list[str] | list[int]]:
    """The dates as a column of places among the sorted ones; none is -1."""
    values = sorted({date for date in dates if date})
    places = {date: place for place, date in enumerate(values)}
    return {"values": values, "column": [places.get(date, -1) for date in dates]}


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
