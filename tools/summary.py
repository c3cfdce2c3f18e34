"""Writes into the summary of a run of a workflow, if this is one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def summarize(lines: Sequence[str]) -> None:
    """Adds a list of ``lines`` to the summary, as code: servers of others have a say in them.

    GitHub makes a link of any address in a text, and an image of HTML.
    """
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary:
            for line in lines:
                code = " ".join(line.replace("`", "'").split())
                summary.write(f"- `{code}`\n")
