"""What RFC 5545 and RFC 7986 demand of calendars of whole days, and their reading by these rules.

It reads bytes as the standards say and shares nothing with the program, nor with icalendar.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

LONGEST = 75
TEXTS = {
    *("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "PRODID", "UID", "TZID", "TZNAME"),
    *("X-WR-CALNAME", "X-WR-CALDESC"),
}
MOMENTS = {"DTSTAMP", "LAST-MODIFIED"}
DAYS = {"DTSTART", "DTEND"}
ONCE = {"VCALENDAR": {"PRODID", "VERSION"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART"}}
"""The properties that a component has exactly once (§3.6, §3.6.1)."""
KNOWN = {
    # §3.7 and RFC 7986 §4; X- names are anyone's (§3.8.8.2).
    "VCALENDAR": {
        *("PRODID", "VERSION", "CALSCALE", "UID", "LAST-MODIFIED", "NAME", "DESCRIPTION", "URL"),
        *("SOURCE", "REFRESH-INTERVAL", "COLOR"),
    },
    "VEVENT": {
        *("UID", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"),
        *("LOCATION", "CATEGORIES", "URL", "TRANSP"),
    },
}
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_TEXTS = re.compile(rf"{_TEXT.pattern}(?:,{_TEXT.pattern})*")
_URI = re.compile(r"https?://[!-~]+")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


class NotCalendar(AssertionError):
    """A file breaks a rule of a standard."""


@dataclass
class Property:
    """A content line: its value as it is written, and its parameters."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of type TEXT, as it is read (§3.3.11)."""
        return _unescaped(self.value)

    @property
    def texts(self) -> list[str]:
        """Its values, if it has several (§3.8.1.2)."""
        return [_unescaped(one) for one in re.findall(r"(?:[^\\,]|\\.)+", self.value)]

    @property
    def day(self) -> date:
        return datetime.strptime(self.value, "%Y%m%d").date()


