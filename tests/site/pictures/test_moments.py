"""The dates of records that the timeline shows, and which of them are in dispute."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.site.pictures.moments import moments_of

START = """
sources:
  - {id: a, publisher: A, url: https://a.example, accessed: 2026-01-02, language: fr, level: press}
  - {id: b, publisher: B, url: https://b.example, accessed: 2026-01-02, language: fr, level: press}
"""
AGREEMENT = """
agreements:
  - id: r
    name: N
    summary: {fr: S}
    sources: [a]
"""
INSTITUTE = """
institutes:
  - id: r
    name: N
    role: member
    summary: {fr: S}
    sources: [a]
"""
SIGNED = """
    signed: 2025-11
    evidence: {signed: [a]}
"""
STEPS = """
    path:
      - {step: announced, date: 2025, sources: [a]}
      - {step: agreed, date: 2025-11-14, sources: [a]}
      - {step: launched, date: 2026-02, sources: [b]}
      - {step: operating, sources: [b]}
"""


def dispute(field: str, *dates: str) -> str:
    sides = "".join(
        f"          - {{text: T, date: {date}, sources: [{source}]}}\n"
        for date, source in zip(dates, "abab", strict=False)
    )
    return f"""
    disputes:
      - field: name
        claims: [{{text: T, sources: [a]}}, {{text: U, sources: [b]}}]
      - field: {field}
        claims:
          - {{text: T, sources: [b]}}
{sides}"""


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        (AGREEMENT, [" ()"]),
        (INSTITUTE, []),
        (AGREEMENT + SIGNED, ["2025-11 (a) filed"]),
        (
            INSTITUTE + STEPS,
            ["2025 (a) announced", "2025-11-14 (a) agreed", "2026-02 (b) launched"],
        ),
        # The steps of 2025 may be the signature.
        (AGREEMENT + SIGNED + STEPS, ["2025-11 (a) filed", "2026-02 (b) launched"]),
        (
            AGREEMENT + SIGNED + dispute("signed", "2025-11-14", "2025-11-15", "2025-11-14"),
            ["2025-11-14 (a) filed 2/2", "2025-11-15 (b) filed 2/2"],
        ),
        (AGREEMENT + dispute("signed", "2025"), ["2025 (a) filed 2/1"]),
        (
            INSTITUTE + STEPS + dispute("status", "2026-02-01", "2026-03"),
            [
                "2026-02-01 (a) 2/2",
                "2026-03 (b) 2/2",
                "2025 (a) announced",
                "2025-11-14 (a) agreed",
            ],
        ),
        (
            INSTITUTE + STEPS + dispute("status", "2026-02-01"),
            ["2025 (a) announced", "2025-11-14 (a) agreed", "2026-02 (b) launched"],
        ),
        (INSTITUTE + dispute("status", "2026-02-01"), ["2026-02-01 (a) 2/1"]),
    ],
)
def test_each_date_of_a_record_is_a_moment(text: str, moments: list[str]) -> None:
    record = catalogue_of([parse_document(START + text, "a.yaml")])["r"]
    assert isinstance(record, Record)
    shown = []
    for moment in moments_of(record):
        parts = [moment.date, f"({', '.join(moment.sources)})"]
        parts += ["filed"] if moment.files else []
        parts += [moment.step] if moment.step else []
        parts += ["/".join(map(str, moment.disputed))] if moment.disputed else []
        shown.append(" ".join(parts))
    assert shown == moments
