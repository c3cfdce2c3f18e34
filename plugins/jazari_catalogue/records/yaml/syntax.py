"""The likely cause of a syntax error, at the place where a person would look for it.

A YAML parser names the token that it cannot take, often lines below the slip. Each rule here
knows one slip that people make; what none of them knows is told in the parser's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import (
    CLOSING,
    FORBIDDEN,
    FOREIGN_SPACES,
    HIDDEN,
    name_of,
)
from jazari_catalogue.records.yaml.error_context import SyntaxSlip, counted
from jazari_catalogue.records.yaml.indentation import (
    BLOCK_TEXT,
    deeper_above,
    indentation_of_neighbours,
    indented_start,
    other_ends,
)
from jazari_catalogue.records.yaml.punctuation import (
    COMMA_BEFORE_KEY,
    is_comma,
    item_of_another_kind,
    line_with_other_sign,
)


def syntax_problems(error: Exception, text: str, path: str) -> list[Problem]:
    """What is wrong in ``text``, which the parser gave up with ``error``.

    One problem; of an indent that does not follow its neighbours across a text of several lines,
    one at either end of it, for which of the two has moved no one can tell.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return [_forbidden_character(text, path)]
    slip = SyntaxSlip(error, text, path)
    for rule in _RULES:
        found = rule(slip)
        if found is not None:
            return [found, *other_ends(slip, found)]
    return [codes.SYNTAX.at(path, slip.here, detail=slip.complaint)]


def _forbidden_character(text: str, path: str) -> Problem:
    found = FORBIDDEN.search(text) or HIDDEN.search(text)
    at = position_at(text, found.start()) if found else None
    name = name_of(found.group()) if found else "…"
    return codes.BAD_CHARACTER.at(path, at, character=name)


def _inside_quotes(slip: SyntaxSlip) -> Problem | None:
    if "quoted scalar" not in slip.context:
        return None
    if slip.line[slip.column : slip.column + 1] == "\\" or "escape" in slip.complaint:
        return codes.BAD_ESCAPE.at(slip.path, slip.here)
    if "hexdecimal" in slip.complaint or "hexadecimal" in slip.complaint:
        at = slip.before.rfind("\\")
        return codes.BAD_ESCAPE.at(slip.path, counted(slip.number, at))
    return codes.UNCLOSED_QUOTE.at(slip.path, slip.opened)


def _tab(slip: SyntaxSlip) -> Problem | None:
    for number, line in slip.last_lines():
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return codes.TAB.at(slip.path, Position(number, indent.index("\t") + 1))
    return None


def _other_sign(slip: SyntaxSlip) -> Problem | None:
    """A dash, a colon or a space that only looks like the one of YAML, where a line begins."""
    opened = [(slip.opened.line, slip.lines[slip.opened.line - 1])] if slip.opened else []
    scalar, _ = slip.read()
    for number, line in slip.last_lines() + opened:
        if scalar is not None and scalar.style and _covers(scalar, number - 1):
            continue
        found = line_with_other_sign(line)
        if found:
            code, offset, values = found
            return code.at(slip.path, Position(number, offset + 1), None, **values)
    return None


def _covers(scalar: Any, number: int) -> bool:
    """Whether line ``number``, from 0, is one below the first of ``scalar``."""
    return bool(scalar.start_mark.line < number <= scalar.end_mark.line - (scalar.style in "|>"))


def _sign_here(slip: SyntaxSlip) -> Problem | None:
    """A space or comma of another script, or in brackets a text that ``#`` makes a comment."""
    if found := _SPACE_HERE.match(slip.line, slip.column):
        at = counted(slip.number, found.start(1))
        return codes.HIDDEN_CHARACTER.at(slip.path, at, character=name_of(found[1]))
    _, brackets = slip.read()
    if not brackets:
        return None
    rest = slip.line[slip.column :]
    comma = len(slip.before) + len(rest) - len(rest.lstrip())
    if not is_comma(slip.line[comma : comma + 1]):
        before_key = COMMA_BEFORE_KEY.search(slip.before)
        comma = before_key.start() if before_key else -1
    if comma >= 0:
        at = counted(slip.number, comma)
        return codes.FOREIGN_COMMA.at(slip.path, at, character=slip.line[comma])
    for number in range(brackets[-1].start_mark.line, slip.number + 1):
        if hashtag := _HASHTAG_IN_BRACKETS.search(slip.lines[number]):
            return codes.CUT_TEXT.at(slip.path, counted(number, hashtag.end() - 1))
    return None


_SPACE_HERE = re.compile(f" *([{FOREIGN_SPACES}])")
_HASHTAG_IN_BRACKETS = re.compile(r"(?:[\[{,][ \t]*|:[ \t]+)#(?=\w)")
_SWALLOWED = re.compile(r"[:,] |[\[{]")


