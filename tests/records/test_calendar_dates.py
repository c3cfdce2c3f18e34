"""Which dates of records are in calendars, and which are left out of them."""

from __future__ import annotations

from typing import Any

import pytest

from jazari_catalogue.records.calendar_dates import has_calendar_dates
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.concerns import by_audience, concerns_of
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.facets import AUDIENCE
from tests.exports.calendars.dated import dated_catalogue, dispute
from tests.exports.catalogues import invented_catalogue
from tests.site.pages.catalogues import real_catalogue

DATES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "a day": ({"starts": "2026-01-12"}, [("2026-01-12", "2026-01-12")]),
    "a day written twice": (
        {"starts": "2026-01-12", "ends": "2026-01-12"},
        [("2026-01-12", "2026-01-12")],
    ),
    "several days": (
        {"starts": "2025-12-30", "ends": "2026-01-02"},
        [("2025-12-30", "2026-01-02")],
    ),
    "long ago": ({"starts": "0999-02-28"}, [("0999-02-28", "0999-02-28")]),
    "a dispute about something else": (
        {"starts": "2026-01-12", "place": "Lieu", "disputes": dispute("place", dated=False)},
        [("2026-01-12", "2026-01-12")],
    ),
    "a month": ({"starts": "2026-01"}, []),
    "a year": ({"starts": "2026"}, []),
    "until a month": ({"starts": "2026-01-12", "ends": "2026-02"}, []),
    "since a month": ({"starts": "2026-01", "ends": "2026-02-03"}, []),
    "the end only": ({"ends": "2026-01-12"}, []),
    "the end before the start": ({"starts": "2026-01-12", "ends": "2026-01-11"}, []),
    "a day after which there is none": ({"starts": "9999-12-31"}, []),
    "a disputed start": ({"starts": "2026-01-12", "disputes": dispute("starts")}, []),
    "a disputed start without a value": ({"disputes": dispute("starts")}, []),
    "a disputed end": (
        {"starts": "2026-01-12", "ends": "2026-01-13", "disputes": dispute("ends")},
        [],
    ),
}
"""The fields of an event, and its days in calendars: its only date is in them, or left out."""

PERIODS: dict[str, tuple[dict[str, Any], list[tuple[str, str]], bool]] = {
    "both days": (
        {"apply": {"opens": "2026-01-12", "closes": "2026-02-28"}},
        [("apply.opens", "2026-01-12"), ("apply.closes", "2026-02-28")],
        False,
    ),
    "the last day": (
        {"apply": {"closes": "2026-02-28"}},
        [("apply.closes", "2026-02-28")],
        False,
    ),
    "a day and a month": (
        {"apply": {"opens": "2026-01", "closes": "2026-02-28"}},
        [("apply.closes", "2026-02-28")],
        True,
    ),
    "in dispute": (
        {"apply": {"closes": "2026-02-28"}, "disputes": dispute("apply")},
        [],
        True,
    ),
}
"""The fields of a programme, its deadlines in calendars, and whether one is left out."""


def of_only_record(catalogue: Catalogue) -> tuple[list[tuple[str, str, str]], bool]:
    (of_record,) = catalogue.calendar.values()
    dates = [(one.field, str(one.first), str(one.last)) for one in of_record.dates]
    return dates, of_record.left_out


@pytest.mark.parametrize("case", DATES)
def test_an_event_is_in_calendars_if_its_days_are_certain(case: str) -> None:
    fields, expected = DATES[case]
    dates, left_out = of_only_record(dated_catalogue(events=[{"id": "jour-invente", **fields}]))
    assert dates == [("starts", *days) for days in expected]
    assert left_out == (not expected)


@pytest.mark.parametrize("case", PERIODS)
def test_so_are_the_days_on_which_applications_open_and_close(case: str) -> None:
    fields, expected, any_left_out = PERIODS[case]
    catalogue = dated_catalogue(programmes=[{"id": "programme-invente", **fields}])
    dates, left_out = of_only_record(catalogue)
    assert dates == [(field, day, day) for field, day in expected]
    assert left_out == any_left_out


def test_a_record_without_a_date_is_not_left_out() -> None:
    events = [{"id": "sans-date"}]
    apply = {"url": "https://example.invalid/"}
    programmes = [{"id": "sans-jour", "starts": "2026-01-12", "apply": apply}]
    assert dated_catalogue(events, programmes).calendar == {}


def test_models_declare_which_dates_are_in_calendars() -> None:
    kinds = (Event, Programme, Agreement, Source)
    assert [has_calendar_dates(kind) for kind in kinds] == [True, True, False, False]


@pytest.mark.parametrize("catalogue", [real_catalogue, invented_catalogue])
def test_audiences_have_the_records_that_state_them_or_concern_them(catalogue: Any) -> None:
    loaded: Catalogue = catalogue()
    records = list(loaded.records.values())
    concerns = concerns_of(loaded)
    # Agreements concern audiences through other records, other kinds by themselves.
    for some in (records, [one for one in records if not isinstance(one, Agreement)]):
        ids = {one.id for one in some}
        for audience, seen in by_audience(loaded, some).items():
            stated = {record.id for record in loaded.holding(AUDIENCE, audience)}
            assert {one.id for one in seen} == (stated | concerns[audience].keys()) & ids
