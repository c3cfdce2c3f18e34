"""The rows of the search index that one build keeps for the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.site.search.index_row import index_row
from jazari_catalogue.site.search.row_cache import kept_rows

DIGESTS = [b"a", b"b", b"c"]


@pytest.fixture
def rows(invented):
    return [index_row(document) for document in invented[:3]]


@pytest.fixture
def kept(rows, tmp_path: Path) -> Path:
    file = tmp_path / "folder" / "search-fr.cache"
    assert kept_rows(file, "fr", DIGESTS, lambda number: rows[number]) == rows
    return file


def refuse(number: int):
    raise AssertionError(f"row {number} is made")


def test_rows_of_documents_that_stay_are_not_made_again(kept: Path, rows) -> None:
    assert kept_rows(kept, "fr", DIGESTS, refuse) == rows
    assert kept_rows(kept, "fr", DIGESTS[::-1], refuse) == rows[::-1]


def test_only_the_row_of_a_changed_document_is_made(kept: Path, rows) -> None:
    made: list[int] = []

    def make(number: int):
        made.append(number)
        return rows[0]

    assert kept_rows(kept, "fr", [b"a", b"d", b"c"], make) == [rows[0], rows[0], rows[2]]
    assert made == [1]
    # It is kept in its turn, and the row that it replaces is not.
    assert kept_rows(kept, "fr", [b"d"], refuse) == rows[:1]
    with pytest.raises(AssertionError):
        kept_rows(kept, "fr", [b"b"], refuse)


def test_rows_of_another_language_or_in_a_damaged_file_are_made_again(kept: Path, rows) -> None:
    assert kept_rows(kept, "ar", DIGESTS, lambda number: rows[number]) == rows
    kept.write_bytes(kept.read_bytes()[:-1])
    assert kept_rows(kept, "fr", DIGESTS, lambda number: rows[number]) == rows
    assert kept_rows(kept, "fr", DIGESTS, refuse) == rows


def test_without_a_file_nothing_is_kept(rows) -> None:
    assert kept_rows(None, "fr", DIGESTS, lambda number: rows[number]) == rows
