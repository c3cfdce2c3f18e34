"""The house rule about a change: whose evidence changed was compared with its sources again."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.position import position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.yaml.reader import parse_document
from tests.records.house.invented_warnings import HERE, TEXTS, TODAY, source

SOURCES = f"sources:\n{source('a')}{source('b')}{source('c')}"
DAY = "    verified: 2026-02-01\n"


def programme(
    evidence: str = "{name: [a], summary: [a, b]}",
    fields: str = "",
    verified: str = DAY,
    record_id: str = "id: p",
    sources: str = SOURCES,
) -> str:
    return (
        f"{sources}programmes:\n  - {record_id}\n{TEXTS}{fields}    sources: [a, b, c]\n"
        f"    evidence: {evidence}\n{verified}"
    )


def disputed(cited: str) -> str:
    return (
        "    starts: 2026\n    disputes: [{field: starts, claims: [{text: Oui, date: 2026, "
        f"sources: [{cited}]}}, {{text: Non, date: 2027, sources: [b]}}]}}]\n"
    )


def stated(*cited: str) -> str:
    items = ", ".join(f"{{text: Un fait inventé, sources: [{ids}]}}" for ids in cited)
    return f"    statements: [{items}]\n"


HERE_DAY = f"    verified: {HERE}2026-02-01\n"
STARTS = "{{name: [a], summary: [a, b], starts: [{}]}}"
REPORTED = {
    "a value cites another source": (
        programme(),
        programme("{name: [b], summary: [a, b]}", verified=HERE_DAY),
    ),
    "a value cites one source more": (
        programme(),
        programme("{name: [a, c], summary: [a, b]}", verified=HERE_DAY),
    ),
    "a value is new": (
        programme(),
        programme(STARTS.format("c"), "    starts: 2026\n", HERE_DAY),
    ),
    "a value is gone": (
        programme(STARTS.format("c"), "    starts: 2026\n"),
        programme(verified=HERE_DAY),
    ),
    "a value is classified instead": (
        programme(),
        programme("{name: [a], summary: {classified: [a, b]}}", verified=HERE_DAY),
    ),
    "a statement cites another source": (
        programme(fields=stated("c")),
        programme(fields=stated("b"), verified=HERE_DAY),
    ),
    "a statement is there twice": (
        programme(fields=stated("c")),
        programme(fields=stated("c", "c"), verified=HERE_DAY),
    ),
    "one side of a dispute cites another source": (
        programme(STARTS.format("a"), disputed("a")),
        programme(STARTS.format("a"), disputed("c"), HERE_DAY),
    ),
    "it has another id": (
        programme(record_id="id: ancien"),
        programme(
            "{name: [b], summary: [a, b]}",
            record_id="id: p\n    former_ids: [ancien]",
            verified=HERE_DAY,
        ),
    ),
    "it was never verified": (
        programme(verified=""),
        programme("{name: [b], summary: [a, b]}", verified="", record_id=f"{HERE}id: p"),
    ),
    "the day is earlier than before": (
        programme(),
        programme("{name: [b], summary: [a, b]}", verified=f"    verified: {HERE}2026-01-31\n"),
    ),
}
CHANGED = "{name: [b], summary: [a, b]}"
LEFT_ALONE = {
    "nothing changed": (programme(), programme()),
    "only a text changed": (programme(), programme().replace("Une chose", "Autre chose")),
    "sources are in another order": (programme(), programme("{summary: [b, a], name: [a]}")),
    "statements are in another order": (
        programme(fields=stated("a", "b")),
        programme(fields=stated("b", "a")),
    ),
    "a source has another id": (
        programme(),
        programme("{name: [d], summary: [d, b]}")
        .replace("  - id: a\n", "  - id: d\n    former_ids: [a]\n")
        .replace("[a, b, c]", "[d, b, c]"),
    ),
    "it was verified the day after": (
        programme(),
        programme(CHANGED, verified="    verified: 2026-02-02\n"),
    ),
    "it was verified for the first time": (programme(verified=""), programme(CHANGED)),
    "it was verified today, twice": (
        programme(verified=f"    verified: {TODAY}\n"),
        programme(CHANGED, verified=f"    verified: {TODAY}\n"),
    ),
    "it is new": (SOURCES, programme()),
    "it was a topic": (
        f"{SOURCES}topics:\n  - id: p\n    name: Thème\n    summary: Inventé\n",
        programme(),
    ),
}


def catalogue(text: str) -> Catalogue:
    return catalogue_of([parse_document(text, "a.yaml")])


def problems(before: Catalogue | None, after: str) -> list[Problem]:
    document = parse_document(after, "a.yaml")
    return house_problems([document], catalogue_of([document]), TODAY, before)


@pytest.mark.parametrize(("before", "after"), REPORTED.values(), ids=REPORTED)
def test_changed_evidence_asks_for_a_new_day(before: str, after: str) -> None:
    text = after.replace(HERE, "")
    reported = [one for one in problems(catalogue(before), text) if one.code.number == "CAT326"]
    (problem,) = reported
    assert (problem.line, problem.column) == position_at(after, after.index(HERE))
    assert f"`verified: {TODAY}`" in problem.fix("en")
    assert [one for one in problems(None, text) if one.code.number == "CAT326"] == []


@pytest.mark.parametrize(("before", "after"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_another_change_asks_for_none(before: str, after: str) -> None:
    reported = problems(catalogue(before), after)
    assert [one.text("en") for one in reported if one.code.number == "CAT326"] == []