def _after_value(slip: SyntaxSlip) -> Problem | None:
    """A quote that closed too late, or a value that goes on after it closed."""
    scalar, _ = slip.read()
    if scalar is not None and scalar.style in {'"', "'"}:
        start, end = scalar.start_mark, scalar.end_mark
        late = start.line < end.line or _SWALLOWED.search(scalar.value)
        if end.line == slip.number and end.column <= slip.column:
            if late:
                return codes.UNCLOSED_QUOTE.at(slip.path, counted(start.line, start.column))
            if not slip.line[end.column : slip.column].strip():
                return codes.TEXT_AFTER_VALUE.at(slip.path, slip.here, sign=scalar.style)
    ended = slip.before.rstrip()[-1:]
    if "block" in slip.context and ended in {"]", "}"}:
        return codes.TEXT_AFTER_VALUE.at(slip.path, slip.here, sign=ended)
    return None


_SMART_QUOTE = re.compile("(?:^|[:,\\[{-] ?)\\s*([\u201c\u201d\u201e\u00ab\u2018\u2019\u201a])")


def _smart_quote(slip: SyntaxSlip) -> Problem | None:
    found = _SMART_QUOTE.search(slip.before)
    if found is None:
        return None
    at = Position(slip.number + 1, found.start(1) + 1)
    return codes.SMART_QUOTE.at(slip.path, at, character=found.group(1))


def _bracket(slip: SyntaxSlip) -> Problem | None:
    _, brackets = slip.read()
    if not brackets:
        return None
    start = brackets[-1].start_mark
    after = slip.lines[start.line][start.column :]
    closing = CLOSING[after[0]]
    closed_in_line = start.line == slip.number and closing in after
    at = slip.here if closed_in_line else counted(start.line, start.column)
    return codes.BRACKET.at(slip.path, at, bracket=after[0], closing=closing)


_SPECIAL = re.compile("an? (?:alias|anchor|tag|directive|block scalar)")


def _reserved_start(slip: SyntaxSlip) -> Problem | None:
    at = slip.opened if _SPECIAL.search(slip.context) else None
    if "cannot start any token" in slip.complaint:
        at = slip.here
    if at is None:
        return None
    character = slip.lines[at.line - 1][at.column - 1 : at.column]
    return codes.RESERVED_START.at(slip.path, at, character=character)


def _dash_after_key(slip: SyntaxSlip) -> Problem | None:
    if "block sequence entries are not allowed" not in slip.complaint:
        return None
    return codes.DASH_AFTER_KEY.at(slip.path, slip.here)


_KEY_ALONE = re.compile(r"(\s*(?:- +)?)[\w-]+ *")


def _colon_in_text(slip: SyntaxSlip) -> Problem | None:
    if "mapping values are not allowed" not in slip.complaint:
        return None
    key = _KEY_ALONE.fullmatch(slip.before)
    if key is not None and slip.number > 0:
        # A key indented deeper than its neighbours goes on the text of the line before.
        return deeper_above(slip) or codes.INDENTATION.at(
            slip.path, Position(slip.number + 1, key.end(1) + 1)
        )
    return codes.COLON_IN_TEXT.at(slip.path, slip.here)


_DASH = re.compile(r" *- ")
_NO_SPACE = re.compile(r"(-)[^\s-]|\w+(:)[^\s/]")


def _missing_colon(slip: SyntaxSlip) -> Problem | None:
    if "could not find expected ':'" not in slip.complaint or slip.opened is None:
        return None
    line, column = slip.opened
    above = [text for text in slip.lines[: line - 1] if text.strip()][-1:]
    if above and BLOCK_TEXT.search(above[0]):
        return codes.INDENTATION.at(slip.path, slip.opened)
    if (item := _item(slip, line, above)) is not None:
        return item
    glued = _NO_SPACE.match(slip.lines[line - 1], column - 1)
    if glued:
        group = 1 if glued.group(1) else 2
        at = Position(line, glued.end(group) + 1)
        return codes.MISSING_SPACE.at(slip.path, at, sign=glued.group(group))
    key = re.compile(r"[\w-]*").match(slip.lines[line - 1], column - 1)
    return codes.MISSING_COLON.at(slip.path, slip.opened, key=(key and key[0]) or "…")


def _item(slip: SyntaxSlip, number: int, above: list[str]) -> Problem | None:
    """An item of line ``number``, below one with a dash, that begins with a number or letter."""
    line = slip.lines[number - 1]
    column = len(line) - len(line.lstrip())
    item = item_of_another_kind(line[column:])
    begun = _DASH.match(above[0]) if above else None
    if item is None or item[0] is not codes.FOREIGN_DASH or begun is None:
        return None
    code, _, values = item
    return code.at(slip.path, counted(number - 1, column), None, **values)


_RULES: tuple[Callable[[SyntaxSlip], Problem | None], ...] = (
    _inside_quotes,
    _tab,
    _other_sign,
    _sign_here,
    _after_value,
    _smart_quote,
    _bracket,
    _reserved_start,
    _dash_after_key,
    _colon_in_text,
    _missing_colon,
    indented_start,
    deeper_above,
    indentation_of_neighbours,
)
"""The first rule that knows the slip names it: the sure ones stand before the likely ones."""
