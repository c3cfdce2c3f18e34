"""Columns of the search index: one value per record, in few bytes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jazari_catalogue.site.search.index_row import IndexRow


def front_coded(texts: Sequence[str]) -> dict[str, list[int] | list[str]]:
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


def differences(numbers: Sequence[int]) -> list[int]:
    """Each number as its distance to the one before, which is 0 before the first."""
    return [number - before for before, number in pairwise([0, *numbers])]


def language_rows(languages: Iterable[str | None]) -> dict[str, list[int]]:
    """Language -> rows whose text is in it; None, the page's own language, is left out."""
    rows: dict[str, list[int]] = {}
    for row, language in enumerate(languages):
        if language is not None:
            rows.setdefault(language, []).append(row)
    return rows


def date_column(dates: Sequence[str | Sequence[str]]) -> dict[str, list[object]]:
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


def facet_columns(
    rows: Sequence[IndexRow], names: Iterable[str]
) -> dict[str, dict[str, list[object]]]:
    """Facet -> ``{"values": sorted values, "column": an index in them for each row}``.

    A row with no value or with several has a list of indexes. Facets that no row has are left out.
    """
    facets: dict[str, dict[str, list[object]]] = {}
    for name in names:
        by_row = [row.facets.get(name, ()) for row in rows]
        distinct = sorted({value for values in by_row for value in values})
        indexes = {value: index for index, value in enumerate(distinct)}
        column: list[object] = [
            indexes[values[0]] if len(values) == 1 else [indexes[value] for value in values]
            for values in by_row
        ]
        if distinct:
            facets[name] = {"values": list(distinct), "column": column}
    return facets
