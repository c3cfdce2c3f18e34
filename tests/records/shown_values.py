"""What the messages of problems say of their case: ``shown_values.yaml``, which people read.

By group and case it has the values that the message or the fix shows in English, such as the value
at fault and what is suggested; the wording is not in it. A case that is not in it is not compared.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import yaml

from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.titles import Titles

EXPECTED: dict[str, dict[str, dict[str, str]]] = yaml.load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
LEFT_OUT = {"known", "lists", "expected", "detail"}
"""Values that change whenever a kind gets a field, or a library another wording."""
MOST = 80
"""Characters of a value that are compared."""


def shown_values(problem: Problem) -> dict[str, str]:
    """By name, the values that ``problem`` shows in English, without `LEFT_OUT`."""
    code = problem.code
    templates = [code.message, code.fix, code.fix_without_suggestion]
    names = {
        name
        for titles in filter(None, templates)
        for _, name, _, _ in Formatter().parse(titles.in_language("en"))
        if name and name not in LEFT_OUT
    }
    return {
        name: (value.in_language("en") if isinstance(value, Titles) else str(value))[:MOST]
        for name, value in sorted(problem.values.items())
        if name in names
    }


def assert_shown(group: str, case: str, problem: Problem) -> None:
    """Asserts that ``problem`` shows the values that are expected of the case."""
    expected = EXPECTED[group].get(case)
    assert expected is None or shown_values(problem) == expected
