"""The diagram of the whole network: boxes in columns by kind, and lines between related records.

Records in a column are sorted by the reverse Cuthill-McKee algorithm, which puts related records
near each other, so that few lines cross. It computes with whole numbers only, so that the diagram
is the same on every machine.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.pictures.accessible_names import accessible_name, disputes_in_words
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import PageView, StrengthView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.records.model.entry import Entry
    from jazari_catalogue.site.views import Views

MOST = 150
"""The most records that the diagram shows; with more it shows kinds instead."""

BOX_WIDTH, BOX_HEIGHT = 226, 62
"""The size of a box. All lengths are in units of the drawing, which CSS scales."""
INSET = 15
"""How far inside a box the middle of its signs is."""
GAP = 78
"""The space between columns."""
ROW = 72
"""The height of a row of boxes."""
HEAD, HEAD_LINE = 34, 17
"""The height of the heading of a column, and of each line after its first."""
LETTERS_OF_HEAD = 34
"""The most letters in a line of a heading."""
LETTERS = 30
"""The most letters in a line of a box."""


class Tie(NamedTuple):
    """Two related nodes, by their indices, and the number of relations between them."""

    one: int
    other: int
    number: int


class Ties(NamedTuple):
    """The nodes and ties of the diagram, independent of language."""

    nodes: tuple[str, ...]
    """The ids of records, or the names of kinds if ``of_kinds``."""
    columns: tuple[int, ...]
    """The column of each node, from 0."""
    ties: tuple[Tie, ...]
    of_kinds: bool


class Tied(View, frozen=True):
    """A related node, by its index, and the number of relations to it."""

    node: int
    number: int


class Node(View, frozen=True):
    """A box of the diagram: a record, or a kind. The name of a kind is its number of records."""

    id: str
    kind: str
    kind_label: str
    name: Value
    column: int
    tied: tuple[Tied, ...]
    label: str = ""
    """Its accessible name."""
    strength: StrengthView | None = None
    """None for a kind."""
    disputes: int = 0
    """On how many points sources differ."""

    @property
    def href(self) -> str | None:
        """The address of the record, or of the list of the kind."""
        return self.name.href


class DiagramView(View, frozen=True):
    """The page of the diagram without positions, which follow from it when it is rendered."""

    page: PageView
    of_kinds: bool
    columns: tuple[str, ...]
    """The headings of the columns."""
    nodes: tuple[Node, ...]
    strengths: tuple[StrengthView, ...] = ()
    """The legend of the signs in the boxes; empty if they are kinds."""


class Head(NamedTuple):
    """The heading of a column, in lines, and the x of its middle."""

    lines: tuple[str, ...]
    x: int


class Point(NamedTuple):
    """A point of the drawing."""

    x: int
    y: int


class Box(NamedTuple):
    """A node with its position."""

    node: Node
    centre: Point
    lines: tuple[str, ...]
    """Its name."""
    start: int
    """The x of the sign of its strength, in the corner where reading starts."""
    end: int
    """The x of the mark of its disputes, in the opposite corner."""
    curves: str
    """The ``d`` of an SVG path with all its ties."""


class DiagramLayout(NamedTuple):
    """The page of the diagram with all positions."""

    view: DiagramView
    width: int
    height: int
    heads: tuple[Head, ...]
    boxes: tuple[Box, ...]
    curves: str
    """The ``d`` of an SVG path with every tie once."""

    @property
    def page(self) -> PageView:
        """What the frame of the page shows."""
        return self.view.page


@cache
def columns() -> tuple[tuple[type[Entry], ...], ...]:
    """The kinds in each column, from the side where reading starts."""
    by_column: dict[int, list[type[Entry]]] = {}
    for kind in KINDS.values():
        if kind.diagram_column is not None:
            by_column.setdefault(kind.diagram_column, []).append(kind)
    return tuple(tuple(by_column[column]) for column in sorted(by_column))


def _shown(catalogue: Catalogue) -> list[tuple[int, Entry]]:
    """The records of the kinds in the diagram, each with the index of its column."""
    return [
        (column, record)
        for column, kinds in enumerate(columns())
        for kind in kinds
        for record in catalogue.of_kind(kind)
    ]


def in_diagram(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the records that the diagram shows: none if it shows kinds."""
    shown = _shown(catalogue)
    return frozenset(record.id for _, record in shown) if len(shown) <= MOST else frozenset()


