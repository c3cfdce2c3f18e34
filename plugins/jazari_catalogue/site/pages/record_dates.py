"""The dates of a record that must not be confused: of the facts, the sources and the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jazari_catalogue import routes
from jazari_catalogue.history.history import Change
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import PATH_FIELD, STATUS_FIELD
from jazari_catalogue.site.view_data import Value, View
from jazari_catalogue.site.views import Views


class DateLine(View, frozen=True):
    """One of the dates of a record."""

    label: str
    values: tuple[Value, ...]
    """The date, or the first and the last of several; none if it is unknown."""
    note: str | None = None


class RecordDates:
    """Makes the views of the dates of records, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._interface = views.interface

    def of(self, record: Entry, changes: list[Change]) -> Iterator[DateLine]:
        """The dates of ``record`` in the order of the page; ``changes`` is its history."""
        say = self._interface.gettext
        if isinstance(record, Record):
            happened = self._happened(record)
            if happened is not None:
                yield DateLine(say("When it happened"), happened)
            sources = self._views.catalogue.sources_of(record)
            cited = list(map(self._views.catalogue.__getitem__, sources))
            published, read = _dates_of(cited)
            left = len(cited) - len(published)
            yield DateLine(
                say("Sources published"),
                self._range(published),
                self._undated(left) if published and left else None,
            )
            yield DateLine(say("Sources read"), self._range(read))
        elif isinstance(record, Source):
            published, read = _dates_of([record])
            yield DateLine(say("Source published"), self._range(published))
            yield DateLine(say("Source read"), self._range(read))
        days = [change.day for change in changes]
        if days or isinstance(record, Record | Source):
            yield DateLine(say("Record entered the catalogue"), self._range(days[:1]))
        if len(days) > 1:
            yield DateLine(say("Record last changed"), self._range(days[-1:]))
        if isinstance(record, Record):
            checked = [record.verified] if record.verified else []
            yield DateLine(say("Record last checked"), self._range(checked))

    def _happened(self, record: Record) -> tuple[Value, ...] | None:
        """The dates of what ``record`` is about; None if its kind has no date."""
        field = record.filing_field()
        if field is not None:
            dates = [record.filed_under(), record.last_day(field) or ""]
        elif record.has_path:
            dates = [step.date or "" for step in record.path]
        else:
            return None
        shown = self._range(filter(None, dates))
        fields = (field, STATUS_FIELD, PATH_FIELD) if field is None else (field,)
        for number, dispute in enumerate(record.disputes, start=1):
            if not shown and dispute.field in fields:
                differ = self._interface.gettext("sources differ")
                return (Value(differ, href=f"#{routes.dispute_anchor(number)}"),)
        return shown

    def _range(self, dates: Iterable[str]) -> tuple[Value, ...]:
        """The first and the last of ``dates``, once if they are equal."""
        days = sorted(map(str, dates))
        return tuple(map(self._views.date, dict.fromkeys([*days[:1], *days[-1:]])))

    def _undated(self, number: int) -> str:
        text = self._interface.ngettext(
            "%(num)s source without a date", "%(num)s sources without a date", number
        )
        return text % {"num": self._interface.number(number)}


def _dates_of(sources: Iterable[Entry]) -> tuple[list[str], list[str]]:
    """When the sources were published, for those that have a date, and when they were read."""
    found = [source for source in sources if isinstance(source, Source)]
    return [source.date for source in found if source.date], [source.accessed for source in found]
