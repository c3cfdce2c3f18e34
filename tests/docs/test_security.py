"""The document about security is true: its figures are counted, and the tests it names exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.browser.test_odd_input import ODD_QUERIES
from tests.editing.proposal import test_proposal
from tests.hostile import HOSTILE
from tests.hostile import REFUSED as HIDDEN
from tests.hostile_prose import HARMLESS_TEXTS, REFUSED_FILES, REFUSED_HEADS, REFUSED_TEXTS
from tests.hostile_records import ACCEPTED, HOSTILE_RECORDS, REFUSED
from tests.project import LANGUAGES, ROOT
from tests.records.cases import CASES
from tests.records.test_hostile_records import FIELDS
from tests.tooling.test_workflows import WORKFLOWS, load, steps

TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
JOBS = [job for file in WORKFLOWS for job in load(file)["jobs"].values()]

COUNTED = {
    "Hostile records": len(HOSTILE_RECORDS),
    "… refused, with a problem of their own": len(REFUSED),
    "… accepted, and looked at in a browser on a phone": len(ACCEPTED),
    "… their pages in three languages": len(ACCEPTED) * len(LANGUAGES),
    "Fields of kinds, each attacked in several ways": len(FIELDS),
    "Hostile texts in every field of every kind": len(HOSTILE),
    "Texts with hidden characters that no record may hold": len(HIDDEN),
    "Hostile texts in each answer of the forms": len(test_proposal.HOSTILE),
    "Hostile prose: texts that are refused": len(REFUSED_TEXTS),
    "… front matter that is refused": len(REFUSED_HEADS),
    "… files in `content/` that are refused": len(REFUSED_FILES),
    "… texts that only look hostile, and are published": len(HARMLESS_TEXTS),
    "Odd addresses of the search page": len(ODD_QUERIES),
    "Files with one mistake each": len(CASES),
    "Workflows": len(WORKFLOWS),
    "Jobs with write access": sum("write" in job["permissions"].values() for job in JOBS),
    "Actions, each pinned by commit": len(
        {step["uses"] for file in WORKFLOWS for step in steps(file) if "uses" in step}
    ),
}
"""What the table of figures says -> what it counts."""

NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def section(title: str) -> str:
    """The text below the heading ``title``."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """The cells of the table in the section ``title``, without its head."""
    lines = re.findall(r"^\|(.+)\|$", section(title), flags=re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def names_of_tests(file: Path) -> set[str]:
    """The names of the tests in ``file``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {node.name for node in functions if node.name.startswith("test_")}


def test_each_figure_is_counted() -> None:
    assert {what: int(number.replace(",", "")) for what, number in rows("Figures")} == COUNTED


def test_there_are_as_many_hostile_records_as_were_promised() -> None:
    assert len(HOSTILE_RECORDS) >= 150


@pytest.mark.parametrize("row", rows("Threats"), ids=lambda row: row[1][:40])
def test_each_threat_is_held_by_tests_that_exist(row: list[str]) -> None:
    who, what, stops, tests = row
    assert what
    assert stops
    named = NAMED.findall(tests)
    assert named, (who, what)
    for path, name in named:
        assert (ROOT / path).is_file(), path
        names = names_of_tests(ROOT / path)
        assert name in names if name else names, f"{path}::{name}"


def test_a_test_that_is_gone_is_noticed() -> None:
    assert NAMED.findall("`tests/docs/test_security.py::test_x`") == [
        ("tests/docs/test_security.py", "test_x")
    ]
    assert "test_x" not in names_of_tests(Path(__file__))
    assert "test_each_figure_is_counted" in names_of_tests(Path(__file__))
