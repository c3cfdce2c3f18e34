"""The map of the twelve regions, and the table beside it."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from lxml import html

from jazari_catalogue.records.values import regions
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pictures import outlines
from jazari_catalogue.site.pictures.map_marks import positions
from jazari_catalogue.site.pictures.map_names import name_positions
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of

CODES = [code.lower() for code in REGIONS]
GEOJSON = Path(regions.__file__).parent / "regions.geojson"


def code_of(path: str) -> str:
    return path.split("/", 1)[0]


PAGES = [f"{code}/{path}" for code in LANGUAGES for path in ("", "regions/")]


def regions_of(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    (drawing,) = page.xpath("//*[local-name()='svg'][@class='map']")
    return {link.get("data-region"): link for link in drawing.xpath(".//a[@data-region]")}


def rows_of(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    return {row.get("data-row"): row for row in page.xpath("//table//tr[@data-row]")}


@pytest.mark.parametrize("path", PAGES)
def test_map_links_twelve_regions_to_their_pages(real_site: Site, path: str) -> None:
    regions = regions_of(real_site.pages[path])
    assert sorted(regions) == CODES
    up = "../" * path.count("/")
    for code, link in regions.items():
        assert link.get("href") == f"{up}{code_of(path)}/regions/{code}/"
        assert REGIONS[code.upper()].in_language(code_of(path)) in link.get("aria-label")


@pytest.mark.parametrize("path", PAGES)
def test_table_has_the_same_counts_names_and_links_as_the_map(real_site: Site, path: str) -> None:
    page = real_site.pages[path]
    rows = rows_of(page)
    assert sorted(rows) == CODES
    total = 0
    for code, link in regions_of(page).items():
        (symbol,) = page.xpath(f"//*[@data-sign='{code}']")
        institutes = rows[code].xpath("./td[1]//li/a[1]")
        (name,) = symbol.xpath("./*[local-name()='text']")
        assert {link.get("data-count"), symbol.get("data-count")} == {str(len(institutes))}
        assert text_of(name) == REGIONS[code.upper()].in_language(code_of(path))
        assert rows[code].xpath("./th/a/@href") == [link.get("href")]
        total += len(institutes)
    marks = page.xpath("//*[@class='map']//*[local-name()='a'][contains(@class, 'map__mark')]")
    assert len(marks) == total, "every region has room for its institutes"
    assert total == len(real_site.pages[f"{code_of(path)}/institutes/"].xpath("//li[@class][h2]"))


@pytest.mark.parametrize("path", PAGES)
def test_mark_says_what_the_table_says_of_its_institute(real_site: Site, path: str) -> None:
    page = real_site.pages[path]
    items = page.xpath("//table//tr[@data-row]/td[1]//li")
    lines = {item.xpath("./a/@href")[0]: item for item in items}
    for mark in page.xpath("//*[contains(@class, 'map__mark')]"):
        line = lines.pop(mark.get("href"))
        assert mark.get("data-strength") == line.get("data-strength")
        words = [
            text_of(line.xpath(f".//*[{has}]")[0])
            for has in ("self::bdi", "contains(@class, 'badge')", "contains(@class, 'strength')")
        ]
        assert " ".join(mark.get("aria-label").split()).startswith(". ".join(words))
        reached = mark.xpath(".//*[local-name()='g']/*[@class='on']")
        assert reached, "an institute has a path"
    assert not lines


@pytest.mark.parametrize("code", LANGUAGES)
def test_number_of_records_is_that_of_the_page_of_the_region(real_site: Site, code: str) -> None:
    for region, row in rows_of(real_site.pages[f"{code}/regions/"]).items():
        page = real_site.pages[f"{code}/regions/{region}/"]
        number = text_of(row.xpath("./td[2]")[0])
        assert len(page.xpath("//ul[@class='cards']/li")) == int(number)
        assert re.findall(r"\d+", text_of(page.xpath("//p[@class='count']")[0])) in ([number], [])


@pytest.mark.parametrize("path", PAGES)
def test_strengths_of_a_region_are_those_of_its_row_and_in_its_name(
    real_site: Site, path: str
) -> None:
    page = real_site.pages[path]
    rows = rows_of(page)
    for code, link in regions_of(page).items():
        (symbol,) = page.xpath(f"//*[@data-sign='{code}']")
        items = rows[code].xpath("./td[1]//li")
        in_row = Counter(item.get("data-strength") for item in items)
        for part in (link, symbol):
            assert {s: int(part.get(f"data-{s.value}")) for s in Strength} == {
                s: in_row[s.value] for s in Strength
            }
        words = {text_of(item.xpath(".//a[contains(@class, 'strength')]")[0]) for item in items}
        titles = {s.titles.in_language(code_of(path)) for s in Strength}
        assert {title for title in titles if title in link.get("aria-label")} == words


def test_map_of_search_results_counts_nothing_before_there_are_results(real_site: Site) -> None:
    page = real_site.pages["fr/search/"]
    parts = page.xpath("//*[@data-region or @data-sign]")
    assert parts
    for name in ("count", *(strength.value for strength in Strength)):
        assert {part.get(f"data-{name}") for part in parts} == {"0"}


def test_map_credits_the_source_of_the_outlines_in_every_language(real_site: Site) -> None:
    for path in PAGES:
        (credit,) = real_site.pages[path].xpath("//*[@class='picture__credit']/a")
        assert text_of(credit) == "© OpenStreetMap contributors"
        assert credit.get("href") == "https://www.openstreetmap.org/copyright"
    assert "ODbL-1.0" in GEOJSON.with_name("regions.geojson.license").read_text(encoding="utf-8")


def test_outlines_include_the_southern_regions_without_gaps() -> None:
    rings = {
        feature["id"]: feature["geometry"]["coordinates"][0]
        for feature in json.loads(GEOJSON.read_text(encoding="utf-8"))["features"]
    }
    assert sorted(rings) == sorted(REGIONS)
    latitudes = {code: [latitude for _, latitude in ring] for code, ring in rings.items()}
    assert min(latitudes["MA-12"]) < 20.81
    # From Tangier to Lagouira: each region has a point in common with the next.
    for north, south in pairwise(["MA-09", "MA-10", "MA-11", "MA-12"]):
        assert {tuple(point) for point in rings[north]} & {tuple(point) for point in rings[south]}
    heights = [positions()[code][0][0].y for code in ("MA-10", "MA-11", "MA-12")]
    assert heights == sorted(heights)


def points_of(path: str) -> list[tuple[int, int]]:
    """The points of an outline, whose path has relative steps."""
    numbers = [int(number) for number in re.findall(r"[+-]?\d+", path)]
    points = [(numbers[0], numbers[1])]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


def is_inside(x: float, y: float, points: list[tuple[int, int]]) -> bool:
    """Whether a line to the right crosses an odd number of edges."""
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        if (y0 > y) != (y1 > y):
            crossings += x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x
    return crossings % 2 == 1


@pytest.mark.parametrize("code", REGIONS)
def test_outline_is_inside_the_map_and_its_marks_inside_the_region(code: str) -> None:
    country = outlines.country()
    points = points_of(country.regions[code].path)
    assert all(0 <= x <= country.width and 0 <= y <= country.height for x, y in points)
    rows = positions()[code]
    assert [len(row) for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) > 1
    assert all(is_inside(mark.x, mark.y, points) for row in rows for mark in row)


def test_marks_of_no_number_overlap_each_other_or_those_of_other_regions() -> None:
    rows = [(code, row) for code, rows in positions().items() for row in rows]
    marks = [(code, row, mark) for code, row in rows for mark in row]
    for (code, row, one), (other_code, other_row, other) in combinations(marks, 2):
        if code != other_code or row is other_row:
            assert math.dist(one[:2], other[:2]) >= one.radius + other.radius


@pytest.mark.parametrize("code", LANGUAGES)
def test_line_leads_from_each_name_into_its_region(code: str) -> None:
    names = tuple((region, titles.in_language(code)) for region, titles in REGIONS.items())
    regions = outlines.country().regions
    for region, position in name_positions(names).items():
        *start, x, y = position.line
        assert is_inside(x, y, points_of(regions[region].path))
        assert not any(is_inside(*start, points_of(outline.path)) for outline in regions.values())


def test_institutes_have_marks_side_by_side_or_a_star_with_their_number(
    tmp_path: Path, small_built: Project
) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    region: MA-11\n", "    region: MA-04\n")
    project.build()
    page = project.page("fr/regions/")
    marks = page.xpath("//*[contains(@class, 'map__mark')]")
    assert [mark.get("href").split("/")[-2] for mark in marks] == [
        "institut-invente",
        "institut-en-francais",
    ]
    assert marks[0].get("aria-label") == (
        "Institut inventé. Lancé. Source officielle. Les sources divergent sur 1 point"
    )
    assert len({mark.get("transform") for mark in marks}) == 2
    assert not page.xpath("//*[@class='map__star']")
    text = (project.root / "institutes.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: institut-en-francais\n"), text.index("\nlabs:")
    another = text[start:end].replace("institut-en-francais", "troisieme-institut")
    project.change("institutes.yaml", "\nlabs:", f"{another}\nlabs:")
    project.build()
    page = project.page("fr/regions/")
    assert not page.xpath("//*[contains(@class, 'map__mark')]")
    (star,) = page.xpath("//*[@class='map__star']")
    assert text_of(star) == "3"
    (region,) = page.xpath("//*[@data-region='ma-04']")
    assert region.get("href").endswith("/regions/ma-04/")
    assert "(3 instituts)" in region.get("aria-label")


def test_institute_without_region_has_a_row(tmp_path: Path, small_built: Project) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    region: MA-11\n", "")
    project.build()
    last = project.page("fr/regions/").xpath("//table//tr")[-1]
    assert text_of(last.xpath("./th")[0]) == "Région non précisée"
    assert last.xpath(".//a/@href")[0].endswith("/institutes/institut-en-francais/")
