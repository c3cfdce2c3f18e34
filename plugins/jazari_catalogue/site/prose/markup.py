"""What Markdown of prose may contain: a scan of the text that knows positions, without a renderer.

It accepts less than the renderers do: what it cannot be sure of, such as HTML after a backtick that
no other one on its line ends, is a problem. What it accepts all the same is caught by `sanitise`.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from html import unescape
from typing import NamedTuple

from jazari_catalogue.records.problems import codes, prose_codes
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.addresses import has_host, is_misleading
from jazari_catalogue.records.values.characters import FORBIDDEN, first_hidden, name_of
from jazari_catalogue.records.values.markdown import character_of
from jazari_catalogue.site.prose.files import IMAGES

LINK_SCHEMES = ("http", "https", "mailto", "record", "list", "repository")
_OWN = ("record", "list")
_WEB = ("http", "https")

_BLANK = "\ue000"
"""Stands for a character that is code, or is escaped. A page with one of its own is refused."""

_FENCE = re.compile(r"(~{3,}|`{3,}) *[\w+#.-]* *")
_FENCE_END = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*")
_LIKE_A_FENCE = re.compile(r"[ \t>*+\d.-]*(?:`{3,}[^`]*|~{3,}.*)")
_TICKS = re.compile(r"`+")
_ESCAPED = re.compile(r"\\[\\`{}()\[\]!]")

_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>\n]{0,60}>?")
_AUTOLINK = re.compile(
    r"<(?:https?://[^\s<>\"'`{}\\]+|[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>", re.A
)
SECTION = re.compile(r'<section markdown data-if="([^"<>]*)">[ \t]*')
SECTION_END = re.compile(r"</section>[ \t]*")
SLASH = re.compile(
    r'<p data-slash hidden><label><input type="checkbox" checked>([^<>{}]*)</label></p>[ \t]*'
)
"""The control of the key “/” on the page about accessibility; `slash.js` works it."""
_BRACES = re.compile(r"\{[^{}\n]*\}?")
# After a space only, as `attr_list` reads it.
HEADING = re.compile(r"(#{1,6})(?!#)[ \t]*(.*?)[ \t#]*(?:(?<=[ \t])\{#([^{}\s]*)\}[ \t]*)?")

# No double quotes: to Python-Markdown they may begin a title, and hide the end of the link.
_TARGET = r"(?:<([^<>\n]*)>|([^\s()<>\"]*(?:\([^\s()<>\"]*\)[^\s()<>\"]*)*))"
# Bounded, for a page of blanks would take for ever.
_INLINE = re.compile(rf"\(\s{{0,9}}{_TARGET}(?:\s{{1,9}}(?:\"[^\"\n]*\"|'[^'\n]*'))?\s{{0,9}}\)")
_LINK = re.compile(r"\]\(")
_IMAGE = re.compile(r"!\[[^\[\]]*\]")
_IMAGE_START = re.compile(r"!\[")
_DEFINITION = re.compile(
    r"^[>* +\d.\t-]*\[((?:[^\[\]\n]|\n(?![>\s]*\n)){1,999})\]:[ \t]*(?:\n[> \t]*)?"
    r"<?([^\s<>]+)>?"
    # Whether nothing follows but a title, so that it is a definition.
    r"(?=([ \t]*(?:$|[ \t\n][> \t]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))[ \t]*$))?)",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\[([^\[\]]{1,999})\]")
_SCHEME = re.compile(r"([^/?#]*?):")
_LOCAL_IMAGE = re.compile(r"[A-Za-z0-9._/-]+")
# Python-Markdown completes a number that no semicolon ends.
_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[0-9A-Za-z]{2,32};)")
_CONTENTS = re.compile(r"\[TOC\]")

MOST_NESTED = 50
"""How many brackets may be open, and how deep a list or a quote may be.

