"""The calendars of events and of applications."""

from __future__ import annotations

import copy
import random
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import icalendar
import pytest
import yaml

from jazari_catalogue.exports.calendars.content_lines import moment_line, text_line
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.texts.interface import Interface
from tests.exports.calendars.dated import (
    Fields,
    calendar_targets,
    calendars_of,
    dated_catalogue,
    dispute,
)
from tests.exports.calendars.ics_rules import Component, check, parsed
from tests.exports.catalogues import open_data_of
from tests.exports.hostile_catalogue import TEXTS
from tests.hostile import REFUSED
from tests.project import LANGUAGES, ROOT, SITE_URL, Project
from tests.site.changes import Records, invented_records
from tests.site.changes import changed as edited

DAY = {"id": "jour-invente", "starts": "2026-01-12"}
FORUM = {"id": "forum-invente", "starts": "2025-11-13", "ends": "2025-11-16", "place": "Nulle part"}
COURSE = {
    "id": "cours-invente",
    "name": {"fr": "Cours inventé", "ar": "درس مختلق", "en": "Invented course"},
    "audiences": ["investors"],
    "apply": {
        "opens": "2026-02-01",
        "closes": "2026-02-28",
        "url": "https://example.invalid/candidature",
    },
}


def days(event: Component) -> tuple[date, date]:
    """The first day of ``event``, and the day after its last (§3.6.1)."""
    return event["DTSTART"].day, event["DTEND"].day


def at(event: Component, name: str) -> datetime:
    return datetime.strptime(event[name].value, "%Y%m%dT%H%M%S%z")


def changed(
    *ids: str, time: int = 1_700_000_000, change: str = "changed", plural: str = "events"
) -> list[Change]:
    """A change of a record for each id that it then had, the last at ``time``, days apart."""
    days_before = range(len(ids))[::-1]
    return [
        Change(
            *("0" * 40, "2023-11-14", change, Address(plural, record_id), None, None, [], [], []),
            *(time - 86400 * before, None),
        )
        for record_id, before in zip(ids, days_before, strict=True)
    ]


# ---- what is in them ----------------------------------------------------------------------------


def test_an_event_ends_on_the_day_after_its_last() -> None:
    calendar = calendars_of(dated_catalogue([DAY, FORUM]))["fr/calendar/all.ics"]
    assert [days(event) for event in calendar.events] == [
        (date(2025, 11, 13), date(2025, 11, 17)),
        (date(2026, 1, 12), date(2026, 1, 13)),
    ]
    assert [event["SUMMARY"].text for event in calendar.events] == [
        "Événement forum-invente",
        "Événement jour-invente",
    ]
    assert calendar.events[0]["LOCATION"].text == "Nulle part"
    assert not calendar.events[1].has("LOCATION")


def test_applications_open_and_close_in_the_language_of_the_calendar() -> None:
    calendars = calendars_of(dated_catalogue(programmes=[COURSE]))
    expected = {
        "fr": ("Ouverture des candidatures\u00a0: Cours inventé", "Clôture", "Programme"),
        "ar": ("فتح باب الترشيح: درس مختلق", "إغلاق", "برنامج"),
        "en": ("Applications open: Invented course", "Applications close", "Programme"),
    }
    for code, (opening, closing, kind) in expected.items():
        opens, closes = calendars[f"{code}/calendar/all.ics"].events
        assert opens["SUMMARY"].text == opening
        assert closes["SUMMARY"].text.startswith(closing)
        assert days(closes) == (date(2026, 2, 28), date(2026, 3, 1))
        page = f"{SITE_URL}{code}/programmes/cours-invente/"
        for event in (opens, closes):
            assert event["SUMMARY"].parameters == {"LANGUAGE": code}
            assert event["CATEGORIES"].texts == [kind]
            assert event["URL"].value == page
            assert "https://example.invalid/candidature" in event["DESCRIPTION"].text
            assert event["DESCRIPTION"].text.endswith(page)


def test_a_text_in_another_language_says_in_which() -> None:
    french = {**DAY, "name": {"fr": "Jour inventé"}}
    (event,) = calendars_of(dated_catalogue([french]))["ar/calendar/all.ics"].events
    assert (event["SUMMARY"].text, event["SUMMARY"].parameters) == (
        "Jour inventé",
        {"LANGUAGE": "fr"},
    )
    (event,) = calendars_of(dated_catalogue([{**DAY, "name": "Jour"}]))[
        "ar/calendar/all.ics"
    ].events
    assert event["SUMMARY"].parameters == {}


