"""Cache files: whatever is wrong with one, there is no cache, and never an error."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from jazari_catalogue import cache, program

VERSION = "1"
DATA = {"a": [1, "deux", "ثلاثة", b"\x00", None]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "cache" / "some" / "data"
    assert cache.write(file, VERSION, DATA)
    return file


def test_what_is_written_is_read(file: Path) -> None:
    assert cache.read(file, VERSION) == DATA
    assert cache.read(file, VERSION, dict[str, list[Any]]) == DATA
    assert os.listdir(file.parent) == [file.name]


def test_a_missing_file_is_no_cache(tmp_path: Path) -> None:
    assert cache.read(tmp_path / "data", VERSION) is None
    assert cache.read(tmp_path / "no folder" / "data", VERSION) is None


def test_another_version_is_no_cache(file: Path) -> None:
    assert cache.read(file, "2") is None


def test_data_of_another_type_is_no_cache(file: Path) -> None:
    assert cache.read(file, VERSION, dict[str, int]) is None


def test_bytes_that_are_no_data_are_no_cache(file: Path) -> None:
    for content in (b"", b"\xc1", b"\x91" * 10_000, b"\xa2\xff\xff"):
        assert cache.write_bytes(file, VERSION, content)
        assert cache.read_bytes(file, VERSION) == content
        assert cache.read(file, VERSION) is None


def test_a_cut_file_is_no_cache(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert cache.read(file, VERSION) is None
    file.write_bytes(whole + b"\0")
    assert cache.read(file, VERSION) is None


def test_a_damaged_file_is_no_cache(file: Path) -> None:
    whole = file.read_bytes()
    for index, byte in enumerate(whole):
        file.write_bytes(whole[:index] + bytes([byte ^ 1]) + whole[index + 1 :])
        assert cache.read(file, VERSION) is None


def test_a_link_is_not_followed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    file.rename(other)
    file.symlink_to(other)
    assert cache.read(file, VERSION) is None
    before = other.read_bytes()
    assert cache.write(file, VERSION, "new")
    assert not file.is_symlink()
    assert other.read_bytes() == before
    file.with_name(f"{file.name}.part").symlink_to(other)
    assert cache.write(file, VERSION, "newer")
    assert cache.read(file, VERSION) == "newer"
    assert other.read_bytes() == before


def test_a_pipe_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert cache.read(file, VERSION) is None
    assert cache.write(file, VERSION, DATA)
    assert cache.read(file, VERSION) == DATA


def test_a_folder_in_its_place_stays(file: Path) -> None:
    file.unlink()
    (file / "inner").mkdir(parents=True)
    assert cache.read(file, VERSION) is None
    assert not cache.write(file, VERSION, DATA)
    assert os.listdir(file.parent) == [file.name]


def test_a_folder_that_is_a_file_is_no_cache(file: Path) -> None:
    assert cache.read(file / "data", VERSION) is None
    assert not cache.write(file / "data", VERSION, DATA)


def test_a_folder_in_place_of_the_unfinished_file_stops_nothing(file: Path) -> None:
    file.with_name(f"{file.name}.part").mkdir()
    assert not cache.write(file, VERSION, "new")
    assert cache.read(file, VERSION) == DATA


def test_a_folder_that_cannot_be_written_keeps_its_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", read_only)
    assert not cache.write(file, VERSION, "new")
    monkeypatch.undo()
    assert cache.read(file, VERSION) == DATA


def test_a_full_disk_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **options: Any) -> IO[Any]:
        os.close(args[0])
        return open("/dev/full", *args[1:], buffering=0, **options)

    monkeypatch.setattr(cache, "open", full, raising=False)
    assert not cache.write(file, VERSION, "new")
    monkeypatch.undo()
    assert cache.read(file, VERSION) == DATA
    assert os.listdir(file.parent) == [file.name]


def test_objects_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        cache.write(tmp_path / "data", VERSION, object())


def test_a_file_that_git_has_checked_out_is_no_cache(file: Path) -> None:
    """Somebody may have forged it: records from it are not validated again."""
    copy = file.with_name("copy")
    shutil.copy2(file, copy)
    assert cache.read(copy, VERSION) == DATA
    copy.write_bytes(file.read_bytes())
    assert cache.read(copy, VERSION) is None


@pytest.mark.parametrize("edit", [Path.touch, Path.unlink, lambda file: file.write_text("2")])
def test_a_program_that_changes_while_it_runs_writes_no_cache(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], None]
) -> None:
    """It may have loaded some files before the change and some after it."""
    copy = tmp_path / "program"
    (copy / "__pycache__").mkdir(parents=True)
    (copy / "build.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(program, "FOLDER", str(copy))
    monkeypatch.setattr(program, "_LOADED", program._states())
    (copy / "__pycache__" / "build.pyc").touch()
    assert cache.write(file, VERSION, "new")
    before = program._states()
    while program._states() == before:  # the clock of a file system is slow
        edit(copy / "build.py")
    assert not cache.write(file, VERSION, "newer")
    assert cache.read(file, VERSION) == "new"


# ---- what is kept for each of many digests ------------------------------------------------------

DIGESTS = [b"a", b"b", b"c"]
MADE = [["un"], [], ["trois"]]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "folder" / "some.cache"
    assert of(file, DIGESTS, MADE.__getitem__) == MADE
    return file


def of(file: Path | None, digests: list[bytes], make: Callable[[int], list[str]]) -> Any:
    return cache.kept(file, VERSION, list[str], digests, make)


def refuse(number: int) -> list[str]:
    raise AssertionError(f"number {number} is made")


def test_what_stays_is_not_made_again(kept: Path) -> None:
    assert of(kept, DIGESTS, refuse) == MADE
    assert of(kept, DIGESTS[::-1], refuse) == MADE[::-1]


def test_only_what_has_changed_is_made(kept: Path) -> None:
    made: list[int] = []

    def make(number: int) -> list[str]:
        made.append(number)
        return ["quatre"]

    assert of(kept, [b"a", b"d", b"c"], make) == [MADE[0], ["quatre"], MADE[2]]
    assert made == [1]
    # It is kept in its turn, and what it replaces is not.
    assert of(kept, [b"d"], refuse) == [["quatre"]]
    with pytest.raises(AssertionError):
        of(kept, [b"b"], refuse)


def test_all_is_made_again_for_another_version_type_or_a_damaged_file(kept: Path) -> None:
    assert cache.kept(kept, "2", list[str], DIGESTS, MADE.__getitem__) == MADE
    assert cache.kept(kept, "2", list[str], DIGESTS, refuse) == MADE
    assert cache.kept(kept, "2", int, DIGESTS, [1, 2, 3].__getitem__) == [1, 2, 3]
    kept.write_bytes(kept.read_bytes()[:-1])
    assert of(kept, DIGESTS, MADE.__getitem__) == MADE
    assert of(kept, DIGESTS, refuse) == MADE


def test_without_a_file_nothing_is_kept() -> None:
    assert of(None, DIGESTS, MADE.__getitem__) == MADE