Python-Markdown takes the square of the brackets, and at about 200 levels its stack ends.
"""
_DEEP = re.compile(rf"^[> \t]{{{4 * MOST_NESTED},}}|(?<![*_])(?![*_ ]+$)[*_]{{{MOST_NESTED},}}")
_BRACKET = re.compile(r"[\[\]]")


class CatalogueLink(NamedTuple):
    """A link of prose to a record or a list, such as ``record:um6p``."""

    scheme: str
    name: str
    """The id of the record, or the name of the list."""
    position: Position


class Scan:
    """The text of a page without code, and what is in it."""

    def __init__(self, text: str, body_at: int) -> None:
        """The lines of ``text`` end with a line feed; its body begins at ``body_at``."""
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.first_line = self.position(body_at).line - 1
        blanked = without_code(self.lines, self.first_line)
        self.shown = [_ESCAPED.sub(_BLANK * 2, line) for line in blanked]
        self.without_code = blanked
        self.text = "\n".join(self.shown)

    def is_apart(self, number: int) -> bool:
        """Whether the line ``number`` has only empty lines beside it, as HTML needs to end."""
        around = self.lines[max(number - 2, self.first_line) : number + 1]
        return sum(bool(line.strip()) for line in around) <= 1

    def position(self, offset: int) -> Position:
        """The position of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def without_code(lines: list[str], first: int) -> list[str]:
    """``lines`` with `_BLANK` for each character of code; those before ``first`` are blank.

    Fences are those of the extension `fenced_code` of Python-Markdown: from the first column, ended
    by the same characters; CommonMark (§4.5) also takes more of them, or indented ones, for an end,
    so these must not come first. Code spans begin and end on one line; after a backtick that its
    line does not end, nothing up to the next blank line counts as code.
    """
    ends: dict[str, list[int]] = {"`": [], "~": []}
    for number, line in enumerate(lines):
        if _FENCE_END.fullmatch(line):
            ends[line.strip()[0]].append(number)
    result = [_BLANK * len(line) for line in lines[:first]]
    certain = True
    number = first
    while number < len(lines):
        line = lines[number]
        if fence := _FENCE.fullmatch(line):
            like_it = ends[fence[1][0]]
            after = bisect_right(like_it, number)
            if after < len(like_it) and lines[like_it[after]].rstrip(" ") == fence[1]:
                last = like_it[after]
                result += [_BLANK * len(code) for code in lines[number : last + 1]]
                number, certain = last + 1, True
                continue
        if not line.strip():
            certain = True
        text = line
        if certain and "`" in line:
            text, certain = _without_spans(line)
        result.append(text)
        number += 1
    return result


def _without_spans(line: str) -> tuple[str, bool]:
    """``line`` without its code spans, and whether each backtick of it begins or ends one."""
    runs = [*_TICKS.finditer(line)]
    following: dict[int, list[int]] = defaultdict(list)
    for index, run in enumerate(runs):
        following[len(run[0])].append(index)
    pieces: list[str] = []
    end = index = 0
    while index < len(runs):
        run = runs[index]
        same = following[len(run[0])]
        after = bisect_right(same, index)
        if after == len(same) or line[run.start() - 1 : run.start()] == "\\":
            return "".join((*pieces, line[end:])), False
        last = same[after]
        pieces += [line[end : run.start()], _BLANK * (runs[last].end() - run.start())]
        end, index = runs[last].end(), last + 1
    return "".join((*pieces, line[end:])), True


def markup_problems(scan: Scan, file: str, path: str, images: Container[str]) -> Iterator[Problem]:
    """A problem for everything in the page that prose may not contain, in no order.

    ``file`` is what messages call it, ``path`` its path among the files of prose.
    """
    for number, line in enumerate(scan.shown[scan.first_line :], start=scan.first_line + 1):
        yield from _tags(scan.without_code[number - 1], number, file)
        if ("~~~" in line or "```" in line) and _LIKE_A_FENCE.fullmatch(line):
            yield prose_codes.CODE_WITHOUT_END.at(file, Position(number, 1))
        if SLASH.fullmatch(line) and not scan.is_apart(number):
            yield prose_codes.RAW_HTML.at(file, Position(number, 1), what=line)
        if "{" in line and (braces := _wrong_braces(line)) is not None:
            what = scan.lines[number - 1][braces.start() : braces.end()]
            yield prose_codes.ATTRIBUTES.at(file, Position(number, braces.start() + 1), what=what)
        if "&" in line:
            yield from _hidden_entities(line, number, file)
        if contents := _CONTENTS.search(line):
            position = Position(number, contents.start() + 1)
            yield prose_codes.RAW_HTML.at(file, position, what="[TOC]")
    yield from _wrong_links(scan, file)
    yield from _lost_texts(scan, file)
    yield from _nested(scan, file)
    yield from _wrong_images(scan, file, path, images)


def _nested(scan: Scan, file: str) -> Iterator[Problem]:
    """A problem for each line where more is nested than a renderer can read."""
    opened = 0
    for number, line in enumerate(scan.shown[scan.first_line :], start=scan.first_line + 1):
        if not line.strip():
            opened = 0
            continue
        deep = _DEEP.search(line)
        for bracket in _BRACKET.finditer(line):
            opened = max(opened + (1 if bracket[0] == "[" else -1), 0)
            if opened > MOST_NESTED:
                deep, opened = bracket, 0
                break
        if deep:
            position = Position(number, deep.start() + 1)
            yield prose_codes.TOO_NESTED.at(file, position, most=MOST_NESTED)


def _tags(line: str, number: int, file: str) -> Iterator[Problem]:
    if "<" not in line or SECTION.fullmatch(line) or SECTION_END.fullmatch(line):
        return
    if SLASH.fullmatch(line):
        return
    for tag in _TAG.finditer(line):
        if not _AUTOLINK.match(line, tag.start()):
            yield prose_codes.RAW_HTML.at(file, Position(number, tag.start() + 1), what=tag[0])


