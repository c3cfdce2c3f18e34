"""Where the marks of the records of a region are: side by side, as many as there is room for."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from jazari_catalogue.publishing.program_cache import kept
from jazari_catalogue.site.pictures.map_cells import STEP, cells, centre

MOST = 3
"""How many records of a region have marks of their own, at most."""

RADII = (37, 30, 25)
"""The radius of a mark, and smaller ones for where there is no room for it, in units of the map.

On a phone of 360 pixels the first makes a target of 24 pixels (WCAG 2.2, 2.5.8)."""

GAP = 3
"""The least space between two marks, in units."""

INSIDE = 8
"""How far inside its region the middle of a mark is, at least."""

DIRECTIONS = ((0, 1), (1, 0), (math.sqrt(0.5), math.sqrt(0.5)), (-math.sqrt(0.5), math.sqrt(0.5)))
"""Down and right from a mark to the next: side by side, one below the other, or aslant."""


class Position(NamedTuple):
    """The middle of a mark, and its radius."""

    x: int
    y: int
    radius: int


Row = tuple[Position, ...]


@cache
def positions() -> dict[str, tuple[Row, ...]]:
    """Of each region the position of one mark, then those of two, then those of three.

    Numbers of marks for which a region has no room are left out, and so are all larger ones. No
    mark is over one of another region, whatever their numbers.
    """
    return kept("marks", "", dict[str, tuple[Row, ...]], _positions)


def _positions() -> dict[str, tuple[Row, ...]]:
    inside = cells().distances
    codes = sorted(inside, key=lambda code: max(inside[code].values()))
    rows: dict[str, list[Row]] = {code: [] for code in codes}
    for number in range(1, MOST + 1):
        for code in codes:
            if len(rows[code]) == number - 1:
                taken = [p for other in codes if other != code for row in rows[other] for p in row]
                rows[code] += _rows(inside[code], number, taken)
    return {code: tuple(rows[code]) for code in codes}


def _rows(inside: dict[tuple[int, int], float], number: int, taken: list[Position]) -> list[Row]:
    """The row of ``number`` marks that is farthest from the border of a region, if there is room.

    ``inside`` has the distances from the border of the region's cells.
    """
    for radius in RADII:
        candidates = []
        for down, right in DIRECTIONS[: 1 if number == 1 else None]:
            step = math.ceil((2 * radius + GAP) / STEP)
            rows, columns = round(step * down), round(step * right)
            for row, column in inside:
                marks = [(row + i * rows, column + i * columns) for i in range(number)]
                distance = min(inside.get(mark, 0) for mark in marks)
                if distance >= INSIDE:
                    candidates.append((distance, marks))
        candidates.sort(key=lambda candidate: -candidate[0])
        for _, marks in candidates:
            points = [centre(*mark) for mark in marks]
            if all(
                math.hypot(x - other.x, y - other.y) >= radius + other.radius + GAP
                for x, y in points
                for other in taken
            ):
                return [tuple(Position(round(x), round(y), radius) for x, y in points)]
    return []
