"""The timeline, and the table below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Status
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, Project, text_of

CATALOGUE = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)


@pytest.mark.parametrize("code", LANGUAGES)
def test_table_has_every_mark_of_the_axis_with_its_date_and_evidence(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/timeline/"]
    marks = [
        (mark.get("href"), mark.get("data-strength"), mark.get("aria-label"))
        for mark in page.xpath("//svg[@class='timeline']//a")
    ]
    rows = []
    for row in page.xpath("//table//tbody/tr[./td[1]//time]"):
        (record, *_), (date,) = row.xpath("./th//a"), row.xpath("./td")
        (strength,) = row.xpath(".//a[starts-with(@class, 'strength')]")
        disputes = row.xpath(".//a[@class='disputed']")
        named = f"{text_of(date)}: {text_of(record)}"
        sentences = [named, text_of(strength), *map(text_of, disputes)]
        dates = [link for link in disputes if "#dispute-" in link.get("href")]
        href = (dates or [record])[0].get("href")
        rows.append((href, row.get("data-strength"), ". ".join(sentences)))
    named = [(href, strength, without_step(name, code)) for href, strength, name in marks]
    assert sorted(named) == sorted(rows)
    assert len(marks) > 15


def without_step(name: str, code: str) -> str:
    """The name of a mark without the step that it has in brackets, a badge in the table."""
    for status in Status:
        name = name.replace(f" ({status.titles.in_language(code)}).", ".")
    return " ".join(name.split())


def test_table_has_every_record_that_has_a_date_of_its_own(real_site: Site) -> None:
    filed = {
        record.id
        for record in CATALOGUE.records.values()
        if isinstance(record, Record) and record.filing_field()
    }
    rows = real_site.pages["fr/timeline/"].xpath("//table//tbody/tr//th//a[1]/@href")
    assert filed <= {href.rstrip("/").rpartition("/")[2] for href in rows}


@pytest.mark.parametrize("code", LANGUAGES)
def test_disputed_date_has_a_hollow_mark_at_each_date_that_leads_to_the_dispute(
    real_site: Site, code: str
) -> None:
    path = f"../../{code}/agreements/accord-ministere-mistral-ai/"
    page = real_site.pages[f"{code}/timeline/"]
    marks = page.xpath(f"//svg//a[starts-with(@href, '{path}')]")
    assert [mark.get("href") for mark in marks] == [f"{path}#dispute-1"] * 2
    assert all("mark--disputed" in mark.get("class").split() for mark in marks)
    rows = page.xpath(f"//table//tr[.//a[starts-with(@href, '{path}')]]")
    dates = [row.xpath("./td//time/@datetime")[0] for row in rows]
    assert dates == ["2026-01-12", "2025-09-12"]
    record = real_site.pages[f"{code}/agreements/accord-ministere-mistral-ai/"]
    assert record.xpath("//*[@id='dispute-1']")


def test_steps_of_records_without_a_date_of_their_own_are_on_the_timeline(real_site: Site) -> None:
    page = real_site.pages["fr/timeline/"]
    (mark,) = page.xpath("//svg//a[contains(@href, '/institut-jazari-nador/')]")
    assert mark.get("aria-label").startswith(
        "2\u00a0juillet\u00a02025: Institut Jazari à Nador (Convenu)."
    )
    (row,) = page.xpath("//table//tr[.//a[contains(@href, '/institut-jazari-nador/')]]")
    assert text_of(row.xpath(".//*[contains(@class, 'badge--status')]")[0]) == "Convenu"


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
