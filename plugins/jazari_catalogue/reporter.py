"""What a person reads at the terminal: everything the program writes there is written here.

Errors of a build are the exception: MkDocs reports them.
"""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Writes UTF-8 from now on: French and Arabic must not fail on a terminal set to ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def ask(question: str) -> str:
    """The line that the person types after ``question``. Raises EOFError where input has ended."""
    return input(question)


def say(text: str) -> None:
    """Writes ``text`` and a line break to standard output, for the person who ran the program."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Writes ``text`` and a line break to standard error, where problems go."""
    sys.stderr.write(text + "\n")
