"""What the program writes to a terminal, a pipe, and where nothing can be written."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from jazari_catalogue.reporter import Status
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


SAY = "from jazari_catalogue.reporter import say; say('{}')"


def say(text: str, stdout: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", SAY.format(text)],
        env={**os.environ, **environment},
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        check=False,
    )


def test_a_text_outside_the_encoding_of_the_terminal_is_written_with_escapes() -> None:
    encoding = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = say("site/دليل/é", subprocess.PIPE, **encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == rb"site/\u062f\u0644\u064a\u0644/\xe9" + os.linesep.encode()
