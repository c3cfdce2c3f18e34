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
EVENT = """
events:
  - id: r
    name: N
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
        # Sources that give the month of a signature do not say that the step was another one.
        (
            AGREEMENT + SIGNED + STEPS,
            [
                "2025-11 (a) filed",
                "2025 (a) announced",
                "2025-11-14 (a) agreed",
                "2026-02 (b) launched",
            ],
        ),
        (
            AGREEMENT + SIGNED.replace("11", "11-14") + STEPS,
            ["2025-11-14 (a) filed agreed", "2025 (a) announced", "2026-02 (b) launched"],
        ),
        (
            AGREEMENT + SIGNED + dispute("signed", "2025-11-14", "2025-11-15", "2025-11-14"),
            ["2025-11-14 (a) filed signed 2 2", "2025-11-15 (b) filed signed 2 2"],
        ),
        (AGREEMENT + dispute("signed", "2025"), ["2025 (a) filed signed 2 1"]),
        (
            INSTITUTE + STEPS + dispute("status", "2026-02", "2026-03"),
            [
                "2026-02 (a) launched status 2 2",
                "2026-03 (b) status 2 2",
                "2025 (a) announced",
                "2025-11-14 (a) agreed",
            ],
        ),
        # That it was launched is in dispute; that it was agreed on the same day is not.
        (
            INSTITUTE + STEPS + dispute("status", "2025-11-14"),
            [
                "2025-11-14 (a) status 2 1",
                "2025 (a) announced",
                "2025-11-14 (a) agreed",
                "2026-02 (b) launched",
            ],
        ),
        (EVENT + "    starts: 2026-01-12\n    ends: 2026-01-12\n", ["2026-01-12 () filed"]),
        (
            EVENT + "    starts: 2026-01-12\n    ends: 2026-01-14\n",
            ["2026-01-12 () filed until 2026-01-14"],
        ),
        (EVENT + "    ends: 2026-01-14\n", ["2026-01-14 () filed ends"]),
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
        parts += map(str, moment.disputed or [])
        parts += ["until", moment.until] if moment.until else []
        parts += [moment.ends] if moment.ends else []
        shown.append(" ".join(parts))
    assert shown == moments
