"""The drawing of a record's neighbourhood: the record, and on its two sides those tied to it.

A star needs no layout: where a line ends follows from how many records each group has, so what is
worked out for one page serves all with the same numbers. Names are HTML, which wraps them in any
language; the lines between are SVG, stretched to the height of the names.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import cycle, islice
from typing import NamedTuple

from markupsafe import Markup

from jazari_catalogue.site.rendering.code_generator import html_text, markup
from jazari_catalogue.site.rendering.markup import text
from jazari_catalogue.site.view_data import Neighbour, Neighbourhood

MOST = 12
"""How many records are drawn; the lists of the page name them all."""

HEAD, ROW = 4, 6
"""The heights of the name of a group and of a record, each an even number of grid rows of half
the size: assets/styles/neighbourhood.css."""
REACH = 8
"""How far the lines lead from the middle."""


class Side(NamedTuple):
    """A side of the drawing: its height in half rows, its lines, and its names as HTML."""

    height: str
    lines: str
    far_lines: str
    names: Markup


def sides(drawn: Neighbourhood) -> list[Side]:
    """Both sides of the drawing, or the one that a single record takes.

    Groups of what is tied by way of others come last.
    """
    groups = drawn.groups
    near = len(groups) - sum([group.far for group in groups])
    found = []
    for parts, height, lines, far_lines in _plan((near, *[len(group.items) for group in groups])):
        names = []
        for number, start, stop in parts:
            group = groups[number]
            names.append(_relation(group.label, group.far, start > 0))
            names += [_neighbour(item) for item in group.items[start:stop]]
        found.append(Side(height, lines, far_lines, markup("".join(names))))
    return found


@lru_cache(maxsize=1 << 10)
def _relation(label: str, far: bool, again: bool) -> str:
    """The words above a group, or above what is left of it: the other side has its beginning."""
    classes = " ".join(["near__of-far"] * far + ["near__again"] * again)
    sort = f' class="{classes}"' if classes else ""
    return f"<dt{sort}>{html_text(label)}</dt>"


@lru_cache(maxsize=1 << 15)
def _neighbour(one: Neighbour) -> str:
    return f'<dd class="kind-{one.kind}">{text(one.name)}</dd>'


class _Part(NamedTuple):
    """A piece of a group, by its number."""

    group: int
    start: int
    stop: int


class _Row(NamedTuple):
    """A record of the drawing: the number of its group, and its rank in it."""

    group: int
    rank: int


class _PlannedSide(NamedTuple):
    parts: list[_Part]
    height: str
    lines: str
    far_lines: str


@lru_cache(maxsize=4096)
def _plan(numbers: tuple[int, ...]) -> list[_PlannedSide]:
    """Both sides, as equal in height as can be.

    ``numbers`` tells first how many groups are near, then how many records each group has.
    """
    near, *sizes = numbers
    rows = [_Row(group, rank) for group, size in enumerate(_shares(sizes)) for rank in range(size)]
    cut = min(range(1, len(rows)), key=partial(_cost, rows), default=0)
    return [_side(side, near) for side in (rows[:cut], rows[cut:]) if side]


def _shares(sizes: list[int]) -> list[int]:
    """How many of each group are drawn: of small ones all, of large ones equally many."""
    if sum(sizes) <= MOST:
        return sizes
    shares = [0] * len(sizes)
    for group in islice(cycle(range(len(sizes))), len(sizes) * MOST):
        if shares[group] < sizes[group] and sum(shares) < MOST:
            shares[group] += 1
    return shares


def _cost(rows: list[_Row], cut: int) -> int:
    """The height of the higher side; a group in two pieces costs as much as a record more."""
    above, below, last = rows[cut - 1].group, rows[cut].group, rows[-1].group
    one = HEAD * (above + 1) + ROW * cut
    other = HEAD * (last - below + 1) + ROW * (len(rows) - cut)
    return max(one, other) + (ROW if above == below else 0)


def _side(rows: list[_Row], near: int) -> _PlannedSide:
    """The side with ``rows``, and its lines: from the middle of its height to each record."""
    ranks_of: dict[int, list[int]] = {}
    for row in rows:
        ranks_of.setdefault(row.group, []).append(row.rank)
    height = HEAD * len(ranks_of) + ROW * len(rows)
    middle, bend = height // 2, REACH // 2
    lines = ["", ""]
    end = -ROW // 2
    for group, ranks in ranks_of.items():
        end += HEAD
        for _ in ranks:
            end += ROW
            lines[group >= near] += f"M0 {middle}C{bend} {middle} {bend} {end} {REACH} {end}"
    parts = [_Part(group, ranks[0], ranks[-1] + 1) for group, ranks in ranks_of.items()]
    return _PlannedSide(parts, str(height), *lines)
