"""Files for contributors: the git hooks, CODEOWNERS, and the pull request template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from jazari_catalogue.cli import main
from jazari_catalogue.records.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]


def hooks() -> dict[str, dict[str, object]]:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (local,) = yaml.safe_load(text)["repos"]
    assert local["repo"] == "local"
    return {hook["id"]: hook for hook in local["hooks"]}


def test_the_hooks_run_the_installed_catalogue_command_on_yaml_files() -> None:
    assert list(hooks()) == ["catalogue-format", "catalogue-check"]
    for hook in hooks().values():
        assert hook["language"] == "system"
        assert str(hook["entry"]).startswith(".venv/bin/catalogue ")
        # The command reads in mkdocs.yml which of these are record files.
        for name in (*read_settings(ROOT).records, "records/any/name.yml", "mkdocs.yml"):
            assert re.search(str(hook["files"]), name), name
        assert not re.search(str(hook["files"]), "README.md")
    assert "$(VENV)/bin/catalogue check" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_hook_fails_for_wrong_records_and_fixes_what_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out, check = (str(hook["entry"]).split()[1:] for hook in hooks().values())
    topic = "topics:\n- {id: essai, name: Essai, summary: Essai}\n"
    (tmp_path / "institutes.yaml").write_text(topic, encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(topic.replace("essai", "autre"), encoding="utf-8")
    assert main([*lay_out, "institutes.yaml"]) == 0
    assert "topics:\n  - id: essai\n" in (tmp_path / "institutes.yaml").read_text()
    assert main(check) == 0
    (tmp_path / "partners.yaml").write_text(topic, encoding="utf-8")
    assert main(check) == 1


def test_a_hook_changes_record_files_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out = str(hooks()["catalogue-format"]["entry"]).split()[1:]
    settings = "plugins:\n- jazari-catalogue: {records: ['records/*.yml']}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "records").mkdir()
    topic = "topics:\n- {id: essai, name: Essai, summary: Essai}\n"
    for name in ("records/essai.yml", "records/other.yaml", "workflow.yml"):
        (tmp_path / name).write_text(topic, encoding="utf-8")
    names = ["mkdocs.yml", "records/essai.yml", "records/other.yaml", "workflow.yml"]
    assert main([*lay_out, *names, "--lang", "en"]) == 0
    reported = capsys.readouterr().out
    assert "records/essai.yml: formatted\n" in reported
    assert (
        "workflow.yml: left as it is, because `records` in mkdocs.yml does not name it" in reported
    )
    assert (tmp_path / "records/essai.yml").read_text(encoding="utf-8") != topic
    assert (tmp_path / "records/other.yaml").read_text(encoding="utf-8") == topic
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == settings
    assert main([*lay_out, "--lang", "en"]) == 0
    assert "Nothing to format" in capsys.readouterr().out


def test_code_owners_are_well_formed_and_not_the_placeholder() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    # A pattern, then accounts, teams or addresses.
    line = re.compile(r"\S+( +(@[\w-]+(/[\w-]+)?|[\w.+-]+@[\w.-]+))+")
    assert all(not text or text.startswith("#") or line.fullmatch(text) for text in lines)
    assert not any("@organisation" in text and not text.startswith("#") for text in lines)


def test_the_pull_request_template_is_in_three_languages() -> None:
    text = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for sentence in ("Aucune donnée personnelle", "لا معطيات شخصية", "No personal data"):
        assert sentence in text
    for path in re.findall(r"docs/[\w/]+\.md|[A-Z]+\.md", text):
        assert (ROOT / path).is_file(), path
