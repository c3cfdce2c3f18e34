"""Pages of a sorted index: terms with their entries, split into files of about the same size."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ASIDE = 1 / 8
"""How far from the place that divides files evenly one may begin, as a share of a file."""
ALWAYS_LAST = "\uffff"
"""What a file without terms begins with, if no file with terms comes after it."""


def pages(postings: Mapping[str, list[int]], count: int, row: int) -> tuple[list[bytes], list[str]]:
    """``count`` files of terms with their entries, and the first term of each.

    A file is ``{"terms": […], "rows": […], "next": …}``: sorted terms, for each its entries, and
    the first term of the next file, if there is one. ``row`` is what an entry counts for its row;
    each row is given as the distance to the row before.
    """
    terms = sorted(postings)
    # An entry takes about two bytes, quotes and commas four.
    sizes = [len(term) + 4 + 2 * _rounded(len(postings[term])) for term in terms]
    starts = [*_starts(terms, sizes, count), len(terms)]
    # The browser looks for a term in the last file whose first term is not after it. An empty file
    # has the first term of the next one, or one after all terms, so it is never chosen.
    first_terms = [terms[start] if start < len(terms) else ALWAYS_LAST for start in starts[:-1]]
    files = []
    for number, (start, end) in enumerate(pairwise(starts)):
        of_file = terms[start:end]
        file: dict[str, object] = {
            "terms": of_file,
            "rows": [_deltas(postings[term], row) for term in of_file],
        }
        if number + 1 < count:
            file["next"] = first_terms[number + 1]
        files.append(msgspec.json.encode(file))
    return files, first_terms


def _starts(terms: Sequence[str], sizes: Sequence[int], count: int) -> list[int]:
    """The index of the first term of each of ``count`` files of about the same size.

    A term more or less moves few of them: near each place that divides the files evenly, a file
    begins with the term whose checksum is the lowest, and this term mostly stays.
    """
    before = [0, *accumulate(sizes)]
    size = before[-1] / max(count, 1)
    starts = [0][:count]
    for number in range(1, count):
        low, high = (
            bisect_left(before, (number + aside) * size, hi=len(terms))
            for aside in (-_ASIDE, _ASIDE)
        )
        near = range(low, high)
        starts.append(min(near, key=lambda index: crc32(terms[index].encode())) if near else high)
    return starts


def _rounded(entries: int) -> int:
    """``entries``, or the next number whose binary digits after the first three are zeros.

    So the size of a term, which moves all terms behind it, changes seldom.
    """
    shift = max(entries.bit_length() - 3, 0)
    return -(-entries >> shift) << shift


def _deltas(entries: list[int], row: int) -> list[int]:
    """``entries`` with each row as the distance to the row before; the rest stays."""
    return [entry - before // row * row for before, entry in pairwise([0, *entries])]
