"""The likely cause of a syntax error, at the position where a person would look for it.

A YAML parser names the token that it did not expect, often lines below the mistake. Each rule here
recognises one mistake that people make; if none does, the words of the parser are reported.
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
from jazari_catalogue.records.yaml.error_context import ErrorContext, position_from_0
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
    item_without_dash,
    line_with_wrong_punctuation,
)


def syntax_problems(error: Exception, text: str, path: str) -> list[Problem]:
    """The problems that made the parser raise ``error`` for ``text``.

    It is one problem, save for wrong indentation around a text of several lines: either end of it
    may be the wrong one, and both are reported.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return [_forbidden_character(text, path)]
    context = ErrorContext(error, text, path)
    for rule in _RULES:
        problem = rule(context)
        if problem is not None:
            return [problem, *other_ends(context, problem)]
    return [codes.SYNTAX.at(path, context.stop, detail=context.complaint)]


def _forbidden_character(text: str, path: str) -> Problem:
    character = FORBIDDEN.search(text) or HIDDEN.search(text)
    position = position_at(text, character.start()) if character else None
    name = name_of(character.group()) if character else "…"
    return codes.BAD_CHARACTER.at(path, position, character=name)


def _inside_quotes(error: ErrorContext) -> Problem | None:
    """A wrong escape, or a quote that is never closed."""
    if "quoted scalar" not in error.context:
        return None
    if error.line[error.column : error.column + 1] == "\\" or "escape" in error.complaint:
        return codes.BAD_ESCAPE.at(error.path, error.stop)
    if "hexdecimal" in error.complaint or "hexadecimal" in error.complaint:
        backslash = error.before.rfind("\\")
        return codes.BAD_ESCAPE.at(error.path, position_from_0(error.number, backslash))
    return codes.UNCLOSED_QUOTE.at(error.path, error.opened)


def _tab(error: ErrorContext) -> Problem | None:
    """A tab in the indentation."""
    for number, line in error.last_lines():
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return codes.TAB.at(error.path, Position(number, indent.index("\t") + 1))
    return None


def _wrong_punctuation(error: ErrorContext) -> Problem | None:
    """A dash, a colon or a space that only looks like the one of YAML, at the start of a line."""
    opened = [(error.opened.line, error.lines[error.opened.line - 1])] if error.opened else []
    scalar, _ = error.last_scalar_and_brackets()
    for number, line in error.last_lines() + opened:
        if scalar is not None and scalar.style and _covers(scalar, number - 1):
            continue
        mistake = line_with_wrong_punctuation(line)
        if mistake:
            position = Position(number, mistake.offset + 1)
            return mistake.code.at(error.path, position, None, **mistake.values)
    return None


def _covers(scalar: Any, number: int) -> bool:
    """Whether line ``number``, from 0, is a line of ``scalar``, but not its first."""
    return bool(scalar.start_mark.line < number <= scalar.end_mark.line - (scalar.style in "|>"))


def _wrong_character(error: ErrorContext) -> Problem | None:
    """A space or comma of another script, or a hashtag in brackets, where the parser stopped."""
    if space := _SPACE_HERE.match(error.line, error.column):
        position = position_from_0(error.number, space.start(1))
        return codes.HIDDEN_CHARACTER.at(error.path, position, character=name_of(space[1]))
    _, brackets = error.last_scalar_and_brackets()
    if not brackets:
        return None
    rest = error.line[error.column :]
    comma = len(error.before) + len(rest) - len(rest.lstrip())
    if not is_comma(error.line[comma : comma + 1]):
        before_key = COMMA_BEFORE_KEY.search(error.before)
        comma = before_key.start() if before_key else -1
    if comma >= 0:
        position = position_from_0(error.number, comma)
        return codes.FOREIGN_COMMA.at(error.path, position, character=error.line[comma])
    for number in range(brackets[-1].start_mark.line, error.number + 1):
        if hashtag := _HASHTAG_IN_BRACKETS.search(error.lines[number]):
            return codes.CUT_TEXT.at(error.path, position_from_0(number, hashtag.end() - 1))
    return None


_SPACE_HERE = re.compile(f" *([{FOREIGN_SPACES}])")
_HASHTAG_IN_BRACKETS = re.compile(r"(?:[\[{,][ \t]*|:[ \t]+)#(?=\w)")
_SWALLOWED = re.compile(r"[:,] |[\[{]")


