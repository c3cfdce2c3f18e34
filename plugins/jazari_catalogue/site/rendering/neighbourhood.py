"""The filter ``sides``, which draws the neighbourhood of a record on its page.

The record is in the middle, and related records are listed on its two sides under the names of
their relations. Names are HTML, which wraps in any language; the lines from the middle to the names
are SVG paths, which CSS stretches to the height of the names.

A large site has thousands of these drawings, so two things are cached. Names are, one by one, since
the same record is in many drawings. The layout is, by the sizes of the groups: which name is where,
and where its line ends, depends on nothing else.
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
"""The most records that are drawn; the lists below the drawing have all."""

HEAD, ROW = 4, 6
"""The heights of the name of a relation and of a record, in units of the SVG.

They are even, so that a line can end in the middle. A grid row of
``overrides/assets/styles/neighbourhood.css`` is two units high.
"""
REACH = 8
"""The horizontal length of a line, in units of the SVG."""


class Side(NamedTuple):
    """One side of the drawing."""

    height: str
    """In units of the SVG."""
    lines: str
    """The ``d`` of the SVG path of lines to directly related records."""
    far_lines: str
    """The ``d`` of that of lines to records related through others."""
    names: Markup
    """The items of a ``dl``: relations as ``dt``, records as ``dd``."""


def sides(neighbourhood: Neighbourhood) -> list[Side]:
    """The two sides of the drawing, or one if there is a single record.

    In ``neighbourhood`` the groups with ``far`` must be the last.
    """
    groups = neighbourhood.groups
    near = len(groups) - sum([group.far for group in groups])
    drawn = []
    for parts, height, lines, far_lines in _layout((near, *[len(group.items) for group in groups])):
        names = []
        for index, start, stop in parts:
            group = groups[index]
            names.append(_relation(group.label, group.far, start > 0))
            names += [_neighbour(item) for item in group.items[start:stop]]
        drawn.append(Side(height, lines, far_lines, markup("".join(names))))
    return drawn


@lru_cache(maxsize=1 << 10)
def _relation(label: str, far: bool, again: bool) -> str:
    """The name of a relation; ``again`` if the other side has the first records of it."""
    classes = " ".join(["near__of-far"] * far + ["near__again"] * again)
    attribute = f' class="{classes}"' if classes else ""
    return f"<dt{attribute}>{html_text(label)}</dt>"


@lru_cache(maxsize=1 << 15)
def _neighbour(one: Neighbour) -> str:
    name: str = text(one.name)
    if one.strength is None:
        return f'<dd class="kind-{one.kind}">{name}</dd>'
    code, label = one.strength.code, html_text(one.strength.label)
    sign = f'<span class="strength strength--{code}" role="img" title="{label}"></span>'
    name = str.replace(name, "<a ", f'<a data-strength="{code}" ', 1)
    name = name.replace("</a>", f"{sign}</a>")
    return f'<dd class="kind-{one.kind}">{name}</dd>'


class _Part(NamedTuple):
    """The records of a group that are on one side: items ``start`` to ``stop`` of it."""

    group: int
    """The index of the group."""
    start: int
    stop: int


class _Row(NamedTuple):
    """A record of the drawing: the index of its group, and its index in it."""

    group: int
    item: int


class _SideLayout(NamedTuple):
    """A side without its names; the fields are those of ``Side``."""

    parts: list[_Part]
    height: str
    lines: str
    far_lines: str


@lru_cache(maxsize=4096)
def _layout(numbers: tuple[int, ...]) -> list[_SideLayout]:
    """The layout of both sides, as equal in height as possible.

    ``numbers`` are the number of groups without ``far``, then the size of each group.
    """
    near, *sizes = numbers
    rows = [_Row(group, item) for group, size in enumerate(_shares(sizes)) for item in range(size)]
    cut = min(range(1, len(rows)), key=partial(_cost, rows), default=0)
    return [_side(side, near) for side in (rows[:cut], rows[cut:]) if side]


def _shares(sizes: list[int]) -> list[int]:
    """How many records of each group are drawn: all of small groups, equally many of large ones."""
    if sum(sizes) <= MOST:
        return sizes
    shares = [0] * len(sizes)
    for group in islice(cycle(range(len(sizes))), len(sizes) * MOST):
        if shares[group] < sizes[group] and sum(shares) < MOST:
            shares[group] += 1
    return shares


def _cost(rows: list[_Row], cut: int) -> int:
    """The height of the taller side if the second begins at row ``cut``.

    Dividing a group between the sides costs as much as one more record.
    """
    before, after, last = rows[cut - 1].group, rows[cut].group, rows[-1].group
    first_side = HEAD * (before + 1) + ROW * cut
    second_side = HEAD * (last - after + 1) + ROW * (len(rows) - cut)
    return max(first_side, second_side) + (ROW if before == after else 0)


def _side(rows: list[_Row], near: int) -> _SideLayout:
    """The layout of the side with ``rows``: each line is from its middle to the middle of a row."""
    items_of: dict[int, list[int]] = {}
    for row in rows:
        items_of.setdefault(row.group, []).append(row.item)
    height = HEAD * len(items_of) + ROW * len(rows)
    middle, bend = height // 2, REACH // 2
    lines = ["", ""]
    end = -ROW // 2
    for group, items in items_of.items():
        end += HEAD
        for _ in items:
            end += ROW
            lines[group >= near] += f"M0 {middle}C{bend} {middle} {bend} {end} {REACH} {end}"
    parts = [_Part(group, items[0], items[-1] + 1) for group, items in items_of.items()]
    return _SideLayout(parts, str(height), *lines)
