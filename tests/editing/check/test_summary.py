"""The summary of a workflow run lists the problems; the texts of records have no effect in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import cmarkgfm
import pytest
from lxml import html

from jazari_catalogue.cli import main
from jazari_catalogue.editing.check.summary import MAX_SIZE, as_markdown
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import PER_KIND, Problem
from tests.project import ROOT

HOSTILE = "<img src=x> @invented #12 | `c` [a](https://a.example/) https://a.example/"


def rows(markdown: str) -> list[list[str]]:
    page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(markdown))
    assert not page.xpath("//a | //img | //code")
    return [[cell.text_content() for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")]


def problem(value: str = "hbu", path: str = "records.yaml") -> Problem:
    values = {"value": value, "field": "role", "known": "hub, member", "nearest": "hub"}
    return codes.NOT_IN_VOCABULARY.at(path, None, "a", **values)


def test_a_problem_is_a_row_with_its_location_and_its_fix() -> None:
    ((location, what, fix),) = rows(as_markdown([problem()], "en"))
    assert location == "records.yaml:1:1"
    assert what == "CAT108 “hbu” is not a value of “role”. Accepted values: hub, member."
    assert fix == "Did you mean “hub”?"


def test_the_text_of_a_record_and_the_name_of_a_file_are_only_text() -> None:
    ((location, what, _),) = rows(as_markdown([problem(HOSTILE, HOSTILE)], "en"))
    assert location == f"{HOSTILE}:1:1"
    assert f"“{HOSTILE}”" in what


def test_problems_over_the_limit_are_counted() -> None:
    shown = rows(as_markdown([problem("x" * 5000)] * (PER_KIND + 7), "en"))
    assert len(shown) == PER_KIND
    assert shown[-1][2].endswith("… and 7 more of the same kind in this file")


def test_a_summary_is_no_longer_than_github_shows() -> None:
    long = [problem("*" * 5000, f"{number}{'[' * 4000}.yaml") for number in range(300)]
    summary = as_markdown(long, "en")
    shown = len(rows(summary.rpartition("\n\n")[0]))
    assert 0 < shown < len(long)
    assert summary.endswith(f"… and {len(long) - shown} more")
    assert len(summary.encode()) < MAX_SIZE + 1_000


@pytest.mark.parametrize("language", MESSAGES)
def test_the_summary_says_that_there_is_no_problem(
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "topics:\n  - id: a\n    name: A\n    summary: B\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "a.yaml", "--format", "markdown", "--lang", language]) == 0
    message = {"fr": "Aucun problème.", "ar": "لا توجد أي مشكلة.", "en": "No problem."}
    assert message[language] in capsys.readouterr().out


def make(target: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a target of the Makefile in `folder`, on its records, with the program of this tree."""
    command = ["make", "-s", "-f", str(ROOT / "Makefile"), target, f"VENV={ROOT / '.venv'}"]
    return subprocess.run(
        [*command, "-o", f"{ROOT / '.venv'}/.site", "-o", f"{ROOT / '.venv'}/bin/python"],
        cwd=folder,
        env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "en_GB.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_targets_of_the_workflow_write_to_its_summary(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "records" / "valid.yaml").read_text(encoding="utf-8")
    (tmp_path / "partners.yaml").write_text("topics:\n  - {id: x, name: X, summary: x}\n")
    records = tmp_path / "institutes.yaml"
    records.write_text(text, encoding="utf-8")
    git = ["git", "-c", "user.name=invented", "-c", "user.email=invented@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "before"]):
        subprocess.run([*git, *arguments], cwd=tmp_path, check=True)
    records.write_text(text.replace("role: hub", "role: member"), encoding="utf-8")
    summary = tmp_path / "summary.md"
    done = make("diff", tmp_path, BASE="HEAD", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "| Role |  | Core | Member |" in summary.read_text(encoding="utf-8")
    # A value that is no revision is never run by a shell.
    done = make("diff", tmp_path, BASE="x; touch written", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode != 0
    assert not (tmp_path / "written").exists()

    records.write_text(text.replace("role: hub", "role: hbu"), encoding="utf-8")
    done = make("problems", tmp_path, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert "**CAT108**" in summary.read_text(encoding="utf-8")
