"""``catalogue format``: puts record files into the agreed layout, and changes nothing else."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.editing.files import read_records, value_of, write_whole
from jazari_catalogue.editing.format_layout import laid_out
from jazari_catalogue.editing.format_tree import comments_of
from jazari_catalogue.editing.terminal import DEFAULT_FILES, add_files, add_language, say, warn
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.problems import CatalogueError, Problem, shown
from jazari_catalogue.records.titles import Titles

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_FORMATTED = Titles("{path} : mis en forme", "{path}: تم تنسيقه", "{path}: laid out")
_TO_FORMAT = Titles(
    "{path} : à mettre en forme ; lancer `catalogue format {path}`",
    "{path}: يحتاج إلى تنسيق؛ نفذ `catalogue format {path}`",
    "{path}: to be laid out; run `catalogue format {path}`",
)
_NOTHING = Titles("Rien à mettre en forme.", "لا شيء للتنسيق.", "Nothing to lay out.")
_UNSAFE = Titles(
    "{path} : laissé tel quel, car le mettre en forme en changerait le contenu."
    " C’est un défaut du programme ; merci de le signaler.",
    "{path}: تُرك كما هو، لأن تنسيقه كان سيغير محتواه. هذا خلل في البرنامج؛ نرجو الإبلاغ عنه.",
    "{path}: left as it is, as laying it out would change what it says."
    " This is a fault of the program; please report it.",
)


class UnsafeLayout(Exception):
    """The agreed layout of a text would not say the same."""


def formatted(text: str) -> str:
    """``text``, a record file that can be read, in the agreed layout.

    Raises UnsafeLayout rather than return a text that says anything else, has lost a comment, or
    would change when laid out once more.
    """
    new = laid_out(text)
    if new != text:
        says_the_same = value_of(text) is not None and value_of(new) == value_of(text)
        if not says_the_same or Counter(comments_of(new)) != Counter(comments_of(text)):
            raise UnsafeLayout
        if laid_out(new) != new:
            raise UnsafeLayout
    return new


def add_command(commands: Commands) -> None:
    """Adds ``format`` to the commands."""
    parser = commands.add_parser(
        "format",
        help="put record files into the agreed layout",
        description="Puts record files into the agreed layout: indentation, blank lines, order of "
        "keys, folding, quotes. Values, comments and the order of records stay as they are. A "
        "file that cannot be read is left alone.",
        epilog="Exit codes: 0 laid out, or nothing to do; 1 files that cannot be read or, with "
        "--check, that are not laid out; 2 wrong usage.",
    )
    add_files(parser)
    parser.add_argument("--check", action="store_true", help="change nothing, only say what would")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    root = Path.cwd()
    language: str = options.lang
    problems: list[Problem] = []
    failed = False
    told = False
    for file in record_files(options.files or DEFAULT_FILES, root):
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        try:
            text, _ = read_records(file, path)
            new = formatted(text)
        except CatalogueError as error:
            problems += error.problems
            continue
        except UnsafeLayout:
            warn(_UNSAFE.in_language(language).format(path=shown(path)))
            failed = True
            continue
        if new.encode() == file.read_bytes():
            continue
        told = True
        words = _TO_FORMAT if options.check else _FORMATTED
        say(words.in_language(language).format(path=shown(path)))
        if options.check:
            failed = True
        else:
            write_whole(file, new)
    if problems:
        say(CatalogueError(problems).report(language))
    elif not told and not failed:
        say(_NOTHING.in_language(language))
    return 1 if failed or problems else 0
