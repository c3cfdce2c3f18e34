"""Files for contributors: the git hooks, CODEOWNERS, and the pull request template."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
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


OWNERS = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
# A pattern, then accounts, teams or addresses.
OWNERS_LINE = re.compile(r"(\S+)((?: +(?:@[\w-]+(?:/[\w-]+)?|[\w.+-]+@[\w.-]+))+)")
ROLES = {f"@organisation/{role}" for role in ("editors", "programmers", "publishers")}


def owned(text: str) -> dict[str, str]:
    """The owners in ``text`` by pattern, of active lines and of those that wait for an owner."""
    lines = (line.removeprefix("#: ") for line in text.splitlines())
    matches = (OWNERS_LINE.fullmatch(line) for line in lines if line and not line.startswith("#"))
    return {match[1]: match[2].strip() for match in matches if match}


def owning(path: str, text: str) -> str | None:
    """The last pattern that matches ``path``, as GitHub reads it: all begin at the root."""
    patterns = [
        pattern
        for pattern in owned(text)
        if (path.startswith(pattern) if pattern.endswith("/") else fnmatch(f"/{path}", pattern))
        or (pattern.endswith("/") and f"/{path}/".startswith(pattern))
    ]
    return patterns[-1] if patterns else None


def test_each_line_of_code_owners_is_active_or_waits_for_an_owner() -> None:
    for line in OWNERS.splitlines():
        text = line.removeprefix("#: ")
        match = OWNERS_LINE.fullmatch(text)
        if line.startswith("#") and text == line:
            continue
        assert not line or match, line
        if match:
            assert match[1].startswith("/"), line
            is_waiting = line.startswith("#: ")
            assert ({match[2].strip()} <= ROLES) == is_waiting, line


def test_every_file_and_folder_at_the_root_has_an_owner() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    roots = {path.partition("/")[0] for path in tracked if path}
    assert {name for name in roots if owning(name, OWNERS) is None} == set()
    assert owning("new-folder", OWNERS) is None
    records = read_settings(ROOT).records
    assert {owning(pattern, OWNERS) for pattern in records} <= {"/*.yaml", "/records/"}
    # No line names what is gone, or forgets its slash; records may get a folder.
    named = {pattern.strip("/") for pattern in owned(OWNERS)} - {"*.yaml", "records"}
    assert {name for name in named if not (ROOT / name).exists()} == set()
    for pattern in owned(OWNERS):
        assert (ROOT / pattern.strip("/")).is_dir() == pattern.endswith("/") or "records" in pattern


@pytest.mark.parametrize(
    ("path", "role"),
    [
        (".github/workflows/publish.yml", "publishers"),
        ("mkdocs.yml", "publishers"),
        ("Makefile", "publishers"),
        ("requirements/site.txt", "publishers"),
        ("package-lock.json", "publishers"),
        (".pre-commit-config.yaml", "publishers"),
        ("plugins/jazari_catalogue/plugin.py", "programmers"),
        ("overrides/main.html", "programmers"),
        ("content/fr/index.md", "editors"),
        ("records/new.yaml", "editors"),
        ("new.yaml", "editors"),
    ],
)
def test_the_last_line_that_matches_a_file_has_its_role(path: str, role: str) -> None:
    pattern = owning(path, OWNERS)
    assert pattern is not None
    owners = owned(OWNERS)[pattern]
    assert owners == f"@organisation/{role}" or owners not in ROLES


def test_the_pull_request_template_is_in_three_languages() -> None:
    text = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for sentence in ("Aucune donnée personnelle", "لا معطيات شخصية", "No personal data"):
        assert sentence in text
    for path in re.findall(r"docs/[\w/]+\.md|[A-Z]+\.md", text):
        assert (ROOT / path).is_file(), path
