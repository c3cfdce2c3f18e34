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
from jazari_catalogue.editing.proposal.handover import MOST_CHARACTERS, MOST_OPEN_DRAFTS, digest
from jazari_catalogue.editing.proposal.record import Refused, add_proposed
from jazari_catalogue.languages import FALLBACK, is_rtl
from jazari_catalogue.records.files import record_files, shown_path
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.reporter import say


def outcome(event: dict[str, Any], root: Path, patterns: list[str]) -> dict[str, Any] | None:
    """What to do about the issue of ``event``; None where it is closed or no filled form.

    ``event`` has the ``issue`` of GitHub's `issues` event. The result can be written as JSON:
    ``outcome`` is `sorted` (only label it), `proposed` or `refused`; ``issue`` is its number and
    ``digest`` that of its text; it gets ``label`` and none of ``other_labels``; ``reply`` answers
    it, or, if its draft needs another answer, ``edited``, ``closed`` or ``waiting``; ``title``,
    ``message``, ``body`` and ``changes`` are for the pull request of a proposed record.
    ``tools/send_proposal.py`` carries it out.

    Raises CatalogueError where the records, before any change, do not load; KeyError, TypeError or
    ValueError where ``event`` is no such payload.
    """
    issue = event.get("issue") or {}
    if "pull_request" in issue or issue.get("state") == "closed":
        return None
    text, known_forms = str(issue.get("body") or ""), forms()
    filled = read_filled_form(text, known_forms)
    if filled is None:
        return None
    number, language = int(issue["number"]), filled.form.language
    sorted_only = {
        "outcome": "sorted",
        "issue": number,
        "digest": digest(text),
        "label": filled.form.label,
        "other_labels": sorted({form.label for form in known_forms} - {filled.form.label}),
    }
    if filled.form.purpose != "propose":
        return sorted_only
    answered = sorted_only | {
        name: _with_direction(answer.in_language(language), language)
        for name, answer in (("edited", messages.EDITED), ("closed", messages.CLOSED))
    }
    files = record_files(patterns, root)
    catalogue = load(files, root)
    texts = RecordTexts(
        {shown_path(file, root): file.read_bytes().decode("utf-8-sig") for file in files},
        patterns,
        root,
    )
    try:
        record = add_proposed(filled, catalogue, texts, str(issue["created_at"])[:10])
    except Refused as refused:
        return answered | _refusal(refused.reasons, language)
    kind = record.titles.in_language(FALLBACK)
    waiting = messages.WAITING.in_language(language).format(most=MOST_OPEN_DRAFTS)
    proposed = answered | {
        "outcome": "proposed",
        "reply": _with_direction(messages.THANKS.in_language(language), language),
        "waiting": _with_direction(waiting, language),
        "title": messages.TITLE.format(kind=kind, id=record.id),
        "message": messages.MESSAGE.format(id=record.id, issue=number),
        "body": messages.BODY.format(issue=number),
        "changes": [change._asdict() for change in texts.changes],
    }
    if len(as_line(proposed)) > MOST_CHARACTERS:
        return answered | _refusal([messages.TOO_MUCH.in_language(language)], language)
    return proposed


def add_outcome(parser: argparse.ArgumentParser) -> None:
    """Adds the option that names the file of `hand_over`."""
    parser.add_argument(
        "--outcome",
        type=Path,
        help="append the line to this file as outcome=…, the format of $GITHUB_OUTPUT",
    )


def as_line(result: dict[str, Any]) -> str:
    """``result`` as JSON on one line, in ASCII.

    No character in it ends a line, and none starts a workflow command.
    """
    return json.dumps(result).replace("##[", "##\\u005b")


def hand_over(result: dict[str, Any], file: Path | None) -> None:
    """Prints ``result`` as one line of JSON, or appends it to ``file`` as ``outcome=…``."""
    line = as_line(result)
    if file is None:
        say(line)
        return
    with file.open("a", encoding="utf-8") as output:
        output.write(f"outcome={line}\n")
    say(result["outcome"])


def _refusal(reasons: list[str], language: str) -> dict[str, str]:
    """The outcome for a form that cannot become a record, with a reply in Markdown."""
    listed = "\n".join(f"- {visible(reason)}" for reason in reasons)
    # The reasons quote what a person wrote: as code it can mention nobody and format nothing. The
    # fence is longer than any run of backquotes in it, as CommonMark requires (§4.5).
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", listed) or [""]))
    parts = [
        messages.REFUSED.in_language(language),
        f"{fence}text\n{listed}\n{fence}",
        messages.AGAIN.in_language(language),
    ]
    reply = _with_direction("\n\n".join(parts), language)
    return {"outcome": "refused", "reply": reply}


def _with_direction(markdown: str, language: str) -> str:
    """``markdown``, set from right to left where ``language`` is."""
    return f'<div dir="rtl">\n\n{markdown}\n\n</div>' if is_rtl(language) else markdown
