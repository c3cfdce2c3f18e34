"""House rules about statuses and steps: what each reports, and similar records left alone."""

from __future__ import annotations

import pytest

from tests.records.house.invented_warnings import (
    HERE,
    assert_left_alone,
    assert_reported,
    problems,
    programme,
    summary,
)
from tests.records.shown_values import assert_shown


def path(*steps: str, fields: str = "", text: str = "Une chose inventée.") -> str:
    """A programme with a path of ``steps``, each as ``step`` or ``step date``."""
    lines = ""
    for step in steps:
        value, _, date = step.partition(" ")
        lines += f"      - step: {value}\n        sources: [source-inventee]\n"
        lines += f"        date: {date}\n" if date else ""
    texts = f"    name: Chose inventée\n    summary: {text}\n"
    return programme(f"    path:\n{lines}{fields}", texts)


REPORTED = {
    "operating before it starts": (
        "CAT309",
        programme(f"    status: operating\n    starts: {HERE}2027\n"),
        "",
    ),
    "closed before it ends": (
        "CAT309",
        programme(f"    status: closed\n    ends: {HERE}2026-12\n"),
        "",
    ),
    "a latest step before the programme starts": (
        "CAT309",
        path("announced", "operating", fields=f"    starts: {HERE}2027\n"),
        "",
    ),
    "announced and operating, in French": (
        "CAT311",
        summary(f"{HERE}Il est déjà opérationnel."),
        "",
    ),
    "announced and operating, in Arabic": (
        "CAT311",
        summary(f"{HERE}المعهد يعمل حاليا في الرباط."),
        "",
    ),
    "announced and operating, in English": ("CAT311", summary(f"{HERE}It is now operational."), ""),
    "a latest step that is agreed, and operating": (
        "CAT311",
        path("announced", "agreed", text=f"{HERE}Il est déjà opérationnel."),
        "",
    ),
    "a step in the future": ("CAT312", path(f"announced {HERE}2026-12"), ""),
    "a step after a later one": ("CAT318", path("launched", f"{HERE}agreed"), "`step: launched`"),
    "a step after a later one, with its date": (
        "CAT318",
        path("agreed 2026", f"{HERE}announced 2025"),
        "`step: agreed`",
    ),
    "a step after one that is not just before": (
        "CAT318",
        path("announced", "operating", f"{HERE}launched", "closed"),
        "`step: operating`",
    ),
    "a step twice": ("CAT319", path("announced 2025", "agreed", f"{HERE}announced 2026"), ""),
    "closed twice": ("CAT319", path("closed", f"{HERE}closed"), ""),
    "a reopened thing that is announced after it operates": (
        "CAT318",
        path("closed", "operating", f"{HERE}announced"),
        "`step: operating`",
    ),
    "a date before that of the previous step": (
        "CAT320",
        path("announced 2026-01", f"agreed {HERE}2025"),
        "",
    ),
    "a date before that of an earlier step": (
        "CAT320",
        path("announced 2025-07", "agreed", "launched 2025", f"operating {HERE}2025-06-30"),
        "",
    ),
}

LEFT_ALONE = {
    "operating since this year": programme("    status: operating\n    starts: 2026\n"),
    "announced and to come": programme("    status: announced\n    starts: 2027\n"),
    "a first step before the programme starts": path("announced 2025", fields="    starts: 2027\n"),
    "announced, and not yet operating": summary("Il n’est pas encore opérationnel ; il le sera."),
    "operating, and said to be so": summary("Il est opérationnel.", "operating"),
    "a latest step that is operating, and said to be so": path(
        "announced", "operating", text="Il est opérationnel."
    ),
    "every step, in order": path(
        "announced 2025", "agreed 2025-07", "launched", "operating 2026-01", "closed 2026"
    ),
    "steps on one day": path("announced 2026-01-12", "agreed 2026-01-12"),
    "a month in the year of the step before": path("announced 2026", "agreed 2026-01"),
    "a year with the month of the step before": path("announced 2026-06", "agreed 2026"),
    "what was closed and is reopened": path("operating", "closed 2025", "operating 2026", "closed"),
}


@pytest.mark.parametrize(("number", "text", "fix"), REPORTED.values(), ids=REPORTED)
def test_a_rule_reports_its_case_at_its_position(
    number: str, text: str, fix: str, request: pytest.FixtureRequest
) -> None:
    problem = assert_reported(number, text, fix)
    assert_shown("steps", request.node.callspec.id, problem)


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_a_rule_does_not_report_a_similar_record(text: str) -> None:
    assert_left_alone(text)


def test_each_step_in_a_wrong_position_is_reported() -> None:
    text = path("operating", f"{HERE}agreed", f"{HERE}launched")
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if HERE in line]
    reported = problems(text.replace(HERE, ""))
    assert [(problem.code.number, problem.line) for problem in reported] == [
        ("CAT318", line) for line in lines
    ]
