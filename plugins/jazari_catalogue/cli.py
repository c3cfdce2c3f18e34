"""The ``catalogue`` command: what editors and CI run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from jazari_catalogue import __version__, reporter
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import project_folder
from jazari_catalogue.records.values.titles import Titles

COMMANDS = {
    "check": "check.command",
    "format": "format.command",
    "schema": "generate.schema",
    "diff": "diff.command",
    "stats": "stats.command",
    "new": "new.command",
    "propose": "proposal.command",
    "forward": "proposal.forward_command",
    "generate": "generate.command",
}
"""The commands and the module of ``editing`` that each is in."""

_NO_FOLDER = Titles(
    "Le dossier où se trouve ce terminal n’existe plus : `cd` vers celui du projet.",
    "المجلد المفتوح في هذه الطرفية لم يعد موجودا: انتقلوا بالأمر `cd` إلى مجلد المشروع.",
    "The folder that this terminal is in no longer exists: `cd` to that of the project.",
)
_NOT_WRITTEN = Titles(
    "La sortie standard ne peut pas être écrite : {reason}",
    "تعذرت الكتابة في الخرج القياسي: {reason}",
    "Standard output cannot be written: {reason}",
)
_READER_GONE = 141
"""The exit code of a program whose reader has gone, as after ``| head``: 128 + SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code: 0 fine, 1 problems found, 2 wrong usage.

    2 also if its output could not be written, 141 if what reads it has ended.
    """
    reporter.speak_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(arguments[0] if arguments else "").parse_args(arguments)
    try:
        Path.cwd()
    except FileNotFoundError:  # a branch without it was checked out, say
        reporter.warn(_NO_FOLDER.in_language(options.lang))
        return 2
    try:
        code: int = options.run(options)
    except CatalogueError as error:  # a command catches what it reports in its own way
        reporter.warn(error.report(options.lang, project_folder(Path.cwd())))
        return 1
    if (lost := reporter.lost_output()) is None:
        return code
    if isinstance(lost, BrokenPipeError):
        return _READER_GONE
    reporter.warn(_NOT_WRITTEN.in_language(options.lang).format(reason=lost.strerror))
    return 2


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser of the command line; only with ``command``, if that is one of the commands."""
    parser = argparse.ArgumentParser(
        prog="catalogue", description="Checks and edits the records of the Jazari catalogue."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    # Each command has its own imports, and some are slow: only those of this one are loaded.
    needed = {command: COMMANDS[command]} if command in COMMANDS else COMMANDS
    for module in needed.values():
        import_module(f"jazari_catalogue.editing.{module}").add_command(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