def test_a_text_with_words_of_two_languages_says_none() -> None:
    french = {**COURSE, "name": {"fr": "Cours inventé"}, "summary": {"fr": "Inventé."}}
    calendars = calendars_of(dated_catalogue(programmes=[french]))
    for code, expected in (("ar", {}), ("fr", {"LANGUAGE": "fr"})):
        for event in calendars[f"{code}/calendar/all.ics"].events:
            assert event["SUMMARY"].parameters == event["DESCRIPTION"].parameters == expected


def test_titles_that_are_not_translated_say_that_they_are_french() -> None:
    data = open_data_of(dated_catalogue(programmes=[COURSE]))
    data.interfaces = {"zgh": Interface(BY_CODE["zgh"])}
    calendar = check(calendar_targets(data)["zgh/calendar/all.ics"].content())
    for one in (calendar["NAME"], calendar.events[0]["SUMMARY"]):
        assert one.parameters == {"LANGUAGE": "fr"}


def test_a_disputed_place_is_not_stated() -> None:
    disputed = {**FORUM, "disputes": dispute("place", dated=False)}
    (event,) = calendars_of(dated_catalogue([disputed]))["fr/calendar/all.ics"].events
    assert not event.has("LOCATION")


def test_an_entry_says_on_what_sources_differ() -> None:
    about = dispute("summary", dated=False) + dispute("name", dated=False)
    event = {**DAY, "summary": "Inventé.", "disputes": about}
    calendars = calendars_of(dated_catalogue([event]))
    expected = {
        "fr": "Points sur lesquels les sources divergent\u00a0: Résumé, Nom",
        "ar": "تختلف المصادر في: الملخص، الاسم",
        "en": "Sources differ on: Summary, Name",
    }
    for code, line in expected.items():
        (entry,) = calendars[f"{code}/calendar/all.ics"].events
        # A disputed summary would be taken for settled.
        assert entry["DESCRIPTION"].text.splitlines()[:-1] == [line]


def test_a_calendar_says_how_many_records_it_leaves_out_and_where_they_are() -> None:
    events = [DAY, {"id": "mois", "starts": "2026-01"}, {"id": "annee", "starts": "2026"}]
    events.append({**FORUM, "disputes": dispute("starts")})
    programme = {**COURSE, "apply": {"closes": "2026-02"}}
    calendars = calendars_of(dated_catalogue(events, [programme]))
    whole = calendars["fr/calendar/all.ics"]
    assert [event["SUMMARY"].text for event in whole.events] == ["Événement jour-invente"]
    for said in (whole["DESCRIPTION"].text, whole["X-WR-CALDESC"].text):
        assert "divergent\u00a0: 4." in said
        assert f"{SITE_URL}fr/events/" in said
        assert f"{SITE_URL}fr/programmes/" in said
    of_investors = calendars["en/calendar/investors.ics"]
    assert "differ on it: 1. See" in of_investors["DESCRIPTION"].text
    assert "differ" not in calendars["en/calendar/students.ics"]["DESCRIPTION"].text


def test_every_audience_has_a_calendar_of_what_its_page_shows() -> None:
    calendars = calendars_of(dated_catalogue([DAY], [COURSE]))
    assert calendars.keys() == {
        f"{code}/calendar/{name}.ics" for code in LANGUAGES for name in ("all", *Audience)
    }
    numbers = {path: len(one.events) for path, one in calendars.items() if one.events}
    # Every event is for the press.
    assert numbers["fr/calendar/all.ics"] == 3
    assert numbers["fr/calendar/investors.ics"] == 2
    assert numbers["fr/calendar/press.ics"] == 1
    assert "fr/calendar/administrations.ics" not in numbers


def test_a_calendar_without_dates_has_a_component_all_the_same() -> None:
    calendar = calendars_of(dated_catalogue())["en/calendar/all.ics"]
    assert [one.name for one in calendar.components] == ["VTIMEZONE"]  # RFC 5545 §3.6
    assert calendar["DESCRIPTION"].text == "It has no dates yet."


def test_a_calendar_has_a_name_an_address_and_a_pace() -> None:
    calendars = calendars_of(dated_catalogue([DAY]))
    calendar = calendars["en/calendar/students.ics"]
    assert calendar["NAME"].text == "Jazari Institutes: events and applications (Students)"
    assert calendar["X-WR-CALNAME"].text == calendar["NAME"].text
    assert calendar["SOURCE"].value == f"{SITE_URL}en/calendar/students.ics"
    assert calendar["REFRESH-INTERVAL"].value == "P1D"
    assert len({one["UID"].text for one in calendars.values()}) == len(calendars)


# ---- what stays, and what moves -----------------------------------------------------------------


def uids(catalogue: Catalogue, history: History | None = None) -> dict[str, list[str]]:
    calendars = calendars_of(catalogue, history=history)
    return {path: [one["UID"].text for one in all_.events] for path, all_ in calendars.items()}


