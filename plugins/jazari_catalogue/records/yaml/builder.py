"""Builds the value of a YAML document from the events of the parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from jazari_catalogue.phases import progress
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.position import Position, lines_of, position_at
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.characters import FORBIDDEN, HIDDEN, first_hidden, name_of
from jazari_catalogue.records.yaml.document import Mapping, Sequence, Value
from jazari_catalogue.records.yaml.punctuation import key_with_wrong_colon

MAX_DEPTH = 16
"""Levels of nesting that a document may have."""

MAX_ITEMS = 10_000
"""Items of a list, or keys of a mapping, in a record. A catalogue may have more records."""

DEPTH_OF_RECORDS = 2
"""How many containers a list of records is in: the document and the mapping of its kinds."""

LONG = 10_000
"""From how many lines on the progress within a file is shown, not only that from file to file."""

NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean null in YAML 1.2 (§10.3.2); between quotes they are texts."""


def build_value(
    text: str,
    path: str,
    problems: list[Problem],
    get_event: Callable[[], Any],
    *,
    check_characters: bool,
) -> Value:
    """The value of the document ``text``, whose events ``get_event`` returns one by one.

    Appends to ``problems``; None where the document is empty or makes no value. With
    ``check_characters``, every scalar is searched for hidden characters, else only unusual ones.
    Raises yaml.YAMLError for a syntax error.
    """
    # A loop rather than recursion: the author of the file decides how deep it is nested.
    get_event()  # stream start
    if isinstance(get_event(), yaml.StreamEndEvent):
        return None
    document = Sequence(Position(1, 1))
    container: Mapping | Sequence = document
    key: str | None = None
    stack: list[Mapping | Sequence] = []
    value: Value
    lines = text.count("\n")
    new_tuple: Any = tuple.__new__  # half the time of calling a named tuple's own
    while True:
        event = get_event()
        kind = type(event)
        if kind is not yaml.ScalarEvent:
            if (
                isinstance(event, yaml.CollectionEndEvent)
                and len(container) > MAX_ITEMS
                and len(stack) > DEPTH_OF_RECORDS
            ):
                problems.append(codes.TOO_MANY_ITEMS.at(path, container.position, most=MAX_ITEMS))
                return None
            if kind is yaml.MappingEndEvent:
                container.end_line = event.start_mark.line  # type: ignore[union-attr]
                container = stack.pop()
                if len(stack) == DEPTH_OF_RECORDS and lines >= LONG:
                    progress(event.start_mark.line, lines)
                continue
            if kind is yaml.SequenceEndEvent:
                container = stack.pop()
                continue
            if kind is yaml.DocumentEndEvent:
                break
        mark = event.start_mark
        position = new_tuple(Position, (mark.line + 1, mark.column + 1))
        if kind is yaml.ScalarEvent:
            scalar: str = event.value
            usual = scalar not in NO_VALUE and " - " not in scalar and scalar.isprintable()
            plain = usual and not check_characters
            value = scalar if plain else _text_of(event, text, path, problems)
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
                problems += _missing_value(event, path, position, "-")
            container.append(value)
            container.item_positions.append(position)
        elif key is not None:
            if value is None and kind is yaml.ScalarEvent and key in container.key_positions:
                problems += _missing_value_of_key(event, container, key, text, path)
            container[key] = value
            container.value_positions[key] = position
            key = None
        elif isinstance(value, str):
            key = value
            if key in container:
                key = _duplicate_key(container, value, position, path, problems)
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

    next_event = get_event()
    if isinstance(next_event, yaml.DocumentStartEvent):
        problems.append(codes.SECOND_DOCUMENT.at(path, _start_of(next_event)))
    if any(problem.code is codes.DUPLICATE_KEY for problem in problems):
        _drop_duplicate_keys(document)
    whole: Value = document[0]
    return whole


def _missing_value(event: Any, path: str, position: Position, field: str) -> list[Problem]:
    """The problem of ``field``, whose value ``event`` is empty or a null."""
    if not event.value:
        return [codes.EMPTY_VALUE.at(path, position, field=field)]
    if event.value in NO_VALUE:
        return [codes.NULL.at(path, _start_of(event), written=event.value)]
    return []  # nothing but hidden characters, which are reported as such


