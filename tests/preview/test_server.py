"""What a preview makes of the server of MkDocs, and when it builds what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.preview import server as preview_server
from jazari_catalogue.preview.inputs import Inputs
from jazari_catalogue.preview.server import PROGRAM, Preview
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget


class Handler(FileSystemEventHandler):
    """Counts how often MkDocs is asked to rebuild."""

    count = 0

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002
        self.count += 1


class OldServer:
    """A server without what a preview uses."""

    def __init__(self) -> None:
        self.watched: list[tuple[str, bool]] = []

    def watch(self, path: str, *, recursive: bool = True) -> None:
        self.watched.append((path, recursive))


class Server(OldServer):
    """A server as MkDocs has it, as far as a preview uses it."""

    builder: Any = None
    observer: Any = None
    build_delay = 0.1
    mount_path = "/"

    def __init__(self) -> None:
        super().__init__()
        self.handler = Handler()

    def watch(self, path: str, *, recursive: bool = True) -> None:
        super().watch(path, recursive=recursive)
        if self.observer is not None:
            self.observer.schedule(self.handler, path, recursive=recursive)

    def unwatch(self, path: str) -> None:
        self.watched.remove((path, True))

    def set_app(self, application: Any) -> None:
        self.application = application

    def page(self) -> str:
        environ = {"PATH_INFO": "/index.html"}
        return b"".join(self.application(environ, lambda *_: None)).decode()


class Project:
    """A preview of a folder with a record file and a page; ``built`` says how it was built."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.record, self.prose = root / "a.yaml", root / "content" / "index.md"
        self.prose.parent.mkdir()
        for file in (self.record, self.prose):
            file.write_text("1", encoding="utf-8")
        self.built: list[str] = []
        self.error: BaseException | None = None
        self.collected = 0
        self.preview = Preview(self.collect)
        self.server = Server()
        inputs = Inputs(root, ("*.yaml",), frozenset({str(self.prose.parent)}))
        self.preview.read(inputs, "en")

    def collect(self) -> None:
        self.collected += 1

    def build(self, what: str) -> None:
        self.built.append(what)
        if self.error is not None:
            raise self.error
        self.preview.rebuild_records = lambda: self.build("records")
        self.preview.show([FileTarget("index.html", b"<html>page</html>")])

    def start(self) -> None:
        self.server.watch(str(self.prose.parent))
        folder = [str(self.prose.parent)]
        assert self.preview.serve(self.server, lambda: self.build("all"), folder)

    def save(self, *files: Path) -> list[str]:
        """How the site is built after ``files`` were saved."""
        self.built.clear()
        for file in files:
            file.write_text(file.read_text(encoding="utf-8") + "1", encoding="utf-8")
        self.server.builder()
        return self.built


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setattr(preview_server, "IDLE", 1000.0)
    project = Project(tmp_path)
    yield project
    project.preview.stop()


def test_only_records_are_read_again_if_nothing_else_has_changed(project: Project) -> None:
    project.start()
    assert project.built == ["all"]
    assert project.save(project.record) == ["records"]
    assert project.save(project.record, project.prose) == ["all"]
    assert project.save() == ["all"]


def test_a_failed_build_is_shown_until_the_next(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.error = BuildRefused("a.yaml:1: wrong")
    project.start()
    assert "a.yaml:1" in project.server.page()
    assert "not rebuilt" in capsys.readouterr().err
    assert project.save(project.record) == ["all"]  # nothing was read that could be used
    project.error = None
    assert project.save(project.record) == ["all"]
    assert "preview-problems" not in project.server.page()
    project.error = BuildRefused("a.yaml:1: wrong")
    assert project.save(project.record) == ["records"]
    assert "page" in project.server.page()
    assert "a.yaml:1" in project.server.page()
    project.error = None
    assert project.save(project.record) == ["records"]
    project.error = BuildRefused("content/index.md:1: wrong")
    assert project.save(project.prose) == ["all"]
    assert project.save(project.record) == ["all"]  # the page is wrong still
    project.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        project.save(project.record)


def test_a_changed_program_is_reported_and_starts_no_build(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.start()
    project.preview._has_changed({str(PROGRAM / "plan.py")})
    assert project.server.handler.count == 0
    assert "The program has changed (plan.py): restart" in capsys.readouterr().err
    project.preview._has_changed({str(project.record)})
    assert project.server.handler.count == 1


def test_mistakes_in_pages_that_nobody_asks_for_are_shown_later(project: Project) -> None:
    project.start()

    def broken() -> bytes:
        raise BuildRefused("lab.html:1: wrong")

    project.preview.show([FileTarget("index.html", b"<html>"), MadeTarget("x.html", "1", broken)])
    check: Callable[[int, bool], None] = project.preview._use_idle_time
    check(project.preview._builds - 1, False)  # another build has begun
    assert "lab.html:1" not in project.server.page()
    check(project.preview._builds, False)
    assert "lab.html:1" in project.server.page()
    assert project.collected == 1


def test_garbage_is_collected_even_if_saves_never_pause(project: Project) -> None:
    project.start()
    for _ in range(2 * preview_server.UNCOLLECTED_AT_MOST):
        project.save(project.record)
    assert project.collected == 2


def test_a_server_that_lacks_something_watches_the_files(project: Project) -> None:
    server = OldServer()
    assert not project.preview.serve(server, lambda: None, [])  # type: ignore[arg-type]
    assert (str(project.root), False) in server.watched
    assert (str(project.prose.parent), True) in server.watched
