"""What every record knows of itself: its period, its type of schema.org."""

from __future__ import annotations

from typing import Any

import pytest

from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.schema_org import THING, SchemaType, Step, steps_of

SIDES = [{"text": "A", "sources": ["s"]}, {"text": "B", "sources": ["s"]}]


def record(kind: type[Entry], **fields: Any) -> Entry:
    required = {"id": "r", "name": "N", "summary": {"fr": "S"}, "sources": ["s"]}
    return kind.model_validate({**required, **fields})


@pytest.mark.parametrize(
    ("days", "last", "repeats", "title"),
    [
        ({"starts": "2026-03-01"}, None, False, "Date"),
        ({"starts": "2026-03-01", "ends": "2026-03-01"}, None, True, "Date"),
        ({"starts": "2026-03-01", "ends": "2026-03-04"}, "2026-03-04", False, "Starts"),
        ({}, None, False, "Starts"),
    ],
)
def test_an_event_of_a_single_day_has_one_date(
    days: dict[str, str], last: str | None, repeats: bool, title: str
) -> None:
    event = record(Event, **days)
    assert event.last_day("starts") == last
    assert event.repeats_first_day("ends") == repeats
    assert event.title_of("starts").in_language("en") == title
    assert not event.repeats_first_day("name")


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        (Partner, {"type": "company"}, "Corporation"),
        (Partner, {"type": "nonprofit"}, "Organization"),
        (Partner, {}, "Organization"),
        (
            Partner,
            {"type": "company", "disputes": [{"field": "type", "claims": SIDES}]},
            "Organization",
        ),
        (
            Programme,
            {"type": "training", "disputes": [{"field": "type", "claims": SIDES}]},
            "Thing",
        ),
        (Programme, {"type": "training"}, "EducationalOccupationalProgram"),
        (Event, {}, "Event"),
    ],
)
def test_a_record_is_of_the_type_that_its_fields_say_unless_sources_differ(
    kind: type[Entry], fields: dict[str, Any], name: str
) -> None:
    assert record(kind, **fields).schema_org_type().name == name


def test_a_property_leads_through_nodes_and_may_depend_on_the_type() -> None:
    company = SchemaType("Corporation", "Organization")
    assert steps_of(None, company) == ()
    assert steps_of("startDate", company) == (Step("startDate", None),)
    assert steps_of("location:Place.name", company) == (
        Step("location", "Place"),
        Step("name", None),
    )
    by_type = {"Organization": "foundingDate", "Corporation": "tickerSymbol"}
    assert steps_of(by_type, company) == (Step("tickerSymbol", None),)
    assert steps_of(by_type, SchemaType("Charity", "Organization")) == (Step("foundingDate", None),)
    assert steps_of(by_type, THING) == ()