@dataclass
class Component:
    """A component, its properties and the components in it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)

    def __getitem__(self, name: str) -> Property:
        """The only property ``name``."""
        (only,) = [one for one in self.properties if one.name == name]
        return only

    def has(self, name: str) -> bool:
        return any(one.name == name for one in self.properties)

    @property
    def events(self) -> list[Component]:
        return [one for one in self.components if one.name == "VEVENT"]


def check(data: bytes) -> Component:
    """The calendar in ``data``. Raises NotCalendar with the section whose rule it breaks."""
    calendar = parsed(data)
    _check_properties(calendar)
    _demand(calendar["VERSION"].value == "2.0", "3.7.4: version 2.0")
    _demand(bool(calendar.components), "3.6: at least one component")
    _demand(not calendar.has("METHOD"), "RFC 5546 3.2.1: no method, which would need an organiser")
    for component in calendar.components:
        _demand(component.name in ("VEVENT", "VTIMEZONE"), f"3.6: {component.name}")
        (_check_event if component.name == "VEVENT" else _check_time_zone)(component)
    uids = [event["UID"].text for event in calendar.events]
    _demand(len({*uids}) == len(uids), "3.8.4.7: no two events have one UID")
    return calendar


def parsed(data: bytes) -> Component:
    """The components in ``data`` (§3.4): one calendar."""
    root = Component("")
    open_: list[Component] = [root]
    for one in _properties(data):
        if one.name == "BEGIN":
            open_[-1].components.append(Component(one.value))
            open_.append(open_[-1].components[-1])
        elif one.name == "END":
            _demand(open_.pop().name == one.value, "3.6: BEGIN and END in pairs")
            _demand(bool(open_), "3.6: BEGIN before END")
        else:
            _demand(len(open_) > 1, "3.4: properties in a calendar")
            _demand(not open_[-1].components, "3.4: properties before components")
            open_[-1].properties.append(one)
    _demand([one.name for one in root.components] == ["VCALENDAR"], "3.4: one calendar")
    _demand(open_ == [root], "3.6: BEGIN and END in pairs")
    return root.components[0]


def _properties(data: bytes) -> Iterator[Property]:
    _demand(data.endswith(b"\r\n"), "3.1: CRLF at the end of each line")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        _demand(b"\r" not in line and b"\n" not in line, "3.1: CRLF and no other line break")
        _demand(len(line) <= LONGEST, f"3.1: {len(line)} octets, at most {LONGEST}")
    # Bytes, since a fold may be within a character.
    unfolded = re.sub(rb"\r\n[ \t]", b"", data.removesuffix(b"\r\n"))
    for line in unfolded.split(b"\r\n"):
        match = _LINE.fullmatch(line.decode("utf-8"))
        if match is None:
            raise NotCalendar(f"3.1: a name, parameters and a value: {line!r}")
        name, parameters, value = match.groups()
        _demand(_CONTROL.search(value) is None, f"3.1: no control character: {line!r}")
        pairs = [one.split("=", 1) for one in parameters.split(";")[1:]]
        yield Property(name.upper(), {key.upper(): given for key, given in pairs}, value)


def _check_properties(component: Component) -> None:
    counts = Counter(one.name for one in component.properties)
    for name in ONCE[component.name]:
        _demand(counts[name] == 1, f"3.6: {name} once in {component.name}")
    for name, count in counts.items():
        _demand(count == 1, f"3.6: {name} at most once")
        known = name in KNOWN[component.name] or name.startswith("X-")
        _demand(known, f"3.8: {name} in {component.name}")
    for one in component.properties:
        if one.name in TEXTS:
            _demand(_TEXT.fullmatch(one.value) is not None, f"3.3.11: {one.value}")
        elif one.name == "CATEGORIES":
            _demand(_TEXTS.fullmatch(one.value) is not None, f"3.3.11: {one.value}")
        elif one.name in MOMENTS:
            datetime.strptime(one.value, "%Y%m%dT%H%M%SZ")
        elif one.name in DAYS:
            _demand(one.parameters == {"VALUE": "DATE"}, "3.2.20: a day says that it is one")
            _demand(re.fullmatch("[0-9]{8}", one.value) is not None, "3.3.4: eight digits")
            assert one.day
        elif one.name in ("URL", "SOURCE"):
            _demand(_URI.fullmatch(one.value) is not None, f"3.3.13: {one.value}")
    if component.name == "VCALENDAR":
        _demand(component["SOURCE"].parameters == {"VALUE": "URI"}, "RFC 7986 5.8")
        interval = component["REFRESH-INTERVAL"]
        _demand(interval.parameters == {"VALUE": "DURATION"}, "RFC 7986 5.7")
        _demand(re.fullmatch("P[0-9]+D", interval.value) is not None, "3.3.6: a duration")


def _check_event(event: Component) -> None:
    _check_properties(event)
    _demand(not event.components, "3.6.1: no alarms")
    if event.has("DTEND"):
        _demand(event["DTEND"].day > event["DTSTART"].day, "3.8.2.2: it ends after it starts")
    _demand(event["TRANSP"].value == "TRANSPARENT", "3.8.2.7: a whole day leaves people free")


def _check_time_zone(zone: Component) -> None:
    _demand(bool(zone["TZID"].text), "3.6.5: a TZID")
    _demand(bool(zone.components), "3.6.5: an observance")
    for observance in zone.components:
        names = {one.name for one in observance.properties}
        _demand(observance.name in ("STANDARD", "DAYLIGHT"), "3.6.5: STANDARD or DAYLIGHT")
        required = {"DTSTART", "TZOFFSETTO", "TZOFFSETFROM"}
        _demand(required <= names, "3.6.5: its required properties")
        datetime.strptime(observance["DTSTART"].value, "%Y%m%dT%H%M%S")


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def _demand(fulfilled: bool, rule: str) -> None:
    if not fulfilled:
        raise NotCalendar(rule)
