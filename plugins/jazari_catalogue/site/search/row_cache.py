"""Rows of the index that an earlier build made: those of unchanged documents are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jazari_catalogue import cache
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.site.search.index_row import IndexRow


def kept_rows(
    file: Path | None, lang: str, digests: Sequence[bytes], make: Callable[[int], IndexRow]
) -> list[IndexRow]:
    """A row for each of ``digests``, from ``file`` or else from ``make`` with its number.

    ``digests`` are those of the documents. ``file`` is written if it has not just these rows;
    None keeps nothing.
    """
    if file is None:
        return [make(number) for number in range(len(digests))]
    version = digest("rows of the search index", lang)
    kept: dict[bytes, IndexRow] = cache.read(file, version, dict[bytes, IndexRow]) or {}
    rows = [kept.get(key) or make(number) for number, key in enumerate(digests)]
    by_digest = dict(zip(digests, rows, strict=True))
    if by_digest.keys() != kept.keys():
        cache.write(file, version, by_digest)
    return rows