def _after_value(error: ErrorContext) -> Problem | None:
    """A quote that is closed too late, or text after the quote or bracket that ends a value."""
    scalar, _ = error.last_scalar_and_brackets()
    if scalar is not None and scalar.style in {'"', "'"}:
        start, end = scalar.start_mark, scalar.end_mark
        closed_late = start.line < end.line or _SWALLOWED.search(scalar.value)
        if end.line == error.number and end.column <= error.column:
            if closed_late:
                return codes.UNCLOSED_QUOTE.at(
                    error.path, position_from_0(start.line, start.column)
                )
            if not error.line[end.column : error.column].strip():
                return codes.TEXT_AFTER_VALUE.at(error.path, error.stop, sign=scalar.style)
    last = error.before.rstrip()[-1:]
    if "block" in error.context and last in {"]", "}"}:
        return codes.TEXT_AFTER_VALUE.at(error.path, error.stop, sign=last)
    return None


_SMART_QUOTE = re.compile("(?:^|[:,\\[{-] ?)\\s*([\u201c\u201d\u201e\u00ab\u2018\u2019\u201a])")


def _smart_quote(error: ErrorContext) -> Problem | None:
    quote = _SMART_QUOTE.search(error.before)
    if quote is None:
        return None
    position = Position(error.number + 1, quote.start(1) + 1)
    return codes.SMART_QUOTE.at(error.path, position, character=quote.group(1))


def _bracket(error: ErrorContext) -> Problem | None:
    _, brackets = error.last_scalar_and_brackets()
    if not brackets:
        return None
    if error.line[error.column : error.column + 2] in (":[", ":{"):
        after_colon = Position(error.stop.line, error.stop.column + 1)
        return codes.MISSING_SPACE.at(error.path, after_colon, sign=":")
    start = brackets[-1].start_mark
    after = error.lines[start.line][start.column :]
    closing = CLOSING[after[0]]
    closed_in_line = start.line == error.number and closing in after
    position = error.stop if closed_in_line else position_from_0(start.line, start.column)
    return codes.BRACKET.at(error.path, position, bracket=after[0], closing=closing)


_SPECIAL = re.compile("an? (?:alias|anchor|tag|directive|block scalar)")


def _reserved_start(error: ErrorContext) -> Problem | None:
    start = error.opened if _SPECIAL.search(error.context) else None
    if "cannot start any token" in error.complaint:
        start = error.stop
    if start is None:
        return None
    character = error.lines[start.line - 1][start.column - 1 : start.column]
    return codes.RESERVED_START.at(error.path, start, character=character)


def _dash_after_key(error: ErrorContext) -> Problem | None:
    if "block sequence entries are not allowed" not in error.complaint:
        return None
    return codes.DASH_AFTER_KEY.at(error.path, error.stop)


_KEY_ALONE = re.compile(r"(\s*(?:- +)?)[\w-]+ *")


def _colon_in_text(error: ErrorContext) -> Problem | None:
    if "mapping values are not allowed" not in error.complaint:
        return None
    key = _KEY_ALONE.fullmatch(error.before)
    if key is not None and error.number > 0:
        # A key indented deeper than the lines around it continues the text of the line before.
        return deeper_above(error) or codes.INDENTATION.at(
            error.path, Position(error.number + 1, key.end(1) + 1)
        )
    return codes.COLON_IN_TEXT.at(error.path, error.stop)


_DASH = re.compile(r" *- ")
_NO_SPACE = re.compile(r"(-)[^\s-]|\w+(:)[^\s/]")


def _missing_colon(error: ErrorContext) -> Problem | None:
    if "could not find expected ':'" not in error.complaint or error.opened is None:
        return None
    line, column = error.opened
    above = [text for text in error.lines[: line - 1] if text.strip()][-1:]
    if above and BLOCK_TEXT.search(above[0]):
        return codes.INDENTATION.at(error.path, error.opened)
    if (item := _item(error, line, above)) is not None:
        return item
    glued = _NO_SPACE.match(error.lines[line - 1], column - 1)
    if glued:
        group = 1 if glued.group(1) else 2
        position = Position(line, glued.end(group) + 1)
        return codes.MISSING_SPACE.at(error.path, position, sign=glued.group(group))
    key = re.compile(r"[\w-]*").match(error.lines[line - 1], column - 1)
    return codes.MISSING_COLON.at(error.path, error.opened, key=(key and key[0]) or "…")


def _item(error: ErrorContext, number: int, above: list[str]) -> Problem | None:
    """An item in line ``number``, below one with a dash, that begins with a number or a letter."""
    line = error.lines[number - 1]
    column = len(line) - len(line.lstrip())
    item = item_without_dash(line[column:])
    dash_above = _DASH.match(above[0]) if above else None
    if item is None or item.code is not codes.FOREIGN_DASH or dash_above is None:
        return None
    position = position_from_0(number - 1, column)
    return item.code.at(error.path, position, None, **item.values)


_RULES: tuple[Callable[[ErrorContext], Problem | None], ...] = (
    _inside_quotes,
    _tab,
    _wrong_punctuation,
    _wrong_character,
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
"""The first rule that recognises the mistake decides: sure rules come before likely ones."""