def test_an_entry_is_one_in_every_language_and_whatever_becomes_of_its_record() -> None:
    first = uids(dated_catalogue([DAY], [COURSE]))
    assert first["fr/calendar/all.ics"] == first["ar/calendar/all.ics"]
    assert len({*first["fr/calendar/all.ics"]}) == 3
    ids = {"id": "jour-renomme", "former_ids": ["jour-invente"]}
    renamed = dated_catalogue([{**ids, "starts": "2027-05-01", "name": "Autre"}], [COURSE])
    assert {*uids(renamed)["fr/calendar/all.ics"]} == {*first["fr/calendar/all.ics"]}
    # The history knows which id was first, in whatever order an editor wrote them.
    twice = {"id": "jour-nouveau", "former_ids": ["jour-renomme", "jour-invente"]}
    changes = changed("jour-invente", "jour-renomme", "jour-nouveau")
    history = History({"jour-nouveau": changes}, commit="0" * 40, compared="0" * 40)
    again = uids(dated_catalogue([{**DAY, **twice}], [COURSE]), history)
    assert {*again["fr/calendar/all.ics"]} == {*first["fr/calendar/all.ics"]}


def test_an_entry_changed_when_its_record_last_did() -> None:
    history = History({"jour-invente": changed("jour-invente", "jour-invente")})
    calendar = calendars_of(dated_catalogue([DAY, FORUM]), history=history)["fr/calendar/all.ics"]
    unknown, known = calendar.events
    moment = datetime.fromtimestamp(1_700_000_000, UTC)
    assert at(known, "DTSTAMP") == at(known, "LAST-MODIFIED") == moment
    assert at(calendar, "LAST-MODIFIED") == moment
    assert not unknown.has("LAST-MODIFIED")


def test_without_a_history_it_has_the_day_of_the_last_check_and_never_that_of_the_build() -> None:
    checked = {**DAY, "verified": "2026-03-04"}
    calendar = calendars_of(dated_catalogue([checked, FORUM]))["fr/calendar/all.ics"]
    assert [at(event, "DTSTAMP") for event in calendar.events] == [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2026, 3, 4, tzinfo=UTC),
    ]
    assert not calendar.has("LAST-MODIFIED")


EDITS: dict[str, tuple[list[Fields], list[Fields], set[str]]] = {
    "a record without a date": ([DAY, {"id": "sans-date", "name": "Autre"}], [COURSE], set()),
    "an event": ([{**DAY, "name": "Autre"}, {"id": "sans-date"}], [COURSE], {"all", "press"}),
    "a month that is left out": (
        [DAY, {"id": "sans-date", "starts": "2026-02"}],
        [COURSE],
        {"all", "press"},
    ),
    "a deadline": (
        [DAY, {"id": "sans-date"}],
        [{**COURSE, "type": "research", "apply": {"closes": "2026-03-01"}}],
        {"all", "investors", "researchers"},
    ),
}
"""Events and programmes after an edit, and the calendars that it changes."""


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_only_the_calendars_that_hold_the_record(edit: str) -> None:
    events, programmes, expected = EDITS[edit]
    course = {**COURSE, "type": "research"}
    before = calendar_targets(open_data_of(dated_catalogue([DAY, {"id": "sans-date"}], [course])))
    programmes = [{**one, "type": "research"} for one in programmes]
    after = calendar_targets(open_data_of(dated_catalogue(events, programmes)))
    assert before.keys() == after.keys()
    rewritten = {path for path in before if before[path].key() != after[path].key()}
    assert rewritten == {f"{code}/calendar/{name}.ics" for code in LANGUAGES for name in expected}
    for path in before.keys() - rewritten:
        assert before[path].content() == after[path].content()


def test_after_random_edits_a_calendar_whose_key_stays_has_the_same_bytes() -> None:
    chance = random.Random(35)
    records = invented_records()
    dates = ("2026-01-12", "2026-02", "2027-05-01")
    stays = moves = 0
    before: dict[str, tuple[str, bytes]] = {}
    for _ in range(40):
        _, records, _ = edited(records, chance)
        dated = Records(copy.deepcopy(records.raw))
        for kind, raw in dated.raw.values():
            if kind is Event:
                raw["starts"], raw["disputes"] = chance.choice(dates), []
                raw.pop("ends", None)
        catalogue = dated.catalogue()
        if catalogue is None:
            continue
        targets = calendar_targets(open_data_of(catalogue))
        after = {path: (one.key(), one.content()) for path, one in targets.items()}
        for path in before:
            if before[path][0] == after[path][0]:
                assert before[path] == after[path], path
                stays += 1
            else:
                moves += before[path] != after[path]
        before = after
    assert stays > 50
    assert moves > 50


