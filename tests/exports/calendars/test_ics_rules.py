"""The rules of RFC 5545 find what breaks them."""

from __future__ import annotations

import pytest

from tests.exports.calendars.ics_rules import NotCalendar, check

EVENT = (
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260101\r\n"
    "DTEND;VALUE=DATE:20260102\r\nSUMMARY:a\\, b\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nSOURCE;VALUE=URI:https://a.invalid/\r\n"
    f"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n{EVENT}END:VCALENDAR\r\n"
)
BREACHES = {
    "3.1: CRLF": ("VERSION:2.0\r\n", "VERSION:2.0\n"),
    "3.1: 8. octets": ("a\\, b", "é" * 39),
    "3.1: no control": ("a\\, b", "a\x07"),
    "3.1: a name": ("SUMMARY:", "SUMMARY "),
    "3.6: VERSION once": ("VERSION:2.0\r\n", ""),
    "3.6: at least one": (EVENT, ""),
    "3.6: UID once": ("UID:a\r\n", ""),
    "3.6: BEGIN and END": ("END:VEVENT\r\n", ""),
    "3.8.2.2": ("DTEND;VALUE=DATE:20260102", "DTEND;VALUE=DATE:20260101"),
    "3.2.20": ("DTSTART;VALUE=DATE:", "DTSTART:"),
    "3.3.11": ("a\\, b", "a, b"),
    "3.8.4.7": (EVENT, EVENT * 2),
}
"""A change of a calendar that breaks a rule, by what is then said."""


def test_the_rules_accept_a_calendar() -> None:
    (event,) = check(CALENDAR.encode()).events
    assert event["SUMMARY"].text == "a, b"


@pytest.mark.parametrize("rule", BREACHES)
def test_the_rules_find_each_breach(rule: str) -> None:
    old, new = BREACHES[rule]
    with pytest.raises(NotCalendar, match=rule):
        check(CALENDAR.replace(old, new).encode())
