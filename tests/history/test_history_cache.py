"""The history is read again from its cache as it was, and only new commits are added to it."""

from __future__ import annotations

from pathlib import Path

from jazari_catalogue.history.history import read_history
from tests.editing.repositories import commit, git, settings, topic, write


def test_a_file_whose_name_is_no_text_is_read_from_a_cache_too(tmp_path: Path) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    write(folder, topic("un"), "a\udcff.yaml")
    settings(folder, "*.yaml")
    git(folder, "init", "-q")
    commit(folder)
    read_history(folder, ["*.yaml"], cache, "1")
    write(folder, topic("un", "Autre texte inventé"), "a\udcff.yaml")
    commit(folder)
    history = read_history(folder, ["*.yaml"], cache, "1")
    assert [change.change for change in history.changes["un"]] == ["added", "changed"]


def test_the_last_commit_that_can_be_read_need_not_have_changed_a_record(tmp_path: Path) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    git(tmp_path, "init", "-q", str(folder))
    for number in range(2):
        write(folder, "", f"{number}.txt")
        settings(folder, "records.yaml")
        readable = commit(folder)
    read_history(folder, ["records.yaml"], cache, "1")
    write(folder, "topics: [")
    commit(folder)
    later = read_history(folder, ["records.yaml"], cache, "1")
    assert later == read_history(folder, ["records.yaml"], None, "1")
    assert later.compared == readable


def test_a_later_pass_equals_one_without_a_cache(tmp_path: Path) -> None:
    folder, cache = tmp_path / "records", tmp_path / "cache"
    write(folder, topic("un"))
    settings(folder, "records.yaml")
    git(folder, "init", "-q")
    commit(folder)
    first = read_history(folder, ["records.yaml"], cache, "1")
    assert cache.is_file()
    assert read_history(folder, ["records.yaml"], cache, "1") == first
    write(folder, topic("un", "Autre texte inventé"))
    commit(folder)
    later = read_history(folder, ["records.yaml"], cache, "1")
    assert later == read_history(folder, ["records.yaml"], None, "1")
    assert [change.change for change in later.changes["un"]] == ["added", "changed"]
