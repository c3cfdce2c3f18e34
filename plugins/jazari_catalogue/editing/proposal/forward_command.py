"""``catalogue forward``: brings drafts forward that conflict only because both sides add records.

Like ``catalogue propose`` it needs no rights and sends nothing: it writes one line of JSON, which
``tools/send_forward.py`` carries out with a token.
"""

from __future__ import annotations

import argparse
import subprocess
from typing import TYPE_CHECKING, Any

from jazari_catalogue.editing.options import add_files, add_language, selected_files
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.forward import NotForwarded, brought_forward, drafts
from jazari_catalogue.editing.proposal.handover import MOST_CHARACTERS
from jazari_catalogue.editing.proposal.outcome import add_outcome, as_line, hand_over
from jazari_catalogue.history.git import GitFailed
from jazari_catalogue.records.problems.problem import shown
from jazari_catalogue.reporter import say, warn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(commands: Commands) -> None:
    """Adds ``forward`` to the commands."""
    parser = commands.add_parser(
        "forward",
        help="bring drafts of new records forward",
        description="For each draft made from a form that conflicts with what is checked out only "
        "because both add records, writes how to add its records to the files as they are now, as "
        "one line of JSON. Sends nothing.",
        epilog="Exit codes: 0 read; 1 git or the records cannot be read; 2 wrong usage.",
    )
    add_files(parser)
    parser.add_argument("--remote", default="origin", help="where the drafts are (default: origin)")
    add_outcome(parser)
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    language: str = options.lang
    root, patterns, *_ = selected_files(options.files)
    forwarded: list[dict[str, Any]] = []
    left = MOST_CHARACTERS
    try:
        for branch, head in drafts(root, options.remote).items():
            try:
                draft = brought_forward(head, root, patterns)
                if draft is None:
                    continue
                ids = ", ".join(draft["ids"])
                message = messages.FORWARD_MESSAGE.format(branch=branch, ids=ids)
                if draft["kept"]:
                    message += messages.KEPT_MESSAGE.format(ids=", ".join(draft["kept"]))
                draft = {"branch": branch, "head": head, "message": message, **draft}
                length = len(as_line(draft))
                if length > left:
                    raise NotForwarded(messages.TOO_LONG_FOR_NOW)
            except NotForwarded as error:
                reason = error.reason.in_language(language).format(**error.values)
                text = messages.NOT_FORWARDED.in_language(language)
                warn(shown(text.format(branch=branch, reason=reason)))
            else:
                forwarded.append(draft)
                left -= length
    except GitFailed as failed:
        warn(failed.report(language))
        return 1
    except (OSError, subprocess.CalledProcessError) as error:
        warn(shown(f"git: {getattr(error, 'stderr', None) or error}"))
        return 1
    if forwarded:
        hand_over({"outcome": "forwarded", "drafts": forwarded}, options.outcome)
    else:
        say(messages.NO_DRAFT.in_language(language))
    return 0
