"""One command writes all files that derive from the models; those of the repository are current."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.generate import reference
from jazari_catalogue.editing.generate.command import COMMAND, GENERATORS
from jazari_catalogue.editing.generate.generated_files import is_current
from jazari_catalogue.editing.generate.schema import PATH as SCHEMA
from jazari_catalogue.languages import MESSAGES
from tests.project import ROOT
from tools import share_images

TEXTS = {path: text for texts in GENERATORS for path, text in texts(ROOT).items()}


def test_generated_files_are_up_to_date() -> None:
    stale = [path for path, text in TEXTS.items() if not is_current(ROOT / path, text)]
    assert stale + share_images.Folder().stale() == [], f"Run: {COMMAND}"


def test_no_file_is_written_by_two_generators() -> None:
    assert len(TEXTS) == sum(len(texts(ROOT)) for texts in GENERATORS)


def test_make_generate_runs_the_generators() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ngenerate: ")[2]
    for program in ("bin/catalogue generate", "-m tools.share_images"):
        assert program in recipe.partition("\n\n")[0]


def test_the_command_writes_outdated_files_and_reports_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").touch()
    below = tmp_path / "docs" / "ar"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)  # any folder of the project
    settings = ".vscode/settings.json"  # never created
    assert main(["generate", "--lang", "en"]) == 0
    lines = [f"{path}: written" for path in TEXTS if path != settings]
    assert capsys.readouterr().out.splitlines() == lines
    for path, text in TEXTS.items():
        file = tmp_path / path
        assert file.read_text(encoding="utf-8") == text if path != settings else not file.exists()
    (tmp_path / SCHEMA).write_text("{}", encoding="utf-8")
    assert main(["generate", "--lang", "en"]) == 0
    lines = [line.replace("written", "up to date") for line in lines]
    lines[0] = f"{SCHEMA}: written"
    assert capsys.readouterr().out.splitlines() == lines


@pytest.mark.parametrize("language", MESSAGES)
def test_check_names_each_outdated_file_and_the_command(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    assert main(["generate"]) == 0
    stale = reference.PAGES["ar"]
    (tmp_path / stale).unlink()
    (tmp_path / SCHEMA).write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", "--check", "--lang", language]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [[path in line for path in (SCHEMA, stale)] for line in lines] == [
        [True, False],
        [False, True],
    ]
    assert all(COMMAND in line for line in lines)
    assert not (tmp_path / stale).exists()
    assert main(["generate"]) == 0
    assert main(["generate", "--check"]) == 0


@pytest.mark.parametrize("command", ["generate", "schema"])
def test_nothing_is_written_outside_a_project(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command, "--lang", "en"]) == 2
    assert f"{tmp_path} is not in a project: it has no mkdocs.yml." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
