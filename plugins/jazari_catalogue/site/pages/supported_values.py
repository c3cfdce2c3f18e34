"""The page of a source: every value that it supports, record by record."""

from __future__ import annotations

from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.kinds.source import LEVEL_MEANINGS, Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.site.pages.cited_value_texts import CitedValueTexts, anchor_of
from jazari_catalogue.site.view_data import Value, View
from jazari_catalogue.site.views import Views


class SupportedValue(View, frozen=True):
    """A value of a record, or a side of a dispute, that a source supports."""

    label: Value
    """Its field, with the address where the record's page shows it."""
    texts: tuple[Value, ...]
    note: str | None
    """How the value follows from the source; None if the source states it."""


class SupportedRecord(View, frozen=True):
    """A record that cites a source, and its values that do; none if it only lists the source."""

    name: Value
    kind: str
    kind_label: str
    values: tuple[SupportedValue, ...]


class SourceAccount(View, frozen=True):
    """What the page of a source says about it beside its facts."""

    meaning: str
    """What its level means."""
    dead_since: Value | None
    """The day since which its address no longer answers; None if it does."""
    accessed: Value
    """The day on which it was read."""
    archived: Value | None
    """The day on which a web archive copied it, with the address of that copy."""
    records: tuple[SupportedRecord, ...]


class SourceAccounts:
    """Makes the accounts of sources in one language."""

    def __init__(self, views: Views, texts: CitedValueTexts) -> None:
        self._views = views
        self._texts = texts

    def of(self, source: Source, base: str) -> SourceAccount:
        """The account of ``source``, on a page whose relative root is ``base``."""
        interface, views, archived = self._views.interface, self._views, source.archived
        return SourceAccount(
            interface.title(LEVEL_MEANINGS[source.level]),
            views.date(source.dead_since) if source.dead_since else None,
            views.date(source.accessed),
            Value(interface.date(archived.date), href=str(archived.url)) if archived else None,
            tuple(
                self._record(self._views.catalogue[record_id], values, base)
                for record_id, values in self._views.catalogue.supported_by(source.id).items()
            ),
        )

    def _record(self, record: Entry, values: list[CitedValue], base: str) -> SupportedRecord:
        return SupportedRecord(
            self._views.link_to(record, base),
            record.kind,
            self._views.interface.title(record.titles),
            tuple(self._value(record, value, base) for value in values)
            if isinstance(record, Record)
            else (),
        )

    def _value(self, record: Record, value: CitedValue, base: str) -> SupportedValue:
        label = self._texts.label(record, value)
        href = f"{base}{self._views.face(record).path}#{anchor_of(value)}"
        return SupportedValue(
            Value(label.text, label.lang, href),
            self._texts.texts(record, value),
            self._note(record, value),
        )

    def _note(self, record: Record, value: CitedValue) -> str | None:
        say = self._views.interface.gettext
        if value.dispute is not None:
            return say("one of the versions in dispute")
        if value.derived_from is not None:
            title = self._views.interface.title(record.title_of(value.derived_from))
            return say("derived from “{field}”").format(field=title)
        if value.basis is Basis.CLASSIFIED:
            return say("classified by the catalogue")
        return None
