"""The diagram of the whole network: who is tied to what, in columns, and the table beside it.

Records stand in columns by kind, partners first; ties run between them. Within a column, records
follow the order of Cuthill and McKee, reversed, which keeps near each other what is tied: few ties
cross. It is one of whole numbers and nothing drawn: the picture is the same on every machine.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import PageView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.site.views import Views

MOST = 150
"""How many records the diagram shows; of a larger catalogue it shows the kinds."""

BOX_WIDTH, BOX_HEIGHT = 226, 62
GAP = 78
"""Between columns: where the ties run."""
ROW = 72
HEAD, HEAD_LINE = 34, 17
"""What a head takes above its column, and each line of it beyond the first."""
LETTERS_OF_HEAD = 34
LETTERS = 30
"""How many letters a line of a box holds."""


class Tie(NamedTuple):
    """Two nodes that are tied, by their numbers, and how many relations tie them."""

    one: int
    other: int
    number: int


class Ties(NamedTuple):
    """What is tied to what, in no language: ids of records, or kinds of a large catalogue."""

    nodes: tuple[str, ...]
    columns: tuple[int, ...]
    ties: tuple[Tie, ...]
    of_kinds: bool


class Tied(View, frozen=True):
    """A node at the other end of a tie, by its number, and how many relations tie it."""

    node: int
    number: int


class Node(View, frozen=True):
    """A box of the diagram: a record, or a kind with the number of its records."""

    id: str
    kind: str
    kind_label: str
    name: Value
    column: int
    tied: tuple[Tied, ...]


class DiagramView(View, frozen=True):
    """The page of the diagram before anything has its place."""

    page: PageView
    of_kinds: bool
    columns: tuple[str, ...]
    nodes: tuple[Node, ...]


class Head(NamedTuple):
    """The heading of a column in lines, and the middle of the column."""

    lines: tuple[str, ...]
    x: int


class Point(NamedTuple):
    """A point of the drawing."""

    x: int
    y: int


class Box(NamedTuple):
    """A node in its place: the centre of its box, its name in lines, the curves of its ties."""

    node: Node
    centre: Point
    lines: tuple[str, ...]
    curves: str


class Drawn(NamedTuple):
    """The diagram with everything in its place."""

    view: DiagramView
    width: int
    height: int
    heads: tuple[Head, ...]
    boxes: tuple[Box, ...]
    curves: str

    @property
    def page(self) -> PageView:
        """The frame of the page."""
        return self.view.page


@cache
def columns() -> tuple[tuple[type[Entry], ...], ...]:
    """The kinds of each column, from the side where reading starts."""
    found: dict[int, list[type[Entry]]] = {}
    for kind in KINDS.values():
        if kind.diagram_column is not None:
            found.setdefault(kind.diagram_column, []).append(kind)
    return tuple(tuple(found[column]) for column in sorted(found))


def _shown(catalogue: Catalogue) -> list[tuple[int, Entry]]:
    """The records that the diagram is about, each with the index of its column."""
    return [
        (column, record)
        for column, kinds in enumerate(columns())
        for kind in kinds
        for record in catalogue.of_kind(kind)
    ]


def in_diagram(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the records that the diagram of ``catalogue`` shows: none where they are many."""
    shown = _shown(catalogue)
    return frozenset(record.id for _, record in shown) if len(shown) <= MOST else frozenset()


def ties_of(catalogue: Catalogue) -> Ties:
    """What the diagram of ``catalogue`` shows: its records, or their kinds where they are many."""
    shown = _shown(catalogue)
    of_kinds = len(shown) > MOST
    name_of = {record.id: record.kind if of_kinds else record.id for _, record in shown}
    nodes = tuple(dict.fromkeys(name_of.values()))
    number = {name: place for place, name in enumerate(nodes)}
    column = {name_of[record.id]: column for column, record in shown}
    pairs: Counter[tuple[int, int]] = Counter()
    for _, record in shown:
        for edge in catalogue.outgoing.get(record.id, ()):
            if edge.object in name_of:
                one, other = number[name_of[edge.subject]], number[name_of[edge.object]]
                if one != other:
                    pairs[min(one, other), max(one, other)] += 1
    ties = tuple(Tie(one, other, many) for (one, other), many in sorted(pairs.items()))
    return Ties(nodes, tuple(column[name] for name in nodes), ties, of_kinds)


