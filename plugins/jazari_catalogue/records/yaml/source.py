"""YAML text to plain values that remember where they stand.

Every scalar stays text, as written: typing belongs to the models, so that ``no`` is never
``False`` and ``2026-01`` never a number (YAML 1.2.2 §10.1, failsafe schema). Duplicate keys,
anchors, aliases, tags and ``null`` are problems. Lines and columns count from 1.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, lines_of, position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import (
    FALSE_BREAK,
    FORBIDDEN,
    HIDDEN,
    first_hidden,
    name_of,
)
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.yaml.conflicts import merge_conflicts
from jazari_catalogue.records.yaml.events import event_reader
from jazari_catalogue.records.yaml.punctuation import key_with_other_sign
from jazari_catalogue.records.yaml.silent_mistakes import SilentSlips, suspects

MAX_DEPTH = 16

_UNUSUAL = frozenset({"", "~", "null", "Null", "NULL"})
"""Without quotes, these say nothing in YAML 1.2 (§10.3.2); a text only where they are quoted."""


class Mapping(dict[str, Any]):
    """A YAML mapping: a dict that knows the position of itself, its keys and its values."""

    __slots__ = ("end_line", "key_positions", "position", "value_positions")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.end_line = position.line
        """The line before what comes after it."""
        self.key_positions: dict[str, Position] = {}
        self.value_positions: dict[str, Position] = {}


class Sequence(list[Any]):
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
    end: Position = Position(1, 1)
    """Where the text ends: in the first column, unless its last line lacks a line break."""


def read_document(file: Path, path: str) -> Document:
    """The YAML document in ``file``; ``path`` is the name used in problems."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        return Document(path, None, [codes.FILE_UNREADABLE.at(path, reason=reason)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        return Document(path, None, [codes.NOT_UTF8.at(path, position_at(before, len(before)))])
    return parse_document(text, path)


_REASONS: dict[int, Titles] = {
    errno.ENOENT: codes.NO_SUCH_FILE,
    errno.EISDIR: codes.A_FOLDER,
    errno.EACCES: codes.NO_PERMISSION,
    errno.ELOOP: codes.LINK_IN_CIRCLE,
}


def parse_document(text: str, path: str) -> Document:
    """The YAML document ``text``: values as text with positions, and every problem found."""
    hidden: list[Problem] = []
    has_escapes = "\\u" in text or "\\U" in text
    if first_hidden(text):
        hidden = _hidden_characters(text, path)
        # YAML 1.1 breaks lines where no editor does: lines are counted as editors count them.
        text = FALSE_BREAK.sub(" ", text)
    conflicts = merge_conflicts(text, path)
    if conflicts:  # of two versions at once, nothing else can be reported
        value, problems = None, conflicts
    else:
        value, problems = _read(text, path, hidden, careful=bool(hidden) or has_escapes)
    line_break = "\n" if "\n" in text else "\r"
    end = Position(text.count(line_break) + 1, len(text) - text.rfind(line_break))
    return Document(path, value, hidden + problems, end)


def _read(
    text: str, path: str, hidden: list[Problem], *, careful: bool
) -> tuple[Value, list[Problem]]:
    """What ``text`` says, None where it cannot be read; and every problem but the ``hidden``."""
    problems: list[Problem] = []
    slips: SilentSlips | None = None
    value: Value
    try:
        get_event = event_reader(text)
        if spans := suspects(text):
            slips = SilentSlips(text, spans, get_event)
            get_event = slips.get_event
        value = _build(text, path, problems, get_event, careful=careful)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        # It knows every kind and so takes long to load; what reads well has no need of it.
        from jazari_catalogue.records.yaml.syntax import syntax_problems

        value, problems = None, syntax_problems(error, text, path)
        seen = {problem.line for problem in hidden}
        problems = [problem for problem in problems if problem.line not in seen]
    if slips is not None:
        problems, readable = slips.among(problems, path)
        value = value if readable else None
    return value, problems


