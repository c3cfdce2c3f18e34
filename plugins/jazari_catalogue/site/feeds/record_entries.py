"""The entries of records in feeds, in one language."""

from __future__ import annotations

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.site.change_log import Logged
from jazari_catalogue.site.change_texts import ChangeTexts
from jazari_catalogue.site.feed_links import value_label
from jazari_catalogue.site.feeds.atom import FeedEntry, WrittenEntry, tag, written, xml
from jazari_catalogue.site.feeds.selections import FacetValue, Selections
from jazari_catalogue.site.view_data import Value
from jazari_catalogue.site.views import Views


class RecordEntries:
    """Makes the entry of a record once, for all feeds that have it."""

    def __init__(self, views: Views, selections: Selections) -> None:
        self._views = views
        self._selections = selections
        self._texts = ChangeTexts(views)
        self._made: dict[str, WrittenEntry] = {}
        self._labels: dict[FacetValue, str] = {}

    def of(self, record_id: str) -> WrittenEntry:
        """The entry of the record ``record_id``, of which the history knows something."""
        made = self._made.get(record_id)
        if made is None:
            entry = self._entry(self._views.catalogue[record_id])
            made = self._made[record_id] = written(entry, self._views.lang)
        return made

    def _entry(self, record: Entry) -> FeedEntry:
        views, lang = self._views, self._views.lang
        log = self._selections.log.of_record(record.id)
        day, address = self._selections.first_address(record.id)
        face = views.face(record)
        return FeedEntry(
            tag(views.site.url, day, lang, "records", *address),
            face.name.text,
            face.name.lang,
            self._selections.entered(record.id),
            log[0].change.time,
            views.site.url + face.path,
            None,
            [("/".join(value), self._label(value)) for value in self._selections.values(record.id)],
            self._content(record, log[0]),
        )

    def _content(self, record: Entry, last: Logged) -> str:
        views = self._views
        facts = [views.interface.title(record.titles)]
        paragraphs = []
        if isinstance(record, Record):
            if record.status:
                facts.append(views.status(record.status).label)
            facts.append(views.strength(views.catalogue.strength(record), "").label)
            if record.disputes:
                facts.append(views.disputes(len(record.disputes)))
        if isinstance(record, Named) and record.summary:
            paragraphs.append(_paragraph(views.text(record.summary)))
        return "".join(
            (
                f"<p>{xml(' · '.join(facts))}</p>",
                *paragraphs,
                f"<p>{xml(self._last_change(last))}</p>",
            )
        )

    def _last_change(self, last: Logged) -> str:
        """What changed last, in words: ``12 January 2026 · Record changed · Status``."""
        texts, change = self._texts, last.change
        parts = [self._views.interface.date(change.day), texts.sort(change.change).label]
        fields, others = texts.some_fields(change)
        if fields:
            parts.append(self._views.interface.list_of([*fields, *([others] if others else ())]))
        if former := texts.former(change):
            parts.append(former)
        return " · ".join(parts)

    def _label(self, value: FacetValue) -> str:
        label = self._labels.get(value)
        if label is None:
            label = self._labels[value] = value_label(self._views, *value)
        return label


def _paragraph(text: Value) -> str:
    language = f' lang="{xml(text.lang)}" xml:lang="{xml(text.lang)}"' if text.lang else ""
    return f"<p{language}>{xml(text.text)}</p>"
