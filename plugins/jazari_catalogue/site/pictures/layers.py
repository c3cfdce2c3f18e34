"""The layered layout of a graph: boxes in columns, and ties that go around all other boxes.

This is the method of Sugiyama, Tagawa and Toda ("Methods for visual understanding of hierarchical
system structures", IEEE Transactions on Systems, Man, and Cybernetics 11, 1981), with the columns
given. A tie over several columns has a *passage* in each column between: a free row among the
boxes. Barycentres order each column, so that few ties cross. Heights then follow neighbours as
closely as the order and the distances allow: an isotonic regression, solved by pooling adjacent
violators (Barlow, Bartholomew, Bremner and Brunk, 1972).

A tie is drawn between two columns, or straight along a passage; so it touches only its own boxes.
All numbers are whole, so that the layout is the same on every machine.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

BETWEEN_BOXES = 14
"""The least space between two boxes of a column."""
AROUND_PASSAGE = 9
"""The least space between a box and a passage."""
BETWEEN_PASSAGES = 7

ORDER_SWEEPS, EXCHANGE_SWEEPS, HEIGHT_SWEEPS = 16, 8, 12
"""How often columns are ordered, neighbours exchanged, and heights adapted, at most."""
_RANGE = 1 << 16
"""The positions in a column are from 0 to this, however many items it has."""
_STRAIGHT = 8
"""How much more than between boxes a step between two passages should be straight."""


class Layers(NamedTuple):
    """The layout: vertical positions only, since the columns are given."""

    middles: tuple[int, ...]
    """The y of the middle of each box."""
    passages: tuple[tuple[int, ...], ...]
    """For each tie the y in every column between its two boxes, from that of the first."""
    height: int


class _Graph(NamedTuple):
    """Boxes and passages: the *items*. The items of a column are in its list, from the top."""

    columns: list[list[int]]
    heights: list[int]
    """That of a passage is 0."""
    before: list[list[int]]
    """The items in the previous column that each item is connected to."""
    beside: list[list[int]]
    """Those in its own column."""
    after: list[list[int]]
    """Those in the next column."""


def lay_out_layers(
    columns: Sequence[int], heights: Sequence[int], ties: Sequence[tuple[int, int]]
) -> Layers:
    """The layout of boxes with these ``columns`` and (even) ``heights``.

    A tie is two indices of boxes, the first in no later column than the second.
    """
    graph, chains = _graph(columns, heights, ties)
    _order(graph)
    ys, height = _place(graph)
    return Layers(
        tuple(ys[: len(columns)]),
        tuple(tuple(ys[item] for item in chain) for chain in chains),
        height,
    )


def _graph(
    columns: Sequence[int], heights: Sequence[int], ties: Sequence[tuple[int, int]]
) -> tuple[_Graph, list[range]]:
    """The graph with passages, and the passages of each tie."""
    sizes = list(heights)
    by_column: list[list[int]] = [[] for _ in range(max(columns, default=-1) + 1)]
    for box, column in enumerate(columns):
        by_column[column].append(box)
    chains = []
    for one, other in ties:
        first = len(sizes)
        for column in range(columns[one] + 1, columns[other]):
            by_column[column].append(len(sizes))
            sizes.append(0)
        chains.append(range(first, len(sizes)))
    before: list[list[int]] = [[] for _ in sizes]
    beside: list[list[int]] = [[] for _ in sizes]
    after: list[list[int]] = [[] for _ in sizes]
    for (one, other), chain in zip(ties, chains, strict=True):
        if columns[one] == columns[other]:
            beside[one].append(other)
            beside[other].append(one)
            continue
        items = [one, *chain, other]
        for left, right in pairwise(items):
            after[left].append(right)
            before[right].append(left)
    return _Graph(by_column, sizes, before, beside, after), chains


# ---- order -----------------------------------------------------------------------------------


def _order(graph: _Graph) -> None:
    """Sorts the columns of ``graph`` so that few ties cross: the best order of all sweeps."""
    position = [0] * len(graph.heights)
    for column in graph.columns:
        _number(column, position)
    best, fewest = [column[:] for column in graph.columns], _crossings(graph)
    for sweep in range(ORDER_SWEEPS):
        forwards = sweep % 2 == 0
        nearer = graph.before if forwards else graph.after
        for column in graph.columns if forwards else reversed(graph.columns):
            middle = {
                item: _mean([position[other] for other in nearer[item] + graph.beside[item]])
                for item in column
            }
            column.sort(
                key=lambda item, middle=middle: (  # type: ignore[misc]
                    position[item] if middle[item] is None else middle[item],
                    position[item],
                )
            )
            _number(column, position)
        crossings = _crossings(graph)
        if crossings < fewest:
            best, fewest = [column[:] for column in graph.columns], crossings
    graph.columns[:] = best
    rank = _ranks(graph)
    for _ in range(EXCHANGE_SWEEPS):
        exchanged = [_exchange(graph, column, rank) for column in graph.columns]
        if not any(exchanged):
            break


def _exchange(graph: _Graph, column: list[int], rank: list[int]) -> bool:
    """Exchanges neighbours in ``column`` where ties then cross less; gives whether any are.

    ``rank`` has the index of each item in its column.
    """
    sides = {
        item: [
            sorted(rank[other] for other in others[item]) for others in (graph.before, graph.after)
        ]
        for item in column
    }
    exchanged = False
    for index in range(len(column) - 1):
        upper, lower = column[index], column[index + 1]
        gain = sum(
            _crossing(above, below) - _crossing(below, above)
            for above, below in zip(sides[upper], sides[lower], strict=True)
        )
        for item, sign in ((upper, 1), (lower, -1)):
            for other in graph.beside[item]:
                if other not in (upper, lower):
                    gain += sign if rank[other] > index else -sign
        if gain > 0:
            column[index : index + 2] = lower, upper
            rank[lower], rank[upper] = index, index + 1
            exchanged = True
    return exchanged


def _crossing(above: list[int], below: list[int]) -> int:
    """How many ties cross between two items with ties to these ranks, both sorted."""
    return sum(bisect_left(below, rank) for rank in above)


def _number(column: list[int], position: list[int]) -> None:
    for rank, item in enumerate(column):
        position[item] = (2 * rank + 1) * _RANGE // (2 * len(column))


def _ranks(graph: _Graph) -> list[int]:
    """The index of each item in its column."""
    rank = [0] * len(graph.heights)
    for column in graph.columns:
        for index, item in enumerate(column):
            rank[item] = index
    return rank


def _mean(numbers: list[int]) -> int | None:
    return sum(numbers) // len(numbers) if numbers else None


def _crossings(graph: _Graph) -> int:
    """How many ties cross, and how many items those within a column pass."""
    rank = _ranks(graph)
    crossings = 0
    for column in graph.columns:
        ends: list[int] = []
        for item in column:
            others = sorted(rank[other] for other in graph.after[item])
            crossings += sum(len(ends) - bisect_right(ends, other) for other in others)
            for other in others:
                insort(ends, other)
            crossings += sum(
                rank[other] - rank[item] - 1
                for other in graph.beside[item]
                if rank[other] > rank[item]
            )
    return crossings


# ---- heights ---------------------------------------------------------------------------------


def _place(graph: _Graph) -> tuple[list[int], int]:
    """The y of every item, and the height of the tallest column."""
    offsets = [_offsets(column, graph.heights) for column in graph.columns]
    ends = [
        offset[-1] + graph.heights[column[-1]] // 2 if column else 0
        for column, offset in zip(graph.columns, offsets, strict=True)
    ]
    height = max(ends, default=0)
    ys = [0] * len(graph.heights)
    for column, offset, end in zip(graph.columns, offsets, ends, strict=True):
        for rank, item in enumerate(column):
            ys[item] = offset[rank] + (height - end) * (2 * rank + 1) // (2 * len(column))
    both = [before + beside + after for before, beside, after in zip(*graph[2:], strict=True)]
    steps = list(zip(graph.columns, offsets, ends, strict=True))
    for sweep in range(HEIGHT_SWEEPS):
        forwards = sweep % 2 == 0
        nearer = graph.before if forwards else graph.after
        if sweep >= HEIGHT_SWEEPS // 2:
            nearer = both
        for column, offset, end in steps if forwards else reversed(steps):
            wishes = [_wish(item, nearer[item], graph.heights, ys) for item in column]
            for item, y in zip(column, _fitted(wishes, offset, height - end), strict=True):
                ys[item] = y
    return ys, height


def _offsets(column: list[int], heights: list[int]) -> list[int]:
    """The least y of each item of ``column``: that of the item if all before it are packed."""
    offsets: list[int] = []
    for index, item in enumerate(column):
        if index == 0:
            offsets.append(heights[item] // 2)
            continue
        last = column[index - 1]
        passages = (heights[item] == 0) + (heights[last] == 0)
        space = (BETWEEN_BOXES, AROUND_PASSAGE, BETWEEN_PASSAGES)[passages]
        offsets.append(offsets[-1] + heights[last] // 2 + space + heights[item] // 2)
    return offsets


def _wish(item: int, others: list[int], heights: list[int], ys: list[int]) -> tuple[int, int]:
    """Where ``item`` should be for straight ties, and how much that weighs."""
    if not others:
        return ys[item], 1
    weights = [
        _STRAIGHT
        if heights[item] == 0 == heights[other]
        else 2
        if 0 in (heights[item], heights[other])
        else 1
        for other in others
    ]
    weight = sum(weights)
    return sum(w * ys[other] for w, other in zip(weights, others, strict=True)) // weight, weight


def _fitted(wishes: list[tuple[int, int]], offsets: list[int], slack: int) -> list[int]:
    """The ys nearest to ``wishes`` that keep order and distances, the last within ``slack``.

    Less its offset, a y may not be below that of the item before it: neighbours that would be are
    pooled, and share the weighted mean of their wishes.
    """
    pools: list[tuple[int, int, int]] = []
    """The weighted sum, the weight and the number of items of each pool."""
    for (wish, weight), offset in zip(wishes, offsets, strict=True):
        total, count = (wish - offset) * weight, 1
        while pools and pools[-1][0] * weight >= total * pools[-1][1]:
            total, weight, count = (
                total + pools[-1][0],
                weight + pools[-1][1],
                count + pools.pop()[2],
            )
        pools.append((total, weight, count))
    shifts = [
        min(max(total // weight, 0), slack) for total, weight, count in pools for _ in range(count)
    ]
    return [offset + shift for offset, shift in zip(offsets, shifts, strict=True)]