def _hidden_characters(text: str, path: str) -> list[Problem]:
    """The first hidden character of each line."""
    return [
        codes.HIDDEN_CHARACTER.at(
            path, Position(number, found.start() + 1), character=name_of(found.group())
        )
        for number, line in enumerate(lines_of(text), start=1)
        if (found := first_hidden(line))
    ]


def _build(
    text: str,
    path: str,
    problems: list[Problem],
    get_event: Callable[[], Any],
    *,
    careful: bool,
) -> Value:
    """Folds the parser's events into values; iterative, as the document chooses its depth.

    ``careful`` looks at every scalar for characters that nobody sees.
    """
    get_event()  # stream start
    if isinstance(get_event(), yaml.StreamEndEvent):
        return None
    document = Sequence(Position(1, 1))
    container: Mapping | Sequence = document
    key: str | None = None
    stack: list[Mapping | Sequence] = []
    value: Value
    new_tuple: Any = tuple.__new__  # half the time of calling a named tuple's own
    while True:
        event = get_event()
        kind = type(event)
        if kind is not yaml.ScalarEvent:
            if kind is yaml.MappingEndEvent:
                container.end_line = event.start_mark.line  # type: ignore[union-attr]
                container = stack.pop()
                continue
            if kind is yaml.SequenceEndEvent:
                container = stack.pop()
                continue
            if kind is yaml.DocumentEndEvent:
                break
        mark = event.start_mark
        position = new_tuple(Position, (mark.line + 1, mark.column + 1))
        if kind is yaml.ScalarEvent:
            written: str = event.value
            usual = written not in _UNUSUAL and " - " not in written and written.isprintable()
            plain = usual and not careful
            value = written if plain else _text_of(event, text, path, problems)
        elif kind is yaml.MappingStartEvent:
            value = Mapping(position)
        elif kind is yaml.SequenceStartEvent:
            value = Sequence(position)
        else:
            value = None
        if event.anchor is not None:
            problems.append(codes.ANCHOR.at(path, position, name=event.anchor))
        elif kind is not yaml.AliasEvent and event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            problems.append(codes.TAG.at(path, position, tag=tag))

        if isinstance(container, Sequence):
            if value is None and kind is yaml.ScalarEvent and container is not document:
                problems += _no_value(event, path, position, "-")
            container.append(value)
            container.item_positions.append(position)
        elif key is not None:
            if value is None and kind is yaml.ScalarEvent and key in container.key_positions:
                problems += _no_value_of_key(event, container, key, text, path)
            container[key] = value
            container.value_positions[key] = position
            key = None
        elif isinstance(value, str):
            key = value
            if key in container:
                key = _second_key(container, value, position, path, problems)
            else:
                container[key] = None
                container.key_positions[key] = position
            continue
        else:
            problems.append(codes.KEY_NOT_TEXT.at(path, position))
            return None
        if isinstance(value, Mapping | Sequence):
            if len(stack) == MAX_DEPTH:
                problems.append(codes.TOO_DEEP.at(path, position, depth=MAX_DEPTH))
                return None
            stack.append(container)
            container = value

    after = get_event()
    if isinstance(after, yaml.DocumentStartEvent):
        problems.append(codes.SECOND_DOCUMENT.at(path, _start_of(after)))
    if any(problem.code is codes.DUPLICATE_KEY for problem in problems):
        _drop_second_keys(document)
    read: Value = document[0]
    return read


def _no_value(event: Any, path: str, position: Position, field: str) -> list[Problem]:
    """What is wrong with ``field``, of which ``event`` is the value that says nothing."""
    if not event.value:
        return [codes.EMPTY_VALUE.at(path, position, field=field)]
    if event.value in _UNUSUAL:
        return [codes.NULL.at(path, _start_of(event), written=event.value)]
    return []  # nothing but characters that nobody sees, which are reported as such