def test_what_a_removal_keeps_silent_is_in_no_calendar() -> None:
    removal = """
removals:
  - {id: jour-tu, former_kind: event, removed: 2026-03-03, reason: Inventé., page: none}
"""
    history = History({"jour-tu": changed("jour-tu")})
    data = open_data_of(dated_catalogue([DAY], [], removal), history=history)
    for target in calendar_targets(data).values():
        assert b"jour-tu" not in target.content()


# ---- hostile texts ------------------------------------------------------------------------------

LINES = {
    "another event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:y",
    "another property": "x\nATTACH:https://example.invalid/",
    "a parameter": ';X=":,',
    "a line break of a text": r"C:\new\N\\n\;\,",
    "a carriage return": "a\rb",
}
"""Texts that would be something else in a calendar."""


def reads_escapes(text: str) -> bool:
    r"""Whether icalendar reads ``text`` as it is: it takes ``\\n`` for a line break, not for
    a backslash and an n (§3.3.11)."""
    return "\\n" not in text and "\\N" not in text


def test_hostile_texts_are_read_back_as_they_are() -> None:
    events = [
        {**DAY, "id": f"jour-{number}", "name": text, "summary": text, "place": text}
        for number, text in enumerate(TEXTS)
    ]
    targets = calendar_targets(open_data_of(dated_catalogue(events)))
    data = targets["fr/calendar/all.ics"].content()
    read = icalendar.Calendar.from_ical(data)
    pairs = zip(check(data).events, read.events, TEXTS, strict=True)
    for event, of_icalendar, text in pairs:
        assert event["SUMMARY"].text == event["LOCATION"].text == text
        assert event["DESCRIPTION"].text.startswith(f"{text}\n")
        if reads_escapes(text):
            assert str(of_icalendar["SUMMARY"]) == text


@pytest.mark.parametrize("text", [*LINES.values(), *REFUSED.values()], ids=[*LINES, *REFUSED])
def test_no_text_is_more_than_a_text(text: str) -> None:
    written = text_line("SUMMARY", text, "fr")
    calendar = parsed(b"BEGIN:VCALENDAR\r\n" + written + b"END:VCALENDAR\r\n")
    (only,) = calendar.properties
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert only.text == "".join("\ufffd" if one in "\0\x1b" else one for one in plain)
    assert only.parameters == {"LANGUAGE": "fr"}


def test_a_year_has_four_digits() -> None:
    first = int(datetime(1, 2, 3, tzinfo=UTC).timestamp())
    assert moment_line("DTSTAMP", first) == b"DTSTAMP:00010203T000000Z\r\n"  # RFC 5545 §3.3.5


@pytest.mark.parametrize("character", ["a", "é", "ع", "👩", ",", "\\", "\n"])
def test_lines_are_folded_after_whole_characters_of_any_length(character: str) -> None:
    for length in (*range(60, 80), 1000):
        written = text_line("SUMMARY", character * length)
        assert all(len(line) <= 75 for line in written.split(b"\r\n"))  # RFC 5545 §3.1
        assert written.replace(b"\r\n ", b"").decode().startswith("SUMMARY:")
        written.decode()
        for line in written.split(b"\r\n"):
            line.decode()


# ---- the published records ----------------------------------------------------------------------


@cache
def stated_days() -> list[tuple[str, date, date]]:
    """Each event of the record files with its first and last day, read without the program."""
    stated = []
    for file in sorted(ROOT.glob("*.yaml")):
        records = yaml.load(file.read_bytes(), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        for event in records.get("events", ()) if isinstance(records, dict) else ():
            disputed = {one["field"] for one in event.get("disputes", ())} & {"starts", "ends"}
            first = event.get("starts", "")
            last = event.get("ends", first)
            if len(first) == len(last) == len("2026-01-12") and not disputed and first <= last:
                stated.append((event["id"], date.fromisoformat(first), date.fromisoformat(last)))
    return stated


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_published_events_are_those_of_the_record_files(
    real_project: Project, code: str
) -> None:
    data = (real_project.site / code / "calendar" / "all.ics").read_bytes()
    read: Any = icalendar.Calendar.from_ical(data)
    found = {
        (str(event["URL"]), event.decoded("DTSTART"), event.decoded("DTEND"))
        for event in read.events
        if "/events/" in event["URL"]
    }
    one_day = timedelta(days=1)
    assert found == {
        (f"{SITE_URL}{code}/events/{record_id}/", first, last + one_day)
        for record_id, first, last in stated_days()
    }
    assert found
