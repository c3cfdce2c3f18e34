"""``catalogue check``: what fails, what is excused, and what programs read."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.check.command import new_and_old
from jazari_catalogue.editing.check.formats import (
    FORMATS,
    PER_KIND,
    CheckResult,
    as_json,
    as_sarif,
)
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import in_order

SOURCE = (
    "sources:\n  - id: source-inventee\n    publisher: Invented\n    url: https://a.example/\n"
    "    date: 2026\n    accessed: 2026-01-02\n    language: fr\n    level: press\n"
)


def topics(*ids: str, summary: str = "Inventé") -> str:
    return "topics:\n" + "".join(
        f"  - id: {name}\n    name: Sujet {name}\n    summary: {summary}\n" for name in ids
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with one commit: a topic, and a partner of an unknown type."""
    monkeypatch.chdir(tmp_path)
    partners = (
        "partners:\n  - id: societe-inventee\n    name: Société inventée\n    summary: Inventée\n"
        "    type: compagny\n    sources: [source-inventee]\n"
    )
    (tmp_path / "institutes.yaml").write_text(SOURCE + topics("un"), encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(partners, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "invented")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    code = main(["check", *arguments, "--format", "json", "--lang", "en"])
    return code, json.loads(capsys.readouterr().out)


def test_a_change_does_not_fail_for_a_problem_that_was_there_before(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, rows = check(capsys)
    assert (code, [row["code"] for row in rows]) == (1, ["CAT108"])
    file = repository / "institutes.yaml"
    # Lines are added above, and the problem of the other file stays the same.
    file.write_text("# invented\n\n" + SOURCE + topics("un", "deux"), encoding="utf-8")
    code, rows = check(capsys, "--changed-since", "HEAD")
    assert (code, [(row["code"], row["excused"]) for row in rows]) == (0, [("CAT108", True)])
    assert main(["check", "--changed-since", "HEAD", "--lang", "en"]) == 0
    output = capsys.readouterr().out
    assert "Already there before this change" in output
    assert "CAT108" in output


def test_a_change_fails_for_what_it_breaks_in_another_file(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "institutes.yaml").write_text(topics("un"), encoding="utf-8")
    code, rows = check(capsys, "--changed-since", "HEAD")
    assert code == 1
    assert [(row["code"], row["path"]) for row in rows if "excused" not in row] == [
        ("CAT202", "partners.yaml")
    ]


def test_the_same_mistake_in_another_record_is_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = repository / "partners.yaml"
    text = file.read_text(encoding="utf-8")
    again = text.replace("societe-inventee", "autre-inventee").replace("partners:\n", "")
    file.write_text(text + again, encoding="utf-8")
    code, rows = check(capsys, "--changed-since", "HEAD")
    assert code == 1
    assert sorted(("excused" in row, row["record"]) for row in rows) == [
        (False, "autre-inventee"),
        (True, "societe-inventee"),
    ]


def test_a_file_that_becomes_unreadable_fails(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "partners.yaml").write_text('partners:\n  - id: "x\n', encoding="utf-8")
    code, rows = check(capsys, "--changed-since", "HEAD")
    assert code == 1
    assert [row["code"] for row in rows if "excused" not in row] == ["CAT012"]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("language", MESSAGES)
def test_an_unknown_revision_is_reported(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--changed-since", "nowhere", "--lang", language]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_warnings_fail_only_with_strict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(topics("un", summary="{fr: Inventé}"), encoding="utf-8")
    code, rows = check(capsys, "a.yaml")
    assert (code, [(row["code"], row["severity"]) for row in rows]) == (0, [("CAT302", "warning")])
    assert check(capsys, "a.yaml", "--strict")[0] == 1
    assert main(["check", "a.yaml", "--lang", "en"]) == 0
    output = capsys.readouterr().out
    assert "CAT302 Warning: “summary” is not translated; missing: ar, en." in output
    assert "Warnings: 1\n" in output
    assert "Problems found" not in output


@pytest.mark.usefixtures("repository")
def test_sarif_has_rules_and_results_that_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "sarif", "--lang", "en"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "CAT108"
    assert rule["shortDescription"]["text"] == "Value not in the list"
    assert result["level"] == "error"
    assert result["baselineState"] == "new"
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "partners.yaml"}
    assert physical["region"] == {"startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 19}
    assert run["columnKind"] == "unicodeCodePoints"
    assert main(["check", "--format", "sarif", "--changed-since", "HEAD"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert (result["level"], result["baselineState"]) == ("note", "unchanged")


def test_an_old_problem_stays_excused_when_its_record_moves_to_another_file(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "records").mkdir()
    for name in ("institutes.yaml", "partners.yaml"):
        (repository / name).rename(repository / "records" / name)
    option = "plugins:\n  - jazari-catalogue: {records: [records/*.yaml]}\n"
    (repository / "mkdocs.yml").write_text(option, encoding="utf-8")
    code, rows = check(capsys, "--changed-since", "HEAD")
    assert (code, [(row["path"], row["excused"]) for row in rows]) == (
        0,
        [("records/partners.yaml", True)],
    )


def test_the_record_files_are_the_same_from_any_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    option = "plugins:\n  - jazari-catalogue: {records: [partners.yaml, 'i*.yaml']}\n"
    (repository / "mkdocs.yml").write_text(option, encoding="utf-8")
    (repository / "below").mkdir()
    monkeypatch.chdir(repository / "below")
    for files in ([], ["../partners.yaml", "../institutes.yaml"], ["partners.yaml", "i*.yaml"]):
        code, rows = check(capsys, *files)
        assert (code, [row["path"] for row in rows]) == (1, ["partners.yaml"])
        assert main(["check", *files, "--lang", "en"]) == 1
        assert "5 |     type: compagny" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "github", "json", "markdown", "sarif"])
def test_wrong_settings_are_reported_like_any_other_problem(
    form: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    option = "plugins:\n  - jazari-catalogue: {records: all.yaml}\n"
    (repository / "mkdocs.yml").write_text(option, encoding="utf-8")
    assert main(["check", "--format", form, "--lang", "en"]) == 1
    output = capsys.readouterr().out
    assert "CAT008" in output
    assert "mkdocs.yml" in output.replace("\\", "")
    assert main(["check", "partners.yaml", "institutes.yaml", "--lang", "en"]) == 1
    assert "CAT108" in capsys.readouterr().out


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("command", [["format"], ["new", "topic"], ["propose", "--event", "x"]])
@pytest.mark.parametrize("language", MESSAGES)
def test_every_command_reports_wrong_settings(
    command: list[str], language: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "x").write_text("{}", encoding="utf-8")
    (repository / "mkdocs.yml").write_text("plugins: [\n", encoding="utf-8")
    assert main([*command, "--lang", language]) == 1
    assert "mkdocs.yml:2:1: CAT007" in capsys.readouterr().err


PROGRAMME = """\
programmes:
  - id: programme-invente
    name: Programme inventé
    summary: Inventé
    path:
      - step: announced
        sources: [source-inventee]
    description:
      - text: Paragraphe inventé
        sources: [source-inventee]
    statements:
      - text: Phrase inventée
        sources: [source-inventee]
    disputes:
      - field: name
        claims:
          - text: Un nom inventé
            sources: [source-inventee]
          - text: Un autre
            sources: [autre-inventee]
    sources: [source-inventee, autre-inventee]
    evidence:
      name: [source-inventee]
      summary: [source-inventee, autre-inventee]
    verified: 2026-02-01
"""


@pytest.fixture
def programmes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record file, in a git repository, of a programme that was verified."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "institutes.yaml"
    file.write_text(PROGRAMME, encoding="utf-8")
    another = SOURCE.replace("source-inventee", "autre-inventee").replace("a.ex", "b.ex")
    sources = SOURCE + another.removeprefix("sources:\n")
    (tmp_path / "partners.yaml").write_text(sources, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "invented")
    return file


def changed(file: Path, written: str, instead: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, instead, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("name: [source-inventee]", "name: [autre-inventee]"),
        ("name: [source-inventee]", "name: {derived: summary}"),
        ("name: [source-inventee]", "name: {classified: [source-inventee]}"),
        ("announced\n        sources: [source", "announced\n        sources: [autre"),
        ("Paragraphe inventé\n        sources: [source", "Autre\n        sources: [autre"),
        ("Phrase inventée\n        sources: [source", "Phrase\n        sources: [autre"),
        ("Un autre\n            sources: [autre", "Un autre\n            sources: [source"),
        ("    statements:\n", "    statements:\n      - {text: Une, sources: [autre-inventee]}\n"),
    ],
)
def test_evidence_that_changed_without_being_verified_is_reported(
    written: str, instead: str, programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(programmes, written, instead)
    assert check(capsys) == (0, [])
    code, (row,) = check(capsys, "--changed-since", "HEAD")
    assert (code, row["code"], row["severity"]) == (0, "CAT326", "warning")
    line = programmes.read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert line[row["column"] - 1 :] == "2026-02-01"
    for language in MESSAGES:
        assert main(["check", "--changed-since", "HEAD", "--lang", language]) == 0
        assert f"`verified: {datetime.now(UTC).date()}`" in capsys.readouterr().out
    changed(programmes, "verified: 2026-02-01", "verified: 2026-02-02")
    assert check(capsys, "--changed-since", "HEAD") == (0, [])
    changed(programmes, "verified: 2026-02-02", "verified: 2026-01-31")
    assert [row["code"] for row in check(capsys, "--changed-since", "HEAD")[1]] == ["CAT326"]
    changed(programmes, "    verified: 2026-01-31\n", "")
    code, (row,) = check(capsys, "--changed-since", "HEAD")
    line = programmes.read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert (row["code"], line.split(":")[0]) == ("CAT326", "  - id")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Paragraphe inventé", "Un paragraphe inventé"),
        (
            "summary: [source-inventee, autre-inventee]",
            "summary: [autre-inventee, source-inventee]",
        ),
        (
            "programmes:\n",
            "programmes:\n  - {id: neuf, name: N, summary: S, sources: [autre-inventee]}\n",
        ),
    ],
    ids=["a text", "the order of sources", "a new record"],
)
def test_a_change_that_leaves_the_evidence_needs_no_verifying(
    written: str, instead: str, programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(programmes, written, instead)
    rows = check(capsys, "--changed-since", "HEAD")[1]
    assert "CAT326" not in [row["code"] for row in rows]


def test_a_record_under_a_new_id_is_compared_with_itself(
    programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(programmes, "id: programme-invente", "id: neuf\n    former_ids: [programme-invente]")
    changed(programmes, "name: [source-inventee]", "name: [autre-inventee]")
    code, (row,) = check(capsys, "--changed-since", "HEAD")
    assert (code, row["code"], row["record"]) == (0, "CAT326", "neuf")


def test_a_source_under_a_new_id_is_no_other_evidence(
    programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (programmes, programmes.with_name("partners.yaml")):
        text = file.read_text(encoding="utf-8").replace("source-inventee", "source-neuve")
        file.write_text(text, encoding="utf-8")
    changed(file, "id: source-neuve", "id: source-neuve\n    former_ids: [source-inventee]")
    assert check(capsys, "--changed-since", "HEAD") == (0, [])


def test_what_was_verified_today_may_change_again(
    programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(programmes, "2026-02-01", datetime.now(UTC).date().isoformat())
    git(programmes.parent, "commit", "-qam", "verified")
    changed(programmes, "name: [source-inventee]", "name: [autre-inventee]")
    assert check(capsys, "--changed-since", "HEAD") == (0, [])


def test_a_version_that_does_not_load_has_no_evidence_to_compare(
    programmes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(programmes, "summary: Inventé", "summery: Inventé")
    git(programmes.parent, "commit", "-qam", "broken")
    changed(programmes, "summery: Inventé", "summary: Inventé")
    changed(programmes, "name: [source-inventee]", "name: [autre-inventee]")
    assert check(capsys, "--changed-since", "HEAD") == (0, [])


def test_programs_can_add_up_the_problems_that_are_left_out() -> None:
    total = 20_000
    problems = [
        codes.TAB.at(f"{number % 7}.yaml", Position(number, 1), "x" * 5_000)
        for number in range(1, total + 1)
    ]
    result = CheckResult(None, in_order(problems), problems[:3], Path())
    rows = [row for row in json.loads(as_json(result, "fr")) if "excused" not in row]
    assert len(rows) == 7 * PER_KIND
    assert sum(1 + row.get("more", 0) + row.get("more_elsewhere", 0) for row in rows) == total
    assert max(len(row["record"]) for row in rows) < 200
    (run,) = json.loads(as_sarif(result, "fr"))["runs"]
    assert run["properties"] == {"total": total, "totalExcused": 3}
    more = [found["properties"]["more"] for found in run["results"] if "properties" in found]
    assert len(run["results"]) + sum(more) == total + 3


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_of_many_problems_is_short(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("\t" * 100_000, encoding="utf-8")
    problems = [codes.TAB.at("a.yaml", Position(1, column)) for column in range(1, 100_001)]
    result = CheckResult(None, problems, problems, tmp_path)
    assert len(FORMATS[form](result, "ar")) < 1_000_000


def test_a_suggestion_that_is_another_now_makes_no_problem_new() -> None:
    values = {"id": "a", "lists": "b", "formerly": codes.NEVER}
    before = [codes.UNKNOWN_ID.at("a.yaml", None, "x", nearest="c", **values)]
    after = [codes.UNKNOWN_ID.at("a.yaml", None, "x", nearest="d", **values)]
    assert new_and_old(after, before) == ([], after)
