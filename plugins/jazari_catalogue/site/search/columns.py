"""Columns of the search index: one value per record, in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jazari_catalogue.site.search.document import Document


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


class Table:
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


def language_rows(languages: Iterable[str | None]) -> dict[str, list[int]]:
    """Language -> rows whose text is in it; None, the page's own language, is left out."""
    rows: dict[str, list[int]] = {}
    for row, language in enumerate(languages):
        if language is not None:
            rows.setdefault(language, []).append(row)
    return rows


def date_column(dates: list[str] | list[Sequence[str]]) -> dict[str, list[object]]:
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


def facet_columns(documents: list[Document]) -> dict[str, dict[str, list[object]]]:
    """Facet -> ``{"values": […], "column": […]}``: an index in them, or a list of indexes."""
    names = dict.fromkeys(name for document in documents for name in document.facets)
    facets = {}
    for name in names:
        values = Table()
        column: list[object] = []
        for document in documents:
            indexes = [values.row(value) for value in document.facets.get(name, ())]
            column.append(indexes[0] if len(indexes) == 1 else indexes)
        facets[name] = {"values": values.values, "column": column}
    return facets
