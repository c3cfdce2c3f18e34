"""The statistics page: its counts and its charts."""

from __future__ import annotations

import pytest
from lxml import html

from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.pictures.statistics import counts_of
from tests.built_site import Site
from tests.project import LANGUAGES, ROOT, SMALL, text_of

CHARTS = ("records", "institutes", "agreements", "partners", "facts", "translations")


def rows_of(page: html.HtmlElement, chart: str) -> list[html.HtmlElement]:
    return page.xpath(f"//div[@data-chart='{chart}']//tbody/tr")


def numbers(row: html.HtmlElement) -> list[str]:
    return [text_of(cell) for cell in row.xpath("./td")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_bars_are_in_proportion_to_the_numbers_beside_them(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/statistics/"]
    for chart in CHARTS:
        rows = rows_of(page, chart)
        assert rows, chart
        # After its counts, a stacked bar has their sum, and another its share.
        stacked = chart in {"records", "institutes", "agreements"}
        rows_of_counts = [[int(n) for n in numbers(row)[: -1 if stacked else 1]] for row in rows]
        longest = max(map(sum, rows_of_counts)) if chart != "translations" else None
        for row, counts in zip(rows, rows_of_counts, strict=True):
            pieces = [
                (float(piece.get("x").rstrip("%")), float(piece.get("width").rstrip("%")))
                for piece in row.xpath(".//*[local-name()='rect']")
            ]
            if longest is not None:
                drawn = [length for _, length in pieces]
                expected = [100 * count / longest for count in counts if count]
                assert drawn == pytest.approx(expected, abs=0.01), chart
            ends = [start + length for start, length in pieces]
            assert [start for start, _ in pieces[1:]] == pytest.approx(ends[:-1], abs=0.02)
            if stacked:
                assert int(numbers(row)[-1]) == sum(counts)


def test_counts_add_up_to_the_number_of_records() -> None:
    catalogue = load(record_files(["*.yaml"], SMALL), SMALL)
    counts = counts_of(catalogue)
    institutes = catalogue.of_kind(Institute)
    assert sum(c.total() for c in counts.status_by_region.values()) == len(institutes)
    assert counts.status_by_region["MA-04"] == {"launched": 1}
    agreements = catalogue.of_kind(Agreement)
    assert sum(c.total() for c in counts.type_by_year.values()) == len(agreements)
    assert counts.partner_types.total() == len(catalogue.of_kind(Partner))
    assert counts.texts_in["fr"] == counts.texts > counts.texts_in["ar"]


def test_fact_counts_once_under_the_strength_of_its_sources() -> None:
    catalogue = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)
    facts = [
        cited
        for record in catalogue.records.values()
        for cited in [
            *(evidence.sources for evidence in (record.get("evidence") or {}).values()),
            *(
                item.sources
                for field in ("path", "description", "statements")
                for item in record.get(field) or []
            ),
        ]
        if cited
    ]
    official = [
        cited for cited in facts if any(catalogue[s].get("level") == "official" for s in cited)
    ]
    counts = counts_of(catalogue)
    assert counts.fact_strengths.total() == len(facts)
    assert counts.fact_strengths["official"] == len(official)


@pytest.mark.parametrize("code", LANGUAGES)
def test_records_by_strength_are_those_of_the_lists_of_each_strength(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/statistics/"]
    (heads,) = page.xpath("//div[@data-chart='records']//thead/tr")
    strengths = [
        href.rpartition("#")[2] for href in heads.xpath(".//a/@href") if "/strengths/#" in href
    ]
    assert strengths == [strength.value for strength in Strength]
    rows = rows_of(page, "records")
    for index, strength in enumerate(strengths):
        listed = real_site.pages[f"{code}/strengths/{strength}/"].xpath("//li[@data-strength]")
        assert sum(int(numbers(row)[index]) for row in rows) == len(listed)
    for row in rows:
        drawn = row.xpath(".//rect/@data-strength")
        counted = zip(strengths, numbers(row), strict=False)
        assert drawn == [strength for strength, number in counted if number != "0"]


def test_bar_of_a_strength_carries_it_as_its_row_does(real_site: Site) -> None:
    rows = rows_of(real_site.pages["fr/statistics/"], "facts")
    strengths = [row.get("data-strength") for row in rows]
    assert strengths == [strength.value for strength in Strength]
    assert [row.xpath(".//rect/@data-strength") for row in rows] == [[one] for one in strengths]


@pytest.mark.parametrize("code", LANGUAGES)
def test_figures_of_disputes_and_gaps_are_those_of_their_pages(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/statistics/"]
    figures = {
        link.get("href"): text_of(figure.xpath("./dd")[0])
        for figure in page.xpath("//dl[@class='totals']/div")
        for link in figure.xpath("./dt/a")
    }
    assert list(figures) == [f"../../{code}/{name}/" for name in ("disputes", "gaps")]
    for href, number in figures.items():
        linked = real_site.pages[href.removeprefix("../../")]
        (count,) = linked.xpath("//header//p[contains(@class, 'count')]")
        assert number in text_of(count).split()


def test_patterns_of_bars_are_defined_on_the_page_and_explained_in_column_headings(
    real_site: Site,
) -> None:
    page = real_site.pages["fr/statistics/"]
    patterns = {f"url(#{name})" for name in page.xpath("//*[local-name()='pattern']/@id")}
    for chart in CHARTS:
        section = f"//div[@data-chart='{chart}']"
        used = set(page.xpath(f"{section}//tbody//*[local-name()='rect']/@fill"))
        assert used <= patterns
        if len(used) > 1:
            heads = page.xpath(f"{section}//thead//*[local-name()='rect']/@fill")
            assert used <= set(heads)
