"""``catalogue propose``: makes a record from a filled issue form, or answers why it cannot.

It reads the event that GitHub writes to a file, or the issues that ``tools/fetch_forms.py``
fetched, and writes one line of JSON: what to change in the record files, and what to answer. It
needs no rights and sends nothing. ``tools/send_proposal.py`` sends it, with a token, and does not
read the form.

Nothing that a person wrote reaches a command line, a title, a branch or the body of a pull request.
It is only in the record and, where no record can be made, quoted as code in the answer.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.options import add_files, add_language, selected_files
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.handover import MOST_CHARACTERS
from jazari_catalogue.editing.proposal.outcome import add_outcome, as_line, hand_over, outcome
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

MAX_EVENT_BYTES = 5_000_000
"""Ten issues with 65,536 characters each, as JSON, are shorter."""

_NO_ISSUE = (ValueError, AttributeError, KeyError, TypeError)
_UNREADABLE = Titles(
    "{path} n’est pas un événement de GitHub.",
    "{path} ليس حدثا من GitHub.",
    "{path} is not a GitHub event.",
)
_NO_FORM = Titles(
    "Ce n’est pas un formulaire rempli.", "ليست استمارة معبأة.", "This is not a filled form."
)


def add_command(commands: Commands) -> None:
    """Adds ``propose`` to the commands."""
    parser = commands.add_parser(
        "propose",
        help="make a record from a filled issue form",
        description="Reads a filled issue form from a GitHub event, and writes one line of JSON: "
        "what to change in the record files and what to answer. Sends nothing.",
        epilog="Exit codes: 0 read, 1 event or records cannot be read, 2 wrong usage.",
    )
    add_files(parser)
    parser.add_argument("--event", required=True, type=Path, help="the event or issues, as JSON")
    add_outcome(parser)
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    try:
        if options.event.stat().st_size > MAX_EVENT_BYTES:
            raise ValueError
        event = json.loads(options.event.read_text(encoding="utf-8"))
        root, patterns, *_ = selected_files(options.files)
        issues = event["issues"] if "issues" in event else [event.get("issue")]
        results = []
        for issue in issues:
            try:
                results.append(outcome({"issue": issue}, root, patterns))
            except _NO_ISSUE:
                if len(issues) == 1:
                    raise
                # One form must not keep those of others waiting.
                number = visible(str(issue.get("number") if isinstance(issue, dict) else "?"))
                warn(messages.FORM_UNREADABLE.in_language(language).format(issue=number))
    except CatalogueError as error:
        warn(error.report(language))
        return 1
    except (OSError, *_NO_ISSUE):
        warn(_UNREADABLE.in_language(language).format(path=visible(str(options.event))))
        return 1
    forms: list[dict[str, Any]] = []
    left = MOST_CHARACTERS
    for form in filter(None, results):
        left -= len(as_line(form))
        if forms and left < 0:
            warn(messages.FORM_LEFT.in_language(language).format(issue=form["issue"]))
        else:
            forms.append(form)
    if forms:
        names = ", ".join(form["outcome"] for form in forms)
        hand_over({"outcome": names, "forms": forms}, options.outcome)
    else:
        say(_NO_FORM.in_language(language))
    return 0
