"""Pages of a sorted index: terms with their entries, split into files of about the same size."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping


def pages(postings: Mapping[str, list[int]], count: int, row: int) -> tuple[list[bytes], list[str]]:
    """``count`` files of terms with their entries, and the first term of each.

    A file is ``{"terms": […], "rows": […]}``: sorted terms and, for each, its entries. ``row`` is
    what an entry counts for its row; each row is given as the distance to the row before.
    """
    rows = {term: _deltas(entries, row) for term, entries in sorted(postings.items())}
    # Files of about the same number of bytes: an entry takes about two, quotes and commas four.
    sizes = {term: len(term) + 4 + 2 * len(deltas) for term, deltas in rows.items()}
    total = sum(sizes.values())
    terms_of_files: list[list[str]] = [[] for _ in range(count)]
    size_before = 0
    for term, size in sizes.items():
        terms_of_files[min(count - 1, size_before * count // total)].append(term)
        size_before += size
    files = [
        msgspec.json.encode({"terms": part, "rows": [rows[term] for term in part]})
        for part in terms_of_files
    ]
    # The browser looks for a term in the last file whose first term is not after it. An empty file
    # has the first term of the next one, or one after all terms, so it is never chosen.
    first_terms: list[str] = []
    for part in reversed(terms_of_files):
        first_terms.insert(0, part[0] if part else first_terms[0] if first_terms else "\uffff")
    return files, first_terms


def _deltas(entries: list[int], row: int) -> list[int]:
    """``entries`` with each row as the distance to the row before; the rest stays."""
    return [entry - before // row * row for before, entry in pairwise([0, *entries])]
