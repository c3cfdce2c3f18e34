"""Writes generated files, or reports those that are out of date."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from jazari_catalogue.editing.options import add_language
from jazari_catalogue.records.settings import SETTINGS_FILES, has_settings, project_folder
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.reporter import say, warn

Generator = Callable[[Path], dict[str, str]]
"""Takes the folder of the project; gives the texts of files by their paths in it."""

# One text a line, however long: the formatter would make three of each.
# fmt: off
# ruff: noqa: E501
WRITTEN = T("{path} : écrit", "{path}: كُتب", "{path}: written")
UP_TO_DATE = T("{path} : à jour", "{path}: محيَّن", "{path}: up to date")
STALE = T("{path} n’est plus à jour avec les modèles, le programme ou mkdocs.yml. Lancer : {command}", "لم يعد {path} يوافق النماذج أو البرنامج أو mkdocs.yml. نفّذوا: {command}", "{path} is out of date: the models, the program or mkdocs.yml have changed. Run: {command}")
NO_PROJECT = T("{folder} n’est pas dans un projet : il y manque {name}. Se placer dans le dossier du catalogue.", "{folder} ليس داخل مشروع: لا يوجد فيه {name}. انتقلوا بالأمر `cd` إلى مجلد الدليل.", "{folder} is not in a project: it has no {name}. `cd` to the folder of the catalogue.")
# fmt: on


def is_current(file: Path, text: str) -> bool:
    """Whether ``file`` exists and contains ``text``."""
    return file.exists() and file.read_text(encoding="utf-8") == text


def add_check(parser: argparse.ArgumentParser) -> None:
    """Adds the options ``--check`` and ``--lang``, and the exit codes to the help."""
    parser.epilog = "Exit codes: 0 written or up to date, 1 out of date (--check), 2 wrong usage."
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if a file is out of date"
    )
    add_language(parser)


def write_files(generators: Sequence[Generator], options: argparse.Namespace, command: str) -> int:
    """Writes the files of the generators to the present project; returns the exit code.

    With ``--check`` nothing is written: files that are out of date are reported, with ``command``
    as the command that writes them. The exit code is 1 for such files, 2 outside a project.
    """
    root = project_folder(Path.cwd())
    if not has_settings(root):
        message = NO_PROJECT.in_language(options.lang)
        warn(message.format(folder=root, name=SETTINGS_FILES[0]))
        return 2
    stale = False
    for path, text in [item for texts in generators for item in texts(root).items()]:
        if is_current(root / path, text):
            say(UP_TO_DATE.in_language(options.lang).format(path=path))
        elif options.check:
            warn(STALE.in_language(options.lang).format(path=path, command=command))
            stale = True
        else:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            say(WRITTEN.in_language(options.lang).format(path=path))
    return 1 if stale else 0
