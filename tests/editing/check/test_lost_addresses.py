"""``catalogue check`` refuses to lose an address that was published."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.files import RecordFile
from jazari_catalogue.records.loading import catalogue_of

SOURCE = (
    "sources:\n  - id: source-inventee\n    publisher: Invented\n    url: https://a.example/\n"
    "    title: Inventé\n    date: 2026-01-01\n    accessed: 2026-01-02\n    language: fr\n"
    "    level: press\n"
)
NAME = "{fr: Fiche inventée, ar: بطاقة مختلقة, en: Invented record}"


def programme(record_id: str, more: str = "") -> str:
    return f"  - id: {record_id}\n{more}    name: {NAME}\n    summary: {NAME}\n    type: training\n"


def programmes(*records: str) -> str:
    return "programmes:\n" + "".join(f"{one}    sources: [source-inventee]\n" for one in records)


def event(record_id: str, more: str = "") -> str:
    return (
        f"events:\n  - id: {record_id}\n{more}    name: {NAME}\n    summary: {NAME}\n"
        "    starts: 2026\n    sources: [source-inventee]\n"
    )


class Repository:
    """A git repository whose commits each have a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2026-01-01") -> str:
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        person = ("-c", "user.name=invented", "-c", "user.email=invented@example.invalid")
        done = subprocess.run(
            ["git", *person, "-c", "commit.gpgsign=false", *arguments],
            cwd=self.folder,
            env={**os.environ, **dates, "GIT_CONFIG_GLOBAL": "/dev/null"},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def commit(self, day: str, **texts: str) -> str:
        """Commits the files, and returns the name of the commit."""
        self.write(**texts)
        self.git("add", "-A", day=day)
        self.git("commit", "-qm", "invented", day=day)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two commits: three programmes, then one of them removed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    (tmp_path / ".gitignore").write_text(".cache\n", encoding="utf-8")
    made = Repository(tmp_path)
    three = [programme(f"programme-{name}") for name in ("un", "deux", "trois")]
    made.commit("2026-02-01", institutes=SOURCE, partners=programmes(*three))
    return made


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """The problems that are no warnings."""
    main(["check", *arguments, "--format", "json", "--lang", "en"])
    rows = json.loads(capsys.readouterr().out)
    return [row for row in rows if row["severity"] == "error"]


def codes_of(rows: list[dict[str, Any]]) -> list[str]:
    return [row["code"] for row in rows]


@pytest.mark.usefixtures("repository")
def test_nothing_is_lost_while_every_record_stays(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys) == []


def test_a_removed_record_is_refused_with_the_commit_the_day_the_file_and_the_lines_to_add(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    commit = repository.commit("2026-02-03", partners=two)
    (row,) = check(capsys)
    assert row["code"] == "CAT212"
    assert row["record"] == "programme-trois"
    assert "`programmes/programme-trois/`" in row["message"]
    assert (
        f"commit {commit[:10]} (2026-02-03) removed the record from partners.yaml" in row["message"]
    )
    assert (
        '`- {id: programme-trois, name: {fr: "Fiche inventée", ar: "بطاقة مختلقة", '
        'en: "Invented record"}, former_kind: programme, removed: 2026-02-03}`' in row["hint"]
    )


def test_the_lines_that_the_message_gives_are_the_fix(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    repository.commit("2026-02-03", partners=two)
    (row,) = check(capsys)
    line = row["hint"].split("`")[3]
    repository.write(partners=f"{two}removals:\n  {line}\n")
    assert check(capsys) == []
    assert main(["format"]) == 0
    capsys.readouterr()
    formatted = (repository.folder / "partners.yaml").read_text(encoding="utf-8")
    assert "  - id: programme-trois\n" in formatted
    assert check(capsys) == []


def test_a_record_that_is_gone_from_the_files_is_refused_before_it_is_committed(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(partners=programmes(programme("programme-un"), programme("programme-deux")))
    (row,) = check(capsys)
    assert "no longer in partners.yaml, where it was in the last commit" in row["message"]


@pytest.mark.parametrize(
    "removal",
    [
        "removals:\n  - {id: programme-trois, former_kind: programme, removed: 2026-02-03}\n",
        "removals:\n  - {id: programme-trois, former_kind: programme, removed: 2026-02-03,"
        " reason: Inventé., page: none}\n",
        "removals:\n  - {id: autre, former_ids: [programme-trois], former_kind: lab,"
        " removed: 2026-02-03}\n",
    ],
)
def test_a_removal_settles_the_address(
    repository: Repository, capsys: pytest.CaptureFixture[str], removal: str
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    repository.commit("2026-02-03", partners=two + removal)
    assert check(capsys) == []


def test_a_removal_under_another_kind_does_not(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    removal = "removals:\n  - {id: programme-trois, former_kind: event, removed: 2026-02-03}\n"
    two = programmes(programme("programme-un"), programme("programme-deux"))
    repository.commit("2026-02-03", partners=two + removal)
    (row,) = check(capsys)
    assert row["code"] == "CAT212"
    assert row["hint"] == "Add `former_ids: [programme-trois]` to the record “programme-trois”."
    assert (row["path"], row["line"]) == ("partners.yaml", two.count("\n") + 2)
    settled = removal.replace("}", ", former_ids: [programme-trois]}")
    repository.write(partners=two + settled)
    assert check(capsys) == []


def test_the_last_of_several_ids_leads_to_the_record_that_needs_the_others(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    moved = event("journee", "    former_ids: [programme-trois]\n")
    repository.commit("2026-02-03", partners=two + moved)
    repository.commit("2026-02-04", partners=two + event("jour", "    former_ids: [journee]\n"))
    (row,) = check(capsys)
    assert row["hint"] == "Add `former_ids: [programme-trois]` to the record “jour”."


def test_an_id_that_no_record_may_have_was_never_published(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    three = (repository.folder / "partners.yaml").read_text(encoding="utf-8")
    for wrong in ("../../journee", "Journee", "une journee", "j" * 81):
        repository.commit("2026-02-03", partners=three + event(f"'{wrong}'"))
    repository.commit("2026-02-04", partners=three)
    assert check(capsys) == []


def test_a_former_id_of_another_record_settles_the_address(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(
        programme("programme-un", "    former_ids: [programme-trois]\n"),
        programme("programme-deux"),
    )
    repository.commit("2026-02-03", partners=two)
    assert check(capsys) == []


def test_a_record_of_another_kind_needs_its_own_id_among_the_former_ones(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    repository.commit("2026-02-03", partners=two + event("programme-trois"))
    (row,) = check(capsys)
    assert row["code"] == "CAT212"
    assert row["hint"] == "Add `former_ids: [programme-trois]` to the record “programme-trois”."
    assert (row["path"], row["line"]) == ("partners.yaml", two.count("\n") + 2)
    repository.write(partners=two + event("programme-trois", "    former_ids: [programme-trois]\n"))
    assert check(capsys) == []


def test_a_record_that_moves_with_a_new_id_keeps_its_old_address_below_the_old_kind(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    moved = event("journee", "    former_ids: [programme-trois]\n")
    repository.commit("2026-02-03", partners=two + moved)
    assert check(capsys) == []
    repository.write(partners=two + event("journee"))
    assert codes_of(check(capsys)) == ["CAT212"]


def test_a_record_that_comes_back_is_not_lost(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (repository.folder / "partners.yaml").read_text(encoding="utf-8")
    repository.commit("2026-02-03", partners=programmes(programme("programme-un")))
    assert codes_of(check(capsys)) == ["CAT212", "CAT212"]
    repository.commit("2026-02-04", partners=before)
    assert check(capsys) == []


def test_moving_a_record_to_another_file_loses_nothing(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.commit(
        "2026-02-03",
        partners=programmes(programme("programme-un"), programme("programme-deux")),
        institutes=SOURCE + programmes(programme("programme-trois")),
    )
    assert check(capsys) == []


def test_a_change_is_not_blamed_for_what_was_lost_before_it(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    two = programmes(programme("programme-un"), programme("programme-deux"))
    repository.commit("2026-02-03", partners=two)
    repository.write(partners=programmes(programme("programme-un")))
    rows = check(capsys, "--changed-since", "HEAD")
    assert [(row["record"], row.get("excused", False)) for row in rows] == [
        ("programme-deux", False),
        ("programme-trois", True),
    ]
    assert [
        row["record"] for row in check(capsys, "--changed-since", "HEAD^") if "excused" not in row
    ] == [
        "programme-deux",
        "programme-trois",
    ]


def test_files_named_one_by_one_are_not_compared(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.commit("2026-02-03", partners=programmes(programme("programme-un")))
    assert check(capsys, "institutes.yaml", "partners.yaml") == []


def test_removals_are_no_records_of_the_history(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    removal = "removals:\n  - {id: jamais-vu, former_kind: event, removed: 2026-02-03}\n"
    repository.commit("2026-02-03", institutes=SOURCE + removal)
    repository.commit("2026-02-04", institutes=SOURCE)
    assert check(capsys) == []


@pytest.mark.parametrize("language", MESSAGES)
def test_without_history_one_note_says_why_and_nothing_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "institutes.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "partners.yaml").write_text(programmes(programme("un")), encoding="utf-8")
    assert main(["check", "--lang", language]) == 0
    (note,) = capsys.readouterr().err.splitlines()
    assert len(note) > 40


def test_the_message_is_in_three_languages(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(partners=programmes(programme("programme-un"), programme("programme-deux")))
    texts = set()
    for language in MESSAGES:
        assert main(["check", "--lang", language]) == 1
        out = capsys.readouterr().out
        assert "former_kind: programme" in out
        assert "partners.yaml" in out
        texts.add(out)
    assert len(texts) == 3


def test_a_hostile_name_of_an_old_record_begins_no_line_of_the_report(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = programme("programme-dur").replace(NAME, '"::error::\\u000a##[group]x"', 1)
    repository.commit("2026-02-03", institutes=SOURCE + programmes(hostile))
    repository.commit("2026-02-04", institutes=SOURCE)
    assert main(["check", "--format", "text", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert not any(line.startswith(("::", "##[")) for line in out.splitlines())
    assert "##[" not in out


def test_the_line_of_a_removal_is_yaml_whatever_the_name(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "{fr: \"Un “nom” : {dur}, [très]\", ar: 'اسم', en: 'It''s # hard'}"
    hard = programme("programme-dur").replace(NAME, name, 1)
    repository.commit("2026-02-03", institutes=SOURCE + programmes(hard))
    repository.commit("2026-02-04", institutes=SOURCE)
    (row,) = check(capsys)
    line = row["hint"].split("`")[3]
    text = SOURCE + f"removals:\n  {line}\n"
    removal = catalogue_of([RecordFile("a.yaml", text.encode()).document()]).removals[
        "programme-dur"
    ]
    assert removal.name is not None
    assert removal.name.in_language("en").text == "It's # hard"
