"""Dates that are known to the year, the month or the day are compared as far as they are known."""

from __future__ import annotations

from datetime import date

import pytest

from jazari_catalogue.records.values.dates import comes_before, is_in_future


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2025", "2026-01", True),
        ("2025-12-31", "2026", True),
        ("2026", "2026-01", False),
        ("2026-01", "2026", False),
        ("2026-01-31", "2026-02-01", True),
        ("2026-02-01", "2026-02-01", False),
        ("2026-02-01", "2026-01", False),
    ],
)
def test_a_date_comes_before_another_if_that_is_certain(one: str, other: str, before: bool) -> None:
    assert comes_before(one, other) == before


@pytest.mark.parametrize(
    ("day", "in_future"),
    [
        ("2026", False),
        ("2027", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026-11-24", False),
        ("2026-11-25", True),
    ],
)
def test_a_date_is_in_the_future_if_all_of_it_is(day: str, in_future: bool) -> None:
    assert is_in_future(day, date(2026, 11, 24)) == in_future
