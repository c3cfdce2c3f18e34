"""YAML text to plain values that remember where they stand.

Every scalar stays text, as written: typing belongs to the models, so that ``no`` is never
``False`` and ``2026-01`` never a number (YAML 1.2.2 §10.1, failsafe schema). Duplicate keys,
anchors, aliases and tags are problems. Lines and columns count from 1.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from jazari_catalogue.records import codes
from jazari_catalogue.records.problems import Problem

MAX_DEPTH = 16

# Bidirectional controls can make a line read differently from what it says ("Trojan Source");
# zero-width characters make two equal-looking ids differ. U+200C and U+200D shape real text.
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")

try:
    from yaml.cyaml import CParser as _Parser
except ImportError:  # PyYAML built without libyaml: same events, slower.

    class _Parser(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser
    ):
        """The pure-Python event parser."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


class Position(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Mapping(dict):
    """A YAML mapping: a dict that knows the position of itself, its keys and its values."""

    __slots__ = ("key_positions", "position", "value_positions")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.key_positions: dict[str, Position] = {}
        self.value_positions: dict[str, Position] = {}


class Sequence(list):
    """A YAML sequence: a list that knows the position of itself and its items."""

    __slots__ = ("item_positions", "position")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.item_positions: list[Position] = []


Value = Mapping | Sequence | str | None


class Document(NamedTuple):
    """One YAML file as read: its value (None when it could not be read) and its problems."""

    path: str
    value: Value
    problems: list[Problem]


def read_document(file: Path, path: str) -> Document:
    """The YAML document in ``file``; ``path`` is the name used in problems."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return Document(path, None, [codes.FILE_UNREADABLE.at(path, reason=reason)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        return Document(path, None, [codes.NOT_UTF8.at(path, Position(line, column))])
    return parse_document(text, path)


def parse_document(text: str, path: str) -> Document:
    """The YAML document ``text``: values as text with positions, and every problem found."""
    problems = [
        codes.HIDDEN_CHARACTER.at(
            path, _position_at(text, found.start()), character=f"U+{ord(found.group()):04X}"
        )
        for found in _HIDDEN.finditer(text)
    ]
    try:
        value = _build(_Parser(text), path, problems)
    except yaml.YAMLError as error:
        return Document(path, None, [*problems, _syntax_problem(error, text, path)])
    return Document(path, value, problems)


def _build(parser: _Parser, path: str, problems: list[Problem]) -> Value:
    """Folds the parser's events into values; iterative, as the document chooses its depth."""
    get_event = parser.get_event
    get_event()  # stream start
    if isinstance(get_event(), yaml.StreamEndEvent):
        return None
    document = Sequence(Position(1, 1))
    container: Mapping | Sequence = document
    key: str | None = None
    refused: str | None = None  # the stand-in for a key that is no text, until its value comes
    stack: list[tuple[Mapping | Sequence, str | None]] = []
    value: Value
    while True:
        event = get_event()
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, key = stack.pop()
            continue
        if kind is yaml.DocumentEndEvent:
            break
        mark = event.start_mark
        position = Position(mark.line + 1, mark.column + 1)
        if kind is yaml.ScalarEvent:
            value = event.value
            if value == "" and event.style is None:
                value = None
        elif kind is yaml.MappingStartEvent:
            value = Mapping(position)
        elif kind is yaml.SequenceStartEvent:
            value = Sequence(position)
        else:
            value = None
        if event.anchor is not None:
            problems.append(codes.ANCHOR.at(path, position, name=event.anchor))
        elif kind is not yaml.AliasEvent and event.tag not in (None, "!"):
            problems.append(codes.TAG.at(path, position, tag=event.tag))

        if value is None and kind is yaml.ScalarEvent:
            named = codes.EMPTY_VALUE.at(path, position, field="-")
            if key is not None and isinstance(container, Mapping):
                named = codes.EMPTY_VALUE.at(path, container.key_positions.get(key), field=key)
            problems.append(named)
        if isinstance(container, Sequence):
            container.append(value)
            container.item_positions.append(position)
        elif key is not None:
            container[key] = value
            container.value_positions[key] = position
            key = None
        else:
            key = _new_key(container, value, position, path, problems)
            if not isinstance(value, Mapping | Sequence):
                continue
            refused = key
        if isinstance(value, Mapping | Sequence):
            if len(stack) == MAX_DEPTH:
                return _too_deep(path, position, problems)
            stack.append((container, refused))
            container, key, refused = value, None, None

    if isinstance(get_event(), yaml.DocumentStartEvent):
        problems.append(codes.SECOND_DOCUMENT.at(path))
    _drop_refused_keys(document)
    return document[0]


def _new_key(
    container: Mapping, value: Value, position: Position, path: str, problems: list[Problem]
) -> str:
    """The key ``value`` made ready in ``container``; a refused one gets a name that cannot be."""
    if not isinstance(value, str):
        problems.append(codes.KEY_NOT_TEXT.at(path, position))
    elif value in container:
        first = container.key_positions[value].line
        problems.append(codes.DUPLICATE_KEY.at(path, position, key=value, first=first))
    else:
        container[value] = None
        container.key_positions[value] = position
        return value
    return f"\0{len(container)}"


def _too_deep(path: str, position: Position, problems: list[Problem]) -> None:
    problems.append(codes.TOO_DEEP.at(path, position, depth=MAX_DEPTH))


def _drop_refused_keys(value: Value) -> None:
    """Removes what stood under a refused key, so that one slip is told once."""
    if isinstance(value, Mapping):
        for key in [key for key in value if key.startswith("\0")]:
            del value[key]
        for item in value.values():
            _drop_refused_keys(item)
    elif isinstance(value, Sequence):
        for item in value:
            _drop_refused_keys(item)


def _refuse(event: yaml.NodeEvent, position: Position, path: str, out: list[Problem]) -> None:
    if event.anchor:
        out.append(codes.ANCHOR.at(path, position, name=event.anchor))
    else:
        out.append(codes.TAG.at(path, position, tag=event.tag))


def _position_at(text: str, offset: int) -> Position:
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The likely cause of a syntax error, at the place a person would look for it."""
    if isinstance(error, yaml.reader.ReaderError):
        return codes.BAD_CHARACTER.at(
            path, _position_of_control(text), character=f"U+{ord(_control(text)):04X}"
        )
    assert isinstance(error, yaml.MarkedYAMLError)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return codes.SYNTAX.at(path, Position(1, 1), detail=str(error.problem))
    lines = text.splitlines() or [""]
    line_number = min(mark.line, len(lines) - 1)
    context = error.context or ""
    opened = error.context_mark
    if "quoted scalar" in context and opened is not None:
        return codes.UNCLOSED_QUOTE.at(path, Position(opened.line + 1, opened.column + 1))
    for number in dict.fromkeys((line_number, max(line_number - 1, 0))):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        if "\t" in indent:
            return codes.TAB.at(path, Position(number + 1, indent.index("\t") + 1))
    here = Position(line_number + 1, mark.column + 1)
    quote = _unbalanced_quote(lines, line_number)
    if quote is not None:
        return codes.UNCLOSED_QUOTE.at(path, quote)
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return codes.COLON_IN_TEXT.at(path, here)
    if "could not find expected ':'" in problem and opened is not None:
        return codes.MISSING_COLON.at(path, Position(opened.line + 1, opened.column + 1))
    if "block mapping" in context or "block collection" in context:
        return codes.INDENTATION.at(path, here)
    return codes.SYNTAX.at(path, here, detail=problem)


_QUOTED = re.compile(r"""(?::[ ]+|-[ ]+|[{,\[][ ]*)(["'])""")


def _unbalanced_quote(lines: list[str], error_line: int) -> Position | None:
    """A value above the error that opens a quote its line never closes.

    libyaml notices an unclosed quote only where the next quote closes it, many lines below.
    """
    for number in range(error_line, max(error_line - 40, -1), -1):
        for found in _QUOTED.finditer(lines[number]):
            quote = found.group(1)
            rest = lines[number][found.end() :]
            rest = rest.replace("''", "") if quote == "'" else re.sub(r"\\.", "", rest)
            if quote not in rest:
                return Position(number + 1, found.start(1) + 1)
    return None


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _control(text: str) -> str:
    found = _CONTROL.search(text)
    return found.group() if found else "\0"


def _position_of_control(text: str) -> Position:
    found = _CONTROL.search(text)
    return _position_at(text, found.start() if found else 0)
