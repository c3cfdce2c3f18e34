"""How the neighbourhood of a record is drawn: sides, names and lines."""

from __future__ import annotations

import re

from lxml import html

from jazari_catalogue.site.rendering.neighbourhood import HEAD, MOST, ROW, sides
from jazari_catalogue.site.view_data import Labelled, Neighbour, Neighbours, Value
from tests.project import text_of


def group(label: str, *names: str, far: bool = False) -> Neighbours:
    items = [Neighbour("partner", Value(name, href=f"../{name}/")) for name in names]
    return Neighbours(label, far, items)


def drawn(*groups: Neighbours) -> list[list[tuple[str, list[str]]]]:
    """The names on each side under those of their relations, read from their HTML."""
    drawn_sides = []
    for side in sides(list(groups)):
        drawn_sides.append([(part.group.label, texts(part.names)) for part in side.parts])
    return drawn_sides


def texts(items: str) -> list[str]:
    return [text_of(element) for element in html.fragments_fromstring(items)]


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
    one, other = sides([group("A", "1"), group("B", *"234567")])
    assert [part.again for part in one.parts + other.parts] == [False, False, True]


def test_short_group_is_not_divided() -> None:
    assert drawn(group("A", "1"), group("B", "2"), group("C", *"345"), group("D", "6")) == [
        [("A", ["1"]), ("B", ["2"])],
        [("C", ["3", "4", "5"]), ("D", ["6"])],
    ]


def test_more_records_than_fit_the_drawing_are_a_list_of_all() -> None:
    many = [str(number) for number in range(MOST)]
    (side,) = sides([group("A", "a"), group("B", *many)])
    assert (side.height, side.lines, side.far_lines) == ("", "", "")
    one, other = side.parts
    assert (texts(one.names), one.others) == (["a"], 0)
    assert texts(other.names) + texts(other.folded) == many
    assert other.others == MOST - len(texts(other.names)) > 1


def test_a_relation_is_not_folded_for_a_record_or_two() -> None:
    for size in range(1, 30):
        (part,) = sides([group("A", *map(str, range(size)))])[-1].parts[-1:]
        assert part.others == 0 or part.others > 2


def test_each_line_ends_at_the_middle_of_a_name() -> None:
    groups = [group("A", "1", "2"), group("B", "3"), group("C", "4", "5", far=True)]
    for side, names in zip(sides(groups), drawn(*groups), strict=True):
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
    one, other = sides([group("A", "1"), group("B", "2", far=True)])
    assert (one.lines.count("M"), one.far_lines.count("M")) == (1, 0)
    assert (other.lines.count("M"), other.far_lines.count("M")) == (0, 1)


def test_names_keep_their_language_and_everything_is_escaped() -> None:
    attack = "<b>&\"'</b>"
    name = Value(attack, lang="ar", href="../a/")
    neighbour = Neighbour("lab", name, Labelled("several", attack), attack, attack)
    (side,) = sides([Neighbours(attack, far=False, items=[neighbour])])
    (item,) = html.fromstring(f"<dl>{side.parts[0].names}</dl>")
    assert text_of(item) == attack + attack
    (isolated,) = item.xpath("./a//bdi")
    assert isolated.get("lang") == "ar"
    assert [sign.get("title") for sign in item.xpath(".//*[@role='img']")] == [attack, attack]
