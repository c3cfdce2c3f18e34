"""What pages say about applications: nothing is open, all has closed, or what is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.site.pages.applications import ApplicationsView, applications_view
from jazari_catalogue.site.views import Views
from tests.built_site import Site
from tests.invented import record_of, records_of_every_kind, write
from tests.project import LANGUAGES, Project
from tests.site.pages.catalogues import catalogue_in, real_catalogue, small_views, views_of

NOTHING = "Nothing is open for applications yet, according to the sources consulted."


def views_with(folder: Path, *applications: dict[str, Any]) -> Views:
    """The views of a catalogue whose programmes have ``applications``."""
    records = records_of_every_kind()
    _, bare = records[Programme.plural]
    offers = [
        {**record_of(Programme, f"offer-{number}"), "apply": application}
        for number, application in enumerate(applications)
    ]
    write(folder / "institutes.yaml", {**records, Programme.plural: [bare, *offers]})
    write(folder / "partners.yaml", {})
    return views_of(catalogue_in(folder))


def with_applications(folder: Path, *applications: dict[str, Any]) -> ApplicationsView:
    """What a page says of all records of such a catalogue."""
    views = views_with(folder, *applications)
    return applications_view(views, views.catalogue.records.values(), "../")


def test_nothing_is_open_in_the_published_records() -> None:
    views = views_of(real_catalogue())
    view = applications_view(views, views.catalogue.records.values(), "../")
    assert view == ApplicationsView(NOTHING, "../en/gaps/#admission", None)


def test_what_closed_before_the_last_check_is_closed_on_any_day() -> None:
    views = small_views()
    view = applications_view(views, views.catalogue.records.values(), "../")
    assert view.text == "Nothing is open for applications: everything known has closed."
    assert view.on_day is None


def test_an_application_that_may_be_open_depends_on_the_day_of_the_reader(tmp_path: Path) -> None:
    view = with_applications(tmp_path, {"opens": "2026-01", "closes": "2027-06-30"})
    assert view.text == "1 record says when or where to apply"
    assert view.href == "../en/programmes/offer-0/"
    assert view.on_day
    assert view.on_day.periods == "2026-01/2027-06-30"
    assert view.on_day.search == "../en/search/?apply=open"


def test_several_lead_to_their_list_and_closed_ones_are_left_out(tmp_path: Path) -> None:
    view = with_applications(tmp_path, {"opens": "2026"}, {"closes": "2027-01"}, {"closes": "2025"})
    assert view.text == "2 records say when or where to apply"
    assert view.href == "../en/programmes/"
    assert view.on_day
    assert view.on_day.periods == "2026/ /2027-01"


def test_an_address_without_dates_is_the_same_on_any_day(tmp_path: Path) -> None:
    view = with_applications(tmp_path, {"url": "https://example.invalid/apply"})
    assert view.text == "1 record says when or where to apply"
    assert view.on_day is None


def test_a_page_about_some_records_leaves_open_what_others_offer(tmp_path: Path) -> None:
    views = views_with(tmp_path, {"closes": "2999"}, {"closes": "2998"}, {"closes": "2025"})
    nothing = "Nothing for this audience is open for applications."
    for ids in ([], ["offer-2"]):
        view = applications_view(views, [views.catalogue[one] for one in ids], "../")
        assert (view.text, view.on_day) == (nothing, None)
    view = applications_view(views, [views.catalogue["offer-0"]], "../")
    assert view.on_day
    assert view.on_day.none == nothing
    assert view.on_day.search == view.href == "../en/programmes/offer-0/"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_home_page_says_it_before_anything_else(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/"]
    assert page.xpath("//section[@class='hero']//p[@class='applications']/a/@href") == [
        f"../{code}/gaps/#admission"
    ]
    assert page.xpath("//script[contains(@src, 'applications.js')]") == []


def test_the_script_is_on_the_home_page_where_the_day_matters(small_project: Project) -> None:
    small_project.change("institutes.yaml", "closes: 2025-12-24", "closes: 2999-12")
    small_project.build()
    assert small_project.page("fr/").xpath("//script[contains(@src, 'applications.js')]")
