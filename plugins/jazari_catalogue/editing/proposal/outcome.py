"""What to do about an issue: nothing, label it, propose its record, or answer why not."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from jazari_catalogue.editing.generate.issue_forms import forms
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.changes import RecordTexts
from jazari_catalogue.editing.proposal.filled_form import read_filled_form
from jazari_catalogue.editing.proposal.record import Refused, add_proposed
from jazari_catalogue.languages import FALLBACK, is_rtl
from jazari_catalogue.records.files import record_files, shown_path
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.reporter import say


def outcome(event: dict[str, Any], root: Path, patterns: list[str]) -> dict[str, Any] | None:
    """What to do about the issue of ``event``; None where it is closed or no filled form.

    ``event`` is the payload of GitHub's `issues` event. The result can be written as JSON:
    ``outcome`` is `sorted` (only label it), `proposed` or `refused`; ``label`` is for the issue,
    ``comment`` answers it; ``title``, ``message``, ``body`` and ``changes`` are for the pull
    request of a proposed record. ``tools/send_proposal.py`` carries it out.

    Raises CatalogueError where the records, before any change, do not load; KeyError, TypeError or
    ValueError where ``event`` is no such payload.
    """
    issue = event.get("issue") or {}
    if "pull_request" in issue or issue.get("state") == "closed":
        return None
    filled = read_filled_form(str(issue.get("body") or ""), forms())
    if filled is None:
        return None
    sorted_only = {"outcome": "sorted", "label": filled.form.label}
    if filled.form.purpose != "propose":
        return sorted_only
    files = record_files(patterns, root)
    catalogue = load(files, root)
    texts = RecordTexts(
        {shown_path(file, root): file.read_bytes().decode("utf-8-sig") for file in files},
        patterns,
        root,
    )
    language, number = filled.form.language, int(issue["number"])
    try:
        record = add_proposed(filled, catalogue, texts, str(issue["created_at"])[:10])
    except Refused as refused:
        comment = _refusal(refused.reasons, language)
        return sorted_only | {"outcome": "refused", "comment": comment}
    kind = record.titles.in_language(FALLBACK)
    return sorted_only | {
        "outcome": "proposed",
        "comment": _with_direction(messages.THANKS.in_language(language), language),
        "title": messages.TITLE.format(kind=kind, id=record.id),
        "message": messages.MESSAGE.format(id=record.id, issue=number),
        "body": messages.BODY.format(issue=number),
        "changes": [change._asdict() for change in texts.changes],
    }


def add_outcome(parser: argparse.ArgumentParser) -> None:
    """Adds the option that names the file of `hand_over`."""
    parser.add_argument(
        "--outcome",
        type=Path,
        help="append the line to this file as outcome=…, the format of $GITHUB_OUTPUT",
    )


def hand_over(result: dict[str, Any], file: Path | None) -> None:
    """Prints ``result`` as one line of JSON, or appends it to ``file`` as ``outcome=…``."""
    # ASCII on one line: no character in it ends a line, and none starts a workflow command.
    line = json.dumps(result).replace("##[", "##\\u005b")
    if file is None:
        say(line)
        return
    with file.open("a", encoding="utf-8") as output:
        output.write(f"outcome={line}\n")
    say(result["outcome"])


def _refusal(reasons: list[str], language: str) -> str:
    """The answer to a form that cannot become a record, as Markdown."""
    listed = "\n".join(f"- {visible(reason)}" for reason in reasons)
    # The reasons quote what a person wrote: as code it can mention nobody and format nothing. The
    # fence is longer than any run of backquotes in it, as CommonMark requires (§4.5).
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", listed) or [""]))
    parts = [
        messages.REFUSED.in_language(language),
        f"{fence}text\n{listed}\n{fence}",
        messages.AGAIN.in_language(language),
    ]
    return _with_direction("\n\n".join(parts), language)


def _with_direction(markdown: str, language: str) -> str:
    """``markdown``, set from right to left where ``language`` is."""
    return f'<div dir="rtl">\n\n{markdown}\n\n</div>' if is_rtl(language) else markdown
