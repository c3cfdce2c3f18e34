"""The preview notices files that are added, changed, renamed or deleted."""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue.preview import watching
from jazari_catalogue.preview.inputs import Inputs
from jazari_catalogue.preview.watching import ChangeWatch

SECONDS_AT_MOST = 20


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a record file and a page."""
    root = tmp_path / "project"
    for name in ("records/a.yaml", "content/fr/index.md"):
        file = root / name
        file.parent.mkdir(parents=True)
        file.write_text("a: 1\n", encoding="utf-8")
    return root


def inputs(root: Path, *patterns: str) -> Inputs:
    folders = frozenset({str(root / "content")})
    return Inputs(
        root, patterns or ("records/**/*.yaml",), folders, frozenset({f"{root}/mkdocs.yml"})
    )


class Changes:
    """What a watch has reported."""

    def __init__(self, inputs: Inputs) -> None:
        self._root = inputs.root
        self._queue: queue.Queue[set[str]] = queue.Queue()
        self.watch = ChangeWatch(inputs, self._queue.put)

    def now(self) -> set[str]:
        """The files that differ from the last look, which is made at once."""
        return self._relative(self._queue.get_nowait()) if self.watch.look() else set()

    def wait_for(self, name: str) -> None:
        """Waits until ``name`` is reported."""
        while name not in self._relative(self._queue.get(timeout=SECONDS_AT_MOST)):
            pass

    def _relative(self, paths: set[str]) -> set[str]:
        return {Path(path).relative_to(self._root).as_posix() for path in paths}


@pytest.fixture
def running(root: Path) -> Iterator[Changes]:
    """A watch that runs, in a system that gives notice of changes."""
    changes = Changes(inputs(root))
    changes.watch.start()
    yield changes
    changes.watch.stop()


def test_an_added_changed_or_deleted_file_is_one_change(root: Path) -> None:
    changes = Changes(inputs(root))
    records = root / "records"
    assert not changes.now()
    (records / "a.yaml").write_text("a: 12\n", encoding="utf-8")
    assert changes.now() == {"records/a.yaml"}
    assert not changes.now()
    (records / "new" / "folder").mkdir(parents=True)
    assert not changes.now()
    (records / "new" / "folder" / "c.yaml").write_text("c: 1\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    assert changes.now() == {"records/new/folder/c.yaml", "mkdocs.yml"}
    (records / "a.yaml").unlink()
    assert changes.now() == {"records/a.yaml"}
    assert not changes.now()


def test_a_save_by_renaming_is_a_change_even_if_size_and_time_stay(root: Path) -> None:
    changes = Changes(inputs(root))
    file, new = root / "records" / "a.yaml", root / "records" / ".a.yaml.swp"
    new.write_text("b: 1\n", encoding="utf-8")
    status = file.stat()
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not changes.now()
    new.replace(file)
    assert changes.now() == {"records/a.yaml"}


def test_a_folder_may_be_deleted_and_restored(root: Path) -> None:
    changes = Changes(inputs(root))
    (root / "records").rename(root / "gone")
    assert "records/a.yaml" in changes.now()
    (root / "gone").rename(root / "records")
    assert "records/a.yaml" in changes.now()


def test_backups_hidden_and_other_files_are_no_change(root: Path) -> None:
    changes = Changes(inputs(root))
    for name in ("records/.a.yaml.swp", "records/a.txt", "b.yaml", "content/fr/index.md~"):
        (root / name).write_text("x", encoding="utf-8")
    assert not changes.now()


def test_links_are_followed_and_may_lead_in_a_circle(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (root / "content" / "ar").symlink_to(tmp_path / "shared")
    (tmp_path / "shared" / "above").symlink_to(root / "content")
    changes = Changes(inputs(root))
    (tmp_path / "shared" / "index.md").write_text("x", encoding="utf-8")
    assert "content/ar/index.md" in changes.now()
    state = inputs(root).state()
    assert (str(tmp_path / "shared"), False) in inputs(root).watched_folders(state)


def test_what_is_watched_may_change_without_losing_a_change(root: Path) -> None:
    changes = Changes(inputs(root))
    (root / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    changes.watch.watch(inputs(root, "*.yaml"))
    assert changes.now() == {"mkdocs.yml"}
    (root / "c.yaml").write_text("c: 1\n", encoding="utf-8")
    assert changes.now() == {"c.yaml"}


def test_a_build_that_reads_a_change_need_not_be_repeated(root: Path) -> None:
    changes = Changes(inputs(root))
    (root / "records" / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    changes.watch.mark()
    assert not changes.now()


def test_the_nearest_folder_is_watched_until_a_folder_appears(root: Path) -> None:
    files = inputs(root, "records/deep/*/x.yaml")
    watched = files.watched_folders(files.state())
    assert (str(root / "records"), False) in watched
    assert (str(root / "content"), True) in watched
    (root / "records" / "deep").mkdir()
    assert (str(root / "records" / "deep"), True) in files.watched_folders(files.state())


def test_saves_of_many_kinds_are_noticed(
    running: Changes, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long before the watch would look of itself."""
    monkeypatch.setattr(watching, "BETWEEN_CHECKS", 1000.0)
    file = root / "records" / "a.yaml"
    file.write_text("a: 2\n", encoding="utf-8")
    running.wait_for("records/a.yaml")
    new = root / "content" / "new" / "page.md"
    new.parent.mkdir()
    new.write_text("x", encoding="utf-8")
    running.wait_for("content/new/page.md")
    file.rename(root / "records" / "a.yaml~")  # as Vim saves
    file.write_text("a: 3\n", encoding="utf-8")
    running.wait_for("records/a.yaml")
    temporary = root / "records" / "a.tmp"  # as most others do
    temporary.write_text("a: 4\n", encoding="utf-8")
    temporary.replace(file)
    running.wait_for("records/a.yaml")
    (root / "records").rename(root / "gone")
    running.wait_for("records/a.yaml")
    (root / "gone").rename(root / "records")
    running.wait_for("records/a.yaml")
    file.unlink()
    running.wait_for("records/a.yaml")


@pytest.mark.parametrize("is_refused", [True, False])
def test_without_notices_the_watch_looks_for_changes(
    root: Path,
    is_refused: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Notices may be refused, as by a limit of inotify, or not come, as on a network drive."""

    class Silent:
        def schedule(self, *_: object, **__: object) -> None:
            if is_refused:
                raise OSError(28, "inotify watch limit reached")

        def start(self) -> None: ...
        def stop(self) -> None: ...
        def join(self) -> None: ...

    monkeypatch.setattr(watching, "Observer", Silent)
    monkeypatch.setattr(watching, "BETWEEN_CHECKS", 0.2)
    changes = Changes(inputs(root))
    changes.watch.start()
    for name in ("records/b.yaml", "records/c.yaml", "records/d.yaml"):
        (root / name).write_text("b: 1\n", encoding="utf-8")
        changes.wait_for(name)
    changes.watch.stop()
    (line,) = capsys.readouterr().err.splitlines()
    assert ("inotify watch limit reached" in line) == is_refused
    assert "looks for them every 0.1 s" in line
