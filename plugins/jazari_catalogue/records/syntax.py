"""The likely cause of a syntax error, at the place where a person would look for it.

A YAML parser names the token that it cannot take, often lines below the slip. Each rule here
knows one slip that people make; what none of them knows is told in the parser's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from jazari_catalogue.records import codes
from jazari_catalogue.records.characters import FORBIDDEN, FOREIGN_SPACES, HIDDEN, name_of
from jazari_catalogue.records.events import event_reader
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.position import Position, lines_of, position_at
from jazari_catalogue.records.problems import Problem
from jazari_catalogue.records.signs import COMMA_BEFORE_KEY, is_comma, line_with_other_sign


def syntax_problems(error: Exception, text: str, path: str) -> list[Problem]:
    """What is wrong in ``text``, which the parser gave up with ``error``.

    One problem; of an indent that does not follow its neighbours across a text of several lines,
    one at either end of it, for which of the two has moved no one can tell.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return [_forbidden_character(text, path)]
    slip = _Slip(error, text, path)
    for rule in _RULES:
        found = rule(slip)
        if found is not None:
            return [found, *_other_ends(slip, found)]
    return [codes.SYNTAX.at(path, slip.here, detail=slip.complaint)]


def _other_ends(slip: _Slip, found: Problem) -> list[Problem]:
    """Where the parser gave up, and where the text above begins, if far from what is ``found``."""
    if found.code is not codes.INDENTATION or "<document start>" in slip.complaint:
        return []
    top = slip.number
    while top > 0 and _indent(slip.lines[top - 1]) > _indent(slip.line):
        top -= 1
    heads = [
        number
        for number in [*range(top, slip.number), max(top - 1, 0)]
        if _indent(slip.lines[number]) and _BEGINS_BELOW.search(slip.lines[number])
    ]
    return [
        codes.INDENTATION.at(slip.path, _starting(number, slip.lines[number]))
        for number in [slip.number, *heads[-1:]]
        if _SEEN_TOGETHER < abs(number + 1 - found.line) <= _LONGEST_TEXT
    ]


_BEGINS_BELOW = re.compile(r"(?::|[|>][-+0-9]*)\s*$")
"""A line whose value begins on the next."""
_SEEN_TOGETHER = 2
_LONGEST_TEXT = 12
"""Lines apart: nearer, two lines are seen together; farther, they are not of one text."""


def _forbidden_character(text: str, path: str) -> Problem:
    found = FORBIDDEN.search(text) or HIDDEN.search(text)
    at = position_at(text, found.start()) if found else None
    name = name_of(found.group()) if found else "…"
    return codes.BAD_CHARACTER.at(path, at, character=name)


_CLOSING = {"[": "]", "{": "}"}


