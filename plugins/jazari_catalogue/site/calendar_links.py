"""The link to a calendar on the pages that show its dates, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jazari_catalogue import routes
from jazari_catalogue.records.calendar_dates import CalendarDates, kinds_in_order
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.inputs import digest_of
from jazari_catalogue.site.view_data import Link, PageView, View
from jazari_catalogue.site.views import Views


class CalendarView(View, frozen=True):
    """A calendar, on the page that links it."""

    href: str
    is_empty: bool
    """Whether no date is in it."""
    left_out: str | None
    """Of how many records a date is left out, in words; None if of none."""
    lists: tuple[Link, ...]
    """The lists of these records, but that of the page."""


def calendar_link(views: Views, audience: Audience | None = None) -> Link:
    """The calendar of everything, or that of ``audience``, for the head of a page."""
    text = views.interface.gettext("Calendar of events and applications")
    return Link(text, routes.calendar_path(views.lang, audience))


def calendar_view(
    views: Views, page: PageView, records: Iterable[Entry] | None = None
) -> CalendarView | None:
    """The calendar that the head of ``page`` links, of ``records``, or of all; None if none is."""
    if page.calendar is None:
        return None
    interface = views.interface
    shown = views.catalogue.records.values() if records is None else records
    is_empty, left_out = _facts(views.catalogue.calendar, shown)
    text = interface.ngettext(
        "%(num)s record has a date that is not in it: sources give only the month or the year, or "
        "differ on it.",
        "%(num)s records have a date that is not in it: sources give only the month or the year, "
        "or differ on it.",
        len(left_out),
    )
    paths = {kind: routes.list_path(views.lang, kind) for kind in kinds_in_order(left_out)}
    return CalendarView(
        page.base + page.calendar.href,
        is_empty,
        text % {"num": interface.number(len(left_out))} if left_out else None,
        tuple(
            Link(interface.title(kind.plural_titles), page.base + path)
            for kind, path in paths.items()
            if path != page.path
        ),
    )


def calendar_inputs(calendar: Mapping[str, CalendarDates], records: Iterable[Entry]) -> bytes:
    """A digest of what the `calendar_view` of ``records`` is made from."""
    is_empty, left_out = _facts(calendar, records)
    return digest_of((is_empty, len(left_out), [kind.kind for kind in kinds_in_order(left_out)]))


def _facts(
    calendar: Mapping[str, CalendarDates], records: Iterable[Entry]
) -> tuple[bool, list[Entry]]:
    """Whether the calendar of ``records`` has no date, and the records with one left out."""
    dated = [one for one in records if one.id in calendar]
    is_empty = not any(calendar[one.id].dates for one in dated)
    return is_empty, [one for one in dated if calendar[one.id].left_out]
