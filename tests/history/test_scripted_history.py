"""The history of a repository with scripted commits says just what the script did."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from jazari_catalogue.history.history import History, history_of, read_history
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.texts.interface import interface
from jazari_catalogue.texts.plain_values import PlainValues
from tests.history.repository import Repository, expected, git, rows_of
from tests.history.script import scripted

WORDS = Path(__file__).with_name("words.yaml")
FEWEST_COMMITS = 60


@pytest.fixture(scope="module", params=["", "catalogue/inventé"], ids=["top", "subfolder"])
def script(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The repository, with the project at its top and in a folder; tests do not change it."""
    return scripted(tmp_path_factory.mktemp("scripted") / "repository", request.param)


@pytest.fixture
def clone(script: Repository, tmp_path: Path) -> Repository:
    """A copy that a test may change."""
    shutil.copytree(script.root, tmp_path / "copy", symlinks=True)
    copy = object.__new__(Repository)
    copy.__dict__.update(script.__dict__)
    copy.root = tmp_path / "copy"
    copy.folder = copy.root / script.below
    return copy


def read(repository: Repository, cache: Path | None = None) -> History:
    return read_history(repository.folder, DEFAULT_RECORDS, cache, "version")


def go_to(repository: Repository, commit: str) -> None:
    """Makes ``commit`` the last one; the files stay as they are, and are not read."""
    git(repository.root, "update-ref", "--no-deref", "HEAD", commit)


def test_the_script_has_enough_commits(script: Repository) -> None:
    assert len(script.steps) >= FEWEST_COMMITS


def test_the_history_is_that_of_the_script(script: Repository) -> None:
    history = read(script)
    reported, wanted = rows_of(history), expected(script.steps)
    for step in script.steps:  # first what differs in one commit: it is easier to read
        assert _at(reported, step.commit) == _at(wanted, step.commit), step.subject
    assert reported == wanted
    assert history.commit == history.compared == script.steps[-1].commit
    assert history.missing is None


def _at(rows: dict[str, list[tuple[object, ...]]], commit: str) -> list[tuple[object, ...]]:
    return sorted(
        ((key, *row[1:]) for key, changes in rows.items() for row in changes if row[0] == commit),
        key=repr,
    )


def test_a_record_has_all_addresses_that_it_ever_had(script: Repository) -> None:
    assert read(script).addresses == {
        "institut-revenu": [
            ("institutes", "institut-fictif"),
            ("programmes", "institut-fictif"),
            ("institutes", "institut-revenu"),
        ],
        "theme-encore-renomme": [
            ("topics", "theme-fictif"),
            ("topics", "theme-renomme"),
            ("topics", "theme-encore-renomme"),
        ],
        "page-renommee": [("sources", "page-fictive"), ("sources", "page-renommee")],
        "partenaire-fictif": [("partners", "partenaire-fictif")],
        "autre-theme": [("topics", "autre-theme")],
        "double": [("topics", "double")],
        "club-fictif": [("clubs", "club-fictif"), ("partners", "club-fictif")],
    }


def in_words(history: History, subjects: dict[str, str]) -> list[dict[str, object]]:
    """Each changed value in each language, in the order of the script."""
    values = {code: PlainValues(interface(code)) for code in LANGUAGES}
    rows: list[dict[str, object]] = []
    for commit, subject in subjects.items():
        for record_id, changes in history.changes.items():
            for change in changes:
                kind = KINDS_BY_PLURAL.get(change.address.plural)
                rows += [
                    {
                        "commit": subject,
                        "record": record_id,
                        **{
                            code: f"{words.field(kind, field.path)}: "
                            f"{words.value(kind, field.path, field.before)} → "
                            f"{words.value(kind, field.path, field.after)}"
                            for code, words in values.items()
                        },
                    }
                    for field in change.fields
                    if change.commit == commit
                ]
    return rows


def test_the_changes_are_those_of_the_script_in_three_languages(script: Repository) -> None:
    words = in_words(read(script), {step.commit: step.subject for step in script.steps})
    assert words == yaml.safe_load(WORDS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.whole), 2, 7])
def test_read_step_by_step_it_is_the_same(clone: Repository, tmp_path: Path, every: int) -> None:
    cache = tmp_path / "cache"
    for step in clone.steps[1::every]:  # the first commit has no folder
        go_to(clone, step.commit)
        history, whole = read(clone, cache), read(clone)
        assert history == whole, step.subject
        assert list(history.changes) == list(whole.changes), step.subject
        assert read(clone, cache) == whole, step.subject


def test_read_in_any_order_it_is_the_same(clone: Repository, tmp_path: Path) -> None:
    """As after a push by force, and on another branch."""
    cache, chance = tmp_path / "cache", random.Random(1)
    for _ in range(25):
        step = chance.choice(clone.steps[1:])
        go_to(clone, step.commit)
        assert read(clone, cache) == read(clone), step.subject


def test_after_an_amended_commit_the_old_one_is_gone(clone: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (step,) = (step for step in clone.steps if step.subject == "Change a region")
    go_to(clone, step.commit)
    git(clone.root, "reset", "-q", "--hard")
    read(clone, cache)
    clone.edit("institutes.yaml", ("region: MA-06", "region: MA-07"))
    git(clone.root, "commit", "-q", "-a", "--amend", "-m", "another")
    history = read(clone, cache)
    assert history == read(clone)
    (last,) = [
        change for change in history.changes["institut-fictif"] if change.commit == history.commit
    ]
    assert ("region",) in {field.path for field in last.fields}


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "changed": lambda data: data[:-3] + bytes(reversed(data[-3:])),
    "other bytes": lambda data: b"\0" * len(data),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_none(clone: Repository, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    whole = read(clone, cache)
    times = cache.stat()
    cache.write_bytes(DAMAGE[damage](cache.read_bytes()))
    os.utime(cache, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert read(clone, cache) == whole


def test_the_cache_of_another_repository_is_none(clone: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    other = Repository(tmp_path / "other")
    other.write("institutes.yaml", "topics:\n  - id: autre\n    name: Autre\n")
    other.commit("Add")
    read(other, cache)
    assert read(clone, cache) == read(clone)


def test_the_cache_of_another_version_is_none(clone: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    read_history(clone.folder, DEFAULT_RECORDS, cache, "another")
    cached = cache.read_bytes()
    assert read(clone, cache) == read(clone)
    assert cache.read_bytes() != cached


def test_a_folder_that_cannot_be_written_to_has_no_cache(clone: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert read(clone, tmp_path / "file" / "cache") == read(clone)


def test_the_history_names_nobody(script: Repository, tmp_path: Path) -> None:
    read(script, tmp_path / "cache")
    assert b"invented@" not in (tmp_path / "cache").read_bytes()
    assert b"Invented@" not in (tmp_path / "cache").read_bytes()
    for step in script.steps:
        assert step.subject.encode() not in (tmp_path / "cache").read_bytes()


def test_a_history_is_read_without_the_files_of_the_folder(script: Repository) -> None:
    """Only commits count: what is not committed is in no history."""
    assert history_of(script.folder, DEFAULT_RECORDS, None, "").missing is not Reason.NOT_READ
