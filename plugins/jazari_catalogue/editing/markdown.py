"""Escapes the text of records for Markdown."""

from __future__ import annotations

import re

from jazari_catalogue.records.problems.problem import shown


def escaped(text: str, longest: int | None = None) -> str:
    """GitHub Flavored Markdown that shows ``text`` as it is, cut to ``longest`` characters.

    It has no effect: no markup, HTML or link, and no mention, since GitHub notifies the people that
    a comment names with ``@``.
    """
    safe = re.sub(r"[!\"$%'()*+,\-./:;=?\[\\\]^_`{|}~]", r"\\\g<0>", shown(text, longest))
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # An empty comment after `@` and `#` keeps GitHub from seeing a user name or an issue number.
    return re.sub("[@#]", r"\\\g<0><!-- -->", safe)