def diagram_page(views: Views, ties: Ties) -> DiagramView:
    """The page of the diagram in the language of ``views``, before anything has its place."""
    words = views.interface.words
    page = picture_page(views, "diagram")
    tied: list[dict[int, int]] = [{} for _ in ties.nodes]
    for tie in ties.ties:
        tied[tie.one][tie.other] = tied[tie.other][tie.one] = tie.number
    nodes = []
    for number, (name, column) in enumerate(zip(ties.nodes, ties.columns, strict=True)):
        kind = KINDS[name] if ties.of_kinds else type(views.catalogue[name])
        if ties.of_kinds:
            count = views.interface.number(len(views.catalogue.of_kind(kind)))
            label = Value(count, href=page.base + routes.list_path(views.lang, kind))
            kind_label = words(kind.plural_titles)
        else:
            card = views.card(views.catalogue[name], page.base)
            label = Value(card.name.text, card.name.lang, card.href)
            kind_label = card.kind_label
        others = tuple(Tied(*other) for other in sorted(tied[number].items()))
        nodes.append(Node(name, kind.kind, kind_label, label, column, others))
    present = {node.kind for node in nodes}
    heads = tuple(
        views.interface.list_of(
            [words(kind.plural_titles) for kind in kinds if kind.kind in present]
        )
        for kinds in columns()
    )
    return DiagramView(page, ties.of_kinds, heads, tuple(nodes))


def drawn(view: DiagramView) -> Drawn:
    """The diagram of ``view``, with everything in its place; in Arabic, from right to left."""
    order = _order(view.nodes, len(view.columns))
    width = len(order) * BOX_WIDTH + (len(order) - 1) * GAP + 2

    def across(column: int) -> int:
        x = 1 + BOX_WIDTH // 2 + column * (BOX_WIDTH + GAP)
        return width - x if view.page.dir == "rtl" else x

    heads = tuple(
        Head(tuple(textwrap.wrap(head, LETTERS_OF_HEAD)), across(column))
        for column, head in enumerate(view.columns)
    )
    top = HEAD + HEAD_LINE * (max((len(head.lines) for head in heads), default=1) - 1)
    height = top + ROW * max((len(column) for column in order), default=0)
    centres: dict[int, Point] = {}
    for column, numbers in enumerate(order):
        for row, number in enumerate(numbers):
            y = top + (2 * row + 1) * (height - top) // (2 * len(numbers))
            centres[number] = Point(across(column), y)
    boxes = tuple(
        Box(
            node,
            centres[number],
            _lines(node.name.text),
            "".join(_curve(centres[number], centres[tied.node]) for tied in node.tied),
        )
        for number, node in enumerate(view.nodes)
    )
    curves = "".join(
        _curve(centres[number], centres[tied.node])
        for number, node in enumerate(view.nodes)
        for tied in node.tied
        if number < tied.node
    )
    return Drawn(view, width, height, heads, boxes, curves)


def _order(nodes: Sequence[Node], count: int) -> list[list[int]]:
    """The numbers of the nodes of each of ``count`` columns, so that few ties cross."""
    order: Iterable[int] = range(len(nodes))
    if len(nodes) > len(KINDS):
        import networkx  # for this page alone: it takes longer to load than all else to draw

        graph = networkx.Graph()
        graph.add_nodes_from(order)
        graph.add_edges_from(
            (one, tied.node)
            for one, node in enumerate(nodes)
            for tied in node.tied
            if one < tied.node
        )
        order = networkx.utils.reverse_cuthill_mckee_ordering(graph)
    in_columns: list[list[int]] = [[] for _ in range(count)]
    for number in order:
        in_columns[nodes[number].column].append(number)
    return in_columns


def _curve(one: Point, other: Point) -> str:
    """A tie between two boxes, as a piece of an SVG path; within a column it bends round."""
    (x0, y0), (x1, y1) = sorted((one, other))
    half = BOX_WIDTH // 2
    if x0 == x1:
        edge, bend = x0 + half, x0 + half + GAP // 2
        return f"M{edge} {y0}C{bend} {y0} {bend} {y1} {edge} {y1}"
    start, end = x0 + half, x1 - half
    middle = (start + end) // 2
    return f"M{start} {y0}C{middle} {y0} {middle} {y1} {end} {y1}"


def _lines(name: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(name, LETTERS, max_lines=2, placeholder="…"))
