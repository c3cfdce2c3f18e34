"""The timeline, and the table below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.record import Record
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of


@pytest.mark.parametrize("code", LANGUAGES)
def test_table_has_every_mark_of_the_axis_with_its_date(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/timeline/"]
    marks = {
        mark.get("href"): mark.get("aria-label")
        for mark in page.xpath("//*[local-name()='svg'][@class='timeline']//a")
    }
    lines = {
        row.xpath("./th//a/@href")[0]: f"{text_of(row.xpath('./td')[0])}: "
        f"{text_of(row.xpath('./th//a')[0])}"
        for row in page.xpath("//table//tbody/tr")
        if row.xpath("./td[1]//time")
    }
    assert marks == lines
    assert len(marks) > 5
    dated = {
        kind.plural
        for kind in KINDS.values()
        if issubclass(kind, Record) and any(spec.files for spec in kind.fields().values())
    }
    assert dated >= {"events", "agreements", "programmes"}
    lists = [real_site.pages.get(f"{code}/{plural}/") for plural in dated]
    records = sum(len(page.xpath("//li[@class][h2]")) for page in lists if page is not None)
    assert len(page.xpath("//table//tbody/tr")) == records


def test_time_runs_in_the_direction_of_the_language(real_site: Site) -> None:
    def x_by_path(code: str) -> dict[str, int]:
        positions = {}
        for mark in real_site.pages[f"{code}/timeline/"].xpath("//svg//a[@transform]"):
            x = mark.get("transform").removeprefix("translate(").split()[0]
            positions[mark.get("href").split(f"/{code}/")[1]] = int(x)
        return positions

    french, arabic = x_by_path("fr"), x_by_path("ar")
    early, late = "programmes/maroc-digital-2030/", "events/journee-ia-2026-01-12/"
    assert french[early] < french[late]
    assert arabic[early] > arabic[late]


def test_date_of_a_year_is_a_bar_along_the_year(tmp_path: Path, small_built: Project) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    starts: 2026-01\n", "    starts: 2026\n")
    project.build()
    page = project.page("fr/timeline/")
    (mark,) = page.xpath("//svg//a[contains(@href, '/programme-invente/')]")
    (bar,) = mark.xpath(".//rect")
    # The bar is a little shorter than the twelve months of its year.
    months = 12 * len(page.xpath("//*[@class='timeline__year']"))
    width = int(page.xpath("//svg[@class='timeline']/@width")[0])
    assert int(bar.get("width")) > 11 * width / months
    assert page.xpath("//figcaption/p")
