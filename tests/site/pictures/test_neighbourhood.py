"""The drawing of a record's neighbourhood: who is in it, in what order, and where its lines end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from benchmarks import synthetic
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pictures.neighbourhood import each_once
from jazari_catalogue.site.rendering.neighbourhood import HEAD, MOST, ROW, sides
from jazari_catalogue.site.text.interface import interface
from jazari_catalogue.site.view_data import (
    Neighbour,
    Neighbourhood,
    Neighbours,
    SiteFacts,
    Value,
)
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.project import LANGUAGES, text_of


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


def test_a_record_in_two_relations_is_drawn_once_under_the_first() -> None:
    found = each_once([group("A", "1", "2", "1"), group("B", "2"), group("C", "2", "3")])
    assert found == [group("A", "1", "2"), group("C", "3")]


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


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_record_is_drawn_among_those_its_page_names(real_site: Site, code: str) -> None:
    lists = "|".join(kind.plural for kind in KINDS.values())
    records = re.compile(rf"\.\./\.\./\.\./{code}/(?:{lists})/[a-z0-9-]+/")
    seen = 0
    for path, page in real_site.pages.items():
        if not (path.startswith(f"{code}/") and page.xpath("//article[@data-record-id]")):
            continue
        named = page.xpath(
            "//article//dl[@class='facts' or @class='keys']//a/@href"
            "|//article//div[@class='relations']//a/@href"
        )
        tied = {href for href in named if records.fullmatch(href)}
        links = page.xpath("//figure[@class='near']//dd/a/@href")
        assert len(links) == len(set(links)) == min(len(tied), MOST), path
        assert set(links) <= tied, path
        figures = page.xpath("//figure[@class='near']")
        assert bool(figures) == bool(tied), path
        for figure in figures:
            assert figure.get("aria-label")
            # The lines say nothing that the names do not.
            lines = figure.xpath(".//svg")
            assert {svg.get("aria-hidden") for svg in lines} == {"true"}
            assert "".join(figure.xpath(".//svg/path/@d")).count("M") == len(links)
            seen += 1
    assert seen > 60


def test_the_core_is_drawn_among_its_network_its_laboratory_and_its_agreements(
    real_site: Site,
) -> None:
    page = real_site.pages["fr/institutes/jazari-root/"]
    relations = [text_of(dt) for dt in page.xpath("//figure[@class='near']//dt")]
    assert relations == [
        "Réseau",
        "Laboratoires",
        "Annoncé lors de",
        "Accords qui s’y rapportent",
        "Partenaires par les accords et les laboratoires",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "et 6 autres fiches, nommées sur cette page"),
        ("ar", "و6 بطاقات أخرى مذكورة في هذه الصفحة"),
        ("en", "and 6 other records, named on this page"),
    ],
)
def test_how_many_are_left_out_is_said_in_words(tmp_path: Path, code: str, words: str) -> None:
    synthetic.write(tmp_path, synthetic.generate(300, filled=()))
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], tmp_path), tmp_path)
    views = Views(catalogue, interface(code), SiteFacts("Name", "https://example.invalid/", None))
    said = set()
    for record in catalogue.records.values():
        around = RecordPages(views).view(record).neighbourhood
        assert around is not None
        tied = sum(len(one.items) for one in around.groups)
        assert (around.others is None) == (tied <= MOST)
        if tied == MOST + 6:
            said.add(around.others)
    assert said == {words}