class _Slip:
    """A syntax error as the parser tells it, and the text around it."""

    def __init__(self, error: yaml.MarkedYAMLError, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = lines_of(text)
        self.context = error.context or ""
        """What the parser was reading."""
        self.complaint = error.problem or ""
        """What it could not take."""
        self.number, self.column = self._place(error.problem_mark or error.context_mark)
        opened = error.context_mark
        self.opened = None if opened is None else _counted(*self._place(opened))
        """Where what the parser was reading begins."""

    def _place(self, mark: Any) -> tuple[int, int]:
        """Line and column from 0; the end of the text where the parser had read past it."""
        last = len(self.lines) - 1
        if mark is None:
            return 0, 0
        return (mark.line, mark.column) if mark.line <= last else (last, len(self.lines[last]))

    @property
    def here(self) -> Position:
        """Where the parser gave up."""
        return _counted(self.number, self.column)

    @property
    def line(self) -> str:
        """The line in which the parser gave up."""
        return self.lines[self.number]

    @property
    def before(self) -> str:
        """What that line holds before the place."""
        return self.line[: self.column]

    def last_lines(self) -> list[tuple[int, str]]:
        """The line of the error, then the one before, with their numbers from 1."""
        numbers = dict.fromkeys((self.number, max(self.number - 1, 0)))
        return [(number + 1, self.lines[number]) for number in numbers]

    def read(self) -> tuple[Any, list[Any]]:
        """The last scalar before the error, and the brackets then open, as parser events."""
        scalar: Any = None
        brackets: list[Any] = []
        next_event = event_reader(self.text)
        try:
            while not isinstance(event := next_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.ScalarEvent):
                    scalar = event
                elif isinstance(event, yaml.CollectionStartEvent):
                    brackets.append(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    brackets.pop()
        except yaml.YAMLError:
            pass  # the very error that is being looked into
        # Between brackets, `a: b` and `? a` are mappings that have no brace of their own.
        return scalar, [
            event for event in brackets if event.flow_style and self._at(event) in _CLOSING
        ]

    def _at(self, event: Any) -> str:
        line, column = self._place(event.start_mark)
        return self.lines[line][column : column + 1]


def _counted(line: int, column: int) -> Position:
    """The position of what stands at ``line`` and ``column`` counted from 0."""
    return Position(line + 1, column + 1)


def _inside_quotes(slip: _Slip) -> Problem | None:
    if "quoted scalar" not in slip.context:
        return None
    if slip.line[slip.column : slip.column + 1] == "\\" or "escape" in slip.complaint:
        return codes.BAD_ESCAPE.at(slip.path, slip.here)
    if "hexdecimal" in slip.complaint or "hexadecimal" in slip.complaint:
        at = slip.before.rfind("\\")
        return codes.BAD_ESCAPE.at(slip.path, _counted(slip.number, at))
    return codes.UNCLOSED_QUOTE.at(slip.path, slip.opened)


def _tab(slip: _Slip) -> Problem | None:
    for number, line in slip.last_lines():
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return codes.TAB.at(slip.path, Position(number, indent.index("\t") + 1))
    return None


def _other_sign(slip: _Slip) -> Problem | None:
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


def _sign_here(slip: _Slip) -> Problem | None:
    """A space or comma of another script, or in brackets a text that ``#`` makes a comment."""
    if found := _SPACE_HERE.match(slip.line, slip.column):
        at = _counted(slip.number, found.start(1))
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
        at = _counted(slip.number, comma)
        return codes.FOREIGN_COMMA.at(slip.path, at, character=slip.line[comma])
    for number in range(brackets[-1].start_mark.line, slip.number + 1):
        if hashtag := _HASHTAG_IN_BRACKETS.search(slip.lines[number]):
            return codes.CUT_TEXT.at(slip.path, _counted(number, hashtag.end() - 1))
    return None


_SPACE_HERE = re.compile(f" *([{FOREIGN_SPACES}])")
_HASHTAG_IN_BRACKETS = re.compile(r"(?:[\[{,][ \t]*|:[ \t]+)#(?=\w)")
_SWALLOWED = re.compile(r"[:,] |[\[{]")


def _after_value(slip: _Slip) -> Problem | None:
    """A quote that closed too late, or a value that goes on after it closed."""
    scalar, _ = slip.read()
    if scalar is not None and scalar.style in {'"', "'"}:
        start, end = scalar.start_mark, scalar.end_mark
        late = start.line < end.line or _SWALLOWED.search(scalar.value)
        if end.line == slip.number and end.column <= slip.column:
            if late:
                return codes.UNCLOSED_QUOTE.at(slip.path, _counted(start.line, start.column))
            if not slip.line[end.column : slip.column].strip():
                return codes.TEXT_AFTER_VALUE.at(slip.path, slip.here, sign=scalar.style)
    ended = slip.before.rstrip()[-1:]
    if "block" in slip.context and ended in {"]", "}"}:
        return codes.TEXT_AFTER_VALUE.at(slip.path, slip.here, sign=ended)
    return None


_SMART_QUOTE = re.compile("(?:^|[:,\\[{-] ?)\\s*([\u201c\u201d\u201e\u00ab\u2018\u2019\u201a])")


def _smart_quote(slip: _Slip) -> Problem | None:
    found = _SMART_QUOTE.search(slip.before)
    if found is None:
        return None
    at = Position(slip.number + 1, found.start(1) + 1)
    return codes.SMART_QUOTE.at(slip.path, at, character=found.group(1))


def _bracket(slip: _Slip) -> Problem | None:
    _, brackets = slip.read()
    if not brackets:
        return None
    start = brackets[-1].start_mark
    after = slip.lines[start.line][start.column :]
    closing = _CLOSING[after[0]]
    closed_in_line = start.line == slip.number and closing in after
    at = slip.here if closed_in_line else _counted(start.line, start.column)
    return codes.BRACKET.at(slip.path, at, bracket=after[0], closing=closing)


_SPECIAL = re.compile("an? (?:alias|anchor|tag|directive|block scalar)")


def _reserved_start(slip: _Slip) -> Problem | None:
    at = slip.opened if _SPECIAL.search(slip.context) else None
    if "cannot start any token" in slip.complaint:
        at = slip.here
    if at is None:
        return None
    character = slip.lines[at.line - 1][at.column - 1 : at.column]
    return codes.RESERVED_START.at(slip.path, at, character=character)


def _dash_after_key(slip: _Slip) -> Problem | None:
    if "block sequence entries are not allowed" not in slip.complaint:
        return None
    return codes.DASH_AFTER_KEY.at(slip.path, slip.here)


_KEY_ALONE = re.compile(r"(\s*(?:- +)?)[\w-]+ *")


def _colon_in_text(slip: _Slip) -> Problem | None:
    if "mapping values are not allowed" not in slip.complaint:
        return None
    key = _KEY_ALONE.fullmatch(slip.before)
    if key is not None and slip.number > 0:
        # A key indented deeper than its neighbours goes on the text of the line before.
        return _deeper_above(slip) or codes.INDENTATION.at(
            slip.path, Position(slip.number + 1, key.end(1) + 1)
        )
    return codes.COLON_IN_TEXT.at(slip.path, slip.here)


_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*\s*$")
_NO_SPACE = re.compile(r"(-)[^\s-]|\w+(:)[^\s/]")


def _missing_colon(slip: _Slip) -> Problem | None:
    if "could not find expected ':'" not in slip.complaint or slip.opened is None:
        return None
    line, column = slip.opened
    above = [text for text in slip.lines[: line - 1] if text.strip()][-1:]
    if above and _BLOCK_TEXT.search(above[0]):
        return codes.INDENTATION.at(slip.path, slip.opened)
    glued = _NO_SPACE.match(slip.lines[line - 1], column - 1)
    if glued:
        group = 1 if glued.group(1) else 2
        at = Position(line, glued.end(group) + 1)
        return codes.MISSING_SPACE.at(slip.path, at, sign=glued.group(group))
    key = re.compile(r"[\w-]*").match(slip.lines[line - 1], column - 1)
    return codes.MISSING_COLON.at(slip.path, slip.opened, key=(key and key[0]) or "…")


def _indented_start(slip: _Slip) -> Problem | None:
    """What a file begins with is indented: YAML notices at the first line that is not."""
    if "<document start>" not in slip.complaint:
        return None
    for number, line in _content(slip.lines, 0):
        return codes.INDENTATION.at(slip.path, _counted(number, len(line) - len(line.lstrip())))
    return None


_TOP_KEY = re.compile(r"([\w-]+) *:")


def _deeper_above(slip: _Slip) -> Problem | None:
    """Text above that is indented deeper, and that no key or no sign of a block begins.

    YAML takes it for one text and stumbles over the first line after it.
    """
    if not _KEY.match(slip.line):
        return None
    indent = _indent(slip.line)
    top = slip.number
    while top > 0 and (not slip.lines[top - 1].strip() or _indent(slip.lines[top - 1]) > indent):
        top -= 1
    if top == slip.number or top == 0 or slip.number - top > _LONGEST_TEXT:
        return None
    head = slip.lines[top - 1]
    if _BLOCK_TEXT.search(head):
        # Text between the indents of its key and of what follows: one of the two has moved.
        outer = (line for _, line in _content(slip.lines, slip.number + 1))
        after = next((line for line in outer if _indent(line) <= indent), "")
        moved = _indent(head) < indent == _indent(after)
        return codes.INDENTATION.at(slip.path, _starting(top - 1, head)) if moved else None
    number, first = next(_content(slip.lines, top))
    if _KEY.match(first):
        # Keys below a value, or below the key of a list: the line of their own key is lost.
        key_column = len(head) - len(head.lstrip(" -"))
        has_value = not head.rstrip().endswith(":")
        deeper = _indent(first) > key_column and (has_value or head.strip(" :") in _KEYS_OF_LISTS)
        if not deeper or number == slip.number:
            return None
    return codes.INDENTATION.at(slip.path, _starting(number, first))


_KEYS_OF_LISTS = {"statements", "disputes", "claims"}
_KEY = re.compile(r"\s*(?:- +)*[\w-]+ *:(?:\s|$)")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _starting(number: int, line: str) -> Position:
    """Where what ``line`` (``number`` from 0) says begins."""
    return _counted(number, _indent(line))


def _indentation(slip: _Slip) -> Problem | None:
    if "block mapping" not in slip.context and "block collection" not in slip.context:
        return None
    for head in range(slip.number, -1, -1):
        key = _TOP_KEY.match(slip.lines[head])
        if key is None and slip.lines[head][:1] in {"", " ", "#", "-"}:
            continue
        if key is None:
            return codes.INDENTATION.at(slip.path, _counted(head, 0))
        if key.group(1) not in KINDS_BY_PLURAL:
            # A key of a record, moved out to where only kinds stand.
            return codes.INDENTATION.at(slip.path, _counted(head, 0))
        number, line = next(_content(slip.lines[: slip.number], head + 1), (0, "- a:"))
        if line.lstrip().startswith("-") and not _KEY.match(line):
            # A list of ids is no list of records: its key has been moved out of its record.
            return codes.INDENTATION.at(slip.path, _counted(head, 0))
        if not line.lstrip().startswith("-"):
            # The first record of the list has lost the line that its dash stands on.
            indent = len(line) - len(line.lstrip())
            return codes.INDENTATION.at(slip.path, _counted(number, indent))
        break
    return codes.INDENTATION.at(slip.path, slip.here)


def _content(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The lines from ``start`` that hold more than a comment, with their numbers from 0."""
    for number in range(start, len(lines)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number, lines[number]


_RULES: tuple[Callable[[_Slip], Problem | None], ...] = (
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
    _indented_start,
    _deeper_above,
    _indentation,
)
"""The first rule that knows the slip names it: the sure ones stand before the likely ones."""
