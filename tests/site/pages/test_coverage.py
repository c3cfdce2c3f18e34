"""The page of coverage: the records of each region, by step and strength."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.pages.coverage import NAMES, CoverageRow, coverage_view
from tests.built_site import Site
from tests.project import LANGUAGES, Project, text_of
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of


def name(code: str) -> str:
    """The English name of a region."""
    return REGIONS[code].in_language("en")


def reached(row: CoverageRow) -> dict[str, dict[str, list[str]]]:
    """The names in ``row`` by step, then by strength."""
    return {
        cell.step.code: {group.strength.code: [name.text for name in group.names]}
        for cell in row.cells
        for group in cell.groups
    }


def test_an_institute_is_at_its_region_step_and_strength() -> None:
    view = coverage_view(small_views())
    assert [(row.name.text, reached(row)) for row in view.regions.rows] == [
        (name(code), {step: {strength: [institute]}})
        for code, step, strength, institute in (
            ("MA-04", "launched", "official", "Invented institute"),
            ("MA-11", "announced", "single", "Institut resté en français"),
        )
    ]
    others = [code for code in REGIONS if code not in {"MA-04", "MA-11"}]
    assert [region.text for region in view.empty] == list(map(name, others))
    assert [step.code for step in view.regions.steps] == [
        "announced",
        "agreed",
        "launched",
        "operating",
    ]


def test_a_cell_leads_to_its_records_on_the_search_page() -> None:
    view = coverage_view(small_views())
    (group,) = view.regions.rows[0].cells[2].groups
    address, _, query = group.strength.href.partition("?")
    assert address == "../../en/search/"
    assert parse_qs(query) == {
        "kind": ["institute"],
        "region": ["ma-04"],
        "status": ["launched"],
        "strength": ["official"],
    }
    assert {"region", "status", "strength"} <= {facet.name for facet in all_facets()}


def test_kinds_without_a_region_have_rows_of_their_own() -> None:
    view = coverage_view(small_views("fr"))
    names = [row.name.text for row in view.kinds.rows]
    assert names == ["Réseau", "Laboratoires", "Programmes", "Accords"]
    # No invented one has a status.
    assert [reached(row) for row in view.kinds.rows[1:]] == [
        {"": {"official": ["Laboratoire inventé"]}},
        {"": {"official": ["Programme inventé"]}},
        {"": {"official": ["Accord inventé"]}},
    ]
    assert [step.label for step in view.kinds.steps][-1] == "Étape non précisée"


def test_what_has_no_region_or_was_closed_has_a_row_and_a_column(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml", "    status: announced\n    region: MA-11\n", "    status: closed\n"
    )
    view = coverage_view(views_of(catalogue_in(small_project.root)))
    assert view.regions.rows[-1].name.text == "Region not stated"
    assert reached(view.regions.rows[-1]) == {"closed": {"single": ["Institut resté en français"]}}
    # The search has no filter for records without a region.
    (group,) = (group for cell in view.regions.rows[-1].cells for group in cell.groups)
    assert group.strength.href == "../../en/strengths/#single"


def test_few_records_of_a_cell_are_named_and_the_others_counted(small_project: Project) -> None:
    file = small_project.root / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    more = "".join(
        f"  - id: autre-{number}\n    name: Autre {number}\n    summary: Inventé.\n"
        "    status: announced\n    region: MA-11\n    sources: [article-invente]\n"
        for number in range(NAMES)
    )
    file.write_text(text.replace("institutes:\n", f"institutes:\n{more}", 1), encoding="utf-8")
    view = coverage_view(views_of(catalogue_in(small_project.root)))
    (group,) = view.regions.rows[-1].cells[0].groups
    assert (group.number, len(group.names), group.others) == ("4", NAMES, "and 1 other")
    # Programs read the names that people read.
    assert "autre-0" in bytes(view.page.data).decode()
    assert "institut-en-francais" not in bytes(view.page.data).decode()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_region_says_what_it_has_or_that_it_has_nothing(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/coverage/"]
    regions, _kinds = page.xpath("//table")
    institutes = real_catalogue().of_kind(Institute)
    links = regions.xpath(".//li//a/@href")
    assert {urlsplit(link).path.split("/")[-2] for link in links} == {i.id for i in institutes}
    for cell in regions.xpath("./tbody/tr/td"):
        assert text_of(cell), "an empty cell says so"
    covered = {institute.region for institute in institutes}
    rows = regions.xpath("./tbody/tr/th//a/@href")
    named = page.xpath("//section[@aria-labelledby='empty']//li//a/@href")
    assert (len(rows), len(named)) == (len(covered), len(REGIONS) - len(covered))
    assert len({*rows, *named}) == len(REGIONS)
    assert regions.xpath(".//*[@data-strength]")
