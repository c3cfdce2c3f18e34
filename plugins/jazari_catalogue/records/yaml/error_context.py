"""A syntax error as the parser reports it, and the text around it."""

from __future__ import annotations

from typing import Any

import yaml

from jazari_catalogue.records.problems.position import Position, lines_of
from jazari_catalogue.records.values.characters import CLOSING
from jazari_catalogue.records.yaml.events import event_reader


class SyntaxSlip:
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
        self.opened = None if opened is None else counted(*self._place(opened))
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
        return counted(self.number, self.column)

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
            event for event in brackets if event.flow_style and self._at(event) in CLOSING
        ]

    def _at(self, event: Any) -> str:
        line, column = self._place(event.start_mark)
        return self.lines[line][column : column + 1]


def counted(line: int, column: int) -> Position:
    """The position of what stands at ``line`` and ``column`` counted from 0."""
    return Position(line + 1, column + 1)
