"""``catalogue format``: rewrites record files in the agreed layout.

Nothing else changes, except that a description of the old form becomes paragraphs with sources.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.editing.format.descriptions import rewrite_descriptions, value_in
from jazari_catalogue.editing.format.layout import laid_out
from jazari_catalogue.editing.format.tree import comments_of, read_tree
from jazari_catalogue.editing.options import add_files, add_language, selected_files
from jazari_catalogue.editing.record_files import read_records, value_of, write_atomically
from jazari_catalogue.records.files import shown_path
from jazari_catalogue.records.problems.problem import CatalogueError, Problem, shown
from jazari_catalogue.records.settings import read_settings
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_FORMATTED = Titles("{path} : mis en forme", "{path}: نُسّق", "{path}: formatted")
_TO_FORMAT = Titles(
    "{path} : à mettre en forme ; lancer `catalogue format {path}`",
    "{path}: يحتاج إلى تنسيق؛ نفّذوا `catalogue format {path}`",
    "{path}: not formatted; run `catalogue format {path}`",
)
_NOT_A_RECORD_FILE = Titles(
    "{path} : laissé tel quel, car `records` dans mkdocs.yml ne le nomme pas",
    "{path}: تُرك كما هو، لأن `records` في mkdocs.yml لا يسميه",
    "{path}: left as it is, because `records` in mkdocs.yml does not name it",
)
_DESCRIPTION = {
    True: Titles(
        "{path} : la description de « {id} » s’écrit désormais par paragraphes ; elle a gardé les"
        " sources de `evidence`. S’il y a plusieurs paragraphes, un `- text:` pour chacun, avec ses"
        " sources.",
        "{path}: صار وصف «{id}» يُكتب فقرات، محتفظا بمصادر `evidence`. إن كانت فقرات عدة فاكتبوا لكل"
        " منها `- text:` مع مصادرها.",
        "{path}: the description of “{id}” is now a list of paragraphs; it keeps the sources from"
        " `evidence`. For several paragraphs, write a `- text:` for each, with its own sources.",
    ),
    False: Titles(
        "{path} : la description de « {id} » s’écrit désormais par paragraphes ; elle a pris toutes"
        " les sources de la fiche : ne garder que celles qui la disent.",
        "{path}: صار وصف «{id}» يُكتب فقرات، وأخذ كل مصادر البطاقة: احتفظوا بما يصرح به منها فقط.",
        "{path}: the description of “{id}” is now a list of paragraphs; it has all sources of the"
        " record: keep only those that state it.",
    ),
}
"""What was done to a description of the old form, by whether it had evidence."""
_NOTHING = Titles("Rien à mettre en forme.", "لا شيء للتنسيق.", "Nothing to format.")
_UNSAFE = Titles(
    "{path} : laissé tel quel, car le mettre en forme en changerait le contenu."
    " C’est un défaut du programme ; merci de le signaler.",
    "{path}: تُرك كما هو، لأن تنسيقه كان سيغير محتواه. هذا خلل في البرنامج؛ يرجى الإبلاغ عنه.",
    "{path}: left as it is, because formatting would change its content."
    " This is a bug; please report it.",
)


class UnsafeLayout(Exception):
    """Formatting a text would change its values or comments."""


def formatted(text: str) -> str:
    """``text``, a readable record file, in the agreed layout.

    Raises UnsafeLayout if the result has another value, lacks a comment, or would change when it is
    formatted again.
    """
    new = laid_out(text)
    if new != text:
        root = read_tree(text)
        old = value_in(root) if rewrite_descriptions(root) else value_of(text)
        same_value = old is not None and value_of(new) == old
        if not same_value or Counter(comments_of(new)) != Counter(comments_of(text)):
            raise UnsafeLayout
        if laid_out(new) != new:
            raise UnsafeLayout
    return new


def add_command(commands: Commands) -> None:
    """Adds ``format`` to the commands."""
    parser = commands.add_parser(
        "format",
        help="rewrite record files in the agreed layout",
        description="Rewrites record files in the agreed layout: indentation, blank lines, order "
        "of keys, folding, quotes. Values, comments and the order of records do not change, but a "
        "description of the old form becomes a list of paragraphs with sources. A file is left as "
        "it is if it cannot be read or mkdocs.yml does not name it under `records`.",
        epilog="Exit codes: 0 formatted, or nothing to do; 1 files that cannot be read or, with "
        "--check, that are not formatted; 2 wrong usage.",
    )
    add_files(parser)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; report the files that would change"
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    selected = selected_files(options.files)
    root = selected.root
    problems: list[Problem] = []
    failed = False
    reported = False
    files = selected.files()
    # The pre-commit hook passes every YAML file of a commit.
    others = _other_files(files, root) if selected.named else []
    for file in files:
        path = shown_path(file, root)
        if file in others:
            say(_NOT_A_RECORD_FILE.in_language(language).format(path=shown(path)))
            reported = True
            continue
        try:
            text, _ = read_records(file, root)
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
        reported = True
        message = _TO_FORMAT if options.check else _FORMATTED
        say(message.in_language(language).format(path=shown(path)))
        if options.check:
            failed = True
            continue
        write_atomically(file, new)
        for rewritten in rewrite_descriptions(read_tree(text)):
            message = _DESCRIPTION[rewritten.had_evidence]
            say(message.in_language(language).format(path=shown(path), id=shown(rewritten.record)))
    if problems:
        say(CatalogueError(problems).report(language))
    elif not reported and not failed:
        say(_NOTHING.in_language(language))
    return 1 if failed or problems else 0


def _other_files(files: list[Path], root: Path) -> list[Path]:
    """The ``files`` in the project that its settings do not name as record files."""
    settings = read_settings(root)
    if settings.file is None:
        return []
    ours = {os.path.realpath(file) for file in settings.files()}
    return [
        file
        for file in files
        if file.exists()
        and (real := os.path.realpath(file)) not in ours
        and Path(real).is_relative_to(os.path.realpath(root))
    ]
