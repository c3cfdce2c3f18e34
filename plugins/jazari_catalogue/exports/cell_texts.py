"""The values of records as readers of one language read them in a cell of a spreadsheet.

Related records and sources are named; terms, regions and countries are in the language; a day and
a number are such that spreadsheets there read them. A text that the language
lacks is that of pages, with its own language after it: ``Laboratoire [French]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from html import unescape
from typing import Any

from babel.numbers import get_decimal_symbol
from pydantic import BaseModel

from jazari_catalogue.exports.number_texts import is_number_text
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.texts.fallback import remove_fallback_marks
from jazari_catalogue.texts.interface import Interface
from jazari_catalogue.texts.plain_values import PlainValues

Writer = Callable[[Any], str]
"""Writes one value of a field."""


class CellTexts:
    """Writes values for readers of one language; equal values are written once."""

    def __init__(self, catalogue: Catalogue, interface: Interface) -> None:
        self.interface = interface
        self._catalogue = catalogue
        self._code = interface.code
        self._without_markup: Callable[[str], str] = cache(_without_markup)
        self._plain = PlainValues(interface, interface.date)
        self.name: Callable[[str], str] = cache(self._name)
        """The name of the record with this id."""
        self._source: Callable[[str], str] = cache(self._source_label)
        self._messages: Callable[[str], str] = cache(
            lambda message: remove_fallback_marks(interface.gettext(message))
        )
        self._labels: dict[str, str] = {}

    def title(self, titles: Titles) -> str:
        """``titles`` in this language.

        A cell has no place for a mark that the text is in another, so it has none.
        """
        return titles.in_language(self._code)

    def term(self, term: Vocabulary) -> str:
        """The name of a value of a vocabulary."""
        return self.title(term.titles)

    def say(self, message: str) -> str:
        """The interface message ``message`` in this language."""
        return self._messages(message)

    def items(self, texts: Iterable[str]) -> str:
        """``texts`` as one: after sentences a space; names have commas in them, so a semicolon."""
        given = [text for text in texts if text]
        if len(given) < 2:
            return given[0] if given else ""
        between = self.interface.language.semicolon
        pieces = [text + (" " if text.endswith(_ENDS) else between) for text in given[:-1]]
        return "".join(pieces) + given[-1]

    def sources(self, ids: Iterable[str]) -> str:
        """The sources ``ids``, each by its publisher and date, or by its title without a date."""
        return self.items(dict.fromkeys(map(self._source, ids)))

    def local(self, text: LocalText) -> str:
        """``text``, followed by its language if that is another."""
        return self._as_text(self._in_language(text, None))

    def point(self, record: Entry, point: Dispute | NotFound) -> str:
        """What ``point`` of ``record`` is about: its own words, or the title of its field."""
        if point.about is not None:
            return self.local(point.about)
        return self.title(record.title_of(point.field))

    # ---- one value ------------------------------------------------------------------------------

    def writer(self, field: FieldType, in_text: bool = False) -> Writer:
        """What writes one value of ``field``, which is that of a record or of a group.

        It is ``in_text`` if there may be more in its cell.
        """
        if field.spec.relation is not None:
            return self.name
        if field.declared == SourceId:
            return self._source
        if field.group is not None:
            of_group = self.item if field.holds is Holds.LIST else self._labelled
            return of_group(field.group, field.spec.markdown)
        if field.value is LocalText:
            return self._local_writer(field.spec.markdown, in_text)
        if issubclass(field.value, float):
            return self._decimal
        if field.is_date:
            return self.interface.date if in_text else self._date
        if issubclass(field.value, int):
            return str
        return cache(
            lambda value: self._as_text(
                remove_fallback_marks(self._plain.single(field, str(value)))
            )
        )

    def item(self, group: type[BaseModel], is_markdown: bool = False) -> Writer:
        """What writes a group in a list: its first value, then the others in brackets.

        Its sources are left out: claims have them.
        """
        first, *others = self._parts(group, is_markdown)
        if not others:
            return lambda value: self._as_text(first(value))

        def write(value: BaseModel) -> str:
            text = first(value)
            more = [one for one in [part(value) for part in others] if one]
            return f"{text} ({self.interface.list_of(more)})" if more else self._as_text(text)

        return write

    def _labelled(self, group: type[BaseModel], is_markdown: bool) -> Writer:
        """Writes a group of which there is one: each of its values after its title."""
        titles = [self.title(field.spec.titles) for field in _inner(group)]
        parts = self._parts(group, is_markdown)
        labelled = self.say("{label}: {value}")

        def write(value: BaseModel) -> str:
            texts = [part(value) for part in parts]
            return self.items(
                labelled.format(label=title, value=text) if text else ""
                for title, text in zip(titles, texts, strict=True)
            )

        return write

    def _parts(self, group: type[BaseModel], is_markdown: bool) -> list[Writer]:
        return [self.part(field, is_markdown, in_text=True) for field in _inner(group)]

    def part(self, field: FieldType, is_markdown: bool = False, *, in_text: bool = False) -> Writer:
        """What writes the ``field`` of a group: nothing if that is None, or has none."""
        name = field.name
        write = self.writer(field, in_text)
        if is_markdown and field.value is LocalText:
            write = self._local_writer(True, in_text)
        if field.required and field.holds is Holds.ONE:
            return lambda group: "" if group is None else write(group.__dict__[name])

        if field.holds is Holds.ONE:
            return lambda group: _written(write, None if group is None else group.__dict__[name])
        return lambda group: self.items(map(write, group.__dict__[name] or ())) if group else ""

    def _local_writer(self, is_markdown: bool, in_text: bool) -> Writer:
        plain = self._without_markup if is_markdown else None
        if in_text:
            return lambda text: self._in_language(text, plain)
        return lambda text: self._as_text(self._in_language(text, plain))

    def _in_language(self, text: LocalText, plain: Callable[[str], str] | None) -> str:
        """``text``, and its language if that is another; ``plain`` takes its markup away."""
        # The usual cases first: a catalogue has a hundred thousand texts.
        wording = text.by_language.get(self._code) if text.plain is None else text.plain
        language = None
        if wording is None:
            wording, language = text.in_language(self._code)
        if plain is not None:
            wording = plain(wording)
        return wording if language is None else f"{wording} [{self._label(language)}]"

    def _as_text(self, text: str) -> str:
        """``text``, after an apostrophe if a spreadsheet would change it."""
        return f"'{text}" if is_number_text(text, self.interface.language.locale) else text

    def _date(self, date: str) -> str:
        """A day as ISO 8601 has it, which a spreadsheet shows as its reader writes dates.

        A month is in words that none takes for a date: it would become the first day of the month.
        """
        is_month = len(date) == len("2026-01")
        return self.title(_IN_MONTH).format(self.interface.date(date)) if is_month else str(date)

    def _decimal(self, number: float) -> str:
        return f"{number}".replace(".", self._decimal_sign)

    @cached_property
    def _decimal_sign(self) -> str:
        sign: str = get_decimal_symbol(self.interface.language.locale)
        return sign

    def _label(self, language: str) -> str:
        label = self._labels.get(language)
        if label is None:
            label = remove_fallback_marks(self.interface.language_name(language))
            self._labels[language] = label
        return label

    def _name(self, record_id: str) -> str:
        record = self._catalogue[record_id]
        if isinstance(record, Source):
            return self.local(record.display_name(self.interface.date))
        return self.local(record.display_name())

    def _source_label(self, source_id: str) -> str:
        source = self._catalogue[source_id]
        assert isinstance(source, Source)
        after = self.interface.date(source.date) if source.date else source.title
        if after is None:
            return self.name(source_id)
        return self.interface.list_of([source.publisher, after])


def cell_texts(data: OpenData) -> dict[str, CellTexts]:
    """What writes in each language of the site, by its code."""
    return {code: CellTexts(data.catalogue, one) for code, one in data.interfaces.items()}


@cache
def _inner(group: type[BaseModel]) -> list[FieldType]:
    return [field for field in field_types(group).values() if not field.cites_sources]


def _written(write: Writer, value: Any) -> str:
    return "" if value is None else write(value)


_IN_MONTH = Titles("en {}", "في {}", "in {}")
_ENDS = (".", "!", "?", "؟", "…")
"""What ends a sentence."""
_MARKED = re.compile(r"[\\`*_\[\]<>&#~|\n]|\s*(?:[-+]|\d+[.)])\s")
"""What Markdown may have another meaning for than the characters themselves."""
_TAG = re.compile(r"<[^>]*+>")
_BLANKS = re.compile(r"[ \n]+")


def _without_markup(text: str) -> str:
    """The plain text of ``text``, which is in Markdown."""
    if not _MARKED.search(text):
        return text
    import cmarkgfm  # most texts have no markup

    html: str = cmarkgfm.markdown_to_html(text)
    return _BLANKS.sub(" ", unescape(_TAG.sub("", html))).strip()
