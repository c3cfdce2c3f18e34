"""Front matter that is no YAML: MkDocs would publish it as a part of the text."""

from __future__ import annotations

import re

import yaml

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.site.view_data import ProsePage

_START = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:)")
"""The first line of front matter, not a rule above a text."""
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


def refuse_broken_front_matter(page: ProsePage) -> None:
    """Raises BuildRefused, with the line, if ``page`` has front matter that MkDocs cannot read."""
    start = _START.match(page.text)
    if page.meta or start is None:
        return
    end = _END.search(page.text, start.end())
    if end is None:
        raise BuildRefused(
            f"{page.file}:1: the front matter has no end.\n    → Write a line --- below it."
        )
    try:
        yaml.safe_load(page.text[start.end() : end.start()])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark is not None else 0)
        problem = getattr(error, "problem", None) or "this is no YAML"
        raise BuildRefused(
            f"{page.file}:{line}: the front matter cannot be read: {problem}.\n"
            "    → Write it as: title: …"
        ) from None
