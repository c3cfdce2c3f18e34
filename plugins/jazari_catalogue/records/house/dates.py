"""Dates of unequal precision (EDTF level 0), compared as far as both are known."""

from __future__ import annotations

from datetime import date


def comes_before(one: str, other: str) -> bool:
    """Whether ``one`` is certainly before ``other``: 2025 before 2026-01, 2026 not."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def is_to_come(day: str, today: date) -> bool:
    """Whether ``day`` (a year, month or day) begins after ``today``."""
    return day > today.isoformat()[: len(day)]
