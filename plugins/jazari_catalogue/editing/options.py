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


class RecordFiles(NamedTuple):
    """The record files that a command works on, as names and globs relative to ``root``."""

    root: Path
    patterns: list[str]
    named: bool
    """Whether they are arguments of the command; otherwise they are those of the settings."""
    prose: str | None = None
    """The folder of prose, relative to ``root``, if the settings name the files."""
    has_drafts: bool = False
    """Whether some pages of prose are drafts."""

    def files(self) -> list[Path]:
        """The files, each once. A name or pattern that matches none is kept, to be reported."""
        return record_files(self.patterns, self.root)


def selected_files(names: Sequence[str] | None) -> RecordFiles:
    """The record files ``names``; without names, those of the project's settings.

    Paths are relative to the folder of the project, in whichever of its folders the command runs.
    Raises CatalogueError where the settings are needed and cannot be read.
    """
    folder = Path.cwd()
    root = project_folder(folder)
    if not names:
        settings = read_settings(root)
        return RecordFiles(root, settings.records, False, settings.prose, settings.has_drafts)
    patterns = [relative_to_root(name, folder, root) for name in names]
    return RecordFiles(root, patterns, named=True)


def selected_files_or_default(names: Sequence[str] | None) -> RecordFiles:
    """The same, but the default names where the settings cannot be read.

    It is for a command that reads the settings again in each version that it compares.
    """
    try:
        return selected_files(names)
    except CatalogueError:
        return RecordFiles(project_folder(Path.cwd()), [*DEFAULT_RECORDS], named=False)


def relative_to_root(name: str, folder: Path, root: Path) -> str:
    """The name or glob ``name``, given in ``folder``, relative to ``root``.

    If nothing in ``folder`` matches, it is read as relative to ``root`` already, as the paths in
    messages are.
    """
    if os.path.isabs(name):
        parent, last = os.path.split(name)
        real = Path(os.path.realpath(parent), last)  # the project may be named through a link
        return real.relative_to(root).as_posix() if real.is_relative_to(root) else name
    if folder == root:
        return Path(os.path.normpath(name)).as_posix()
    if not _matches(name, folder) and _matches(name, root):
        return name
    return from_folder(folder / name, root)


def _matches(pattern: str, folder: Path) -> bool:
    return any(file.exists() for file in record_files([pattern], folder))


def own_language() -> str:
    """The language of the terminal (POSIX, 8.2); French where the messages are not in it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2]
        if code in MESSAGES:
            return code
    return FALLBACK


def add_language(parser: argparse.ArgumentParser) -> None:
    """Adds the option ``--lang``."""
    parser.add_argument(
        "--lang",
        choices=MESSAGES,
        default=own_language(),
        help="the language of the messages (default: the terminal's, or fr)",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """Adds the record files as arguments."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help=f"record files, or patterns such as 'records/**/*.yaml' ({BY_DEFAULT})",
    )
