"""Marks the texts on the page of a record whose translation is older than the French text."""

from __future__ import annotations

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.history.old_texts import old_texts
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record_fields import NAME_FIELD
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.site.pages.provenance import DisputeView, GapGroup, StatementView
from jazari_catalogue.site.view_data import Fact, Value
from jazari_catalogue.site.views import Views

ANCHOR = "older-translations"
"""The id of the sentence on the page that explains the marks."""


class OldTranslations:
    """The translations in one record that are older than the French, in the language of a page.

    Its methods return what they get, with a note beside each of these texts.
    """

    def __init__(self, views: Views, record: Entry, base: str) -> None:
        """``base`` is the relative root of the page."""
        old = [one for one in old_texts(views.history, record) if one.language == views.lang]
        self._texts = {(one.text, one.french) for one in old}
        self._shown = {
            views.text(LocalText(None, {views.lang: text, FALLBACK: french})).text
            for text, french in self._texts
        }
        self._lang = views.lang
        self._note = views.interface.gettext("translation older than the French text")
        self.of_name = any(one.path == (NAME_FIELD,) for one in old)
        """Whether the name is one of them."""
        self.french_page = base + routes.record_path(FALLBACK, record) if old else None
        """The address of the page in French; None if there are no such texts."""

    def are_in(self, text: LocalText) -> bool:
        """Whether ``text`` in the language of the page is one of them."""
        by_language = text.by_language
        return (by_language.get(self._lang), by_language.get(FALLBACK)) in self._texts

    def value(self, value: Value) -> Value:
        """A text."""
        if value.lang is not None or value.text not in self._shown:
            return value
        return replace(value, note=self._note, note_href=f"#{ANCHOR}")

    def facts(self, facts: list[Fact]) -> list[Fact]:
        """The values of fields."""
        if not self._shown:
            return facts
        return [replace(fact, values=tuple(map(self.value, fact.values))) for fact in facts]

    def statements(self, statements: list[StatementView]) -> list[StatementView]:
        """Statements."""
        if not self._shown:
            return statements
        return [replace(one, text=self.value(one.text)) for one in statements]

    def disputes(self, disputes: list[DisputeView]) -> list[DisputeView]:
        """Disputes: what they are about, and what their sides state."""
        if not self._shown:
            return disputes
        return [
            DisputeView(
                self.value(dispute.label),
                tuple(replace(side, text=self.value(side.text)) for side in dispute.sides),
            )
            for dispute in disputes
        ]

    def gaps(self, groups: list[GapGroup]) -> list[GapGroup]:
        """What is not known."""
        if not self._shown:
            return groups
        return [
            replace(
                group, gaps=tuple(replace(one, label=self.value(one.label)) for one in group.gaps)
            )
            for group in groups
        ]
