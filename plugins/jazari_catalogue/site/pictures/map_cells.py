"""The map in square cells: the region of each, and how far it is from the border of the region.

With cells it takes a table instead of geometry to find the room for marks and names. The point of a
region that is farthest from its border, its pole of inaccessibility, is where a mark fits best:
unlike the centroid it is inside a region of any shape. Distances are chamfer distances, at most 8 %
too long (G. Borgefors, "Distance transformations in digital images", 1986).
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from jazari_catalogue.site.pictures.outlines import TOP, Point, country

STEP = 8
"""The side of a cell, in units of the map."""


class Cells(NamedTuple):
    """The cells of the map, by row and column."""

    regions: list[list[str]]
    """The code of the region of each cell; "" in the sea and abroad."""
    distances: dict[str, dict[tuple[int, int], float]]
    """How far the cells of each region are from its border, in units of the map."""
    coasts: list[tuple[int, int] | None]
    """Of each row the first column in a region, and the first east of all; None in the sea."""

    def region(self, x: float, y: float) -> str:
        """The code of the region at a point of the map; "" in the sea and abroad."""
        return self.regions[int((y - TOP) // STEP)][int(x // STEP)]

    def distance(self, code: str, point: Point) -> float:
        """How far ``point`` is from the border of the region ``code``; 0 outside the region."""
        x, y = point
        return self.distances[code].get((int((y - TOP) // STEP), int(x // STEP)), 0)

    def coast(self, top: float, bottom: float) -> tuple[float, float] | None:
        """The west and the east of all regions between two heights; None if there are none."""
        first, last = math.floor((top - TOP) / STEP), math.ceil((bottom - TOP) / STEP)
        coasts = [ends for ends in self.coasts[max(first, 0) : last] if ends]
        if not coasts:
            return None
        return min(west for west, _ in coasts) * STEP, max(east for _, east in coasts) * STEP


def centre(row: int, column: int) -> Point:
    """The centre of a cell, in units of the map."""
    return (column + 0.5) * STEP, (row + 0.5) * STEP + TOP


@cache
def cells() -> Cells:
    """The cells of the map, computed once."""
    width, height, outlines = country()
    columns, rows = width // STEP, (height - TOP) // STEP + 1
    regions = [[""] * columns for _ in range(rows)]
    for code, outline in outlines.items():
        _fill(regions, code, outline.ring)
    return Cells(regions, _distances(regions), [_ends(row) for row in regions])


def _ends(row: list[str]) -> tuple[int, int] | None:
    land = [column for column, code in enumerate(row) if code]
    return (land[0], land[-1] + 1) if land else None


def _fill(regions: list[list[str]], code: str, ring: list[tuple[int, int]]) -> None:
    """Writes ``code`` into the cells whose centre is inside ``ring``."""
    crossings: dict[int, list[float]] = {}
    for (x0, y0), (x1, y1) in pairwise(ring):
        low, high = sorted((y0 - TOP, y1 - TOP))
        for row in range(math.ceil(low / STEP - 0.5), math.ceil(high / STEP - 0.5)):
            y = (row + 0.5) * STEP + TOP
            crossings.setdefault(row, []).append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    for row, xs in crossings.items():
        xs.sort()
        for left, right in zip(xs[::2], xs[1::2], strict=True):
            for column in range(math.ceil(left / STEP - 0.5), math.ceil(right / STEP - 0.5)):
                regions[row][column] = code


def _distances(regions: list[list[str]]) -> dict[str, dict[tuple[int, int], float]]:
    """The distance of each cell to the border of its region: a pass down, then one up."""
    land = [(y, x, code) for y, row in enumerate(regions) for x, code in enumerate(row) if code]
    distances: dict[str, dict[tuple[int, int], float]] = {code: {} for _, _, code in land}
    forth = [(0, -1, STEP), (-1, -1, 1.4 * STEP), (-1, 0, STEP), (-1, 1, 1.4 * STEP)]
    back = [(-down, -right, length) for down, right, length in forth]
    for cells_in_order, steps in ((land, forth), (reversed(land), back)):
        for y, x, code in cells_in_order:
            known = distances[code]
            best = known.get((y, x), math.inf)
            for down, right, length in steps:
                # No region reaches the edge of the map (MARGIN).
                if regions[y + down][x + right] == code:
                    reach = known[y + down, x + right] + length
                else:
                    reach = length / 2
                if reach < best:
                    best = reach
            known[y, x] = best
    return distances
