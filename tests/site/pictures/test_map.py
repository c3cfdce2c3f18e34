"""The map of the twelve regions, and the table beside it."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pictures import outlines
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of

CODES = [code.lower() for code in REGIONS]
GEOJSON = Path(outlines.__file__).parent / "regions.geojson"


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
        count, name = symbol.xpath(".//*[local-name()='text']")
        counts = {link.get("data-count"), symbol.get("data-count"), text_of(count)}
        assert counts == {str(len(institutes))}
        assert text_of(name) == REGIONS[code.upper()].in_language(code_of(path))
        assert rows[code].xpath("./th/a/@href") == [link.get("href")]
        total += len(institutes)
    assert total == len(real_site.pages[f"{code_of(path)}/institutes/"].xpath("//li[@class][h2]"))


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
    regions = outlines.country().regions
    assert regions["MA-12"].y > regions["MA-11"].y > regions["MA-10"].y


def points_of(path: str) -> list[tuple[int, int]]:
    """The points of an outline, whose path has relative steps."""
    numbers = [int(number) for number in re.findall(r"[+-]?\d+", path)]
    points = [(numbers[0], numbers[1])]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return points


@pytest.mark.parametrize("code", REGIONS)
def test_outline_is_inside_the_map_and_its_symbol_inside_the_region(code: str) -> None:
    country = outlines.country()
    outline = country.regions[code]
    points = points_of(outline.path)
    assert all(0 <= x <= country.width and 0 <= y <= country.height for x, y in points)
    crossings = 0
    """How many edges a line from the symbol to the right crosses: odd if it is inside."""
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        if (y0 > outline.y) != (y1 > outline.y):
            at = x0 + (outline.y - y0) * (x1 - x0) / (y1 - y0)
            crossings += at > outline.x
    assert crossings % 2 == 1


def test_institute_with_coordinates_has_a_point_and_one_without_region_a_row(
    tmp_path: Path, small_built: Project
) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    region: MA-11\n", "")
    project.build()
    page = project.page("fr/regions/")
    (point,) = page.xpath("//*[local-name()='svg']//a[@class='map__point']")
    assert point.get("href").endswith("/institutes/institut-invente/")
    assert point.get("data-strength") == "official"
    assert point.get("aria-label").endswith(
        ". Source officielle. Les sources divergent sur 1 point"
    )
    position = re.fullmatch(r"translate\((\d+) (\d+)\)", point.get("transform"))
    assert position is not None
    # 33.5° north, 6.5° west: south-east of Rabat, in the north of the country.
    assert [round(int(number), -1) for number in position.groups()] == [660, 190]
    last = page.xpath("//table//tr")[-1]
    assert text_of(last.xpath("./th")[0]) == "Région non précisée"
    assert last.xpath(".//a/@href")[0].endswith("/institutes/institut-en-francais/")
