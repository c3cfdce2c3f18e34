"""The texts in Markdown on the page of a record: its description, and those that its kind has."""

from __future__ import annotations

import re

from jazari_catalogue.languages import is_rtl
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.provenance import Paragraph
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.site.field_values import join_digit_groups
from jazari_catalogue.site.markdown import render_markdown
from jazari_catalogue.site.pages.old_translations import OldTranslations
from jazari_catalogue.site.pages.origins import NOTHING, Origins
from jazari_catalogue.site.view_data import Origin, View
from jazari_catalogue.texts.interface import Interface
from jazari_catalogue.texts.latin import isolate_latin


class ParagraphView(View, frozen=True):
    """A text in Markdown as sanitised HTML, which templates do not escape, and its sources."""

    html: str
    """All but ``end``: the marks of the sources follow it, at the end of the last line."""
    end: str
    """The closing tags of the last line."""
    lang: str | None
    """The language of the text (BCP 47); None if it is that of the page."""
    origin: Origin
    is_old: bool = False
    """Whether the translation is older than the French text."""


class ProseView(View, frozen=True):
    """A field in Markdown. ``label`` heads a field that only the record's kind has."""

    field: str
    label: str | None
    origin: Origin
    """Without sources if the paragraphs have their own."""
    paragraphs: tuple[ParagraphView, ...]


class Prose:
    """Makes the views of the texts in Markdown in one language."""

    def __init__(self, interface: Interface) -> None:
        self._interface = interface

    def of(self, record: Entry, origins: Origins, old: OldTranslations) -> list[ProseView]:
        """The texts of ``record``, of which ``old`` are older than the French."""
        views = []
        for name, spec in type(record).fields().items():
            values = record.values_of(name) if spec.markdown else []
            if not values:
                continue
            own = name not in Record.model_fields
            paragraphs = []
            for number, value in enumerate(values, start=1):
                if isinstance(value, Paragraph):
                    origin = origins.of_item(name, number, value.sources)
                    text = value.text
                else:
                    text, origin = value, NOTHING
                paragraphs.append(self._paragraph(text, origin, is_old=old.are_in(text)))
            views.append(
                ProseView(
                    name,
                    self._interface.title(spec.titles) if own else None,
                    origins.of_field(name),
                    tuple(paragraphs),
                )
            )
        return views

    def _paragraph(self, text: LocalText, origin: Origin, *, is_old: bool) -> ParagraphView:
        markdown, language = text.in_language(self._interface.code)
        is_arabic = is_rtl(language)
        html = render_markdown(join_digit_groups(markdown) if is_arabic else markdown)
        html = isolate_latin(html) if is_arabic else html
        end = len(html) - len(_closing_tags(html))
        own = language == self._interface.code
        return ParagraphView(html[:end], html[end:], None if own else language, origin, is_old)


_CLOSING_TAGS = re.compile(r"(?:</(?:p|li|ul|ol|blockquote|h3|h4)>\s*)*\Z")


def _closing_tags(html: str) -> str:
    """The tags at the end of ``html`` that close its last line."""
    match = _CLOSING_TAGS.search(html)
    return match[0] if match else ""
