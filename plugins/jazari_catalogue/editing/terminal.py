"""What the commands for editors share: the files they work on and the language they speak."""

from __future__ import annotations

import argparse
import os
import sys

from jazari_catalogue.records.problems import LANGUAGES

DEFAULT_FILES = ("institutes.yaml", "partners.yaml")


def own_language() -> str:
    """The language of the person's terminal; French, the editors' own, where it is another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in LANGUAGES:
            return code
    return "fr"


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option ``--lang``."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=own_language(),
        help="the language of the messages (default: the terminal's, or fr)",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """The record files as arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=f"record files, or patterns such as 'records/**/*.yaml' "
        f"(default: {' '.join(DEFAULT_FILES)})",
    )


def say(text: str) -> None:
    """Writes ``text`` and a line break for the person or program that called."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Writes ``text`` where problems go."""
    sys.stderr.write(text + "\n")
