"""The history of a record goes on where another id says that it is the same record."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.history.history import read_history
from tests.history.repository import Repository

FILE = "institutes.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def commit(repository: Repository, **names: str | tuple[str, list[str]]) -> None:
    """Commits topics: their names by id, some with former ids."""
    text = "topics:\n"
    for record_id, name in names.items():
        name, former = (name, []) if isinstance(name, str) else name
        text += f"  - {{id: {record_id}, name: {name}, former_ids: [{', '.join(former)}]}}\n"
    repository.write(FILE, text)
    repository.commit("change")


def reported(repository: Repository) -> dict[str, list[tuple[str, str]]]:
    """What happened to each record, and the id that it had then."""
    history = read_history(repository.folder, [FILE], None, "")
    assert all(
        {change.address for change in changes} == {*history.addresses[record_id]}
        for record_id, changes in history.changes.items()
    )
    return {
        record_id: [(change.change, change.address.id) for change in changes]
        for record_id, changes in history.changes.items()
    }


def test_a_record_that_is_removed_and_comes_back_with_another_id_has_one_history(
    repository: Repository,
) -> None:
    commit(repository, a="A", b="B")
    commit(repository, b="B")
    commit(repository, b="B", c=("A", ["a"]))
    assert reported(repository) == {
        "b": [("added", "b")],
        "c": [("added", "a"), ("removed", "a"), ("added", "c")],
    }


def test_of_several_removed_records_the_last_former_id_goes_on(repository: Repository) -> None:
    commit(repository, a="A", b="B", d="D")
    commit(repository, d="D")
    commit(repository, d="D", c=("A", ["a", "b"]))
    assert reported(repository) == {
        "a": [("added", "a"), ("removed", "a")],
        "c": [("added", "b"), ("removed", "b"), ("added", "c")],
        "d": [("added", "d")],
    }


@pytest.mark.parametrize("order", [("a", "c", "d"), ("d", "c", "a")])
def test_a_record_that_is_restored_goes_on_itself_in_any_order(
    repository: Repository, order: tuple[str, ...]
) -> None:
    commit(repository, a="A", b="B")
    commit(repository)
    back = {"a": "A", "c": ("A", ["a"]), "d": ("B", ["b"])}
    commit(repository, **{one: back[one] for one in order})
    assert reported(repository) == {
        "a": [("added", "a"), ("removed", "a"), ("added", "a")],
        "c": [("added", "c")],
        "d": [("added", "b"), ("removed", "b"), ("added", "d")],
    }


@pytest.mark.parametrize("order", [("c", "d"), ("d", "c")])
def test_of_two_records_with_a_former_id_one_goes_on_in_any_order(
    repository: Repository, order: tuple[str, ...]
) -> None:
    commit(repository, a="A", b="B")
    commit(repository, b="B")
    commit(repository, **{one: ("A", ["a"]) for one in order}, b="B")
    assert reported(repository)["c"] == [("added", "a"), ("removed", "a"), ("added", "c")]
    assert reported(repository)["d"] == [("added", "d")]


def test_a_record_that_another_was_merged_into_keeps_its_own_history(
    repository: Repository,
) -> None:
    commit(repository, a="A", b="B")
    commit(repository, b=("B", ["a"]))
    assert reported(repository) == {
        "a": [("added", "a"), ("removed", "a")],
        "b": [("added", "b"), ("changed", "b")],
    }


def test_the_history_of_an_id_that_two_records_had_is_in_the_order_of_time(
    repository: Repository,
) -> None:
    commit(repository, b="Old")
    commit(repository, b="Old", a="A")
    commit(repository, a="A")
    commit(repository, b=("A", ["a"]))
    assert reported(repository) == {
        "b": [("added", "b"), ("added", "a"), ("removed", "b"), ("renamed", "b")]
    }
