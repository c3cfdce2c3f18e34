"""Values inside a record by their location, a list of keys and indices: what and where they are."""

from __future__ import annotations

from typing import Any

from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.yaml.document import Mapping, Sequence


def value_at(value: dict[str, Any], location: list[int | str]) -> object:
    """The value at ``location`` inside ``value``; None where there is none."""
    here: object = value
    for step in location:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def position_of(value: Mapping, location: list[int | str], *, of_key: bool = False) -> Position:
    """The position of the value at ``location`` inside ``value``.

    As near as the file comes to it: where the path stops existing (a missing field), the
    position of the last mapping or item on the way.
    """
    here: object = value
    position = value.position
    for depth, step in enumerate(location):
        last = depth == len(location) - 1
        if isinstance(here, Mapping) and isinstance(step, str) and step in here:
            at_key = (of_key and last) or step not in here.value_positions
            positions = here.key_positions if at_key else here.value_positions
            position = positions[step]
            here = here[step]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            position = here.item_positions[step]
            here = here[step]
        else:
            break
    return position


def location_words(location: list[int | str]) -> dict[str, object]:
    """How a message names ``location``: ``field`` all its keys, ``key`` the last of them."""
    keys = [step for step in location if isinstance(step, str)]
    return {"field": ".".join(keys), "key": keys[-1] if keys else NOTHING}