def ties_of(catalogue: Catalogue) -> Ties:
    """The nodes and ties of the diagram: records, or kinds if there are more than ``MOST``."""
    shown = _shown(catalogue)
    of_kinds = len(shown) > MOST
    name_of = {record.id: record.kind if of_kinds else record.id for _, record in shown}
    nodes = tuple(dict.fromkeys(name_of.values()))
    index = {name: index for index, name in enumerate(nodes)}
    column = {name_of[record.id]: column for column, record in shown}
    pairs: Counter[tuple[int, int]] = Counter()
    for _, record in shown:
        for edge in catalogue.outgoing.get(record.id, ()):
            if edge.object in name_of:
                one, other = index[name_of[edge.subject]], index[name_of[edge.object]]
                if one != other:
                    pairs[min(one, other), max(one, other)] += 1
    ties = tuple(Tie(one, other, number) for (one, other), number in sorted(pairs.items()))
    return Ties(nodes, tuple(column[name] for name in nodes), ties, of_kinds)


def diagram_page(views: Views, ties: Ties) -> DiagramView:
    """The page of the diagram in the language of ``views``, without positions."""
    title_of = views.interface.title
    page = picture_page(views, "diagram")
    tied: list[dict[int, int]] = [{} for _ in ties.nodes]
    for tie in ties.ties:
        tied[tie.one][tie.other] = tied[tie.other][tie.one] = tie.number
    nodes = []
    for number, (name, column) in enumerate(zip(ties.nodes, ties.columns, strict=True)):
        kind = KINDS[name] if ties.of_kinds else type(views.catalogue[name])
        if ties.of_kinds:
            count = views.interface.number(len(views.catalogue.of_kind(kind)))
            shown = Value(count, href=page.base + routes.list_path(views.lang, kind))
            kind_label = title_of(kind.plural_titles)
            strength, disputes = None, 0
        else:
            card = views.card(views.catalogue[name], page.base)
            shown = replace(card.name, href=card.href)
            kind_label = card.kind_label
            strength, disputes = card.strength, card.disputes
        label = accessible_name(
            f"{kind_label}: {shown.text}", strength, disputes_in_words(views, disputes)
        )
        others = tuple(Tied(*other) for other in sorted(tied[number].items()))
        nodes.append(
            Node(name, kind.kind, kind_label, shown, column, others, label, strength, disputes)
        )
    present = {node.kind for node in nodes}
    heads = tuple(
        views.interface.list_of(
            [title_of(kind.plural_titles) for kind in kinds if kind.kind in present]
        )
        for kinds in columns()
    )
    strengths = () if ties.of_kinds else views.strengths(page.base)
    return DiagramView(page, ties.of_kinds, heads, tuple(nodes), strengths)


def lay_out(view: DiagramView) -> DiagramLayout:
    """``view`` with the positions of all boxes and ties; in Arabic, columns run right to left."""
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
    aside = BOX_WIDTH // 2 - INSET
    if view.page.dir == "rtl":
        aside = -aside
    boxes = tuple(
        Box(
            node,
            centres[number],
            _lines(node.name.text),
            centres[number].x - aside,
            centres[number].x + aside,
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
    return DiagramLayout(view, width, height, heads, boxes, curves)


def _order(nodes: Sequence[Node], count: int) -> list[list[int]]:
    """The indices of the nodes in each of ``count`` columns, in an order with few crossings."""
    order: Iterable[int] = range(len(nodes))
    if len(nodes) > len(KINDS):
        import networkx  # here, since it loads slowly and only this page needs it

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
    """A tie between two boxes, as a part of an SVG path. Within a column it is an arc."""
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
