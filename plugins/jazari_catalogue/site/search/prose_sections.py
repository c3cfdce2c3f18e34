"""The sections of prose pages, as the search needs them: heading, anchor and words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CONDITION = re.compile(r'<section[^<>]*\sdata-if="([^"]*)"[^<>]*>(.*?)</section>', re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*(?:\{[:\s]*(?:#([\w-]+))?[^{}]*\})?\s*$", re.MULTILINE)
_MARKUP = re.compile(
    r"<!--.*?-->|<[^<>]*>|\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\{[:#.][^{}]*\}|^\s*\|[-:| ]+\|\s*$",
    re.DOTALL | re.MULTILINE,
)
_SIGNS = str.maketrans(dict.fromkeys("*_`#>|[]", " "))


class ProseSection(NamedTuple):
    """A part of a prose page: what precedes the first heading, or what a heading begins."""

    heading: str
    """Empty for what precedes the first heading."""
    anchor: str
    """The id of the heading that the page declares (``{#why}``), or empty."""
    text: str
    """Without markup, on one line."""


def prose_sections(markdown: str, conditions: Container[str]) -> Iterator[ProseSection]:
    """The sections of a page, from its Markdown with its front matter.

    ``conditions`` are those that are true: parts that depend on others are not on the page.
    """
    markdown = _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"))
    markdown = _CONDITION.sub(
        lambda part: part[2] if any(name in conditions for name in part[1].split()) else "",
        markdown,
    )
    heading, anchor, start = "", "", 0
    for found in _HEADING.finditer(markdown):
        yield ProseSection(heading, anchor, _plain(markdown[start : found.start()]))
        heading, anchor, start = _plain(found[1]), found[2] or "", found.end()
    yield ProseSection(heading, anchor, _plain(markdown[start:]))


def _plain(markdown: str) -> str:
    return " ".join(_MARKUP.sub(" ", markdown).translate(_SIGNS).split())
