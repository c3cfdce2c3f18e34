"""The diagram of the network with all positions: columns from the side where reading starts.

Lengths are in units of the drawing, which CSS scales. Nothing is cut off: a box is as high as its
name, and as what its ties say of it, need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jazari_catalogue.site.pictures.diagram import DiagramView, Node
from jazari_catalogue.site.pictures.diagram_ties import (
    BOX_WIDTH,
    GUTTER,
    ROUND,
    SIDE,
    Drawing,
    Frame,
    tie_paths,
)
from jazari_catalogue.site.pictures.layers import BETWEEN_BOXES, lay_out_layers
from jazari_catalogue.site.pictures.text_lines import lines_of
from jazari_catalogue.site.view_data import PageView

FONT, SMALL_FONT = 13, 12
LINE, SMALL_LINE = 17, 15
"""The heights of a line of a name, and of a line above it."""
SIGN = 26
"""The width at each end of the lines above a name that signs need."""


class Text(NamedTuple):
    """A line of text: the x of its middle and the y of its baseline."""

    text: str
    x: int
    y: int


class Label(NamedTuple):
    """What a tie says of the box at its end: a field over the line with the kind of the box."""

    x: int
    y: int
    height: int
    lines: tuple[Text, ...]


class Box(NamedTuple):
    """A node with its position, and what is shown while a reader points at it."""

    node: Node
    x: int
    y: int
    height: int
    start: int
    """The x of the sign of its strength, in the corner where reading starts."""
    end: int
    """The x of the mark of its disputes, in the opposite corner."""
    kind: tuple[Text, ...]
    name: tuple[Text, ...]
    ties: tuple[int, ...]
    """The indices of its ties."""
    veil: str
    """The ``d`` of an SVG path over everything but the box and its neighbours."""
    labels: tuple[Label, ...]


class DiagramLayout(NamedTuple):
    """The page of the diagram with all positions."""

    view: DiagramView
    width: int
    height: int
    heads: tuple[Text, ...]
    """The headings of columns, and that of the boxes without ties, line by line."""
    boxes: tuple[Box, ...]
    """By column, each from the top."""
    ties: tuple[str, ...]
    """The ``d`` of an SVG path for each tie."""

    @property
    def page(self) -> PageView:
        """What the frame of the page shows."""
        return self.view.page


def lay_out(view: DiagramView) -> DiagramLayout:
    """``view`` with the positions of all boxes and ties; in Arabic, columns run right to left.

    Boxes without ties come last, in rows below the columns.
    """
    texts = _Texts(view)
    drawing = Drawing(len(view.columns), view.page.dir == "rtl")
    heads, top = _heads(view, drawing)
    tied = sorted({end for tie in view.ties for end in (tie.one, tie.other)})
    index = {node: number for number, node in enumerate(tied)}
    layers = lay_out_layers(
        [view.nodes[node].column for node in tied],
        [texts.heights[node] for node in tied],
        [(index[tie.one], index[tie.other]) for tie in view.ties],
    )
    frames: dict[int, Frame] = {}
    for node, middle in zip(tied, layers.middles, strict=True):
        height = texts.heights[node]
        frames[node] = Frame(
            drawing.box(view.nodes[node].column), top + middle - height // 2, height
        )
    bottom = top + layers.height + ROUND
    alone = [node for node in range(len(view.nodes)) if node not in index]
    if alone:
        if tied:
            bottom += 3 * BETWEEN_BOXES
            middle = drawing.width // 2
            heads += (Text(view.alone, middle, bottom),)
            bottom += BETWEEN_BOXES
        bottom = _in_rows(alone, drawing, texts.heights, bottom, frames)
    passages = [[top + y for y in ys] for ys in layers.passages]
    ties = tie_paths(view, drawing, frames, passages)
    order = sorted(frames, key=lambda node: (view.nodes[node].column, frames[node].y, node))
    return DiagramLayout(
        view,
        drawing.width,
        bottom,
        heads,
        tuple(_box(view, node, frames, texts, (drawing.width, bottom)) for node in order),
        ties,
    )


class _Texts:
    """The lines in each box, and how high it is."""

    def __init__(self, view: DiagramView) -> None:
        room = BOX_WIDTH - 2 * SIGN
        self.names = [lines_of(n.name.text, BOX_WIDTH - 2 * SIDE, FONT) for n in view.nodes]
        self.kinds = [lines_of(n.kind_label, room, SMALL_FONT) for n in view.nodes]
        self.labels: dict[tuple[int, int], tuple[str, ...]] = {}
        """The lines at the second node that say what it is to the first one."""
        for number, node in enumerate(view.nodes):
            for group in node.groups:
                for other in group.nodes:
                    lines = lines_of(group.label, room, SMALL_FONT)
                    self.labels[number, other] = self.labels.get((number, other), ()) + lines
        self.above = [len(lines) for lines in self.kinds]
        """For how many lines there is room above each name."""
        for (_, other), lines in self.labels.items():
            self.above[other] = max(self.above[other], len(lines))
        self.heights = [
            (12 + SMALL_LINE * above + LINE * len(name) + SIDE + 1) // 2 * 2
            for above, name in zip(self.above, self.names, strict=True)
        ]


def _heads(view: DiagramView, drawing: Drawing) -> tuple[tuple[Text, ...], int]:
    """The headings of columns with ties, and the y at which the boxes begin."""
    tied = {view.nodes[end].column for tie in view.ties for end in (tie.one, tie.other)}
    heads, most = [], 0
    for column in sorted(tied):
        lines = lines_of(view.columns[column], BOX_WIDTH + GUTTER - 2 * SIDE, FONT + 1)
        most = max(most, len(lines))
        middle = drawing.box(column) + BOX_WIDTH // 2
        heads += [Text(line, middle, LINE * (row + 1)) for row, line in enumerate(lines)]
    return tuple(heads), LINE * most + BETWEEN_BOXES if most else ROUND


def _in_rows(
    nodes: Sequence[int],
    drawing: Drawing,
    heights: Sequence[int],
    top: int,
    frames: dict[int, Frame],
) -> int:
    """Adds the frames of ``nodes`` in rows that begin at ``top``; gives the y where they end."""
    for first in range(0, len(nodes), drawing.columns):
        row = nodes[first : first + drawing.columns]
        height = max(heights[node] for node in row)
        for column, node in enumerate(row):
            frames[node] = Frame(drawing.box(column), top, height)
        top += height + BETWEEN_BOXES
    return top - BETWEEN_BOXES + ROUND


# ---- boxes -----------------------------------------------------------------------------------


def _box(
    view: DiagramView,
    node: int,
    frames: dict[int, Frame],
    texts: _Texts,
    size: tuple[int, int],
) -> Box:
    frame = frames[node]
    middle = frame.x + BOX_WIDTH // 2
    kinds, names = texts.kinds[node], texts.names[node]
    kind = frame.y + 19 + SMALL_LINE * (texts.above[node] - len(kinds)) // 2
    first = frame.y + 16 + SMALL_LINE * texts.above[node] + LINE - 4
    slack = (frame.y + frame.height - first - LINE * len(names) + 6) // 2
    inset = SIGN // 2 + ROUND
    start, end = frame.x + inset, frame.x + BOX_WIDTH - inset
    if view.page.dir == "rtl":
        start, end = end, start
    ties = tuple(n for n, tie in enumerate(view.ties) if node in (tie.one, tie.other))
    others = [o for n in ties for o in (view.ties[n].one, view.ties[n].other) if o != node]
    holes = "".join(_hole(frames[other]) for other in (node, *others))
    labels = []
    for other in others:
        if lines := texts.labels.get((node, other)):
            labels.append(_label(lines, texts.kinds[other], frames[other], texts.above[other]))
    return Box(
        view.nodes[node],
        *frame,
        start,
        end,
        tuple(Text(line, middle, kind + SMALL_LINE * row) for row, line in enumerate(kinds)),
        tuple(Text(line, middle, first + slack + LINE * row) for row, line in enumerate(names)),
        ties,
        f"M0 0H{size[0]}V{size[1]}H0Z{holes}",
        tuple(labels),
    )


def _hole(frame: Frame) -> str:
    width, height = BOX_WIDTH + 2, frame.height + 2
    return f"M{frame.x - 1} {frame.y - 1}h{width}v{height}h-{width}z"


def _label(lines: Sequence[str], kinds: Sequence[str], frame: Frame, above: int) -> Label:
    """The field with ``lines``, over ``kinds`` and in the middle of room for ``above`` lines."""
    middle = frame.x + BOX_WIDTH // 2
    covered = max(len(lines), len(kinds))
    top = frame.y + 19 + SMALL_LINE * (above - len(lines)) // 2
    return Label(
        frame.x + SIGN,
        frame.y + 5 + SMALL_LINE * (above - covered) // 2,
        SMALL_LINE * covered + 4,
        tuple(Text(line, middle, top + SMALL_LINE * row) for row, line in enumerate(lines)),
    )
