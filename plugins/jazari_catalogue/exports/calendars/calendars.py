"""The calendars of each language: of everything, and of what each audience sees on its page.

They follow RFC 5545, and RFC 7986 for what is said of a calendar as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from uuid import NAMESPACE_URL, uuid5

from jazari_catalogue import routes
from jazari_catalogue.exports.calendars.content_lines import (
    day_line,
    line,
    list_line,
    moment_line,
    text_line,
)
from jazari_catalogue.exports.data_sets import EVENTS_AND_APPLICATIONS
from jazari_catalogue.exports.export import ICALENDAR, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.calendar_dates import CalendarDate, kinds_in_order
from jazari_catalogue.records.concerns import by_audience
from jazari_catalogue.records.model.application import application_of
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import SUMMARY_FIELD
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience

_NAME = Titles(
    "Instituts Jazari\u00a0: événements et candidatures",
    "معاهد الجزري: الأحداث ومواعيد الترشيح",
    "Jazari Institutes: events and applications",
)
_TITLES = Titles(
    "Le calendrier des événements et des candidatures, et celui de chaque public",
    "تقويم الأحداث ومواعيد الترشيح، وتقويم لكل فئة",
    "The calendar of events and applications, and that of each audience",
)
_ABOUT = Titles(
    "Les jours que donnent les sources du catalogue. Chaque entrée mène à sa fiche et à ses "
    "sources.",
    "الأيام التي تذكرها مصادر الدليل. ويقود كل موعد إلى بطاقته ومصادره.",
    "The days that the sources of the catalogue give. Each entry leads to its record and its "
    "sources.",
)
_NO_DATES = Titles(
    "Il n’a encore aucune date.",
    "لا موعد فيه بعد.",
    "It has no dates yet.",
)
_LEFT_OUT = Titles(
    "Fiches dont une date n’y est pas, parce que les sources n’en donnent que le mois ou l’année, "
    "ou divergent\u00a0: {number}. Voir {where}",
    "عدد البطاقات التي لم يُدرج تاريخ فيها، لأن المصادر لا تذكر سوى الشهر أو السنة، أو تختلف فيه: "
    "{number}. انظر {where}",
    "Records with a date that is not here, because sources give only its month or year, or differ "
    "on it: {number}. See {where}",
)
_APPLY = Titles("Candidater\u00a0: {url}", "للترشيح: {url}", "Apply: {url}")
_DIFFER = Titles(
    "Points sur lesquels les sources divergent\u00a0: {fields}",
    "تختلف المصادر في: {fields}",
    "Sources differ on: {fields}",
)
_SOURCES = Titles(
    "Fiche et sources\u00a0: {url}", "البطاقة والمصادر: {url}", "Record and sources: {url}"
)
_PRODUCT = "-//Catalogue of the Jazari Institutes//jazari_catalogue//EN"
_COLOUR = "teal"
"""A name of CSS 3 (RFC 7986 §5.9)."""
_REFRESHED = "P1D"
"""How often a program may look for changes: once a day (RFC 5545 §3.3.6)."""
_DAY = timedelta(days=1)
_NO_CHANGE = "1970-01-01"
"""The day of the last change of a record of which nothing is known."""
_TIME_ZONE = (
    b"BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
"""The component of a calendar without dates: a calendar has at least one (RFC 5545 §3.6)."""


def calendar_exports(data: OpenData) -> Iterator[Export]:
    """The calendar of everything in each language; those of the audiences are its parts."""
    records = [data.catalogue[record_id] for record_id in data.catalogue.calendar]
    of_audiences = by_audience(data.catalogue, records)
    keys = {record.id: _key(data, record) for record in records}
    for code in data.interfaces:
        calendars = _Calendars(data, code)

        def target(
            of: Sequence[Entry],
            audience: Audience | None,
            code: str = code,
            calendars: _Calendars = calendars,
        ) -> MadeTarget:
            key = digest(data.url, code, *(keys[record.id] for record in of))
            path = routes.calendar_path(code, audience)
            return MadeTarget(path, key, partial(calendars.content, of, audience))

        parts = [target(of, audience) for audience, of in of_audiences.items()]
        whole = target(records, None)
        yield Export(*(whole, ICALENDAR, _TITLES, code, parts), data_set=EVENTS_AND_APPLICATIONS)


def _key(data: OpenData, record: Entry) -> str:
    """Of what calendars have of ``record``."""
    own = data.catalogue.digest(record.id)
    return digest(own, repr((_first_id(data, record), _changed(data, record))))


def _first_id(data: OpenData, record: Entry) -> str:
    """The first id of ``record``: the same whatever becomes of it."""
    changes = data.history.changes.get(record.id)
    return changes[0].address.id if changes else [*record.former_ids, record.id][0]


def _changed(data: OpenData, record: Entry) -> int | None:
    """When ``record`` last changed, in seconds since 1970; None if nothing is known of it."""
    changes = data.history.changes.get(record.id)
    return max(change.time for change in changes) if changes else None


class _Calendars:
    """Makes the calendars of one language; each entry is made once in a process."""

    def __init__(self, data: OpenData, code: str) -> None:
        self._data = data
        self._code = code
        # What is not translated is in the fallback language, and says so.
        self._language = language = FALLBACK if data.interfaces[code].uses_fallback else code
        self._entries: dict[str, bytes] = {}
        self._ends: dict[str, bytes] = {}
        """What all entries of a record end with, by its id."""
        self._kind = cache(
            lambda kind: list_line("CATEGORIES", [self._title(kind.titles)], language)
        )

    def content(self, records: Sequence[Entry], audience: Audience | None) -> bytes:
        """The calendar of ``records``: all, or those of ``audience``. Its entries are by day."""
        of_records = self._data.catalogue.calendar
        dates = [one for record in records for one in of_records[record.id].dates]
        left_out = [record for record in records if of_records[record.id].left_out]
        dates.sort(key=lambda one: (one.first, one.last))
        entries = b"".join(map(self._entry, dates))
        head = b"".join(self._head(dates, left_out, audience))
        return b"%s%sEND:VCALENDAR\r\n" % (head, entries or _TIME_ZONE)

    def _title(self, titles: Titles) -> str:
        return titles.in_language(self._code)

    def _head(
        self, dates: Sequence[CalendarDate], left_out: Sequence[Entry], audience: Audience | None
    ) -> Iterator[bytes]:
        """What is said of the calendar; names that are not of RFC 7986 are older ones."""
        url, code = self._data.url, self._code
        name = self._title(_NAME)
        page = routes.home_path(code)
        if audience is not None:
            name = f"{name} ({self._title(audience.titles)})"
        about = self._title(_ABOUT if dates else _NO_DATES)
        if left_out:
            where = (url + routes.list_path(code, kind) for kind in kinds_in_order(left_out))
            said = self._title(_LEFT_OUT)
            number = self._data.interfaces[code].number(len(left_out))
            about += "\n" + said.format(number=number, where=" ".join(where))
        address = url + routes.calendar_path(code, audience)
        yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        yield line("PRODID", _PRODUCT)
        yield line("CALSCALE", "GREGORIAN")
        yield line("UID", str(uuid5(NAMESPACE_URL, address)))
        changed = [_changed(self._data, one.record) for one in dates]
        known = [seconds for seconds in changed if seconds is not None]
        if known:
            yield moment_line("LAST-MODIFIED", max(known))
        yield text_line("NAME", name, self._language)
        yield text_line("X-WR-CALNAME", name)
        yield text_line("DESCRIPTION", about, self._language)
        yield text_line("X-WR-CALDESC", about)
        yield line("URL", url + page)
        yield line("SOURCE;VALUE=URI", address)
        yield line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESHED)
        yield line("X-PUBLISHED-TTL", _REFRESHED)
        yield line("COLOR", _COLOUR)

    def _entry(self, one: CalendarDate) -> bytes:
        key = f"{one.record.id}/{one.field}"
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = b"".join(self._lines(one))
        return entry

    def _lines(self, one: CalendarDate) -> Iterator[bytes]:
        record, code = one.record, self._code
        name, language = record.display_name().in_language(code)
        title = self._title(one.titles)
        is_name = title == "{name}"
        yield b"BEGIN:VEVENT\r\n"
        yield line("UID", _uid(self._data, one))
        yield day_line("DTSTART", one.first)
        yield day_line("DTEND", one.last + _DAY)
        yield text_line(
            "SUMMARY",
            title.replace("{name}", name),
            language if is_name else self._language_beside(language),
        )
        end = self._ends.get(record.id)
        if end is None:
            end = self._ends[record.id] = b"".join(self._lines_of(record))
        yield end

    def _lines_of(self, record: Record) -> Iterator[bytes]:
        """What an entry says of its ``record``, whichever of its dates it has."""
        code, changed = self._code, _changed(self._data, record)
        page = self._data.url + routes.record_path(code, record)
        yield moment_line("DTSTAMP", _checked(record) if changed is None else changed)
        if changed is not None:
            yield moment_line("LAST-MODIFIED", changed)
        yield text_line("DESCRIPTION", *self._description(record, page))
        if place := _place(record):
            yield text_line("LOCATION", *place.in_language(code))
        yield self._kind(type(record))
        yield line("URL", page)
        yield b"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"

    def _language_beside(self, other: str | None) -> str | None:
        """The language of a text with words in ``other`` and words of ours; None if of two."""
        return self._language if other in (self._language, None) else None

    def _description(self, record: Record, page: str) -> tuple[str, str | None]:
        """What is said of ``record``, and its language."""
        disputed = dict.fromkeys(dispute.field for dispute in record.disputes)
        lines: list[str] = []
        language: str | None = self._language
        if SUMMARY_FIELD not in disputed:
            summary = record.summary.in_language(self._code)
            lines.append(summary.text)
            language = self._language_beside(summary.language)
        if disputed:
            fields = [self._title(record.title_of(field)) for field in disputed]
            said = self._data.interfaces[self._code].list_of(fields)
            lines.append(self._title(_DIFFER).format(fields=said))
        application = application_of(record)
        if application is not None and application.url:
            lines.append(self._title(_APPLY).format(url=application.url))
        lines.append(self._title(_SOURCES).format(url=page))
        return "\n".join(lines), language


def _uid(data: OpenData, one: CalendarDate) -> str:
    """What names the date for ever, in every language (RFC 7986 §5.3, RFC 4122 §4.3)."""
    address = data.url + routes.permalink(_first_id(data, one.record))
    return str(uuid5(NAMESPACE_URL, f"{address}#{one.field}"))


def _checked(record: Record) -> int:
    """The beginning, in UTC, of the day when ``record`` was last checked against its sources."""
    day = date.fromisoformat(record.verified or _NO_CHANGE)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _place(record: Record) -> LocalText | None:
    """The town or venue of ``record``, if sources do not differ on it."""
    disputed = record.disputed_fields()
    for field in _places(type(record)):
        place = record.__dict__[field]
        if isinstance(place, LocalText) and field not in disputed:
            return place
    return None


@cache
def _places(kind: type[Record]) -> list[str]:
    return [name for name, spec in kind.fields().items() if spec.place]
