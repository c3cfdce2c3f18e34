"""The timeline: its years, dates and marks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml.html import HtmlElement

from jazari_catalogue.records.values.vocabularies import Status
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, Project, text_of


def records() -> Iterable[tuple[str, dict[str, Any]]]:
    """The records of this tree with their lists, as a plain YAML parser reads them."""
    for name in ("institutes.yaml", "partners.yaml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for kind, items in yaml.load(text, Loader=yaml.BaseLoader).items():
            for item in items:
                yield kind, item


def marks_of(page: HtmlElement) -> Iterable[tuple[str, str, HtmlElement]]:
    """Date, record and element of each mark, in the order of the page."""
    for moment in page.xpath("//li[contains(@class, 'moment')]"):
        dates = moment.xpath("ancestor::li[@data-date]/@data-date")
        (href,) = moment.xpath("./p[@class='moment__what']/a/@href")
        yield (dates or [""])[0], href.rstrip("/").rpartition("/")[2], moment


def is_hollow(moment: HtmlElement) -> bool:
    return bool(moment.xpath("./*[local-name()='svg'][contains(@class, 'moment__mark--hollow')]"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_dated_step_of_every_record_is_at_its_date(real_site: Site, code: str) -> None:
    stated = {
        (step["date"], record["id"], step["step"])
        for _, record in records()
        for step in record.get("path", [])
        if "date" in step
    }
    shown = {
        (date, record, step)
        for date, record, moment in marks_of(real_site.pages[f"{code}/timeline/"])
        for step in Status
        if moment.xpath(f".//*[contains(@class, 'badge--{step.value}')]")
    }
    assert len(stated) > 15
    assert {(date, record, step.value) for date, record, step in shown} == stated


@pytest.mark.parametrize("code", LANGUAGES)
def test_marks_are_hollow_at_each_date_of_a_dispute_and_nowhere_else(
    real_site: Site, code: str
) -> None:
    sides = {
        (side["date"], record["id"], f"#dispute-{number}"): side["sources"]
        for _, record in records()
        for number, dispute in enumerate(record.get("disputes", []), start=1)
        for side in dispute["claims"]
        if "date" in side
    }
    hollow = {}
    for date, record, moment in marks_of(real_site.pages[f"{code}/timeline/"]):
        if is_hollow(moment):
            (link,) = moment.xpath(".//a[@class='disputed']/@href")
            publishers = moment.xpath("./p[@class='evidence']/span[last()]/bdi")
            hollow[date, record, link[link.index("#") :]] = publishers
    assert len(sides) > 5
    assert set(hollow) == set(sides)
    assert all(1 <= len(publishers) <= 3 for publishers in hollow.values())


def test_disputed_date_says_who_gives_it(real_site: Site) -> None:
    shown = {
        date: text_of(moment)
        for date, record, moment in marks_of(real_site.pages["fr/timeline/"])
        if record == "convention-jazari-dakhla-2025-11"
    }
    assert list(shown) == ["2025-11-15", "2025-11-14", "2025-11"]
    assert "D’après Belpresse, expresstv.ma" in shown["2025-11-14"]
    assert "et 1 autre" in shown["2025-11-15"]
    assert "D’après" not in shown["2025-11"]


def test_marks_are_newest_first_each_in_its_year(real_site: Site) -> None:
    page = real_site.pages["ar/timeline/"]
    dates = page.xpath("//*[@data-date]/@data-date")
    assert dates == sorted(dates, reverse=True)
    for year in page.xpath("//details[@class='year']"):
        (title,) = year.xpath("./summary/h2/text()")
        assert {date[:4] for date in year.xpath(".//@data-date")} == {title}


def test_the_number_of_a_year_is_that_of_its_marks(real_site: Site) -> None:
    shown = {}
    for year in real_site.pages["en/timeline/"].xpath("//details[@class='year']"):
        number = len(year.xpath(".//li[contains(@class, 'moment')]"))
        shown[text_of(year.xpath("./summary/span")[0])] = number
    assert shown == {f"{number} date{'s' * (number > 1)}": number for number in shown.values()}


def test_every_month_from_the_oldest_mark_has_a_place_on_the_axis(real_site: Site) -> None:
    dates = real_site.pages["fr/timeline/"].xpath("//*[@data-date]/@data-date")
    months = sorted({date[:7] for date in dates if len(date) > 4})
    first, last = int(months[0][:4]), int(months[-1][:4])
    every = [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
    assert months == [month for month in every if month >= months[0]]


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_event_of_one_day_has_one_date_and_others_both(real_site: Site, code: str) -> None:
    spans = {}
    for date, record, moment in marks_of(real_site.pages[f"{code}/timeline/"]):
        spans[record, date] = moment.xpath("ancestor::li[@data-date]/attribute::*[name()!='class']")
    events = [record for kind, record in records() if kind in {"events", "programmes"}]
    for record in events:
        starts, ends = record.get("starts"), record.get("ends")
        stated = [date for date in dict.fromkeys([starts, ends]) if date]
        assert spans[record["id"], stated[0] if stated else ""] == stated
    assert any(len(dates) == 2 for dates in spans.values())


def test_both_dates_of_an_event_are_in_words(real_site: Site) -> None:
    page = real_site.pages["fr/timeline/"]
    (day,) = page.xpath("//li[@data-date='2025-11-13']")
    assert text_of(day.xpath("./p")[0]) == "du 13 au 16 novembre 2025"


def test_records_without_a_date_come_last(real_site: Site) -> None:
    page = real_site.pages["fr/timeline/"]
    *_, last = page.xpath("//div[@data-timeline]/*")
    undated = [record for date, record, _ in marks_of(page) if not date]
    assert undated == ["seminaire-uemf-2026-03", "partenariat-ocp-mistral-ai"]
    assert len(last.xpath(".//li")) == len(undated)


def test_date_of_a_year_or_a_month_is_beside_a_dotted_line(
    tmp_path: Path, small_built: Project
) -> None:
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    starts: 2026-01\n", "    starts: 2026\n")
    project.build()
    page = project.page("fr/timeline/")
    (day,) = page.xpath("//li[@data-date='2026'][.//a[contains(@href, '/programme-invente/')]]")
    assert "day--vague" in day.get("class").split()
    assert page.xpath("//figcaption/p")


def test_years_beyond_the_first_marks_are_folded(
    tmp_path: Path, small_built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jazari_catalogue.site.pictures.timeline.UNFOLDED", 0)
    project = small_built.copy(tmp_path / "project")
    project.change("institutes.yaml", "    starts: 2026-01\n", "    starts: 2019\n")
    project.build()
    years = project.page("fr/timeline/").xpath("//details[@class='year']")
    assert [year.get("open") is not None for year in years] == [True] + [False] * (len(years) - 1)
    assert len(years) > 1
