"""Where the names of the regions are on the map: outside the country, with a line to the region.

On a phone no region has room for its name and its marks, so that all names are beside the country:
near their region, over neither land nor each other, and no line crosses a name or another line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, partial
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from jazari_catalogue.publishing.program_cache import kept
from jazari_catalogue.site.pictures.map_cells import STEP, cells
from jazari_catalogue.site.pictures.map_marks import Position, positions
from jazari_catalogue.site.pictures.outlines import TOP, Point, country

SIZE = 36
"""The size of the letters that there is room for, in units of the map: 12 pixels on a phone."""

WIDTH = 0.6
"""The width of a letter in bold type, as a share of its size: the widest of names in any language.

A browser may have other letters than those of the site."""

ABOVE, BELOW = 0.9, 0.4
"""How far letters extend above and below their line, as a share of their size."""

GAP = 10
"""The space between a name and the country, or the line to its region, in units."""

END = 10
"""How far inside its region a line ends, in units."""

NEAREST = 24
"""How many positions are tried for a name: those nearest to its region."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Line = tuple[int, int, int, int]
"""From x and y to x and y."""


class NamePosition(NamedTuple):
    """The position of a name, and the line from it to its region."""

    x: int
    y: int
    """Of the baseline."""
    anchor: str
    """The part of the name at ``x``: ``start`` (left), ``middle`` or ``end``, as in SVG."""
    line: Line
    """From beside the name to inside the region."""


class _Candidate(NamedTuple):
    cost: float
    box: Box
    height: int
    """The y of the mark of the region."""
    position: NamePosition


_Candidates = list[_Candidate]


@cache
def name_positions(names: tuple[tuple[str, str], ...]) -> dict[str, NamePosition]:
    """The position of the name of each region; ``names`` has the codes with the names.

    From north to south each takes the best position that is free; then each is tried at better
    ones, for which others move.
    """
    # The longest part of a rebuild after one change, if it were not kept: 0.15 s with the marks.
    of_names = blake2b(repr(names).encode(), digest_size=8).hexdigest()
    return kept(f"names-{of_names}", "", dict[str, NamePosition], partial(_name_positions, names))


def _name_positions(names: tuple[tuple[str, str], ...]) -> dict[str, NamePosition]:
    candidates = {code: _candidates(code, name) for code, name in names}
    chosen: dict[str, _Candidate] = {}
    for code in sorted(candidates, key=lambda code: positions()[code][0][0].y):
        chosen[code] = _first_free(candidates[code], chosen) or candidates[code][-1]
    for code in candidates:
        chosen = _improved(code, candidates, chosen)
    return {code: chosen[code].position for code in candidates}


def _first_free(candidates: _Candidates, chosen: dict[str, _Candidate]) -> _Candidate | None:
    """The best candidate that none of ``chosen`` collides with."""
    free = (c for c in candidates if not any(_collide(c, other) for other in chosen.values()))
    return next(free, None)


def _improved(
    code: str, candidates: dict[str, _Candidates], chosen: dict[str, _Candidate]
) -> dict[str, _Candidate]:
    """``chosen``, or what costs less: a better candidate for ``code``, and others that make way."""
    for candidate in candidates[code]:
        if candidate.cost >= chosen[code].cost:
            break
        others = {key: other for key, other in chosen.items() if key != code}
        moved = [key for key, other in others.items() if _collide(candidate, other)]
        trial = {key: other for key, other in others.items() if key not in moved}
        trial[code] = candidate
        for key in moved:
            if other := _first_free(candidates[key], trial):
                trial[key] = other
        if len(trial) == len(chosen) and _cost(trial) < _cost(chosen):
            return trial
    return chosen


def _cost(chosen: dict[str, _Candidate]) -> float:
    return sum(candidate.cost for candidate in chosen.values())


def _candidates(code: str, name: str) -> list[_Candidate]:
    """The positions for a name, best first."""
    ((mark,), *_) = positions()[code]
    boxes = sorted(_boxes(name, mark), key=lambda box: math.dist(_start(box, mark), mark[:2]))
    free = (box for box in boxes if not _covers_mark(box))
    return sorted(_candidate(code, mark, box) for box in islice(free, NEAREST))


