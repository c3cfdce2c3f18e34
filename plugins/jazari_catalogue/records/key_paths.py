"""Key paths: lists of keys and indices that lead to a value inside a record."""

from __future__ import annotations

from typing import Any

from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.yaml.document import Mapping, Sequence

_LONGEST = 200
"""Characters of a key in a message."""

KeyPath = list[int | str]
"""``["claims", 0, "text"]`` leads to the key ``text`` of the first item of ``claims``."""


def value_at(mapping: dict[str, Any], key_path: KeyPath) -> object:
    """The value at ``key_path`` inside ``mapping``; None if there is none."""
    value: object = mapping
    for step in key_path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def position_of(mapping: Mapping, key_path: KeyPath, *, of_key: bool = False) -> Position:
    """The position of the value at ``key_path`` inside ``mapping``; of its key with ``of_key``.

    If the path stops existing (a missing field), the position of the last value on it.
    """
    value: object = mapping
    position = mapping.position
    for depth, step in enumerate(key_path):
        last = depth == len(key_path) - 1
        if isinstance(value, Mapping) and isinstance(step, str) and step in value:
            at_key = (of_key and last) or step not in value.value_positions
            positions = value.key_positions if at_key else value.value_positions
            position = positions[step]
            value = value[step]
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            position = value.item_positions[step]
            value = value[step]
        else:
            break
    return position


def names_of(key_path: KeyPath) -> dict[str, object]:
    """How messages name ``key_path``: ``field`` is all its keys with dots, ``key`` the last key."""
    # Messages cut what they quote; here it is cut, too, because thousands of values may be below
    # one long key.
    keys = [step[:_LONGEST] for step in key_path if isinstance(step, str)]
    return {"field": ".".join(keys), "key": keys[-1] if keys else NOTHING}
