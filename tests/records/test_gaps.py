"""The gaps of a record: what was looked for in vain, and what is expected and has no value."""

from __future__ import annotations

from typing import Any

from jazari_catalogue.records.gaps import gaps_of
from jazari_catalogue.records.kinds.institute import Institute

SEARCH = {"field": "city", "searched": "2026-01-02", "pages": "3"}
SIDES = [{"text": "A", "sources": ["s"]}, {"text": "B", "sources": ["s"]}]


def gaps(**fields: Any) -> list[tuple[str, bool]]:
    """The gaps of an institute with these fields about its city, and whether someone looked."""
    record = Institute.model_validate(
        {"id": "i", "name": "N", "summary": {"fr": "S"}, "sources": ["s"], **fields}
    )
    return [(gap.field, gap.search is not None) for gap in gaps_of(record) if gap.field == "city"]


def test_a_field_without_a_value_is_a_gap_once_whether_someone_looked_or_not() -> None:
    assert gaps() == [("city", False)]
    assert gaps(not_found=[SEARCH]) == [("city", True)]


def test_a_field_with_a_value_is_no_gap_even_if_someone_had_looked_in_vain() -> None:
    assert gaps(city="Rabat") == []
    assert gaps(city="Rabat", not_found=[SEARCH]) == []
    about = SEARCH | {"about": {"fr": "Le quartier"}}
    assert gaps(city="Rabat", not_found=[about]) == [("city", True)]


def test_a_field_that_sources_differ_on_is_no_gap() -> None:
    assert gaps(disputes=[{"field": "city", "claims": SIDES}]) == []
