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
    """The names of both sides by relation, read back from their HTML."""
    found = []
    for side in sides(Neighbourhood(list(groups), None)):
        names: list[tuple[str, list[str]]] = []
        for element in html.fromstring(f"<dl>{side.names}</dl>"):
            if element.tag == "dt":
                names.append((text_of(element), []))
            else:
                names[-1][1].append(text_of(element))
        found.append(names)
    return found


def test_groups_keep_their_order_from_the_first_side_to_the_other() -> None:
    assert drawn(group("A", "1"), group("B", "2"), group("C", "3", "4")) == [
        [("A", ["1"]), ("B", ["2"])],
        [("C", ["3", "4"])],
    ]


def test_a_single_neighbour_has_one_side() -> None:
    assert drawn(group("A", "1")) == [[("A", ["1"])]]


def test_a_long_group_goes_on_on_the_other_side_under_the_same_words() -> None:
    assert drawn(group("A", "1"), group("B", *"234567")) == [
        [("A", ["1"]), ("B", ["2", "3"])],
        [("B", ["4", "5", "6", "7"])],
    ]
    _, other = sides(Neighbourhood([group("A", "1"), group("B", *"234567")], None))
    assert "near__again" in other.names


def test_a_short_group_stays_on_one_side() -> None:
    assert drawn(group("A", "1"), group("B", "2"), group("C", *"345"), group("D", "6")) == [
        [("A", ["1"]), ("B", ["2"])],
        [("C", ["3", "4", "5"]), ("D", ["6"])],
    ]


def test_of_many_neighbours_each_group_has_its_share() -> None:
    many = [str(number) for number in range(100)]
    both = drawn(group("A", *many), group("B", "b"), group("C", *(f"c{one}" for one in many)))
    names = [(label, name) for side in both for label, found in side for name in found]
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
        for _, found in names:
            y += HEAD
            for _ in found:
                middles.append(y + ROW // 2)
                y += ROW
        assert int(side.height) == y
        lines = side.lines + side.far_lines
        ends = re.findall(r"M0 (\d+)C4 \1 4 (\d+) 8 \2", lines)
        assert lines.count("M") == len(ends)
        assert [int(end) for _, end in ends] == middles
        assert {int(start) for start, _ in ends} == {y // 2}


def test_what_is_tied_by_way_of_others_has_another_line() -> None:
    one, other = sides(Neighbourhood([group("A", "1"), group("B", "2", far=True)], None))
    assert (one.lines.count("M"), one.far_lines.count("M")) == (1, 0)
    assert (other.lines.count("M"), other.far_lines.count("M")) == (0, 1)
    assert "near__of-far" in other.names
    assert "near__of-far" not in one.names


def test_a_name_keeps_its_language_and_becomes_no_markup() -> None:
    attack = "<b>&\"'</b>"
    name = Value(attack, lang="ar", href="../a/")
    (side,) = sides(Neighbourhood([Neighbours(attack, False, [Neighbour("lab", name)])], None))
    relation, neighbour = html.fromstring(f"<dl>{side.names}</dl>")
    assert text_of(relation) == text_of(neighbour) == attack
    (words,) = neighbour.xpath("./a/bdi")
    assert words.get("lang") == "ar"
