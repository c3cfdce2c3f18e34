"""The preview notices record files that are added, changed or deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.watching import RecordWatch


@pytest.fixture
def watch(tmp_path: Path) -> RecordWatch:
    """Watches ``records/**/*.yaml`` in a folder that has one such file."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    return RecordWatch(["records/**/*.yaml"], tmp_path, tmp_path / ".cache" / "changed")


def tells(watch: RecordWatch) -> bool:
    """Whether the next look notices a change."""
    before = watch.signal.read_text(encoding="ascii")
    watch.look()
    return watch.signal.read_text(encoding="ascii") != before


def test_an_added_changed_or_deleted_file_is_one_change(watch: RecordWatch, tmp_path: Path) -> None:
    records = tmp_path / "records"
    assert not tells(watch)
    (records / "a.yaml").write_text("a: 12\n", encoding="utf-8")
    assert tells(watch)
    assert not tells(watch)
    (records / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    assert tells(watch)
    (records / "new" / "folder").mkdir(parents=True)
    assert not tells(watch)
    (records / "new" / "folder" / "c.yaml").write_text("c: 1\n", encoding="utf-8")
    assert tells(watch)
    (records / "b.yaml").unlink()
    assert tells(watch)
    assert not tells(watch)


def test_the_whole_folder_may_be_deleted_and_restored(watch: RecordWatch, tmp_path: Path) -> None:
    (tmp_path / "records").rename(tmp_path / "gone")
    assert tells(watch)
    (tmp_path / "gone").rename(tmp_path / "records")
    assert tells(watch)


def test_a_change_to_another_file_is_none(watch: RecordWatch, tmp_path: Path) -> None:
    (tmp_path / "records" / ".a.yaml.swp").write_text("x", encoding="utf-8")
    (tmp_path / "records" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("x", encoding="utf-8")
    assert not tells(watch)


def test_the_patterns_may_change(watch: RecordWatch, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    watch.watch(["*.yaml"], tmp_path)
    assert not tells(watch)
    (tmp_path / "c.yaml").write_text("c: 1\n", encoding="utf-8")
    assert tells(watch)
