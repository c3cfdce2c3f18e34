"""Record files are those that the settings of each commit name, by any of their names."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from jazari_catalogue.history.history import history_of
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from tests.history.repository import Repository
from tests.history.script import settings

TOPIC = "topics:\n  - id: {0}\n    name: {0}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def reported(repository: Repository) -> dict[str, list[str]]:
    """What happened to each record, commit by commit."""
    history = history_of(repository.folder, DEFAULT_RECORDS, None, "")
    return {one: [change.change for change in changes] for one, changes in history.changes.items()}


def test_only_files_that_the_settings_name_are_read(repository: Repository) -> None:
    repository.write("mkdocs.yml", settings("data/*.yaml", "!.yaml"))
    for name in ("data/a.yaml", "!.yaml", "data/b.yml", "data/c/d.yaml", "e.yaml", "data/.f.yaml"):
        record_id = Path(name).name.split(".")[-2].strip("!") or "bang"
        repository.write(name, TOPIC.format(record_id))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"], "bang": ["added"]}


def test_settings_may_be_a_link(repository: Repository) -> None:
    repository.write("settings/ours.yml", settings("a.yaml"))
    (repository.folder / "mkdocs.yml").symlink_to("settings/ours.yml")
    repository.write("a.yaml", TOPIC.format("a"))
    repository.write("b.yaml", TOPIC.format("b"))
    repository.commit("one")
    repository.write("settings/ours.yml", settings("b.yaml"))
    repository.commit("other")
    assert reported(repository) == {"a": ["added", "removed"], "b": ["added"]}


def test_a_file_with_two_names_is_read_once(repository: Repository) -> None:
    repository.write("mkdocs.yml", settings("*.yaml"))
    repository.write("a.yaml", TOPIC.format("a"))
    (repository.folder / "b.yaml").symlink_to("a.yaml")
    (repository.folder / "c.yaml").symlink_to("b.yaml")
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}


def test_a_pattern_goes_through_a_linked_folder_but_not_with_two_stars(
    repository: Repository,
) -> None:
    repository.write("mkdocs.yml", settings("records/*.yaml", "all/**/*.yaml"))
    repository.write("data/a.yaml", TOPIC.format("a"))
    (repository.folder / "records").symlink_to("data")
    (repository.folder / "all").mkdir()
    (repository.folder / "all" / "linked").symlink_to("../more")
    repository.write("more/b.yaml", TOPIC.format("b"))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}
    repository.write("data/a.yaml", TOPIC.format("a").replace("name: a", "name: b"))
    repository.commit("change")
    assert reported(repository) == {"a": ["added", "changed"]}


def test_names_in_either_form_of_unicode_match(repository: Repository) -> None:
    repository.write("mkdocs.yml", settings(unicodedata.normalize("NFC", "é.yaml")))
    repository.write(unicodedata.normalize("NFD", "é.yaml"), TOPIC.format("a"))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}


def test_names_that_are_no_text_are_read(repository: Repository) -> None:
    repository.write("mkdocs.yml", settings("*.yaml"))
    repository.write("a\udcff.yaml", TOPIC.format("a"))
    repository.write("b\n.yaml", TOPIC.format("b"))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"], "b": ["added"]}


def test_settings_that_inherit_from_an_odd_name_are_unreadable(repository: Repository) -> None:
    repository.write("institutes.yaml", TOPIC.format("a"))
    repository.write("mkdocs.yml", 'INHERIT: "x\\nHEAD"\n')
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}


def test_a_base_outside_the_folder_is_read(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository", "project")
    repository.write("../base.yml", settings("a.yaml"))
    repository.write("mkdocs.yml", "INHERIT: ../base.yml\n")
    repository.write("a.yaml", TOPIC.format("a"))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}


def test_a_base_outside_the_folder_may_change_alone(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository", "project")
    repository.write("../base.yml", settings("a.yaml"))
    repository.write("mkdocs.yml", "INHERIT: ../base.yml\n")
    for name in "abc":
        repository.write(f"{name}.yaml", TOPIC.format(name))
    repository.commit("all")
    repository.write("../base.yml", settings("b.yaml"))
    repository.commit("another file")
    (repository.folder / "mkdocs.yml").unlink()
    (repository.folder / "mkdocs.yml").symlink_to("../base.yml")
    repository.commit("a link")
    repository.write("../base.yml", settings("c.yaml"))
    repository.commit("a third file")
    assert reported(repository) == {
        "a": ["added", "removed"],
        "b": ["added", "removed"],
        "c": ["added"],
    }


@pytest.mark.parametrize("base", ["../../base.yml", "/nowhere/base.yml"])
def test_a_base_outside_the_repository_is_unknown(tmp_path: Path, base: str) -> None:
    repository = Repository(tmp_path / "repository", "project")
    repository.write("mkdocs.yml", f"INHERIT: {base}\n")
    repository.write("institutes.yaml", TOPIC.format("a"))
    repository.commit("all")
    assert reported(repository) == {"a": ["added"]}


def test_a_submodule_is_no_record_file(repository: Repository) -> None:
    repository.write("mkdocs.yml", settings("*.yaml"))
    repository.write("a.yaml", TOPIC.format("a"))
    repository.commit("first")
    commit = repository.git("rev-parse", "HEAD")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},b.yaml")
    repository.git("commit", "-q", "-m", "module")
    assert reported(repository) == {"a": ["added"]}
