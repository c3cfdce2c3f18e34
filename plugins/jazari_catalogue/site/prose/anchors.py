"""The anchors of headings, and the sections that depend on settings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from jazari_catalogue.records.problems import prose_codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.prose.conditions import CONDITIONS
from jazari_catalogue.site.prose.markup import SECTION, SECTION_END, Scan, heading_in
from jazari_catalogue.site.prose.reserved import is_reserved_id

_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,59}")
_UNDERLINE = re.compile(r"[> ]*(?:=+|-+) *")
_QUOTE_OR_LIST = re.compile(r"(?: {0,3}(?:[>*+-]|\d{1,9}[.)]) ?)* {0,3}")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")


def anchor_problems(scan: Scan, file: str) -> Iterator[Problem]:
    """A problem for each anchor that is malformed, repeated, or of another part of the page."""
    lines: dict[str, int] = {}
    for number, line in enumerate(scan.shown[scan.first_line :], start=scan.first_line + 1):
        heading = heading_in(line)
        if heading is None or heading[3] is None:
            yield from _derived(scan, file, number)
        else:
            name, reason = heading[3], None
            if not _ANCHOR.fullmatch(name):
                reason = prose_codes.ANCHOR_MALFORMED
            elif is_reserved_id(name):
                reason = prose_codes.ANCHOR_OF_FRAME
            elif name in lines:
                reason = filled(prose_codes.ANCHOR_TWICE, first=lines[name])
            lines.setdefault(name, number)
            if reason is not None:
                position = Position(number, line.rindex("{") + 1)
                yield prose_codes.WRONG_ANCHOR.at(file, position, name=name, reason=reason)


def _derived(scan: Scan, file: str, number: int) -> Iterator[Problem]:
    """The problem of the anchor that the renderer derives from a heading, if it is taken.

    The heading, if there is one on the line ``number``, may be in a quote or a list. As `slugify`
    of the extension `toc` of Python-Markdown does.
    """
    line = scan.shown[number - 1]
    start = _start_of_text(line)
    heading = heading_in(line[start:])
    after = scan.shown[number] if number < len(scan.shown) else ""
    if heading is not None:
        first, end = heading.span(2)
    elif line.strip() and _UNDERLINE.fullmatch(after):
        first, end = 0, len(line)
    else:
        return
    written = scan.lines[number - 1][start + first : start + end]
    title = unescape(_LINK.sub(lambda link: "" if link[1] else link[2], written))
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    if is_reserved_id(name):
        reason = prose_codes.ANCHOR_OF_FRAME
        position = Position(number, start + 1)
        yield prose_codes.WRONG_ANCHOR.at(file, position, name=name, reason=reason)


def _start_of_text(line: str) -> int:
    """The length of the signs of quotes and lists at the start of ``line``."""
    start = _QUOTE_OR_LIST.match(line)
    return start.end() if start and start[0].strip() else 0


def section_problems(scan: Scan, file: str) -> Iterator[Problem]:
    """A problem for each section that cannot depend on a setting, or that does not end."""
    begun: Position | None = None
    for number, line in enumerate(scan.shown[scan.first_line :], start=scan.first_line + 1):
        position = Position(number, 1)
        if section := SECTION.fullmatch(line):
            if begun is not None:
                yield _wrong(file, position, prose_codes.SECTION_IN_SECTION)
            begun = position
            names = section[1].split() or [""]
            unknown = next((name for name in names if name not in CONDITIONS), None)
            if unknown is not None:
                reason = filled(prose_codes.UNKNOWN_CONDITION, name=visible(unknown))
                yield _wrong(file, position, reason)
        elif SECTION_END.fullmatch(line):
            if begun is None:
                yield _wrong(file, position, prose_codes.SECTION_WITHOUT_START)
            begun = None
        else:
            continue
        if not scan.is_apart(number):
            yield _wrong(file, position, prose_codes.SECTION_NEXT_TO_TEXT)
    if begun is not None:
        yield _wrong(file, begun, prose_codes.SECTION_WITHOUT_END)


def _wrong(file: str, position: Position, reason: Titles) -> Problem:
    known = ", ".join(CONDITIONS)
    return prose_codes.WRONG_CONDITION.at(file, position, reason=reason, known=known)


def filled(titles: Titles, **values: object) -> Titles:
    """``titles`` with ``values`` in place of their names, in each language."""
    return Titles(**{code: text.format(**values) for code, text in titles.by_language().items()})
