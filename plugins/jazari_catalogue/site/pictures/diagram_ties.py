"""The lines of the diagram of the network, and the positions that they depend on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jazari_catalogue.site.pictures.diagram import DiagramView

BOX_WIDTH = 200
GUTTER = 60
"""The space between columns, where ties run up and down."""
SIDE = 8
"""The least space between a name and the outline of its box."""
ROUND = 2
"""The space around boxes for their outlines."""
PORT = 10
"""The space between the ends of two ties at a box, if it has room."""


class Frame(NamedTuple):
    """The position of a box; the x is that of its left side."""

    x: int
    y: int
    height: int

    @property
    def middle(self) -> int:
        """The y of its middle."""
        return self.y + self.height // 2


class Drawing:
    """The horizontal positions of a diagram of ``columns`` columns."""

    def __init__(self, columns: int, rtl: bool) -> None:
        self._rtl = rtl
        self.columns = columns
        self.width = columns * (BOX_WIDTH + GUTTER) - GUTTER + 2 * ROUND

    def x(self, from_start: int) -> int:
        """The x that is ``from_start`` away from the side where reading starts."""
        return self.width - from_start if self._rtl else from_start

    def start(self, column: int) -> int:
        """How far the boxes of ``column`` are from the side where reading starts."""
        return ROUND + column * (BOX_WIDTH + GUTTER)

    def box(self, column: int) -> int:
        """The x of the left side of the boxes of ``column``."""
        start = self.start(column)
        return self.x(start + BOX_WIDTH) if self._rtl else start


def tie_paths(
    view: DiagramView,
    drawing: Drawing,
    frames: Mapping[int, Frame],
    passages: Sequence[Sequence[int]],
) -> tuple[str, ...]:
    """The SVG path of each tie: curves in the gutters, straight lines along its passages."""
    ports = _ports(view, frames, passages)
    last = drawing.columns - 1
    spans = [
        abs(frames[tie.one].middle - frames[tie.other].middle)
        for tie in view.ties
        if view.nodes[tie.one].column == view.nodes[tie.other].column
    ]
    paths = []
    for number, tie in enumerate(view.ties):
        one, other = view.nodes[tie.one].column, view.nodes[tie.other].column
        y, end = ports[number, tie.one], ports[number, tie.other]
        if one == other:
            # An arc in the gutter after the column, or before the last one; the longer, the wider.
            span = abs(frames[tie.one].middle - frames[tie.other].middle)
            reach = (14 + (GUTTER - 24) * span // max(*spans, 1)) * 4 // 3
            side = drawing.start(one) + (0 if one == last else BOX_WIDTH)
            x, bend = drawing.x(side), drawing.x(side - reach if one == last else side + reach)
            paths.append(f"M{x} {y}C{bend} {y} {bend} {end} {x} {end}")
            continue
        x = drawing.start(one) + BOX_WIDTH
        path = f"M{drawing.x(x)} {y}"
        for passed in [*passages[number], end]:
            bend = drawing.x(x + GUTTER // 2)
            path += f"C{bend} {y} {bend} {passed} {drawing.x(x + GUTTER)} {passed}"
            x += GUTTER + BOX_WIDTH
            y = passed
            path += f"H{drawing.x(x)}"
        paths.append(path.rpartition("H")[0])
    return tuple(paths)


def _ports(
    view: DiagramView, frames: Mapping[int, Frame], passages: Sequence[Sequence[int]]
) -> dict[tuple[int, int], int]:
    """The y at which each tie ends at each of its two boxes.

    The ends at one side of a box are in the order of what they lead to, so that ties do not cross
    there, and apart, so that a reader can follow each.
    """
    sides: dict[tuple[int, bool], list[tuple[int, int, int]]] = {}
    last = len(view.columns) - 1
    for number, tie in enumerate(view.ties):
        one, other = tie.one, tie.other
        inside = view.nodes[one].column == view.nodes[other].column
        for node, far, is_end in ((one, other, True), (other, one, False)):
            if inside:
                is_end = view.nodes[node].column != last
                # The arc to a nearer box is inside that to a farther one.
                direction = -1 if frames[far].y < frames[node].y else 1
                key = (direction, -frames[far].middle)
            else:
                steps = passages[number] or [frames[far].middle]
                key = (0, steps[0 if is_end else -1])
            sides.setdefault((node, is_end), []).append((*key, number))
    ports = {}
    for (node, _), ends in sides.items():
        frame, spaces = frames[node], max(len(ends) - 1, 1)
        reach = min(PORT * spaces, frame.height - 2 * SIDE)
        for rank, (*_, number) in enumerate(sorted(ends)):
            ports[number, node] = frame.middle + (2 * rank - len(ends) + 1) * reach // (2 * spaces)
    return ports
