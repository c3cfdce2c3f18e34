"""Options that commands share: the record files they work on and the language of messages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.files import from_folder, record_files
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.settings import DEFAULT_RECORDS, project_folder, read_settings

BY_DEFAULT = "default: those that mkdocs.yml names under `records`"


class Chosen(NamedTuple):
    """The record files that a command works on, as names and globs relative to ``root``."""

    root: Path
    patterns: list[str]
    named: bool
    """Whether they are those of the command line, not those of the settings."""

    def files(self) -> list[Path]:
        """The files, each once; a name or pattern without a match is kept."""
        return record_files(self.patterns, self.root)


def chosen(names: Sequence[str] | None) -> Chosen:
    """The record files ``names``, or, without names, those of the project's settings.

    Paths are shown relative to the folder of the project, wherever in it a command is run. Raises
    CatalogueError where the settings are needed and cannot be read.
    """
    here = Path.cwd()
    root = project_folder(here)
    if not names:
        return Chosen(root, read_settings(root).records, named=False)
    return Chosen(root, [from_root(name, here, root) for name in names], named=True)


def chosen_or_default(names: Sequence[str] | None) -> Chosen:
    """The same, for a command that reads the settings of each side that it compares by itself."""
    try:
        return chosen(names)
    except CatalogueError:
        return Chosen(project_folder(Path.cwd()), [*DEFAULT_RECORDS], named=False)


def from_root(name: str, here: Path, root: Path) -> str:
    """The name or glob ``name``, given in the folder ``here``, relative to ``root``.

    What is not found from here is looked for from the root, from where paths are shown.
    """
    if os.path.isabs(name):
        folder, last = os.path.split(name)
        real = Path(os.path.realpath(folder), last)  # the project may be named through a link
        return real.relative_to(root).as_posix() if real.is_relative_to(root) else name
    if here == root:
        return Path(os.path.normpath(name)).as_posix()
    found = any(file.exists() for file in record_files([name], here))
    if not found and any(file.exists() for file in record_files([name], root)):
        return name
    return from_folder(here / name, root)


def own_language() -> str:
    """The language of the person's terminal; French, the editors' own, where it is another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in MESSAGES:
            return code
    return FALLBACK


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option ``--lang``."""
    parser.add_argument(
        "--lang",
        choices=MESSAGES,
        default=own_language(),
        help="the language of the messages (default: the terminal's, or fr)",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """The record files as arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=f"record files, or patterns such as 'records/**/*.yaml' ({BY_DEFAULT})",
    )
