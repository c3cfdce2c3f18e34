"""Keys contain what makes the bytes; published names only what is the same with every Python."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue import program as program_files
from jazari_catalogue.publishing import environment
from jazari_catalogue.publishing.targets import digest, name_digest

PROGRAM = Path(environment.__file__).parents[1]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the program, which is digested in place of the one that runs."""
    copy = tmp_path / "elsewhere" / "program"
    shutil.copytree(PROGRAM, copy)
    monkeypatch.setattr(program_files, "FOLDER", str(copy))
    forget()
    yield copy
    monkeypatch.undo()
    forget()


def forget() -> None:
    environment.program.cache_clear()
    environment.environment.cache_clear()


def digests() -> tuple[str, str]:
    forget()
    return digest("invented"), name_digest("invented")


@pytest.mark.usefixtures("program")
def test_a_copy_of_the_program_has_the_same_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = digests()
    monkeypatch.setattr(program_files, "FOLDER", str(PROGRAM))
    assert digests() == copied


@pytest.mark.parametrize(
    "name", ["plan.py", "locales/fr/LC_MESSAGES/catalogue.po", "records/values/regions.json", "new"]
)
def test_any_file_of_the_program_counts(program: Path, name: str) -> None:
    before = digests()
    with (program / name).open("a", encoding="utf-8") as file:
        file.write(" ")
    after = digests()
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_what_python_keeps_of_the_program_does_not_count(program: Path) -> None:
    before = digests()
    (program / "__pycache__").mkdir(exist_ok=True)
    (program / "__pycache__" / "new.pyc").touch()
    assert digests() == before


def test_the_version_of_python_is_in_keys_and_in_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests()
    monkeypatch.setattr(sys, "version", "3.99")
    after = digests()
    monkeypatch.undo()
    forget()
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_the_versions_of_packages_are_in_keys_and_in_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests()
    (tmp_path / "invented-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    after = digests()
    monkeypatch.undo()
    forget()
    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which Python imports before all others."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    yield folder
    monkeypatch.undo()
    forget()


def test_a_package_that_is_from_no_index_counts_with_its_files(packages: Path) -> None:
    """Another commit may have the same version."""
    info = packages / "invented-1.0.dist-info"
    info.mkdir()
    (info / "direct_url.json").write_text("{}", encoding="utf-8")
    before = digests()
    (info / "RECORD").write_text("invented.py,sha256=invented,1", encoding="utf-8")
    assert digests()[0] != before[0]
    assert digests()[1] == before[1]


def test_a_package_that_is_loaded_from_elsewhere_counts_with_its_files(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else tells an edited copy on PYTHONPATH from the package that is installed."""
    installed = digests()
    (packages / "markdown").mkdir()
    file = packages / "markdown" / "__init__.py"
    file.touch()
    monkeypatch.delitem(sys.modules, "markdown")
    importlib.import_module("markdown")
    empty = digests()
    file.write_text("EDITED = True\n", encoding="utf-8")
    edited = digests()
    assert len({installed[0], edited[0]}) == 2
    assert empty[0] != edited[0]
    assert installed[1] == empty[1] == edited[1]
