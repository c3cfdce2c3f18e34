"""The values that rest on sources as texts: on the pages of sources and in structured data."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from jazari_catalogue import routes
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.model.provenance import Paragraph, Step
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import ALIASES_FIELD, NAME_FIELD
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.site.markdown import render_markdown
from jazari_catalogue.site.structured_claims import CitedText
from jazari_catalogue.site.view_data import Value
from jazari_catalogue.site.views import Views


class CitedValueTexts:
    """Writes the values of records that rest on sources, as the pages of the records do."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def cited_texts(self, record: Record, numbers: dict[str, int]) -> list[CitedText]:
        """The values of ``record`` with their sources, by their ``numbers`` on its page."""
        cited_texts = []
        for value in self._views.catalogue.cited_values(record):
            texts = self.texts(record, value)
            is_shown = value.dispute is not None or record.fields()[value.field].shown
            cited_texts.append(
                CitedText(
                    anchor_of(value),
                    self.label(record, value).text if is_shown else None,
                    texts,
                    tuple(
                        routes.source_anchor(number)
                        for number in sorted(map(numbers.__getitem__, value.sources))
                    ),
                    value.basis is Basis.STATED and all(text.note is None for text in texts),
                    value.dispute is not None,
                )
            )
        return cited_texts

    def label(self, record: Record, value: CitedValue) -> Value:
        """What the value is: the title of its field, with its number; what a dispute is about."""
        if value.dispute is not None:
            about = record.disputes[value.dispute - 1].about
            if about is not None:
                return self._views.text(about)
        title = self._views.interface.title(record.title_of(value.field))
        if value.item is None:
            return Value(title)
        return Value(f"{title} {self._views.interface.number(value.item)}")

    def texts(self, record: Record, value: CitedValue) -> tuple[Value, ...]:
        """The value itself: several texts for a field with several values."""
        views = self._views
        if value.dispute is not None and value.side is not None:
            return (views.text(record.disputes[value.dispute - 1].claims[value.side - 1].text),)
        if value.item is not None:
            item = record.values_of(value.field)[value.item - 1]
            if isinstance(item, Step):
                title = views.interface.title(item.step.titles)
                date = views.interface.date(item.date) if item.date else ""
                return (Value(f"{title} {date}".rstrip()),)
            text = views.text(item.text)
            return (_plain(text) if isinstance(item, Paragraph) else text,)
        if value.field == NAME_FIELD:
            return (views.face(record).name,)
        if value.field == ALIASES_FIELD:
            return tuple(map(Value, record.other_spellings()))
        spec = record.fields()[value.field]
        values = record.values_of(value.field)
        if spec.relation is not None:
            return tuple(views.face(views.catalogue[cited]).name for cited in values)
        shown = views.values.of(values, "")
        if spec.markdown:
            return tuple(map(_plain, shown))
        return tuple(Value(one.text, one.lang, ltr=one.ltr) for one in shown)


def anchor_of(value: CitedValue) -> str:
    """The id of the element that shows ``value``, or its dispute, on the page of the record."""
    if value.dispute is not None:
        return routes.dispute_anchor(value.dispute)
    return routes.value_anchor(value.field, value.item)


def _plain(markdown: Value) -> Value:
    """A text in Markdown without its markup."""
    return Value(_without_markup(markdown.text), markdown.lang)


@lru_cache(maxsize=4096)
def _without_markup(markdown: str) -> str:
    return unescape(_SPACE.sub(" ", _TAG.sub("", render_markdown(markdown)))).strip()


_TAG = re.compile(r"<[^>]*+>")
_SPACE = re.compile(r"[ \n]+")
