"""What a person reads at the terminal: every line of the program is written here.

Under MkDocs, errors are the exception: it reports those that it is given.
"""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Has messages written in UTF-8: a terminal set to less must not stop French and Arabic."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def say(text: str) -> None:
    """Writes ``text`` and a line break to standard output, for whoever ran the program."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Writes ``text`` and a line break to standard error, where problems go."""
    sys.stderr.write(text + "\n")
