"""The command that writes the JSON Schema of the records, and the editor settings that name it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.generate.schema import PATH
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.schema import schema_text
from jazari_catalogue.records.settings import read_settings
from tests.project import ROOT, Project


def test_the_command_writes_the_schema_and_checks_whether_it_is_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    check = ["schema", "--check", "--lang", "en"]
    assert main(check) == 1
    assert "Run: catalogue schema" in capsys.readouterr().err
    assert not (tmp_path / PATH).exists()
    assert main(["schema", "--lang", "en"]) == 0
    assert (tmp_path / PATH).read_text(encoding="utf-8") == schema_text()
    assert main(check) == 0
    (tmp_path / PATH).write_text("{}", encoding="utf-8")
    for language in MESSAGES:
        assert main(["schema", "--check", "--lang", language]) == 1
        assert "catalogue schema" in capsys.readouterr().err


def test_the_command_lists_the_record_files_in_the_editor_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    below = tmp_path / ".vscode"
    below.mkdir()
    monkeypatch.chdir(below)
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    (below / "settings.json").write_text(text, encoding="utf-8")
    option = "plugins:\n  jazari-catalogue: {records: ['[a-c].yaml', 'é\"/**/*.yml']}\n"
    (tmp_path / "mkdocs.yml").write_text(option, encoding="utf-8")
    assert main(["schema", "--lang", "en"]) == 0
    assert ".vscode/settings.json: written" in capsys.readouterr().out
    written = (below / "settings.json").read_text(encoding="utf-8")
    assert '"schema/catalogue.schema.json": ["[a-c].yaml", "é\\"/**/*.yml"]\n' in written
    assert len(written.splitlines()) == len(text.splitlines())
    assert main(["schema", "--check", "--lang", "en"]) == 0
    (tmp_path / "mkdocs.yml").write_text("plugins: []\n", encoding="utf-8")
    assert main(["schema", "--check", "--lang", "en"]) == 1
    assert main(["schema"]) == 0
    assert (below / "settings.json").read_text(encoding="utf-8") == text


def test_the_schema_is_published_with_the_site(small_built: Project) -> None:
    assert (small_built.site / PATH).read_text(encoding="utf-8") == schema_text()


def test_record_files_and_editor_settings_name_the_schema() -> None:
    line = f"# yaml-language-server: $schema={PATH}"
    for name in read_settings(ROOT).records:
        assert (ROOT / name).read_text(encoding="utf-8").splitlines()[0] == line
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert list(settings["yaml.schemas"]) == [PATH]
    assert settings["yaml.schemas"][PATH] == read_settings(ROOT).records
    extensions = (ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8")
    assert json.loads(extensions) == {"recommendations": ["redhat.vscode-yaml"]}
