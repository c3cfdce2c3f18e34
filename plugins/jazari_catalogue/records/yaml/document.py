"""The values of a YAML file: plain dicts, lists and texts that know their line and column."""

from __future__ import annotations

from typing import Any, NamedTuple

from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Problem


class Mapping(dict[str, Any]):
    """A YAML mapping: a dict that knows the position of itself, its keys and its values."""

    __slots__ = ("end_line", "key_positions", "position", "value_positions")

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.end_line = position.line
        """The last line before whatever follows the mapping."""
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
    """A YAML file after reading: its value (None if it could not be read) and its problems."""

    path: str
    value: Value
    problems: list[Problem]
    end: Position = Position(1, 1)
    """Where the text ends: in the first column, unless its last line lacks a line break."""