def _missing_value_of_key(
    event: Any, container: Mapping, key: str, source: str, path: str
) -> list[Problem]:
    """The problem of ``key``, which has no value; it may be text that was never meant as a key."""
    key_position, index = container.key_positions[key], event.start_mark.index
    mistake = key_with_wrong_colon(key)
    if mistake is not None and mistake.code is codes.MISSING_SPACE:
        after_colon = Position(key_position.line, key_position.column + key.index(":") + 1)
        return [codes.MISSING_SPACE.at(path, after_colon, sign=":")]
    before = source[max(index - 80, 0) : index].rstrip()
    if len(container) > 1 and not event.value and not before.endswith(":"):
        # Between braces, YAML takes text after a comma for a key; it has no colon.
        return [codes.COMMA_IN_TEXT.at(path, key_position)]
    return _missing_value(event, path, key_position, key)


def _start_of(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _text_of(event: Any, source: str, path: str, problems: list[Problem]) -> str | None:
    """The text of a scalar without its hidden characters; None if it is null or blank."""
    text: str = event.value
    if text in NO_VALUE:
        return text if event.style else None
    written = source[event.start_mark.index : event.end_mark.index]
    if event.style != "|":
        problems += _joined_lines(event, written, path)
    hidden, forbidden = first_hidden(text), FORBIDDEN.search(text)
    if not hidden and not forbidden:
        return text
    # A character that is in the file itself is already reported; one from an escape is not.
    if hidden and hidden.group() not in written:
        character = name_of(hidden.group())
        problems.append(codes.HIDDEN_CHARACTER.at(path, _start_of(event), character=character))
    if forbidden:
        before = position_at(written, max(written.find("\\"), 0))
        column = before.column + (event.start_mark.column if before.line == 1 else 0)
        position = Position(event.start_mark.line + before.line, column)
        problems.append(codes.BAD_ESCAPE.at(path, position))
    visible_text = HIDDEN.sub("", text)
    return visible_text if visible_text.strip() else None


def _joined_lines(event: Any, written: str, path: str) -> Iterator[Problem]:
    """The problems of list items and paragraphs that YAML joins to the text above them."""
    lines = list(enumerate(lines_of(written)))[1:]
    first = event.start_mark.line + 1
    items = [
        Position(first + number, len(line) - len(line.lstrip()) + 1)
        for number, line in lines
        if line.lstrip().startswith("- ")
    ]
    if not event.style:
        for position in items:
            yield codes.INDENTATION.at(path, position)
    elif event.style == ">" and len(items) > 1 and "\n" not in event.value.strip():
        yield codes.LINES_JOINED.at(path, items[0])
    # YAML folds one blank line to one line break, which Markdown does not show as a paragraph.
    if _LONE_BREAK.search(event.value) and "\\n" not in written:
        blank = False
        for number, line in lines:
            if blank and line.strip():
                position = Position(first + number, len(line) - len(line.lstrip()) + 1)
                yield codes.LINES_JOINED.at(path, position)
                return
            blank = not line.strip()


_LONE_BREAK = re.compile(r"(?<!\n)\n(?=\S)")


def _duplicate_key(
    container: Mapping, key: str, position: Position, path: str, problems: list[Problem]
) -> str:
    """Reports ``key`` as a duplicate, and returns a key to keep its value under for now."""
    # A second `id` begins a record without its dash: the keys after it are not reported again.
    if _DUPLICATE + "id" not in container:
        first = container.key_positions[key].line
        problems.append(codes.DUPLICATE_KEY.at(path, position, key=key, first=first))
        if position.line > first + _NEAR and key != "id" and position.column > 1:
            # Either of the two may be the mistake: both are reported.
            first_position = container.key_positions[key]
            problems.append(
                codes.DUPLICATE_KEY.at(path, first_position, key=key, first=position.line)
            )
    return _DUPLICATE + key


_DUPLICATE = "\0"
"""What a duplicate key begins with until it is dropped; no key in a file has this character."""
_NEAR = 2
"""Lines apart at which a reader still sees both keys at once."""


def _drop_duplicate_keys(value: Value) -> None:
    """Removes the second and later values of a key, at any depth."""
    if isinstance(value, Mapping):
        for key in [key for key in value if key.startswith(_DUPLICATE)]:
            del value[key]
        for item in value.values():
            _drop_duplicate_keys(item)
    elif isinstance(value, Sequence):
        for item in value:
            _drop_duplicate_keys(item)
