"""What the search knows of a record whatever the language: the dates that sources differ on."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.search.searchable import Searchable
from jazari_catalogue.site.view_data import SiteFacts

SOURCES = """
sources:
  - {id: a, publisher: A, url: https://a.example, accessed: 2026-01-02, language: fr, level: press}
"""
AGREEMENT = """
agreements:
  - id: r
    name: N
    summary: {fr: S}
    sources: [a]
"""
NETWORK = AGREEMENT.replace("agreements", "networks")
SIGNED = """
    signed: 2024
    evidence: {signed: [a]}
"""


def dispute(field: str, *dates: str) -> str:
    sides = "".join(f"          - {{text: T, date: {date}, sources: [a]}}\n" for date in dates)
    return f"""
    disputes:
      - field: {field}
        claims:
          - {{text: T, sources: [a]}}
{sides}"""


@pytest.mark.parametrize(
    ("text", "dates", "years"),
    [
        (AGREEMENT, [], None),
        (AGREEMENT + SIGNED, [], ["2024"]),
        (
            AGREEMENT + dispute("signed", "2025-11", "2026-01-12", "2025-11"),
            ["2026-01-12", "2025-11"],
            ["2026", "2025"],
        ),
        (
            AGREEMENT + SIGNED + dispute("signed", "2025-11", "2025-12"),
            ["2025-12", "2025-11"],
            ["2025"],
        ),
        # No date files a network.
        (NETWORK + dispute("announced", "2025", "2026"), ["2026", "2025"], ["2026", "2025"]),
    ],
    ids=["undated", "dated", "disputed", "dated and disputed", "of another field"],
)
def test_dates_that_sources_differ_on_stand_in_place_of_the_date_that_files_the_record(
    text: str, dates: list[str], years: list[str] | None
) -> None:
    catalogue = catalogue_of([parse_document(SOURCES + text, "r.yaml")])
    (record,) = catalogue.with_sources
    item = Searchable(catalogue, Inputs(catalogue, SiteFacts("", "", None)))[record]
    assert item.disputed_dates == dates
    assert item.facets.get("year") == years
