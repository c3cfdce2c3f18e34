"""``catalogue check`` reports what is wrong with prose beside what is wrong with records."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.check.formats import FORMATS
from tests.project import SMALL, Project

PAGE = "content/fr/about.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project in a repository with one commit."""
    project = Project.of(SMALL, tmp_path / "project")
    monkeypatch.chdir(project.root)
    git(project, "init", "-q")
    git(project, "add", "mkdocs.yml", "institutes.yaml", "partners.yaml", "content")
    git(project, "commit", "-qm", "invented")
    return project


def git(project: Project, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=project.root, check=True)


def add(project: Project, text: str, page: str = PAGE) -> None:
    file = project.root / page
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def errors(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[Any]]:
    """The exit code, and path, line, column and code of each error that is not excused."""
    code = main(["check", *arguments, "--format", "json", "--lang", "en"])
    rows = json.loads(capsys.readouterr().out)
    return code, [
        (row["path"], row["line"], row["column"], row["code"])
        for row in rows
        if row["severity"] == "error" and "excused" not in row
    ]


def test_problems_of_prose_are_reported_with_those_of_records(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert errors(capsys) == (0, [])
    line = (project.root / PAGE).read_text(encoding="utf-8").count("\n") + 2
    add(project, "[a](record:labo-invnte) <b>x</b>")
    (project.root / "content" / "ar" / "x.svg").write_text("<svg/>", encoding="utf-8")
    os.mkfifo(project.root / "content" / "ar" / "pipe.md")
    code, rows = errors(capsys)
    assert code == 1
    assert rows == [
        ("content/ar/pipe.md", 1, 1, "CAT402"),
        ("content/ar/x.svg", 1, 1, "CAT401"),
        (PAGE, line, 5, "CAT416"),
        (PAGE, line, 25, "CAT410"),
        (PAGE, line, 29, "CAT410"),
    ]
    add(project, "x: [", "institutes.yaml")
    _, rows = errors(capsys)
    assert [row for row in rows if row[0] == "institutes.yaml"]
    assert (PAGE, line, 25, "CAT410") in rows
    for name in FORMATS:
        main(["check", "--format", name])
        assert "CAT401" in capsys.readouterr().out


def test_named_record_files_are_checked_alone(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "<b>x</b>")
    assert errors(capsys, "institutes.yaml", "partners.yaml") == (0, [])


def test_a_change_fails_only_for_what_it_adds_to_prose(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "<b>")
    git(project, "commit", "-qam", "invented")
    add(project, "More", PAGE)
    assert errors(capsys, "--changed-since", "HEAD") == (0, [])
    add(project, "*a*{: .menu}")
    code, rows = errors(capsys, "--changed-since", "HEAD")
    assert (code, [row[3] for row in rows]) == (1, ["CAT411"])


def test_the_folder_of_prose_is_the_one_in_the_settings(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "content").rename(project.root / "texts")
    project.change("mkdocs.yml", "docs_dir: content", "docs_dir: texts")
    add(project, "<b>", "texts/fr/about.md")
    assert [row[0] for row in errors(capsys)[1]] == ["texts/fr/about.md"]


def test_every_problem_of_a_page_is_shown_or_counted(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    add(project, "Text<br>\n\n" * 120)
    main(["check", "--lang", "en"])
    output = capsys.readouterr().out
    assert "and 70 more of the same kind in this file" in output
    assert "Problems found: 120" in output
