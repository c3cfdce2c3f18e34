"""``catalogue stats``: counts what the catalogue has, and lists what wants checking again."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jazari_catalogue.editing.options import add_files, add_language, selected_files
from jazari_catalogue.editing.stats.figures import figures_of
from jazari_catalogue.editing.stats.formats import FORMATS, Report
from jazari_catalogue.editing.stats.queue import queue_of
from jazari_catalogue.records.loading import load
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
        "sources, and lists the records to compare with their sources again: those that never "
        "were, then those that were longest ago.",
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
        help="how many records to list for checking (default: %(default)s; 0: all of them)",
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
    catalogue = load(files.files(), files.root)
    queue = queue_of(catalogue, datetime.now(UTC).date())
    listed = queue[: options.queue] if options.queue else queue
    report = Report(figures_of(catalogue), listed, len(queue))
    say(FORMATS[options.format](report, options.lang))
    return 0
