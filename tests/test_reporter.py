"""What the program writes to a terminal, a pipe, and where nothing can be written."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from jazari_catalogue import reporter
from jazari_catalogue.cli import main
from jazari_catalogue.reporter import Status
from tests.project import Project
from tests.test_phases import Clock


class Terminal(io.StringIO):
    """A stream that says it is a terminal of twenty columns."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def test_on_a_terminal_one_line_is_rewritten_and_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((20, 24)))
    monkeypatch.setattr(Terminal, "fileno", lambda _: 2)
    monkeypatch.setenv("TERM", "xterm")
    stream, clock = Terminal(), Clock()
    status = Status(stream, clock)
    status.show("a line that is too wide for it")
    status.show("too soon")
    clock.now += 0.1
    status.show("short")
    status.clear()
    status.clear()
    assert stream.getvalue() == (
        "\ra line that is too " + "\rshort" + " " * 14 + "\r" + " " * 5 + "\r"
    )


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_elsewhere_a_line_is_written_every_ten_seconds(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    clock = Clock()
    status = Status(stream, clock)
    for second in range(25):
        status.show(f"second {second}")
        clock.now += 1
    status.clear()
    assert stream.getvalue() == "second 10\nsecond 20\n"


def test_a_stream_that_was_closed_meanwhile_fails_no_task(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    stream, clock = io.StringIO(), Clock()
    status = Status(stream, clock)
    clock.now += Status.REPEATED_AFTER
    stream.close()
    status.show("a line that nobody reads")
    assert stream.closed


class FullDisk(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Makes standard output one that cannot be written."""
    with (
        (folder / "output").open("w", encoding="utf-8") as file,
        patch.object(reporter, "_lost", None),
        patch.object(sys, "stdout", FullDisk(file.fileno())),
    ):
        yield


@pytest.mark.parametrize(("language", "words"), [("fr", "sortie"), ("ar", "الخرج"), ("en", "outp")])
def test_a_command_whose_output_cannot_be_written_ends_with_2(
    language: str, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "records.yaml").write_text("topics: []\n", encoding="utf-8")
    with full_disk(folder):
        assert main(["check", "--lang", language, "records.yaml"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert line.endswith(os.strerror(errno.ENOSPC))


def test_a_build_whose_summary_cannot_be_written_publishes_the_site(
    small_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    small_project.change("institutes.yaml", "fr: Ne rien faire.", "fr: Faire autre chose.")
    with full_disk(small_project.root):
        small_project.build()
    assert "Faire autre chose." in small_project.page("fr/labs/labo-invente/").text_content()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("The site was built, but standard output cannot be written: ")


def test_output_that_nobody_reads_ends_a_command_in_silence(folder: Path) -> None:
    (folder / "records.yaml").write_text("topics: []\n", encoding="utf-8")
    readable, writable = os.pipe()
    os.close(readable)
    done = run("-m", "jazari_catalogue.cli", "check", "records.yaml", stdout=writable)
    os.close(writable)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_text_outside_the_encoding_of_the_terminal_is_written_with_escapes() -> None:
    say = "from jazari_catalogue.reporter import say; say('site/دليل/é')"
    done = run("-c", say, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == rb"site/\u062f\u0644\u064a\u0644/\xe9" + os.linesep.encode()


def run(
    *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )
