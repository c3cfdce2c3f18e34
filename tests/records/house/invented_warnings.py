"""Invented record files for the tests of house rules, and what the rules report about them."""

from __future__ import annotations

from datetime import date

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import needing_evidence
from jazari_catalogue.records.problems.position import position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.yaml.reader import parse_document

TODAY = date(2026, 11, 24)
HERE = "⟦"
"""Marks in a text where the problem is expected; it is not part of the file."""

TEXTS = "    name: Chose inventée\n    summary: Une chose inventée.\n"
CITED = "    sources: [source-inventee]\n"


def source(name: str = "source-inventee", language: str = "fr", fields: str = "") -> str:
    """A source; ``fields`` are lines that take the place of its date and day of reading."""
    fields = fields or "    date: 2026-01-12\n    accessed: 2026-01-13\n"
    return (
        f"  - id: {name}\n    publisher: Invented\n    url: https://a.example/{name}\n"
        f"{fields}    language: {language}\n    level: press\n"
    )


SOURCE = f"sources:\n{source()}"


def programme(fields: str, texts: str = TEXTS) -> str:
    """A file with a programme that has ``fields`` and evidence for each of them."""
    return complete(f"{SOURCE}programmes:\n  - id: programme-invente\n{texts}{fields}{CITED}")


def summary(text: str, status: str = "announced") -> str:
    """A file with a programme of that summary and status."""
    texts = f"    name: Chose inventée\n    summary: {text}\n"
    return programme(f"    status: {status}\n", texts)


def complete(text: str, cited: str = "[source-inventee]") -> str:
    """The file ``text`` with evidence for the fields of every record that has none.

    ``cited`` is what each field rests on.
    """
    value = parse_document(text.replace(HERE, ""), "a.yaml").value
    assert isinstance(value, dict)
    lines = text.splitlines()
    records = [
        (record.end_line, KINDS_BY_PLURAL[plural], record)
        for plural, records in value.items()
        for record in records
    ]
    for end, kind, record in reversed(records):
        if issubclass(kind, Record) and "evidence" not in record:
            fields = [name for name in needing_evidence(kind) if name in record]
            evidence = ", ".join(f"{name}: {cited}" for name in fields)
            lines.insert(end, f"    evidence: {{{evidence}}}")
    return "\n".join(lines) + "\n"


def problems(text: str) -> list[Problem]:
    """The warnings about the file ``text``. Raises CatalogueError where it does not load."""
    document = parse_document(text, "a.yaml")
    return house_problems([document], catalogue_of([document]), TODAY)


def assert_reported(number: str, text: str, contains: str = "") -> Problem:
    """Asserts that the only problem of ``text`` is ``number``, and that it is at HERE; returns it.

    The fix says ``contains`` in every language.
    """
    assert text.count(HERE) == 1
    (problem,) = problems(text.replace(HERE, ""))
    assert problem.code.number == number, problem.text("en")
    assert (problem.line, problem.column) == position_at(text, text.index(HERE))
    assert problem.path == "a.yaml"
    assert problem.record in text
    assert problem.code.severity == "warning"
    for language in MESSAGES:
        assert "{" not in problem.message(language).replace("`fr: …`", "")
        assert contains in problem.fix(language)
        assert problem.fix(language)
    return problem


def assert_left_alone(text: str) -> None:
    """Asserts that no rule reports anything about ``text``."""
    assert HERE not in text
    assert [problem.text("en") for problem in problems(text)] == []
