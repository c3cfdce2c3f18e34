"""``catalogue stats``: counts what the catalogue has, and lists what wants checking again."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jazari_catalogue.editing.options import add_files, add_language, selected_files
from jazari_catalogue.editing.stats.dead_sources import dead_without_copy
from jazari_catalogue.editing.stats.figures import figures_of
from jazari_catalogue.editing.stats.formats import FORMATS, Report
from jazari_catalogue.editing.stats.old_translations import old_translations
from jazari_catalogue.editing.stats.queue import queue_of
from jazari_catalogue.history.history import history_of
from jazari_catalogue.records.files import read
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.reporter import say

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

QUEUE = 20
"""How many records of the queue are listed unless the option says otherwise."""


def add_command(commands: Commands) -> None:
    """Adds ``stats`` to the commands."""
    parser = commands.add_parser(
        "stats",
        help="count records, translations, strength, gaps, disputes; list what to check again",
        description="Counts records, translations, the strength of evidence, gaps, disputes and "
        "sources. Lists the records to compare with their sources again: those that never were, "
        "then those that were longest ago; and the translations to compare with the French text "
        "again, because it has changed since. Lists the offline sources without an archived copy.",
        epilog="Exit codes: 0 counted; 1 the records do not load; 2 wrong usage. docs/stats.md "
        "describes the JSON.",
    )
    add_files(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="text for people; markdown for the summary of a workflow run; json for programs",
    )
    parser.add_argument(
        "--queue",
        type=_whole_number,
        default=QUEUE,
        metavar="N",
        help="how many records, translations and sources to list (default: %(default)s; "
        "0: all of them)",
    )
    add_language(parser)
    parser.set_defaults(run=_run)


def _whole_number(text: str) -> int:
    """The number in ``text``. Raises ArgumentTypeError if it is not a whole one from 0."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"not a whole number: {text!r}")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    files = selected_files(options.files)
    documents = read(files.files(), files.root)
    catalogue = catalogue_of(documents)
    history = history_of(files.root, files.patterns, None, "")
    queue = queue_of(catalogue, datetime.now(UTC).date())
    listed = queue[: options.queue] if options.queue else queue
    old = old_translations(catalogue, documents, history)
    texts = old.texts[: options.queue] if options.queue else old.texts
    dead = dead_without_copy(catalogue)
    report = Report(
        figures_of(catalogue),
        listed,
        len(queue),
        old._replace(texts=texts),
        len(old.texts),
        dead[: options.queue] if options.queue else dead,
        len(dead),
    )
    say(FORMATS[options.format](report, options.lang))
    return 0
