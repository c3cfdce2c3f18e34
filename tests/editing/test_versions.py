"""Versions to compare: git revisions and folders, each read with its own settings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.options import RecordFiles
from jazari_catalogue.editing.versions import files_of_version
from jazari_catalogue.languages import MESSAGES
from tests.editing.repositories import FILES, VALID, commit, edited, git, settings, topic, write
from tests.records.cases import VALID_RECORDS
from tests.records.test_settings import PATTERNS, lay_out


@pytest.fixture(autouse=True)
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = folder / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def split(folder: Path) -> Path:
    """A repository in which the second commit moved each record to a file of its own."""
    git(folder, "init", "-q")
    settings(folder, "all.yaml")
    (folder / "all.yaml").write_text(topic("un") + topic("deux").partition("\n")[2], "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one file")
    git(folder, "tag", "one-file")
    settings(folder, "records/**/*.yaml")
    (folder / "all.yaml").unlink()
    for name in ("un", "deux"):
        write(folder / "records", topic(name), f"{name}.yaml")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "two files")
    return folder


def changes(capsys: pytest.CaptureFixture[str], *versions: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert main(["diff", *versions, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["records"]
    return [(row["change"], row["id"]) for row in rows]


def test_revisions_are_compared_with_each_other_and_with_the_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    empty = commit(folder)
    write(folder, VALID)
    first = commit(folder)
    write(folder, edited(("    role: hub\n", "    role: member\n")))
    commit(folder)
    for arguments in ([first, "HEAD"], ["HEAD^"], [first]):
        assert main(["diff", *arguments, *FILES, "--format", "json"]) == 0
        (change,) = json.loads(capsys.readouterr().out)["records"]
        assert change["id"] == "institut-exemple"
    assert main(["diff", empty, "HEAD", "--files", "**/*.yaml", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)["records"]
    assert {change["change"] for change in records} == {"added"}
    assert len(records) == VALID_RECORDS


def test_in_a_folder_of_a_repository_only_that_folder_is_compared(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "init", "-q")
    write(folder / "inner", VALID)
    commit(folder)
    monkeypatch.chdir(folder / "inner")
    assert main(["diff", "HEAD", *FILES, "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing changes for the public.\n"


@pytest.mark.parametrize("name", ["nowhere", "--output=written", "HEAD; touch written", "a\n::b::"])
def test_an_unknown_revision_is_wrong_usage(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    assert main(["diff", "--files", "records.yaml", "--lang", "en", "--", name]) == 2
    output = capsys.readouterr()
    assert "is neither a folder nor a revision" in output.err
    assert not output.err.startswith("::")
    assert "\n::" not in output.err
    assert not (folder / "written").exists()


def test_in_a_shallow_clone_the_message_says_how_to_fetch_the_revision(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(folder, "init", "-q")
    write(folder, VALID)
    commit(folder)
    commit(folder)
    clone = folder.parent / "clone"
    git(folder, "clone", "-q", "--depth=1", folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert main(["diff", "HEAD^", *FILES, "--lang", "en"]) == 2
    assert "git fetch --deepen=1" in capsys.readouterr().err


def test_each_version_is_read_with_its_own_settings(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert changes(capsys, "one-file") == []
    assert changes(capsys, "one-file", "HEAD") == []
    write(split / "records", topic("un", "Autre"), "un.yaml")
    write(split / "records" / "new", topic("trois"), "trois.yaml")
    both = [("added", "trois"), ("changed", "un")]
    assert sorted(changes(capsys, "one-file")) == sorted(changes(capsys, "HEAD")) == both


def test_a_record_that_moves_to_another_file_is_no_change(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "records" / "un.yaml").rename(split / "records" / "a.yaml")
    assert changes(capsys, "HEAD") == []


@pytest.mark.usefixtures("split")
def test_a_folder_without_settings_is_read_with_those_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    write(old, topic("un"), "all.yaml")
    write(old / "records", topic("deux"), "deux.yaml")
    assert changes(capsys, str(old)) == [("added", "un")]
    settings(old, "all.yaml")
    assert changes(capsys, str(old)) == [("added", "deux")]


def test_versions_can_be_compared_from_any_folder_of_the_project(
    split: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", topic("un", "Autre"), "un.yaml")
    monkeypatch.chdir(split / "records")
    assert changes(capsys, "HEAD") == [("changed", "un")]
    assert changes(capsys, "HEAD", "--files", "un.yaml") == [("changed", "un")]


def test_files_can_be_named_through_a_link_to_the_project(
    split: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", topic("un", "Autre"), "un.yaml")
    link = tmp_path / "link"
    link.symlink_to(split)
    for name in (f"{link}/records/*.yaml", f"{split}/records/un.yaml", "records/../records/*.yaml"):
        assert changes(capsys, "HEAD", "--files", name) == [("changed", "un")]


@pytest.mark.usefixtures("split")
def test_files_that_neither_version_has_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "--files", "no.yaml", "no/*.yaml", "--lang", "en"]) == 2
    output = capsys.readouterr()
    assert "no.yaml:1:1: CAT001 The file cannot be read: it does not exist." in output.err
    assert "no/*.yaml:1:1: CAT001 The file cannot be read: no file matches" in output.err
    assert output.out == ""


@pytest.mark.usefixtures("split")
def test_a_file_outside_the_project_is_in_no_revision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "outside", topic("trois"), "trois.yaml")
    for name in (f"{tmp_path}/outside/trois.yaml", "../outside/*.yaml"):
        assert changes(capsys, "HEAD", "--files", name) == [("added", "trois")]
        assert changes(capsys, "HEAD", "--files", name, "records/*.yaml") == [("added", "trois")]


def test_a_project_can_be_in_a_folder_of_its_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(folder, "init", "-q")
    (folder / "base.yml").write_text(
        "plugins:\n  jazari-catalogue:\n    records: [data/*.yaml]\n", encoding="utf-8"
    )
    own = folder / "own"
    own.mkdir()
    write(own / "data", topic("un"), "un.yaml")
    (own / "mkdocs.yml").write_text("INHERIT: ../base.yml\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "invented")
    monkeypatch.chdir(own)
    assert changes(capsys, "HEAD") == []
    write(own / "data", topic("un", "Autre"), "un.yaml")
    assert changes(capsys, "HEAD") == [("changed", "un")]


def test_the_settings_of_a_revision_can_be_a_link(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "mkdocs.yml").rename(split / "linked.yml")
    (split / "mkdocs.yml").symlink_to("linked.yml")
    commit(split)
    write(split / "records", topic("un", "Autre"), "un.yaml")
    assert changes(capsys, "HEAD") == [("changed", "un")]


def test_wrong_settings_of_one_version_are_reported(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "mkdocs.yml").write_text(
        "plugins:\n  - jazari-catalogue:\n      records: a.yaml\n", encoding="utf-8"
    )
    assert main(["diff", "HEAD", "--lang", "en"]) == 1
    assert "mkdocs.yml:3:16: CAT008" in capsys.readouterr().out
    git(split, "commit", "-qam", "wrong")
    settings(split, "records/**/*.yaml")
    assert main(["diff", "HEAD", "--lang", "en"]) == 0
    output = capsys.readouterr().out
    assert "HEAD" in output
    assert "mkdocs.yml:3:16: CAT008" in output


def test_a_broken_record_is_reported_with_the_name_of_its_file(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(split / "records", "topics:\n\t- id: un\n", "un.yaml")
    assert main(["diff", "HEAD", "--lang", "en"]) == 1
    assert "records/un.yaml:2:1: CAT011" in capsys.readouterr().out


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_the_same_files_in_a_revision(pattern: str, folder: Path) -> None:
    git(folder, "init", "-q")
    lay_out(folder)
    commit(folder)
    here = RecordFiles(folder, [pattern], named=True)
    with files_of_version("HEAD", here) as there:
        files = [file.relative_to(there.root) for file in there.files()]
        assert files == [file.relative_to(folder) for file in here.files()]
        assert [file.is_file() for file in there.files()] == [f.is_file() for f in here.files()]


def test_links_are_followed_in_a_revision_as_in_the_project(folder: Path) -> None:
    git(folder, "init", "-q")
    lay_out(folder)
    (folder / "one.yaml").symlink_to("records/labs/e.yaml")
    (folder / "linked").symlink_to("records/labs")
    (folder / "records" / "circle").symlink_to(".")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    commit(folder)
    here = RecordFiles(
        folder, ["one.yaml", "linked/*.yaml", "records/**/*.yaml", "g*.yaml"], named=True
    )
    with files_of_version("HEAD", here) as there:
        files = [(f.relative_to(there.root), f.is_file()) for f in there.files()]
        assert files == [(f.relative_to(folder), f.is_file()) for f in here.files()]
    assert len(files) > 4


@pytest.fixture
def owned_by_another(split: Path) -> Iterator[Path]:
    """The same repository, which git takes for one of another user."""
    # This removes the safe.directory that all other tests have.
    with patch.dict(os.environ, {"GIT_CONFIG_COUNT": "0", "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}):
        yield split


@pytest.mark.usefixtures("owned_by_another")
@pytest.mark.parametrize("language", MESSAGES)
@pytest.mark.parametrize("command", [["diff", "HEAD"], ["check", "--changed-since", "HEAD"]])
def test_the_message_of_git_about_a_repository_of_another_user_is_shown(
    command: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--lang", language]) == 2
    output = capsys.readouterr().err
    assert "dubious ownership" in output
    assert "safe.directory" in output
    assert {"fr": "Message de git", "ar": "يقول git", "en": "Message from git"}[language] in output
    assert "this clone knows" not in output


def test_a_folder_that_is_no_repository_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git finds no repository here" in output
    assert "    fatal: not a git repository" in output


@pytest.mark.usefixtures("split")
def test_a_missing_git_is_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git, which reads revisions, cannot be started: install it." in output
    assert "    No such file or directory: git" in output


@pytest.mark.usefixtures("split")
@pytest.mark.parametrize("name", ["nowhere", "--help", "a\x1bb", "HEAD:mkdocs.yml", "HEAD~9"])
def test_an_unknown_revision_is_reported_with_the_message_of_git(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "--lang", "en", "--", name]) == 2
    output = capsys.readouterr().err
    assert "is neither a folder nor a revision that this clone knows." in output
    assert "Message from git:\n    " in output
    assert "\x1b" not in output


def test_a_missing_blob_is_reported(split: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = git(split, "rev-parse", "HEAD:records/un.yaml")
    (split / ".git" / "objects" / name[:2] / name[2:]).unlink()
    assert main(["diff", "HEAD", "--lang", "en"]) == 2
    output = capsys.readouterr().err
    assert "git cannot read all files of the revision “HEAD”." in output
    assert name in output