def _covers_mark(box: Box) -> bool:
    """Whether ``box`` is over a mark, whatever the number of marks in each region."""
    left, top, right, bottom = box
    return any(
        math.hypot(min(max(x, left), right) - x, min(max(y, top), bottom) - y) < radius
        for rows in positions().values()
        for row in rows
        for x, y, radius in row
    )


def _boxes(name: str, mark: Position) -> Iterator[Box]:
    """The boxes for a name beside the country at any height, and those above and below it."""
    wide = WIDTH * SIZE * len(name)
    width = country().width
    middle = min(max(mark.x - wide / 2, 0), width - wide)
    for top, bottom, west, east in _heights():
        lefts = [left for left in (west - GAP - wide, east + GAP) if 0 <= left <= width - wide]
        if middle + wide < west or middle > east:
            lefts.append(middle)
        for left in lefts:
            yield left, top, left + wide, bottom


@cache
def _heights() -> list[tuple[float, float, float, float]]:
    """The top and bottom of a name at any height, with the west and east of the country there."""
    width, height, _ = country()
    heights = []
    for top in range(TOP, round(height - (ABOVE + BELOW) * SIZE), STEP):
        bottom = top + (ABOVE + BELOW) * SIZE
        heights.append((top, bottom, *(cells().coast(top - GAP / 2, bottom) or (width, width))))
    return heights


def _start(box: Box, mark: Position) -> Point:
    """Where the line from a name in ``box`` to ``mark`` starts."""
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    if right < mark.x:
        return right + GAP / 2, middle
    if left > mark.x:
        return left - GAP / 2, middle
    return (left + right) / 2, bottom if bottom < mark.y else top


def _candidate(code: str, mark: Position, box: Box) -> _Candidate:
    """The name in ``box``, with the length of its line as its cost; land on its way counts more."""
    start = _start(box, mark)
    length = math.dist(start, mark[:2])
    # A line straight from the name to its region is read most easily.
    aside = (start[0] - mark.x) if box[0] < start[0] < box[2] else (start[1] - mark.y)
    cost = 2 * abs(aside)
    end = start
    for step in range(0, math.ceil(length), STEP):
        share = step / length
        end = (start[0] + (mark.x - start[0]) * share, start[1] + (mark.y - start[1]) * share)
        region = cells().region(*end)
        cost += STEP * (3 if region and region != code else 1)
        if region == code and cells().distance(code, end) >= END:
            break
        if region and region != code:
            cost += 1000 * any(
                math.dist(end, other[:2]) < other.radius + GAP
                for row in positions()[region]
                for other in row
            )
    # Smaller letters than there is room for stay beside the line.
    left, _, right, bottom = box
    x, anchor = (left + right) / 2, "middle"
    if start[0] > right:
        x, anchor = right, "end"
    elif start[0] < left:
        x, anchor = left, "start"
    line = (*_rounded(start), *_rounded(end))
    return _Candidate(
        cost, box, mark.y, NamePosition(round(x), round(bottom - BELOW * SIZE), anchor, line)
    )


def _rounded(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _collide(one: _Candidate, other: _Candidate) -> bool:
    """Whether two names overlap, or the line of one crosses the other or its line."""
    (left, top, right, bottom), (west, north, east, south) = one.box, other.box
    upper, lower = sorted((one, other), key=lambda candidate: candidate.position.y)
    return (
        # On one side of the country names have the order of their regions.
        (one.position.anchor == other.position.anchor != "middle" and upper.height > lower.height)
        or (left < east + GAP and west < right + GAP and top < south and north < bottom)
        or _crosses(one.position.line, other.box)
        or _crosses(other.position.line, one.box)
        or _lines_cross(one.position.line, other.position.line)
    )


def _crosses(line: Line, box: Box) -> bool:
    """Whether ``line`` passes through ``box``."""
    x0, y0, x1, y1 = line
    steps = max(round(math.dist((x0, y0), (x1, y1)) / 4), 1)
    points = ((x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1))
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def _lines_cross(one: Line, other: Line) -> bool:
    def side(line: Line, x: int, y: int) -> bool:
        x0, y0, x1, y1 = line
        return (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0)

    return side(one, *other[:2]) != side(one, *other[2:]) and side(other, *one[:2]) != side(
        other, *one[2:]
    )