def _no_value_of_key(
    event: Any, container: Mapping, key: str, source: str, path: str
) -> list[Problem]:
    """The same of ``key``; or of the text that a comma made a key of."""
    at, index = container.key_positions[key], event.start_mark.index
    slip = key_with_other_sign(key)
    if slip is not None and slip[0] is codes.MISSING_SPACE:
        after = Position(at.line, at.column + key.index(":") + 1)
        return [codes.MISSING_SPACE.at(path, after, sign=":")]
    before = source[max(index - 80, 0) : index].rstrip()
    if len(container) > 1 and not event.value and not before.endswith(":"):
        # Between braces, what follows a comma is a key: no colon was meant.
        return [codes.COMMA_IN_TEXT.at(path, at)]
    return _no_value(event, path, at, key)


def _start_of(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _text_of(event: Any, source: str, path: str, problems: list[Problem]) -> str | None:
    """The text of a scalar without what nobody sees in it; None where it says nothing."""
    text: str = event.value
    if text in _UNUSUAL:
        return text if event.style else None
    written = source[event.start_mark.index : event.end_mark.index]
    if event.style != "|":
        problems += _joined_lines(event, written, path)
    hidden, forbidden = first_hidden(text), FORBIDDEN.search(text)
    if not hidden and not forbidden:
        return text
    # What stands in the file as such has been reported; what an escape writes has not.
    if hidden and hidden.group() not in written:
        character = name_of(hidden.group())
        problems.append(codes.HIDDEN_CHARACTER.at(path, _start_of(event), character=character))
    if forbidden:
        backslash = event.start_mark.index + max(written.find("\\"), 0)
        problems.append(codes.BAD_ESCAPE.at(path, position_at(source, backslash)))
    seen = HIDDEN.sub("", text)
    return seen if seen.strip() else None


def _joined_lines(event: Any, written: str, path: str) -> Iterator[Problem]:
    """Items and paragraphs that YAML joins to the text above them."""
    lines = list(enumerate(lines_of(written)))[1:]
    first = event.start_mark.line + 1
    items = [
        Position(first + number, len(line) - len(line.lstrip()) + 1)
        for number, line in lines
        if line.lstrip().startswith("- ")
    ]
    if not event.style:
        for at in items:
            yield codes.INDENTATION.at(path, at)
    elif event.style == ">" and len(items) > 1 and "\n" not in event.value.strip():
        yield codes.LINES_JOINED.at(path, items[0])
    # One line break of a text is none in Markdown; two, a paragraph, are three in the file.
    if _LONE_BREAK.search(event.value) and "\\n" not in written:
        blank = False
        for number, line in lines:
            if blank and line.strip():
                at = Position(first + number, len(line) - len(line.lstrip()) + 1)
                yield codes.LINES_JOINED.at(path, at)
                return
            blank = not line.strip()


_LONE_BREAK = re.compile(r"(?<!\n)\n(?=\S)")


def _second_key(
    container: Mapping, key: str, position: Position, path: str, problems: list[Problem]
) -> str:
    """A stand-in for ``key``, which ``container`` has already; it is dropped in the end."""
    # A second id begins a record without its dash: what follows are no slips of their own.
    if _SECOND + "id" not in container:
        first = container.key_positions[key].line
        problems.append(codes.DUPLICATE_KEY.at(path, position, key=key, first=first))
        if position.line > first + _NEAR and key != "id" and position.column > 1:
            # Which of the two is the slip, no one can tell: both are shown.
            at = container.key_positions[key]
            problems.append(codes.DUPLICATE_KEY.at(path, at, key=key, first=position.line))
    return _SECOND + key


_SECOND = "\0"
_NEAR = 2
"""Lines apart at which two keys are still seen together."""


def _drop_second_keys(value: Value) -> None:
    """Removes what stands under a key for the second time."""
    if isinstance(value, Mapping):
        for key in [key for key in value if key.startswith(_SECOND)]:
            del value[key]
        for item in value.values():
            _drop_second_keys(item)
    elif isinstance(value, Sequence):
        for item in value:
            _drop_second_keys(item)
