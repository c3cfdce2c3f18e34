"""A syntax error as the parser reports it, and the text around it."""

from __future__ import annotations

from typing import Any

import yaml

from jazari_catalogue.records.problems.position import Position, lines_of
from jazari_catalogue.records.values.characters import CLOSING
from jazari_catalogue.records.yaml.events import event_reader


class ErrorContext:
    """A syntax error as the parser reports it, and the text around it.

    Lines and columns as numbers count from 0, as the parser counts them; a Position counts from 1.
    """

    def __init__(self, error: yaml.MarkedYAMLError, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = lines_of(text)
        self.context = error.context or ""
        """What the parser was reading, in its words; empty if it does not say."""
        self.complaint = error.problem or ""
        """What it did not expect, in its words."""
        self.number, self.column = self._line_and_column(error.problem_mark or error.context_mark)
        opened = error.context_mark
        self.opened = None if opened is None else position_from_0(*self._line_and_column(opened))
        """The beginning of what the parser was reading."""

    def _line_and_column(self, mark: Any) -> tuple[int, int]:
        """Line and column of ``mark``; the end of the text if ``mark`` is past it."""
        last = len(self.lines) - 1
        if mark is None:
            return 0, 0
        return (mark.line, mark.column) if mark.line <= last else (last, len(self.lines[last]))

    @property
    def stop(self) -> Position:
        """Where the parser stopped."""
        return position_from_0(self.number, self.column)

    @property
    def line(self) -> str:
        """The line in which the parser stopped."""
        return self.lines[self.number]

    @property
    def before(self) -> str:
        """The part of that line before the parser stopped."""
        return self.line[: self.column]

    def last_lines(self) -> list[tuple[int, str]]:
        """The line of the error, then the one before, with their numbers from 1."""
        numbers = dict.fromkeys((self.number, max(self.number - 1, 0)))
        return [(number + 1, self.lines[number]) for number in numbers]

    def last_scalar_and_brackets(self) -> tuple[Any, list[Any]]:
        """The events of the last scalar before the error, if any, and of the open brackets."""
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
            pass  # the error that this object is about
        # In brackets, `a: b` and `? a` are mappings without braces; they do not count.
        return scalar, [
            event for event in brackets if event.flow_style and self._character_at(event) in CLOSING
        ]

    def _character_at(self, event: Any) -> str:
        line, column = self._line_and_column(event.start_mark)
        return self.lines[line][column : column + 1]


def position_from_0(line: int, column: int) -> Position:
    """The position, counted from 1, of ``line`` and ``column``, counted from 0."""
    return Position(line + 1, column + 1)
