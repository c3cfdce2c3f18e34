"""The layout of the diagram: lines touch only the boxes that they connect, and all is inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pictures.diagram import (
    DiagramView,
    Group,
    Node,
    TieView,
    diagram_page,
    ties_of,
)
from jazari_catalogue.site.pictures.diagram_layout import (
    BOX_WIDTH,
    SIGN,
    Box,
    DiagramLayout,
    lay_out,
)
from jazari_catalogue.site.view_data import SiteFacts, Value
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import ROOT

Point = tuple[float, float]


@cache
def real_view(code: str) -> DiagramView:
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)
    views = Views(catalogue, interface(code), SiteFacts("Name", "https://example.invalid/", None))
    return diagram_page(views, ties_of(catalogue))


@st.composite
def diagrams(draw: st.DrawFn) -> DiagramView:
    """A diagram of invented records in four columns, with names and relations of any length."""
    columns = sorted(draw(st.lists(st.integers(0, 3), min_size=1, max_size=14)))
    indices = st.integers(0, len(columns) - 1)
    pairs = draw(st.sets(st.tuples(indices, indices).filter(lambda pair: pair[0] < pair[1])))
    words = st.text("aW ب-", max_size=90)
    groups: list[list[Group]] = [[] for _ in columns]
    for one, other in sorted(pairs):
        groups[one].append(Group(draw(words), (other,)))
        groups[other].append(Group(draw(words), (one,)))
    nodes = [
        Node(str(n), "lab", draw(words), Value(draw(words)), column, tuple(groups[n]))
        for n, column in enumerate(columns)
    ]
    ties = tuple(TieView(one, other, "") for one, other in sorted(pairs))
    page = real_view(draw(st.sampled_from(("fr", "ar"))))
    return replace(page, nodes=tuple(nodes), ties=ties)


@given(diagrams())
@settings(max_examples=60, deadline=None)
def test_no_line_touches_a_box_that_it_does_not_connect(view: DiagramView) -> None:
    check(lay_out(view))


def test_real_diagram_keeps_the_same_rules() -> None:
    for code in ("fr", "ar", "en"):
        check(lay_out(real_view(code)))


def check(layout: DiagramLayout) -> None:
    """Asserts that lines end at their own two boxes, and that all keep clear of each other."""
    boxes = {layout.view.nodes.index(box.node): box for box in layout.boxes}
    assert len(boxes) == len(layout.view.nodes)
    for path, tie in zip(layout.ties, layout.view.ties, strict=True):
        points = list(points_of(path))
        for end, node in ((points[0], tie.one), (points[-1], tie.other)):
            assert touches(boxes[node], end), "a line begins and ends at its boxes"
        for node, box in boxes.items():
            if node not in (tie.one, tie.other):
                assert not any(touches(box, point) for point in points)
        for x, y in points:
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height
    for box in layout.boxes:
        assert box.x >= 0
        assert box.x + BOX_WIDTH <= layout.width
        assert 0 <= box.y <= box.y + box.height <= layout.height
        bottom = box.y
        for line in (*box.kind, *box.name):
            assert line.y - 12 >= bottom, "lines are below each other"
            bottom = line.y
        assert bottom + 4 <= box.y + box.height
        for other in layout.boxes:
            if other is not box and other.x == box.x:
                assert other.y >= box.y + box.height + 10 or box.y >= other.y + other.height + 10
        for label in box.labels:
            (around,) = [
                b for b in layout.boxes if b.x + SIGN == label.x and b.y < label.y < b.y + b.height
            ]
            (first, *_) = around.name or [around]
            top = first.y - 13 if around.name else around.y + around.height
            assert around.y < label.y
            assert label.y + label.height <= top + 4
            assert all(label.y + 10 < line.y < label.y + label.height for line in label.lines)
    tops = [box.y for box in layout.boxes]
    for head in layout.heads:
        assert not any(box.y <= head.y <= box.y + box.height for box in layout.boxes), tops


def touches(box: Box, point: Point) -> bool:
    x, y = point
    return box.x <= x <= box.x + BOX_WIDTH and box.y - 1 <= y <= box.y + box.height + 1


def points_of(path: str) -> Iterator[Point]:
    """Points along ``path``, which has the commands M, C and H with absolute numbers."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MCH])([^MCH]*)", path):
        values = [float(number) for number in numbers.split()]
        if command == "C":
            x1, y1, x2, y2, x3, y3 = values
            for step in range(1, 21):
                t = step / 20
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                yield a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3
            x, y = x3, y3
        elif command == "H":
            yield from ((x + (values[0] - x) * step / 20, y) for step in range(1, 21))
            x = values[0]
        else:
            x, y = values
            yield x, y


def test_columns_begin_where_reading_does() -> None:
    for code, first in (("fr", min), ("ar", max)):
        layout = lay_out(real_view(code))
        starts = {box.x for box in layout.boxes if box.node.column == 0 and box.ties}
        assert starts == {first(box.x for box in layout.boxes)}


def test_long_name_is_shown_whole() -> None:
    view = real_view("fr")
    name = "Un nom que la source écrit en toutes lettres, " * 4
    nodes = (replace(view.nodes[0], name=Value(name)), *view.nodes[1:])
    (box,) = [b for b in lay_out(replace(view, nodes=nodes)).boxes if b.node is nodes[0]]
    assert " ".join(line.text for line in box.name) == name.strip()
    assert box.height > 100


def test_columns_without_ties_have_no_heading() -> None:
    view = real_view("fr")
    layout = lay_out(replace(view, ties=()))
    assert layout.heads == ()
    assert len(layout.boxes) == len(view.nodes)
