"""How the neighbourhood of a record is drawn: sides, names and lines."""

from __future__ import annotations

import re

from lxml import html

from jazari_catalogue.site.rendering.neighbourhood import HEAD, MOST, ROW, sides
from jazari_catalogue.site.view_data import (
    Neighbour,
    Neighbourhood,
    Neighbours,
    Value,
)
from tests.project import text_of


def group(label: str, *names: str, far: bool = False) -> Neighbours:
    items = [Neighbour("partner", Value(name, href=f"../{name}/")) for name in names]
    return Neighbours(label, far, items)


def drawn(*groups: Neighbours) -> list[list[tuple[str, list[str]]]]:
    """The names on each side under those of their relations, read from their HTML."""
    drawn_sides = []
    for side in sides(Neighbourhood(list(groups), None)):
        names: list[tuple[str, list[str]]] = []
        for element in html.fromstring(f"<dl>{side.names}</dl>"):
            if element.tag == "dt":
                names.append((text_of(element), []))
            else:
                names[-1][1].append(text_of(element))
        drawn_sides.append(names)
    return drawn_sides


def test_groups_keep_their_order_across_both_sides() -> None:
    assert drawn(group("A", "1"), group("B", "2"), group("C", "3", "4")) == [
        [("A", ["1"]), ("B", ["2"])],
        [("C", ["3", "4"])],
    ]


def test_single_record_takes_one_side() -> None:
    assert drawn(group("A", "1")) == [[("A", ["1"])]]


def test_long_group_continues_on_the_second_side_under_the_same_name() -> None:
    assert drawn(group("A", "1"), group("B", *"234567")) == [
        [("A", ["1"]), ("B", ["2", "3"])],
        [("B", ["4", "5", "6", "7"])],
    ]
    _, other = sides(Neighbourhood([group("A", "1"), group("B", *"234567")], None))
    assert "near__again" in other.names


def test_short_group_is_not_divided() -> None:
    assert drawn(group("A", "1"), group("B", "2"), group("C", *"345"), group("D", "6")) == [
        [("A", ["1"]), ("B", ["2"])],
        [("C", ["3", "4", "5"]), ("D", ["6"])],
    ]


def test_large_groups_share_the_room_of_the_drawing_equally() -> None:
    many = [str(number) for number in range(100)]
    both = drawn(group("A", *many), group("B", "b"), group("C", *(f"c{one}" for one in many)))
    names = [(label, name) for side in both for label, group in side for name in group]
    assert len(names) == MOST
    assert names == [
        *(("A", str(number)) for number in range(6)),
        ("B", "b"),
        *(("C", f"c{number}") for number in range(5)),
    ]


def test_each_line_ends_at_the_middle_of_a_name() -> None:
    groups = [group("A", "1", "2"), group("B", "3"), group("C", "4", "5", far=True)]
    for side, names in zip(sides(Neighbourhood(groups, None)), drawn(*groups), strict=True):
        middles, y = [], 0
        for _, records in names:
            y += HEAD
            for _ in records:
                middles.append(y + ROW // 2)
                y += ROW
        assert int(side.height) == y
        lines = side.lines + side.far_lines
        ends = re.findall(r"M0 (\d+)C4 \1 4 (\d+) 8 \2", lines)
        assert lines.count("M") == len(ends)
        assert [int(end) for _, end in ends] == middles
        assert {int(start) for start, _ in ends} == {y // 2}


def test_records_related_through_others_have_another_line() -> None:
    one, other = sides(Neighbourhood([group("A", "1"), group("B", "2", far=True)], None))
    assert (one.lines.count("M"), one.far_lines.count("M")) == (1, 0)
    assert (other.lines.count("M"), other.far_lines.count("M")) == (0, 1)
    assert "near__of-far" in other.names
    assert "near__of-far" not in one.names


def test_names_keep_their_language_and_are_escaped() -> None:
    attack = "<b>&\"'</b>"
    name = Value(attack, lang="ar", href="../a/")
    (side,) = sides(Neighbourhood([Neighbours(attack, False, [Neighbour("lab", name)])], None))
    relation, neighbour = html.fromstring(f"<dl>{side.names}</dl>")
    assert text_of(relation) == text_of(neighbour) == attack
    (isolated,) = neighbour.xpath("./a/bdi")
    assert isolated.get("lang") == "ar"