def heading_in(line: str) -> re.Match[str] | None:
    """The heading that ``line`` is, as `HEADING`; None if it is none, or far too long for one."""
    return HEADING.fullmatch(line) if line.startswith("#") and len(line) < 1_000 else None


def _wrong_braces(line: str) -> re.Match[str] | None:
    """The first braces in ``line`` that are not the anchor of a heading."""
    heading = heading_in(line)
    anchor = line.rindex("{") if heading and heading[3] is not None else -1
    last = line.rfind("}")
    return next(
        (
            braces
            for braces in _BRACES.finditer(line)
            if braces.start() != anchor and braces.start() < last
        ),
        None,
    )


def _hidden_entities(line: str, number: int, file: str) -> Iterator[Problem]:
    for entity in _ENTITY.finditer(line):
        text = character_of(entity[0])
        hidden = first_hidden(text) or FORBIDDEN.search(text)
        if hidden:
            position = Position(number, entity.start() + 1)
            character = name_of(hidden[0])
            yield codes.HIDDEN_CHARACTER.at(file, position, character=character)


def targets(scan: Scan) -> Iterator[tuple[int, str | None]]:
    """Where the target of each link begins, and the target; None if it cannot be told."""
    for link in _LINK.finditer(scan.text):
        inline = _INLINE.match(scan.text, link.start() + 1)
        if inline is None:
            yield link.start() + 1, None
        else:
            group = 2 if inline[1] is None else 1
            yield inline.start(group), inline[group]
    for definition in _DEFINITION.finditer(scan.text):
        # What only begins like one, such as `[Note]: this is text`, may have no scheme.
        if definition[3] is not None or re.search("[:&]", definition[2]):
            yield definition.start(2), definition[2]
    for line, text in enumerate(scan.without_code):
        for autolink in _AUTOLINK.finditer(text):
            address = autolink[0][1:-1]
            target = address if "://" in address else f"mailto:{address}"
            yield scan._starts[line] + autolink.start() + 1, target


def scheme_of(target: str) -> str | None:
    """The scheme of ``target`` as browsers read it; empty if it is relative, None if refused."""
    plain = re.sub(r"[\x00-\x20\x7f]", "", unescape(target))
    if "\\" in plain or _BLANK in plain or plain.startswith("//"):
        return None
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return ""
    return scheme[1] if scheme[1] in LINK_SCHEMES else None


def _wrong_links(scan: Scan, file: str) -> Iterator[Problem]:
    for offset, target in targets(scan):
        position = scan.position(offset)
        if not target or scheme_of(target) is None:
            shown = target
            if not target or _BLANK in target:
                first = position.column - (1 if target or target is None else 2)
                shown = scan.lines[position.line - 1][first:][:60]
            yield prose_codes.WRONG_LINK.at(file, position, link=shown)
        elif scheme_of(target) in _WEB and is_misleading(unescape(target)):
            yield prose_codes.MISLEADING_LINK.at(file, position, link=target)
        elif scheme_of(target) in _WEB and not has_host(unescape(target)):
            yield prose_codes.WRONG_LINK.at(file, position, link=target)


def _lost_texts(scan: Scan, file: str) -> Iterator[Problem]:
    """A problem for each definition of a link that nothing uses, and for each footnote."""
    found = [one for one in _DEFINITION.finditer(scan.text) if one[3] is not None]
    if not found:
        return
    text = "\n".join(scan.lines)
    defining = {one.start(1) for one in found}
    used = {
        _label(text[one.start(1) : one.end(1)])
        for one in _BRACKETS.finditer(scan.text)
        if one.start(1) not in defining
    }
    for one in found:
        label = _label(text[one.start(1) : one.end(1)])
        if label not in used or label.startswith("^"):
            position = scan.position(one.start(1) - 1)
            what = text[one.start(1) - 1 : one.end()]
            yield prose_codes.LOST_TEXT.at(file, position, what=what)


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


def _wrong_images(scan: Scan, file: str, path: str, images: Container[str]) -> Iterator[Problem]:
    for start in _IMAGE_START.finditer(scan.text):
        image = _IMAGE.match(scan.text, start.start())
        inline = _INLINE.match(scan.text, image.end()) if image else None
        target = (inline[1] or inline[2] or "") if inline else ""
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        suffix = posixpath.splitext(target)[1]
        if not _LOCAL_IMAGE.fullmatch(target) or suffix not in IMAGES or there not in images:
            position = scan.position(start.start())
            shown = target or scan.lines[position.line - 1][position.column - 1 :][:60]
            yield prose_codes.WRONG_IMAGE.at(file, position, link=shown)


def catalogue_links(scan: Scan) -> Iterator[CatalogueLink]:
    """The links of the page to records and lists."""
    for offset, target in targets(scan):
        if target is None:
            continue
        scheme, colon, rest = target.partition(":")
        if colon and scheme in _OWN:
            position = scan.position(offset)
            yield CatalogueLink(scheme, unescape(rest.partition("#")[0]), position)
