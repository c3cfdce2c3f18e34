"""The filter ``sides``, which lays out the neighbourhood of a record on its page.

The record is in the middle, and related records are listed on its two sides under the names of
their relations. Names are HTML, which wraps in any language; the lines from the middle to the names
are SVG paths, which CSS stretches to the height of the names. More than ``MOST`` records are a list
without lines instead.

A large site has thousands of these drawings, so two things are cached. Names are, one by one, since
the same record is in many drawings. The layout is, by the sizes of the groups: which name is where,
and where its line ends, depends on nothing else.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from markupsafe import Markup
from msgspec.structs import replace

from jazari_catalogue.site.rendering.code_generator import html_text, markup
from jazari_catalogue.site.rendering.markup import text
from jazari_catalogue.site.view_data import Neighbour, Neighbours

MOST = 12
"""The most records that are drawn with lines."""

UNFOLDED, FOLDED_FROM = 8, 11
"""How many records of a long relation are shown, and from how many on the others are folded."""

HEAD, ROW = 4, 6
"""The heights of the name of a relation and of a record, in units of the SVG.

They are even, so that a line can end in the middle. A grid row of
``overrides/assets/styles/neighbourhood.css`` is two units high.
"""
REACH = 8
"""The horizontal length of a line, in units of the SVG."""


class Part(NamedTuple):
    """The records of a relation that are on one side."""

    group: Neighbours
    again: bool
    """Whether the other side has the first records of the relation."""
    names: Markup
    """The records, as ``dd``."""
    folded: Markup
    """Records of a long relation that are folded, as ``li``."""
    others: int
    """How many are folded."""


class Side(NamedTuple):
    """One side of the drawing, or the list, which has no lines."""

    height: str
    """In units of the SVG."""
    lines: str
    """The ``d`` of the SVG path of lines to directly related records."""
    far_lines: str
    """The ``d`` of that of lines to records related through others."""
    parts: list[Part]


def sides(groups: list[Neighbours]) -> list[Side]:
    """The two sides of the drawing, or one: if there is a single record, or more than ``MOST``.

    In ``groups`` those with ``far`` must be the last.
    """
    sizes = [len(group.items) for group in groups]
    if sum(sizes) > MOST:
        return [Side("", "", "", [_listed(group) for group in groups])]
    near = len(groups) - sum([group.far for group in groups])
    drawn = []
    for spans, height, lines, far_lines in _layout((near, *sizes)):
        parts = []
        for index, start, stop in spans:
            group = groups[index]
            names = [_neighbour("dd", item) for item in group.items[start:stop]]
            parts.append(Part(group, start > 0, markup("".join(names)), Markup(), 0))
        drawn.append(Side(height, lines, far_lines, parts))
    return drawn


def _listed(group: Neighbours) -> Part:
    items = group.items
    shown = len(items) if len(items) < FOLDED_FROM else UNFOLDED
    names = [_neighbour("dd", item) for item in items[:shown]]
    folded = [_neighbour("li", item) for item in items[shown:]]
    return Part(group, False, markup("".join(names)), markup("".join(folded)), len(folded))


@lru_cache(maxsize=1 << 15)
def _neighbour(element: str, one: Neighbour) -> str:
    signs, strength = "", ""
    if one.disputes is not None:
        signs = f'<span class="disputed" role="img" title="{html_text(one.disputes)}"></span>'
    if one.strength is not None:
        code, label = one.strength.code, html_text(one.strength.label)
        strength = f' data-strength="{code}"'
        signs += f'<span class="strength strength--{code}" role="img" title="{label}"></span>'
    name = text(replace(one.name, href=None))
    note = f"<small>{html_text(one.note)}</small>" if one.note else ""
    return (
        f'<{element} class="kind-{one.kind}"><a{strength} href="{html_text(one.name.href or "")}">'
        f"<span>{name}{note}</span>{signs}</a></{element}>"
    )


class _Span(NamedTuple):
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
    """A side without its names."""

    spans: list[_Span]
    height: str
    lines: str
    far_lines: str


@lru_cache(maxsize=4096)
def _layout(numbers: tuple[int, ...]) -> list[_SideLayout]:
    """The layout of both sides, as equal in height as possible.

    ``numbers`` are the number of groups without ``far``, then the size of each group.
    """
    near, *sizes = numbers
    rows = [_Row(group, item) for group, size in enumerate(sizes) for item in range(size)]
    cut = min(range(1, len(rows)), key=partial(_cost, rows), default=0)
    return [_side(side, near) for side in (rows[:cut], rows[cut:]) if side]


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
    spans = [_Span(group, items[0], items[-1] + 1) for group, items in items_of.items()]
    return _SideLayout(spans, str(height), *lines)
