"""The layered layout: boxes and passages of ties keep their distances, whatever the graph."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from jazari_catalogue.site.pictures.layers import (
    AROUND_PASSAGE,
    BETWEEN_BOXES,
    BETWEEN_PASSAGES,
    Layers,
    lay_out_layers,
)
from tests.work import LINEAR, growth

Graph = tuple[list[int], list[int], list[tuple[int, int]]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Columns, heights and ties of up to 14 boxes in up to five columns."""
    columns = draw(st.lists(st.integers(0, 4), min_size=1, max_size=14))
    even = st.integers(10, 60).map(lambda half: 2 * half)
    heights = draw(st.lists(even, min_size=len(columns), max_size=len(columns)))
    pairs = [
        (one, other) if columns[one] <= columns[other] else (other, one)
        for one, other in combinations(range(len(columns)), 2)
    ]
    ties = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30)) if pairs else []
    return columns, heights, ties


@given(graphs())
def test_boxes_and_passages_of_a_column_are_apart(graph: Graph) -> None:
    columns, heights, ties = graph
    layers = lay_out_layers(*graph)
    for column in range(max(columns) + 1):
        spans = [
            (middle - height // 2, middle + height // 2)
            for middle, height, own in zip(layers.middles, heights, columns, strict=True)
            if own == column
        ]
        for (one, other), ys in zip(ties, layers.passages, strict=True):
            assert len(ys) == max(columns[other] - columns[one] - 1, 0)
            if columns[one] < column < columns[other]:
                y = ys[column - columns[one] - 1]
                spans.append((y, y))
        spans.sort()
        assert not spans or (spans[0][0] >= 0 and spans[-1][1] <= layers.height)
        for (top, bottom), (next_top, next_bottom) in pairwise(spans):
            passages = (top == bottom) + (next_top == next_bottom)
            least = (BETWEEN_BOXES, AROUND_PASSAGE, BETWEEN_PASSAGES)[passages]
            assert next_top - bottom >= least


def test_ties_that_need_not_cross_do_not() -> None:
    columns = [0, 0, 0, 1, 1, 1]
    layers = lay_out_layers(columns, [40] * 6, [(0, 5), (1, 4), (2, 3)])
    left, right = layers.middles[:3], layers.middles[:2:-1]
    assert list(left) == list(right), "straight"


def test_tie_over_several_columns_is_straight_between_its_passages() -> None:
    layers = lay_out_layers([0, 1, 2, 3], [40, 40, 40, 40], [(0, 1), (1, 2), (2, 3), (0, 3)])
    assert len(set(layers.passages[3])) == 1


def test_no_boxes_have_a_layout() -> None:
    assert lay_out_layers([], [], []) == Layers((), (), 0)


def of_many_boxes(boxes: int) -> Graph:
    """An invented graph, with four times as many ties."""
    random = Random(1)
    columns = [random.randrange(4) for _ in range(boxes)]
    ties: set[tuple[int, int]] = set()
    for _ in range(4 * boxes):
        one, other = sorted(random.sample(range(boxes), 2), key=columns.__getitem__)
        ties.add((one, other))
    return columns, [60] * boxes, sorted(ties)


def test_a_graph_takes_linear_time() -> None:
    small, large = of_many_boxes(15), of_many_boxes(150)
    assert growth(lambda graph: lay_out_layers(*graph), small, large) < LINEAR
