"""Text of records inside Markdown, where it must do nothing."""

from __future__ import annotations

import re

from jazari_catalogue.records.problems.problem import shown


def escaped(text: str, longest: int | None = None) -> str:
    """``text`` of a record as Markdown (GFM) that shows it and does nothing.

    No markup, no HTML, no link, and no mention: GitHub notifies whom a comment names with ``@``.
    """
    safe = re.sub(r"[!\"$%'()*+,\-./:;=?\[\\\]^_`{|}~]", r"\\\g<0>", shown(text, longest))
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # An empty comment parts what GitHub would read as one: a name, a number of an issue.
    return re.sub("[@#]", r"\\\g<0><!-- -->", safe)
